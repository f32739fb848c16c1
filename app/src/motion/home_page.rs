//! A deputy's home: what waits for me.

use domain::motion::view::{DeputyHome, MotionRow};
use leptos::prelude::*;
use leptos_meta::Title;

use super::api;
use super::words::*;
use crate::session::MeResource;
use crate::ui::motion::{LampTag, StateTag};
use crate::ui::state::{Empty, Failed, Loading};
use crate::ui::{Icon, Word, t, tf};

#[component]
pub fn HomePage() -> impl IntoView {
    let home = Resource::new_blocking(|| (), |()| api::home());
    let me = expect_context::<MeResource>().0;
    view! {
        <main id="main" tabindex="-1" class="wrap narrow">
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    let name = me.await.map(|me| me.name).unwrap_or_default();
                    match home.await {
                        Ok(home) => view! { <Home home name/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </main>
    }
}

#[component]
fn Home(home: DeputyHome, name: String) -> impl IntoView {
    let hello = tf(MORNING, &[("name", &name)]);
    let count = home.to_rate.len() + home.to_cosign.len() + home.to_correct.len();
    let waiting = if count == 0 {
        view! { <Empty title=NOTHING_WAITS text=NOTHING_WAITS_TEXT/> }.into_any()
    } else {
        view! {
            <h2>{tf(WAITING, &[("n", &count)])}</h2>
            <ul class="waiting">
                <Rows rows=home.to_rate kind=TO_RATE/>
                <Rows rows=home.to_cosign kind=TO_COSIGN/>
                <Rows rows=home.to_correct kind=TO_CORRECT/>
            </ul>
        }
        .into_any()
    };
    let group = |title: Word, rows: Vec<MotionRow>| {
        (!rows.is_empty()).then(|| {
            view! {
                <h2>{t(title)}</h2>
                <ul class="waiting">
                    <Rows rows kind=title/>
                </ul>
            }
        })
    };
    view! {
        <Title text=hello.clone()/>
        <div class="flow home">
        <div class="heading">
            <h1>{hello}</h1>
        </div>
        {waiting}
        <a class="button wide big" href="/app/motions/new">
            <Icon name="pen"/>
            {t(WRITE)}
        </a>
        <p class="quiet">
            <a href="/app/motions/new?kind=bill">{t(WRITE_BILL)}</a>
        </p>
        {group(DRAFTS, home.drafts)}
        {group(UNDER_WAY, home.under_way)}
        </div>
    }
}

#[component]
pub fn Rows(rows: Vec<MotionRow>, kind: Word) -> impl IntoView {
    rows.into_iter()
        .map(|row| {
            let title = if row.title.is_empty() { t(UNTITLED).to_owned() } else { row.title };
            let by = match row.lead_unit {
                Some(unit) => format!("{} · {unit}", row.author),
                None => row.author,
            };
            let provisional = row.provisional;
            view! {
                <li>
                    <a href=format!("/app/motions/{}", row.id)>
                        <span class="kind">{t(kind)}</span>
                        {match row.lamp {
                            Some(lamp) => view! { <LampTag lamp provisional/> }.into_any(),
                            None => view! { <StateTag state=row.state/> }.into_any(),
                        }}
                        <b>{title}</b>
                        <small>{by}</small>
                    </a>
                </li>
            }
        })
        .collect_view()
}
