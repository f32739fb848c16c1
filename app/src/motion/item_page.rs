//! One item, as whoever asks may see it: the same parts, chosen by audience.

use domain::MotionId;
use domain::motion::view::{MotionCore, MotionView};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api;
use super::parts::act::Refresh;
use super::parts::expectations::Expected;
use super::parts::for_deputy::ForDeputy;
use super::parts::for_staff::ForStaff;
use super::parts::for_unit::ForUnit;
use super::parts::sections::*;
use super::words::*;
use crate::ui::motion::Timeline;
use crate::ui::state::{Failed, Loading};
use crate::ui::t;

pub fn motion_id() -> impl Fn() -> MotionId + Copy + Send + Sync {
    let params = use_params_map();
    move || {
        let id = params.read().get("id").and_then(|text| text.parse().ok());
        id.unwrap_or(MotionId(0))
    }
}

#[component]
pub fn ItemPage() -> impl IntoView {
    let id = motion_id();
    view! {
        <main id="main" tabindex="-1" class="wrap">
            {move || view! { <Item id=id()/> }}
        </main>
    }
}

/// The item; loads again when something was done to it.
#[component]
pub fn Item(id: MotionId) -> impl IntoView {
    let refresh = Refresh(RwSignal::new(0));
    provide_context(refresh);
    let item = Resource::new_blocking(move || refresh.0.get(), move |_| api::view(id));
    view! {
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                match item.await {
                    Ok(MotionView::Deputy(motion)) => {
                        view! { <ForDeputy motion/> }.into_any()
                    }
                    Ok(MotionView::Staff(motion)) => view! { <ForStaff motion/> }.into_any(),
                    Ok(MotionView::Unit(motion)) => view! { <ForUnit motion/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What everybody inside sees alike: words and letters left, clocks and timeline right.
#[component]
pub fn Frame(core: MotionCore, cosigners: usize, top: AnyView, side: AnyView) -> impl IntoView {
    let title = core.text.title.clone();
    let (kind, text) = (core.kind, core.text.clone());
    let replied = !core.replies.is_empty();
    view! {
        <Title text=title/>
        <div class="two">
            <article class="item flow">
                <Heading core=core.clone() cosigners/>
                {top}
                <Words kind text/>
                <Files files=core.files/>
                <Letters replies=core.replies/>
                <Contacts contacts=core.contacts/>
            </article>
            <aside class="flow">
                {side}
                <Expected expectations=core.expectations/>
                <Units assignments=core.assignments/>
                <Papers id=core.id replied/>
                <section class="card">
                    <h2>{t(TIMELINE)}</h2>
                    <Timeline entries=core.timeline/>
                </section>
            </aside>
        </div>
    }
}
