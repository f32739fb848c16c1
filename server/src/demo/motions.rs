//! The town's suggestions, brought to where they stand through the commands that everybody uses,
//! each step by the right person on its own past day.

use std::collections::HashMap;

use color_eyre::eyre::{Result, WrapErr, eyre};
use domain::motion::outcome::{Assignment, Contact, Letter};
use domain::motion::{Draft, Kind, MotionText, State};
use domain::rating::Rating;
use domain::{Actor, Calendar, Moment, MotionId, UnitId};
use jiff::ToSpan;
use jiff::civil::Date;
use store::motion::commands;
use store::rating::{self, RateForm};
use store::{Call, Store};

use super::script::{self, Script, ScriptContact, ScriptRating, ScriptReply};

/// Who plays: people by their key, units by theirs, and for each unit who handles for it.
#[derive(Debug, Default)]
pub struct Cast {
    pub people: HashMap<String, Actor>,
    pub units: HashMap<String, UnitId>,
    pub handlers: HashMap<String, Actor>,
    pub desk: Vec<Actor>,
}

/// Plays them all, oldest first, so that numbers follow the days. Returns how many.
pub async fn play(store: &Store, cast: &Cast, today: Date) -> Result<usize> {
    let mut scripts = script::all(today)?;
    scripts.sort_by_key(|script| -script.days_ago);
    let calendar = store.calendar().await;
    let mut fresh = false;
    for (place, script) in scripts.iter().enumerate() {
        let now = store.now();
        if script.days_ago <= FRESH && !fresh {
            fresh = true;
            read_so_far(store, cast, now).await?;
        }
        let mut play = Play {
            store,
            cast,
            script,
            today,
            calendar: &calendar,
            place,
            at: Moment(0),
            end: now,
            id: None,
        };
        play.run().await.wrap_err_with(|| format!("the suggestion {}", script.key))?;
    }
    Ok(scripts.len())
}

/// What people were told of items older than this, in days, they have read.
const FRESH: i64 = 14;

async fn read_so_far(store: &Store, cast: &Cast, now: Moment) -> Result<()> {
    for actor in cast.people.values() {
        store::mark_read(store, actor.account, None, now).await?;
    }
    Ok(())
}

/// One script under way; `at` is the day and minute it has come to.
struct Play<'a> {
    store: &'a Store,
    cast: &'a Cast,
    script: &'a Script,
    today: Date,
    calendar: &'a Calendar,
    place: usize,
    at: Moment,
    end: Moment,
    id: Option<MotionId>,
}

