//! Taking the steps of a story, each by whose turn it is.

use domain::file::Kind;
use domain::motion::{RefusalReason, ReplyClass};
use domain::rating::{Grade, Rating};
use domain::{Actor, Moment, MotionId};
use jiff::civil::Date;
use sea_orm::EntityTrait;

use super::file::{a_file, in_pieces};
use super::motion::{Built, MotionBuilder};
use super::town::{Town, Unit};
use super::words::{a_contact, a_letter, an_assignment};
use crate::connect::Store;
use crate::entity::{motion, rating_window};
use crate::error::{Error, Result};
use crate::file::attach;
use crate::motion::commands as command;
use crate::operation::Call;
use crate::rating::{self, RateForm};

pub(super) enum Step {
    Until(Moment),
    Wait(i64),
    Invite(Actor),
    Cosign(Actor, bool),
    Edit(Box<domain::motion::Draft>),
    Attach(String, Kind),
    Submit,
    Withdraw,
    AskWithdrawal,
    Return,
    Refuse(RefusalReason),
    Accept,
    AcceptDirectly(Box<Unit>),
    Register,
    TurnIntoSuggestion,
    PutOnAgenda,
    ReferToCommittee,
    Assign { lead: Box<Unit>, joint: Vec<Unit>, hard: bool },
    AskRelief,
    Uphold,
    Reassign { lead: Box<Unit>, joint: Vec<Unit> },
    AskExtension,
    Sign,
    SignJointly,
    Opinions,
    Contact,
    Reply(ReplyClass),
    Rate(Actor, Grade, Grade, bool),
    CloseWindow,
    Release,
    Rehandle,
    Supervise,
    Close,
    Quarantine,
    Restore,
    Purge,
}

struct Story<'a> {
    store: &'a Store,
    town: &'a Town,
    author: Actor,
    id: MotionId,
    now: Moment,
    lead: Option<Unit>,
    joint: Vec<Unit>,
    cosigners: Vec<Actor>,
}

pub(super) async fn take(told: MotionBuilder<'_>, store: &Store) -> Result<Built> {
    let call = Call::new(told.author.clone(), told.begins);
    let id = command::write(store, &call, told.draft).await?;
    let (town, author, now) = (told.town, told.author, told.begins.plus_seconds(60));
    let (lead, joint, cosigners) = (None, Vec::new(), Vec::new());
    let mut story = Story { store, town, author, id, now, lead, joint, cosigners };
    for step in told.steps {
        story.go(step).await?;
    }
    let row = story.row().await?;
    Ok(Built { id, now: story.now, number: row.number })
}

