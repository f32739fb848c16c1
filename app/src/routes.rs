//! The contents page of the signed-in application. Each page is a lazily loaded chunk, and rendered
//! whole on the server.

use domain::{Refusal, Role};
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, Link, Meta, MetaTags, Title, provide_meta_context};
use leptos_router::components::{Outlet, ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{Lazy, LazyRoute, SsrMode, lazy_route, path};

use crate::AppError;
use crate::layout::inside::Inside;
use crate::layout::words::PRODUCT;
use crate::motion::{
    desk_page, edit_page, home_page, import_page as papers_page, item_page, list_page, rate_page,
};
use crate::organisation::{
    accounts_page, calendar_page, house_page, import_page, people_page, periods_page, person_page,
    units_page,
};
use crate::session::{MeResource, me, prefs};
use crate::ui::state::Failed;
use crate::ui::words::provide_prefs;
use crate::ui::{Prefs, t};

/// The document of `/app`.
pub fn shell(options: LeptosOptions, prefs: Prefs) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html
            lang=prefs.locale.code()
            data-large=prefs.large.then_some("true")
            data-theme=prefs.theme.code()
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#96191d"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <HashedStylesheet options=options.clone() id="leptos"/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Rendered whole before it is sent: it reads without JavaScript, and a refusal has its status.
const WHOLE: SsrMode = SsrMode::Async;

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_prefs(prefs());
    provide_context(MeResource(Resource::new_blocking(|| (), |()| me())));
    let name = t(PRODUCT);
    view! {
        <Title text="" formatter=move |title: String| {
            if title.is_empty() { name.to_owned() } else { format!("{title} · {name}") }
        }/>
        <Meta name="robots" content="noindex"/>
        <Link rel="icon" href="/favicon.svg" type_="image/svg+xml"/>
        <Link rel="manifest" href="/manifest.webmanifest"/>
        <Router>
            <Routes fallback=NotFound>
                <ParentRoute path=path!("/app") view=Framed>
                    <Route path=path!("") view=Start ssr=WHOLE/>
                    <Route path=path!("motions") view={Lazy::<Mine>::new()} ssr=WHOLE/>
                    <Route path=path!("motions/new") view={Lazy::<New>::new()} ssr=WHOLE/>
                    <Route path=path!("motions/:id") view={Lazy::<OneItem>::new()} ssr=WHOLE/>
                    <Route path=path!("motions/:id/edit") view={Lazy::<Edit>::new()} ssr=WHOLE/>
                    <Route path=path!("motions/:id/rate") view={Lazy::<Rate>::new()} ssr=WHOLE/>
                    <Route path=path!("desk") view={Lazy::<Desk>::new()} ssr=WHOLE/>
                    <Route path=path!("desk/import") view={Lazy::<Papers>::new()} ssr=WHOLE/>
                    <Route path=path!("unit") view={Lazy::<Unit>::new()} ssr=WHOLE/>
                    <Route path=path!("admin") view={Lazy::<Admin>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/units") view={Lazy::<AdminUnits>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/people") view={Lazy::<AdminPeople>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/people/:id") view={Lazy::<AdminPerson>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/accounts") view={Lazy::<AdminAccounts>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/import") view={Lazy::<AdminImport>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/calendar") view={Lazy::<AdminCalendar>::new()} ssr=WHOLE/>
                    <Route path=path!("admin/periods") view={Lazy::<AdminPeriods>::new()} ssr=WHOLE/>
                    <Route path=path!("notices") view={Lazy::<Notices>::new()} ssr=WHOLE/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// The frame stands inside the routes: what waits for data outside them cannot be hydrated.
#[component]
fn Framed() -> impl IntoView {
    view! {
        <Inside>
            <Outlet/>
        </Inside>
    }
}

/// Tells that the page answers to clicks: to whoever waits for it from outside.
fn comes_alive() {
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}

/// Where each role begins its day.
#[component]
fn Start() -> impl IntoView {
    comes_alive();
    let me = expect_context::<MeResource>().0;
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(me) => match me.role {
                        Role::Deputy => view! { <home_page::HomePage/> }.into_any(),
                        Role::CongressStaff => view! { <Redirect path="/app/desk"/> }.into_any(),
                        Role::UnitStaff => view! { <Redirect path="/app/unit"/> }.into_any(),
                        Role::Administrator => view! { <Redirect path="/app/admin"/> }.into_any(),
                        _ => view! { <Redirect path="/app/notices"/> }.into_any(),
                    },
                    Err(error) => view! { <Outside error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Outside(error: AppError) -> impl IntoView {
    view! {
        <Title text=error.title()/>
        <main id="main" tabindex="-1" class="wrap narrow">
            <Failed error alone=true/>
        </main>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    let error = AppError::Refused(Refusal::Hidden);
    view! { <Outside error/> }
}

const DEPUTY: &[Role] = &[Role::Deputy];
const OFFICE: &[Role] = &[Role::CongressStaff];
const UNIT: &[Role] = &[Role::UnitStaff, Role::Government];
const ADMINISTRATOR: &[Role] = &[Role::Administrator];

/// The page for those it is for; to everybody else the refusal alone, and nothing is asked of the
/// server. What the page would ask is refused by the server as well.
fn only_for(roles: &'static [Role], page: fn() -> AnyView) -> AnyView {
    let me = expect_context::<MeResource>().0;
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(me) if roles.contains(&me.role) => page(),
                    Ok(_) => view! { <Outside error=Refusal::Forbidden.into()/> }.into_any(),
                    Err(error) => view! { <Outside error/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

/// A page that is a chunk of its own, and the roles it is for; without any, it shows each what is
/// theirs.
macro_rules! lazy_page {
    ($($name:ident $(for $roles:ident)? => $page:path),+ $(,)?) => {$(
        #[derive(Debug)]
        struct $name;

        #[lazy_route]
        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            fn view(_this: Self) -> AnyView {
                comes_alive();
                let page: fn() -> AnyView = || $page().into_any();
                $(let page = || only_for($roles, page);)?
                page()
            }
        }
    )+};
}

lazy_page! {
    Mine for DEPUTY => list_page::MinePage,
    New for DEPUTY => edit_page::NewPage,
    OneItem => item_page::ItemPage,
    Edit => edit_page::EditPage,
    Rate => rate_page::RatePage,
    Desk for OFFICE => desk_page::DeskPage,
    Papers for OFFICE => papers_page::ImportPage,
    Unit for UNIT => desk_page::UnitPage,
    Notices => list_page::NoticesPage,
    Admin for ADMINISTRATOR => house_page::HousePage,
    AdminUnits for ADMINISTRATOR => units_page::UnitsPage,
    AdminPeople for ADMINISTRATOR => people_page::PeoplePage,
    AdminPerson for ADMINISTRATOR => person_page::PersonPage,
    AdminAccounts for ADMINISTRATOR => accounts_page::AccountsPage,
    AdminImport for ADMINISTRATOR => import_page::ImportPage,
    AdminCalendar for ADMINISTRATOR => calendar_page::CalendarPage,
    AdminPeriods for ADMINISTRATOR => periods_page::PeriodsPage,
}