impl Play<'_> {
    /// On to a working day so many days ago, in office hours, and never back.
    fn on(&mut self, days_ago: i64) {
        let mut day = self.today.checked_sub(days_ago.days()).unwrap_or(self.today);
        while !self.calendar.is_working(day) {
            day = day.yesterday().unwrap_or(day);
        }
        let minute = 9 * 60 + i64::try_from(self.place * 37 % 420).unwrap_or_default();
        let wanted = Moment::start_of(day).plus_seconds(minute * 60);
        let later = self.at.plus_seconds(17 * 60);
        self.at = if wanted > later { wanted } else { later };
        if self.at > self.end {
            self.at = self.end;
        }
    }

    fn call(&self, actor: &Actor) -> Call {
        Call::new(actor.clone(), self.at)
    }

    fn person(&self, key: &str) -> Result<&Actor> {
        self.cast.people.get(key).ok_or_else(|| eyre!("nobody is called {key}"))
    }

    fn unit(&self, key: &str) -> Result<UnitId> {
        self.cast.units.get(key).copied().ok_or_else(|| eyre!("no unit is called {key}"))
    }

    fn handler(&self, key: &str) -> Result<&Actor> {
        self.cast.handlers.get(key).ok_or_else(|| eyre!("nobody handles for {key}"))
    }

    fn desk(&self) -> Result<&Actor> {
        let desk = &self.cast.desk;
        desk.get(self.place % desk.len().max(1)).ok_or_else(|| eyre!("nobody sits at the desk"))
    }

    fn id(&self) -> Result<MotionId> {
        self.id.ok_or_else(|| eyre!("nothing is written yet"))
    }

    async fn run(&mut self) -> Result<()> {
        self.write().await?;
        if self.script.state == State::Draft {
            return Ok(());
        }
        self.on(self.script.days_ago);
        let author = self.person(&self.script.proposer)?;
        commands::submit(self.store, &self.call(author), self.id()?).await?;
        if !self.review().await? || !self.assign().await? || !self.handle().await? {
            return Ok(());
        }
        self.finish().await
    }

    async fn write(&mut self) -> Result<()> {
        let script = self.script;
        self.on(script.days_ago + i64::from(!script.cosigners.is_empty()));
        let author = self.person(&script.proposer)?.clone();
        let draft = Draft {
            kind: script.kind,
            text: MotionText {
                title: script.title.clone(),
                problem: script.problem.clone(),
                reason: script.reason.clone(),
                proposal: script.proposal.clone(),
            },
            category: Some(script.category),
            disclosure: script.disclosure,
            summary: script.summary.clone().unwrap_or_default(),
        };
        let id = commands::write(self.store, &self.call(&author), draft).await?;
        self.id = Some(id);
        for key in script.cosigners.iter().chain(&script.pending_cosigners) {
            let invitee = self.person(key)?.mandate.ok_or_else(|| eyre!("{key} has no mandate"))?;
            commands::invite(self.store, &self.call(&author), id, invitee).await?;
        }
        for key in &script.cosigners {
            self.on(script.days_ago + 1);
            let deputy = self.person(key)?;
            commands::answer_invitation(self.store, &self.call(deputy), id, 1, true).await?;
        }
        Ok(())
    }

    /// Whether it goes on after the office has looked at it.
    async fn review(&mut self) -> Result<bool> {
        let (script, id) = (self.script, self.id()?);
        if script.state == State::Submitted {
            return Ok(false);
        }
        self.on(script.days_ago - 2);
        let desk = self.call(self.desk()?);
        if script.kind == Kind::Bill {
            return self.decide(&desk).await.map(|()| false);
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match script.state {
            State::Returned => {
                let reason = text(&script.return_reason);
                commands::return_for_correction(self.store, &desk, id, reason).await?;
            }
            State::Refused => {
                let reason = script.refuse_reason.ok_or_else(|| eyre!("no reason"))?;
                let note = text(&script.refuse_note);
                commands::refuse(self.store, &desk, id, reason, note).await?;
            }
            State::Withdrawn => self.withdraw(text(&script.withdraw_reason)).await?,
            _ => {
                commands::accept(self.store, &desk, id, Some(script.category)).await?;
                return Ok(script.state != State::Accepted);
            }
        }
        Ok(false)
    }

    /// 撤回: with the consent of whoever has co-signed.
    async fn withdraw(&self, reason: String) -> Result<()> {
        let (script, id) = (self.script, self.id()?);
        let author = self.call(self.person(&script.proposer)?);
        if script.cosigners.is_empty() {
            return Ok(commands::withdraw(self.store, &author, id, reason).await?);
        }
        commands::ask_withdrawal(self.store, &author, id, reason).await?;
        for key in &script.cosigners {
            let deputy = self.call(self.person(key)?);
            commands::agree_to_withdrawal(self.store, &deputy, id).await?;
        }
        Ok(())
    }

    /// 议案: registered, and what the presidium has decided, where it has.
    async fn decide(&self, desk: &Call) -> Result<()> {
        let (script, id) = (self.script, self.id()?);
        commands::register(self.store, desk, id).await?;
        match (script.state, script.committee.clone()) {
            (State::OnAgenda, _) => commands::put_on_agenda(self.store, desk, id).await?,
            (State::InCommittee, Some(committee)) => {
                commands::refer_to_committee(self.store, desk, id, committee).await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn assign(&mut self) -> Result<bool> {
        let (script, id) = (self.script, self.id()?);
        self.on(script.days_ago - 3);
        let joint = script.co_units.iter().map(|key| self.unit(key)).collect::<Result<_>>()?;
        let parts = Assignment { lead: Some(self.unit(&script.lead_unit)?), joint, hard: false };
        commands::assign(self.store, &self.call(self.desk()?), id, parts).await?;
        if let (State::Declined, Some(reason)) = (script.state, script.decline_reason.clone()) {
            self.on(script.days_ago - 4);
            let lead = self.call(self.handler(&script.lead_unit)?);
            commands::decline(self.store, &lead, id, reason).await?;
        }
        if let (State::Assigned, Some(reason)) = (script.state, script.withdraw_reason.clone()) {
            self.on(script.days_ago - 6);
            let author = self.call(self.person(&script.proposer)?);
            commands::ask_withdrawal(self.store, &author, id, reason).await?;
        }
        Ok(!matches!(script.state, State::Assigned | State::Declined))
    }

    /// Signing, opinions, contacts and every round of reply and rating.
    async fn handle(&mut self) -> Result<bool> {
        let (script, id) = (self.script, self.id()?);
        self.on(script.days_ago - 4);
        let lead = self.handler(&script.lead_unit)?;
        commands::sign_for(self.store, &self.call(lead), id).await?;
        for key in &script.co_units {
            self.on(script.days_ago - 4);
            commands::sign_for(self.store, &self.call(self.handler(key)?), id).await?;
        }
        for opinion in &script.opinions {
            self.on(script.days_ago - 9);
            let unit = self.handler(&opinion.unit)?;
            commands::give_opinion(self.store, &self.call(unit), id, opinion.text.clone()).await?;
        }
        let mut met = 0;
        for reply in &script.replies {
            while let Some(contact) = script.contacts.get(met) {
                if contact.days_ago < reply.days_ago {
                    break;
                }
                self.meet(contact).await?;
                met += 1;
            }
            self.reply(reply).await?;
        }
        for contact in script.contacts.iter().skip(met) {
            self.meet(contact).await?;
        }
        Ok(script.state != State::Handling && script.state != State::Replied)
    }

    async fn meet(&mut self, contact: &ScriptContact) -> Result<()> {
        self.on(contact.days_ago);
        let lead = self.handler(&self.script.lead_unit)?;
        let met = Contact {
            method: contact.method,
            level: contact.level,
            place: contact.place.clone(),
            note: contact.note.clone(),
            met_on: self.at.date(),
        };
        Ok(commands::log_contact(self.store, &self.call(lead), self.id()?, met).await?)
    }

    async fn reply(&mut self, reply: &ScriptReply) -> Result<()> {
        let script = self.script;
        self.on(reply.days_ago);
        let lead = self.handler(&script.lead_unit)?;
        let letter = Letter {
            class: reply.class,
            document_number: reply.doc_no.clone(),
            text: reply.text.clone(),
        };
        commands::reply(self.store, &self.call(lead), self.id()?, letter).await?;
        let ratings = script.ratings.iter().filter(|one| one.round == reply.round);
        for (place, one) in ratings.enumerate() {
            self.on(reply.days_ago - 3 - i64::try_from(place).unwrap_or_default());
            self.rate(one).await?;
        }
        let last = script.replies.last().is_some_and(|last| last.round == reply.round);
        let again = !last || script.state == State::Handling;
        let over = matches!(script.state, State::Closed | State::Supervised);
        if again
            || over
            || (script.released && script.ratings.iter().any(|r| r.round == reply.round))
        {
            self.release(reply.days_ago).await?;
        }
        if again {
            self.rehandle().await?;
        }
        Ok(())
    }

    async fn rate(&self, one: &ScriptRating) -> Result<()> {
        let rating = Rating {
            attitude: one.attitude,
            result: one.result,
            reason: one.reason.clone().unwrap_or_default(),
            consent: one.consent,
        };
        let form = RateForm { rating, sealed: false };
        let call = self.call(self.person(&one.rater)?);
        Ok(rating::rate(self.store, &call, self.id()?, form).await?)
    }

    /// The office closes the window as soon as it may, and releases.
    async fn release(&mut self, replied: i64) -> Result<()> {
        let (id, desk) = (self.id()?, self.desk()?.clone());
        let mut days = 7;
        loop {
            self.on(replied - days);
            match rating::close_window(self.store, &self.call(&desk), id).await {
                Ok(()) => break,
                Err(error) if self.at >= self.end => return Err(error.into()),
                Err(_) => days += 5,
            }
        }
        self.at = self.at.plus_seconds(600);
        Ok(rating::release(self.store, &self.call(&desk), id).await?)
    }

    async fn rehandle(&mut self) -> Result<()> {
        self.at = self.at.plus_seconds(3_600);
        let note = self.script.rehandle_note.clone();
        let note = note.unwrap_or_else(|| "请结合代表意见重新办理，一个月内再次答复。".to_owned());
        let desk = self.call(self.desk()?);
        Ok(commands::order_rehandling(self.store, &desk, self.id()?, note).await?)
    }

    async fn finish(&mut self) -> Result<()> {
        let (script, id) = (self.script, self.id()?);
        self.at = self.at.plus_seconds(5_400);
        let desk = self.call(self.desk()?);
        if script.state == State::Supervised {
            let note = "两次评价均不满意，列入督办，由专门委员会跟踪办理情况。".to_owned();
            return Ok(commands::supervise(self.store, &desk, id, note).await?);
        }
        let outcome = script.outcome.clone().unwrap_or_default();
        Ok(commands::close(self.store, &desk, id, outcome).await?)
    }
}