impl Story<'_> {
    async fn go(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Until(at) => return self.wait_until(at),
            Step::Wait(days) => return self.wait_until(self.now.plus_days(days)),
            Step::CloseWindow => self.close_window().await?,
            Step::Assign { lead, joint, hard } => self.assign(*lead, joint, hard).await?,
            Step::SignJointly => self.each_joint(true).await?,
            Step::Opinions => self.each_joint(false).await?,
            Step::Reassign { lead, joint } => self.reassign(*lead, joint).await?,
            Step::Sign | Step::Contact | Step::Reply(_) | Step::AskRelief | Step::AskExtension => {
                self.handle(step).await?;
            }
            Step::AcceptDirectly(unit) => self.accept_directly(*unit).await?,
            Step::Uphold
            | Step::Register
            | Step::TurnIntoSuggestion
            | Step::PutOnAgenda
            | Step::ReferToCommittee
            | Step::Release
            | Step::Rehandle
            | Step::Supervise
            | Step::Close
            | Step::Quarantine
            | Step::Restore
            | Step::Purge
            | Step::Return
            | Step::Refuse(_)
            | Step::Accept => self.office(step).await?,
            _ => self.deputy(step).await?,
        }
        self.now = self.now.plus_seconds(60);
        Ok(())
    }

    fn wait_until(&mut self, at: Moment) -> Result<()> {
        self.now = self.now.max(at);
        Ok(())
    }

    fn call(&self, actor: &Actor) -> Call {
        Call::new(actor.clone(), self.now)
    }

    async fn row(&self) -> Result<motion::Model> {
        let row = motion::Entity::find_by_id(self.id.0).one(self.store.writer()).await?;
        row.ok_or(Error::Unreadable("motion of a story"))
    }

    /// As the rules ask: alone, or with everybody's consent.
    async fn withdraw(&self) -> Result<()> {
        let (store, id, call) = (self.store, self.id, self.call(&self.author));
        let reason = "情况已经变化".to_owned();
        let draft = self.row().await?.submitted_at.is_none();
        if draft || self.cosigners.is_empty() {
            return command::withdraw(store, &call, id, reason).await;
        }
        command::ask_withdrawal(store, &call, id, reason).await?;
        for one in &self.cosigners {
            command::agree_to_withdrawal(store, &self.call(one), id).await?;
        }
        Ok(())
    }

    async fn deputy(&mut self, step: Step) -> Result<()> {
        let (store, id, call) = (self.store, self.id, self.call(&self.author));
        match step {
            Step::Invite(who) => {
                let mandate = who.mandate.ok_or(Error::Unreadable("mandate of a story"))?;
                command::invite(store, &call, id, mandate).await
            }
            Step::Cosign(who, yes) => {
                let revision = self.row().await?.revision;
                let answering = self.call(&who);
                self.cosigners.extend(yes.then_some(who));
                command::answer_invitation(store, &answering, id, revision, yes).await
            }
            Step::Edit(draft) => {
                let version = self.row().await?.version;
                command::edit(store, &call, id, version, *draft).await.map(|_| ())
            }
            Step::Rate(who, attitude, result, sealed) => {
                let reason = if attitude.max(result) == Grade::Dissatisfied {
                    "答复没有说明何时开工"
                } else {
                    ""
                };
                let reason = reason.to_owned();
                let rating = Rating { attitude, result, reason, consent: true };
                rating::rate(store, &self.call(&who), id, RateForm { rating, sealed }).await
            }
            Step::Attach(name, kind) => {
                let body = in_pieces(&a_file(kind), 4096);
                attach(store, &call, id, &name, body).await.map(|_| ())
            }
            Step::Withdraw => self.withdraw().await,
            Step::AskWithdrawal => {
                command::ask_withdrawal(store, &call, id, "情况已经变化".to_owned()).await
            }
            _ => command::submit(store, &call, id).await,
        }
    }

    async fn office(&self, step: Step) -> Result<()> {
        let (store, id, call) = (self.store, self.id, self.call(&self.town.desk));
        let words = |text: &str| text.to_owned();
        match step {
            Step::Return => {
                let reason = words("请补充路段的具体位置");
                command::return_for_correction(store, &call, id, reason).await
            }
            Step::Refuse(reason) => {
                command::refuse(store, &call, id, reason, words("不属于本级职权范围")).await
            }
            Step::Accept => command::accept(store, &call, id, None).await.map(|_| ()),
            Step::Register => command::register(store, &call, id).await,
            Step::TurnIntoSuggestion => {
                let note = words("内容具体，适合作为建议办理");
                command::turn_into_suggestion(store, &call, id, note).await
            }
            Step::PutOnAgenda => command::put_on_agenda(store, &call, id).await,
            Step::ReferToCommittee => {
                command::refer_to_committee(store, &call, id, words("城乡建设与环境保护委员会"))
                    .await
            }
            Step::Uphold => {
                command::uphold(store, &call, id, words("道路属于你单位职责，请继续办理")).await
            }
            Step::Release => rating::release(store, &call, id).await,
            Step::Rehandle => {
                let note = words("答复没有回应排水问题，请重新办理");
                command::order_rehandling(store, &call, id, note).await
            }
            Step::Supervise => command::supervise(store, &call, id, words("由主任会议督办")).await,
            Step::Close => command::close(store, &call, id, words("路面已加宽，排水已疏通")).await,
            Step::Quarantine => {
                command::quarantine(store, &call, id, words("含有他人的个人信息")).await
            }
            Step::Restore => command::restore(store, &call, id).await,
            _ => {
                let reason = words("按规定清除个人信息");
                command::purge(store, &call, id, reason).await.map(|_| ())
            }
        }
    }

    async fn accept_directly(&mut self, unit: Unit) -> Result<()> {
        let call = self.call(&self.town.desk);
        command::accept_directly(self.store, &call, self.id, None, unit.id).await?;
        self.lead = Some(unit);
        Ok(())
    }

    async fn assign(&mut self, lead: Unit, joint: Vec<Unit>, hard: bool) -> Result<()> {
        let ids: Vec<_> = joint.iter().map(|unit| unit.id).collect();
        let parts = domain::motion::outcome::Assignment { hard, ..an_assignment(lead.id, &ids) };
        command::assign(self.store, &self.call(&self.town.desk), self.id, parts).await?;
        (self.lead, self.joint) = (Some(lead), joint);
        Ok(())
    }

    async fn reassign(&mut self, lead: Unit, joint: Vec<Unit>) -> Result<()> {
        let ids: Vec<_> = joint.iter().map(|unit| unit.id).collect();
        let parts = an_assignment(lead.id, &ids);
        command::reassign(self.store, &self.call(&self.town.desk), self.id, parts).await?;
        (self.lead, self.joint) = (Some(lead), joint);
        Ok(())
    }

    async fn handle(&self, step: Step) -> Result<()> {
        let lead = self.lead.as_ref().ok_or(Error::Unreadable("lead unit of a story"))?;
        let (store, id, call) = (self.store, self.id, self.call(&lead.staff));
        match step {
            Step::AskRelief => {
                let reason = "该路段为县道，依规定由县交通运输局养护".to_owned();
                command::decline(store, &call, id, reason).await
            }
            Step::AskExtension => {
                let reason = "涉及两县界线和三家管线单位，需要联合勘测".to_owned();
                command::ask_extension(store, &call, id, reason).await
            }
            Step::Contact => {
                command::log_contact(store, &call, id, a_contact(self.now.date())).await
            }
            Step::Reply(class) => {
                let letter = a_letter(class, self.row().await?.round);
                command::reply(store, &call, id, letter).await
            }
            _ => command::sign_for(store, &call, id).await,
        }
    }

    async fn each_joint(&mut self, sign: bool) -> Result<()> {
        for unit in &self.joint {
            let call = self.call(&unit.staff);
            if sign {
                command::sign_for(self.store, &call, self.id).await?;
            } else {
                let opinion = "我单位将配合做好施工期间的交通组织工作。".to_owned();
                command::give_opinion(self.store, &call, self.id, opinion).await?;
            }
        }
        Ok(())
    }

    async fn close_window(&mut self) -> Result<()> {
        let round = self.row().await?.round;
        let window = rating_window::Entity::find_by_id((self.id.0, round));
        let window = window.one(self.store.writer()).await?;
        let window = window.ok_or(Error::Unreadable("window of a story"))?;
        let due: Date = window.due_on.parse().map_err(|_| Error::Unreadable("date"))?;
        let over = Moment::start_of(due).plus_days(1).plus_seconds(9 * 3600);
        self.now = self.now.max(over);
        rating::close_window(self.store, &self.call(&self.town.desk), self.id).await
    }
}
