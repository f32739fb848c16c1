//! The rows of a list: they stand still while what they say of an item changes.

use domain::motion::view::MotionRow;
use domain::page::Page;
use leptos::prelude::*;

use super::address::Address;
use super::bar::Bar;
use super::keys::keys;
use super::review::Review;
use crate::motion::words::*;
use crate::ui::motion::{LampTag, StateTag};
use crate::ui::state::Empty;
use crate::ui::{t, tf};

#[component]
pub fn List(
    page: Page<MotionRow>,
    path: &'static str,
    address: Memo<Address>,
    desk: bool,
    review: Review,
) -> impl IntoView {
    review.begin(desk, &page.rows);
    keys(review, page.next.clone(), path, address);
    if page.rows.is_empty() {
        return view! { <Empty icon="file" title=EMPTY_LIST text=EMPTY_LIST_TEXT/> }.into_any();
    }
    let next = page.next.map(|after| {
        let mut next = address.get_untracked();
        next.query.after = Some(after);
        view! { <a href=next.href(path)>{t(MORE)}</a> }
    });
    let first = address.get_untracked().query.after.is_some().then(|| {
        let mut first = address.get_untracked();
        first.query.after = None;
        view! { <a href=first.href(path)>{t(FIRST)}</a> }
    });
    view! {
        <div class="rows" role="region" aria-label=t(ALL) tabindex="0">
            <table class="table">
                <Head desk/>
                <tbody>
                    {page
                        .rows
                        .into_iter()
                        .enumerate()
                        .map(|(place, row)| view! { <Line row place path address review/> })
                        .collect_view()}
                </tbody>
            </table>
            <nav class="pages" aria-label=t(MORE)>
                {first}
                {next}
            </nav>
        </div>
        {move || (desk && address.get().open.is_none()).then(|| view! { <Bar review/> })}
    }
    .into_any()
}

#[component]
fn Head(desk: bool) -> impl IntoView {
    let mark = desk.then(|| {
        view! {
            <th class="mark">
                <span class="unseen">{t(COLUMN_MARK)}</span>
            </th>
        }
    });
    view! {
        <thead>
            <tr>
                {mark} <th>{t(COLUMN_DUE)}</th> <th class="title">{t(COLUMN_TITLE)}</th>
                <th>{t(COLUMN_STATE)}</th> <th class="roomy">{t(COLUMN_NUMBER)}</th>
                <th class="roomy">{t(COLUMN_AUTHOR)}</th> <th class="roomy">{t(COLUMN_UNIT)}</th>
            </tr>
        </thead>
    }
}

#[component]
fn Line(
    row: MotionRow,
    place: usize,
    path: &'static str,
    address: Memo<Address>,
    review: Review,
) -> impl IntoView {
    let id = row.id;
    let href = move || Address { open: Some(id), ..address.get() }.href(path);
    let current = move || (review.current.get() == place).then_some("true");
    let marked = move || address.get().open == Some(id) || review.is_marked(id);
    let title = row.title.clone();
    let mark = review.is_desk().then(|| view! { <Mark id title=title.clone() review/> });
    let (author, delegation) = (row.author.clone(), row.delegation.clone());
    // what was done to it here stands in its place
    let now = Memo::new(move |_| {
        review.moved.with(|moved| moved.get(&id).cloned()).unwrap_or_else(|| row.clone())
    });
    let lamp = move || {
        let row = now.get();
        let lamp = row.lamp.filter(|_| !row.state.is_final());
        lamp.map(|lamp| view! { <LampTag lamp provisional=row.provisional/> })
    };
    view! {
        <tr aria-current=current class:marked=marked>
            {mark} <td>{lamp}</td> <td class="title">
                <a href=href>{title}</a>
            </td> <td>{move || view! { <StateTag state=now.get().state/> }}</td>
            <td class="roomy quiet">{move || now.get().number}</td>
            <td class="roomy quiet">{author} " " {delegation}</td>
            <td class="roomy quiet unbroken">
                {move || now.get().lead_unit.or_else(|| proposed(review, id))}
            </td>
        </tr>
    }
}

/// Where it would go: what is proposed first, or what the clerk picked.
fn proposed(review: Review, id: domain::MotionId) -> Option<String> {
    let unit = review.wish(id).lead?;
    let known = review.units.with(|units| units.iter().find(|one| one.id == unit).cloned());
    known.map(|unit| tf(PROPOSED_UNIT, &[("unit", &unit.short_name)]))
}

#[component]
fn Mark(id: domain::MotionId, title: String, review: Review) -> impl IntoView {
    view! {
        <td class="mark">
            <label>
                <input
                    type="checkbox"
                    aria-label=tf(MARK, &[("title", &title)])
                    prop:checked=move || review.is_marked(id)
                    on:change=move |_| review.mark(id)
                />
            </label>
        </td>
    }
}
