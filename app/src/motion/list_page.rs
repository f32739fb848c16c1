//! A deputy's own items, and the inbox.

use domain::account::delivery::{Channel, Fate};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::{self, ListQuery, Of};
use super::home_page::Rows;
use super::words::*;
use crate::ui::dates::Minute;
use crate::ui::state::{Empty, Failed, Loading};
use crate::ui::{Icon, t};

#[component]
pub fn MinePage() -> impl IntoView {
    let list = Resource::new_blocking(|| (), |()| api::list(Of::Mine, ListQuery::default()));
    view! {
        <Title text=t(MY_MOTIONS)/>
        <main id="main" tabindex="-1" class="wrap narrow">
            <div class="heading">
                <h1>{t(MY_MOTIONS)}</h1>
                <a class="button" href="/app/motions/new">
                    <Icon name="pen"/>
                    {t(WRITE)}
                </a>
            </div>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(page) if page.rows.is_empty() => {
                            view! {
                                <Empty icon="file" title=NO_MOTIONS text=NO_MOTIONS_TEXT/>
                            }
                                .into_any()
                        }
                        Ok(page) => {
                            let row = |row: domain::motion::view::MotionRow| {
                                let kind = state(row.state);
                                view! { <Rows rows=vec![row] kind/> }
                            };
                            view! {
                                <ul class="waiting">
                                    {page.rows.into_iter().map(row).collect_view()}
                                </ul>
                            }
                                .into_any()
                        }
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </main>
    }
}

#[component]
pub fn NoticesPage() -> impl IntoView {
    let read = Action::new(|(): &()| api::mark_read(None));
    let list = Resource::new_blocking(move || read.version().get(), |_| api::notices());
    let alive = super::parts::act::alive();
    view! {
        <Title text=t(NOTICES)/>
        <main id="main" tabindex="-1" class="wrap narrow">
            <div class="heading">
                <h1>{t(NOTICES)}</h1>
                <button
                    class="button plain"
                    disabled=move || !alive.get()
                    on:click=move |_| {
                        read.dispatch(());
                    }
                >
                    {t(MARK_READ)}
                </button>
            </div>
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => {
                            view! { <Empty icon="bell" title=NO_NOTICES/> }.into_any()
                        }
                        Ok(list) => view! { <Lines list/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </main>
    }
}

/// ` · 短信已发`
fn fate_of((by, fate): (Channel, Fate)) -> String {
    let by = match by {
        Channel::Sms => BY_SMS,
        Channel::Mail => BY_MAIL,
    };
    let fate = match fate {
        Fate::Waiting => IS_WAITING,
        Fate::Sent => IS_SENT,
        Fate::Failed => HAS_FAILED,
    };
    format!(" · {} {}", t(by), t(fate))
}

#[component]
fn Lines(list: Vec<api::NoticeLine>) -> impl IntoView {
    view! {
        <ul class="waiting">
            {list
                .into_iter()
                .map(|one| view! { <li><Line one/></li> })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Line(one: api::NoticeLine) -> impl IntoView {
    // whoever was relieved of it can no longer open it
    let leads_on = one.kind != "relieved";
    let address = format!("/app/motions/{}", one.motion);
    let said = view! {
        <span class="kind">{t(notice(&one.kind))}</span>
        {(!one.read).then(|| view! { <span class="count">"1"</span> })}
        <b>{one.title}</b>
        <small>
            <Minute at=one.at/>
            {one.sent.into_iter().map(fate_of).collect_view()}
        </small>
    };
    if leads_on {
        view! { <a href=address>{said}</a> }.into_any()
    } else {
        view! { <div class="line">{said}</div> }.into_any()
    }
}
