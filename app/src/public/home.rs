//! The first page: what it is, where to go, how things stand, what was just done.

use domain::motion::public::{Figures, PublicHome};
use domain::motion::view::PublicRow;
use leptos::prelude::*;

use super::parts::find::Find;
use super::parts::results::Results;
use super::words::*;
use crate::ui::state::Empty;
use crate::ui::{Icon, Word, t, tf};

#[component]
pub fn HomePage(home: PublicHome) -> impl IntoView {
    let nothing = home.newest.is_empty();
    view! {
        <section class="hero">
            <h1>{t(HOME_TITLE)}</h1>
            <p class="lead">{t(HOME_LEAD)}</p>
            <Find action="/motions" label=SEARCH_MOTIONS query=""/>
        </section>
        <Doors/>
        {if nothing {
            view! { <Empty icon="file" title=NOTHING_YET text=NOTHING_YET_TEXT/> }.into_any()
        } else {
            view! {
                <Standing figures=home.figures/>
                <Band title=JUST_CLOSED rows=home.closed all="/motions?state=closed"/>
                <Band title=NEWEST rows=home.newest all="/motions"/>
            }
                .into_any()
        }}
    }
}

#[component]
fn Doors() -> impl IntoView {
    let door = |href: &'static str, icon: &'static str, label: Word, text: Word| {
        view! {
            <li>
                <a href=href>
                    <Icon name=icon/>
                    <b>{t(label)}</b>
                    <small>{t(text)}</small>
                </a>
            </li>
        }
    };
    view! {
        <ul class="doors">
            {door("/motions", "file", DOOR_MOTIONS, DOOR_MOTIONS_TEXT)}
            {door("/deputies", "people", DOOR_DEPUTIES, DOOR_DEPUTIES_TEXT)}
            {door("/app", "key", DOOR_SIGN_IN, DOOR_SIGN_IN_TEXT)}
        </ul>
    }
}

#[component]
fn Standing(figures: Figures) -> impl IntoView {
    let number = |label: Word, text: String, unit: Option<Word>| {
        view! {
            <div>
                <dt>{t(label)}</dt>
                <dd>{text} " " {unit.map(|unit| view! { <small>{t(unit)}</small> })}</dd>
            </div>
        }
    };
    let open = figures.accepted - figures.replied - figures.closed;
    let on_time = match figures.on_time_rate() {
        Some(rate) => (format!("{rate}%"), None),
        None => ("—".to_owned(), None),
    };
    view! {
        <section class="band">
            <header>
                <h2>{t(THIS_TERM)}</h2>
            </header>
            <dl class="numbers">
                {number(FIGURE_ALL, figures.accepted.to_string(), Some(ITEMS))}
                {number(FIGURE_OPEN, open.to_string(), Some(ITEMS))}
                {number(FIGURE_CLOSED, figures.closed.to_string(), Some(ITEMS))}
                {number(FIGURE_ON_TIME, on_time.0, on_time.1)}
            </dl>
            <p class="small note">
                {tf(FIGURES_NOTE, &[("due", &figures.due), ("on_time", &figures.on_time)])}
            </p>
        </section>
    }
}

#[component]
fn Band(title: Word, rows: Vec<PublicRow>, all: &'static str) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="band">
                <header>
                    <h2>{t(title)}</h2>
                    <a class="onward" href=all>
                        {t(ALL_OF_THEM)}
                    </a>
                </header>
                <Results rows/>
            </section>
        }
    })
}
