//! The words, units, contacts, letters, co-signers and files of an item.

use domain::MotionId;
use domain::motion::view::{
    AssignmentView, ContactView, CosignerView, FileView, MotionCore, ReplyView, WithdrawalView,
};
use domain::motion::{CosignState, Kind, MotionText};
use leptos::prelude::*;

use crate::motion::words::*;
use crate::ui::dates::{Day, day};
use crate::ui::motion::StateTag;
use crate::ui::words::{bracketed, labelled, listed};
use crate::ui::{Icon, Word, t, tf};

/// 申请撤回: why, and who has yet to agree.
#[component]
pub fn WithdrawalAsked(asked: WithdrawalView) -> impl IntoView {
    let names = listed(asked.awaited);
    view! {
        <div class="notice soon">
            <Icon name="return"/>
            <h2>{t(ASKED_WITHDRAWAL)}</h2>
            <p>{asked.reason}</p>
            <p class="quiet">{tf(AWAITING_CONSENT, &[("names", &names)])}</p>
        </div>
    }
}

#[component]
pub fn Heading(core: MotionCore, cosigners: usize) -> impl IntoView {
    let title = if core.text.title.is_empty() { t(UNTITLED).to_owned() } else { core.text.title };
    let number = core.number.unwrap_or_else(|| t(NO_NUMBER).to_owned());
    let by = format!("{}{}", core.author.name, bracketed(&core.author.delegation));
    let author = labelled(AUTHOR, by);
    view! {
        <header>
            <StateTag state=core.state/>
            <h1>{title}</h1>
            {core
                .outcome
                .map(|text| view! { <p class="lead outcome">{labelled(OUTCOME, text)}</p> })}
            <ul class="meta">
                <li>{number}</li>
                <li>{author}</li>
                {(cosigners > 0)
                    .then(|| view! { <li>{tf(COSIGNED_BY, &[("n", &cosigners)])}</li> })}
                {core.category.map(|one| view! { <li>{t(category(one))}</li> })}
                <li>{t(disclosure(core.disclosure).0)}</li>
            </ul>
        </header>
    }
}

/// Paragraphs of a text: every line break begins one.
pub fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
}

#[component]
pub fn Words(kind: Kind, text: MotionText) -> impl IntoView {
    let [problem, reason, proposal] = parts(kind);
    let part = |label: Word, text: &str| {
        (!text.is_empty()).then(|| {
            view! {
                <h3>{t(label)}</h3>
                {paragraphs(text)}
            }
        })
    };
    view! {
        <section class="card flow">
            <h2>{t(text_of(kind))}</h2>
            {part(problem, &text.problem)}
            {part(reason, &text.reason)}
            {part(proposal, &text.proposal)}
        </section>
    }
}

#[component]
pub fn Letters(replies: Vec<ReplyView>) -> impl IntoView {
    replies
        .into_iter()
        .rev()
        .map(|reply| {
            view! {
                <article class="letter">
                    <header>
                        <span>{reply.document_number}</span>
                        <span>{t(reply_class(reply.class))}</span>
                    </header>
                    <h2>{tf(ROUND, &[("n", &reply.round)])}</h2>
                    {paragraphs(&reply.text)}
                    <div class="signature">
                        <p>{reply.unit}</p>
                        <p>
                            <Day date=reply.replied_at.date()/>
                        </p>
                    </div>
                </article>
            }
        })
        .collect_view()
}

#[component]
pub fn Units(assignments: Vec<AssignmentView>) -> impl IntoView {
    (!assignments.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(UNITS)}</h2>
                <dl class="facts">
                    {assignments
                        .into_iter()
                        .map(|one| {
                            let signed = match one.signed_at {
                                Some(at) => tf(SIGNED_AT, &[("day", &day(at.date()))]),
                                None => t(NOT_SIGNED).to_owned(),
                            };
                            let said = |text: String| view! { <p>{labelled(OPINION, text)}</p> };
                            view! {
                                <dt>{t(part(one.part))}</dt>
                                <dd>
                                    {one.unit.name} " " <small class="quiet">{signed}</small>
                                    {one.opinion.map(said)}
                                </dd>
                            }
                        })
                        .collect_view()}
                </dl>
            </section>
        }
    })
}

#[component]
pub fn Contacts(contacts: Vec<ContactView>) -> impl IntoView {
    (!contacts.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(CONTACTS)}</h2>
                <ol class="thread">
                    {contacts
                        .into_iter()
                        .map(|one| {
                            let how = format!(
                                "{} · {} {}",
                                t(contact_method(one.method)),
                                one.unit,
                                t(contact_level(one.level)),
                            );
                            view! {
                                <li>
                                    <header>
                                        <b>{how}</b>
                                        <Day date=one.met_on/>
                                    </header>
                                    <p>{one.note}</p>
                                    {(!one.place.is_empty())
                                        .then(|| view! { <p class="small">{one.place}</p> })}
                                </li>
                            }
                        })
                        .collect_view()}
                </ol>
            </section>
        }
    })
}

#[component]
pub fn Cosigners(cosigners: Vec<CosignerView>) -> impl IntoView {
    (!cosigners.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(COSIGNERS)}</h2>
                <ul class="links">
                    {cosigners
                        .into_iter()
                        .map(|one| {
                            let class = match one.state {
                                CosignState::Confirmed => "tag ok",
                                CosignState::Invited => "tag soon",
                                _ => "tag neutral",
                            };
                            view! {
                                <li class="person">
                                    <span>
                                        {one.deputy.name} <small>{one.deputy.delegation}</small>
                                    </span>
                                    <span class=class>{t(cosign_state(one.state))}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}

/// A size in bytes as people read it.
pub fn size(bytes: f64) -> String {
    match bytes {
        small if small < 1e6 => format!("{} kB", (small / 1e3).ceil()),
        large => format!("{:.1} MB", large / 1e6),
    }
}

#[component]
pub fn Files(files: Vec<FileView>) -> impl IntoView {
    (!files.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{t(FILES)}</h2>
                <ul class="files">
                    {files
                        .into_iter()
                        .map(|file| {
                            let size = size(file.size as f64);
                            view! {
                                <li>
                                    <Icon name="paperclip"/>
                                    <a href=format!("/app/files/{}", file.id) download>
                                        {file.name}
                                        <small>{size}</small>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}

/// The official papers, made by the server when asked for.
#[component]
pub fn Papers(id: MotionId, replied: bool) -> impl IntoView {
    let link = move |what: &str, ending: &str, label: Word| {
        let href = format!("/app/motions/{id}/{what}.{ending}");
        let text = format!("{} {}", t(label), ending.to_uppercase());
        view! {
            <li>
                <a href=href rel="external" download="">
                    {text}
                </a>
            </li>
        }
    };
    let pair = move |what: &'static str, label: Word| {
        view! {
            {link(what, "docx", label)}
            {link(what, "pdf", label)}
        }
    };
    view! {
        <section class="card">
            <h2>{t(PAPERS)}</h2>
            <ul class="links">
                {pair("suggestion", PAPER_SUGGESTION)}
                {replied.then(|| pair("reply", PAPER_REPLY))}
            </ul>
        </section>
    }
}
