//! Inviting: an administrator gives a person a seat; the person sets a password of their own.

use domain::account::{AccountState, CodePurpose, is_login, is_phone, normal_name};
use domain::error::Check;
use domain::organisation::form::SeatForm;
use domain::{
    AccountId, Action, CongressId, DelegationId, Event, Flaw, MandateId, Moment, Refusal, Role,
    SubRole, UnitId,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use crate::account::{code, find, messages};
use crate::connect::Store;
use crate::entity::{account, congress, delegation, mandate, person, seat, unit};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::keys::Keys;
use crate::message::Message;
use crate::operation::{AccountOperation, Begun, Call, Operation};
use crate::organisation::access::governing;
use crate::outbox;

/// Whom to invite, and into which seat.
#[derive(Clone, Debug)]
pub struct InviteForm {
    pub name: String,
    pub phone: String,
    pub login: Option<String>,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub unit: Option<UnitId>,
    pub delegation: Option<DelegationId>,
    pub mandate: Option<MandateId>,
}

impl InviteForm {
    /// A name and a phone for a seat; a deputy's seat has its mandate besides.
    pub fn into_seat(name: &str, phone: &str, seat: &SeatForm) -> Self {
        Self {
            name: name.to_owned(),
            phone: phone.to_owned(),
            login: None,
            role: seat.role,
            sub_role: seat.sub_role,
            unit: seat.unit,
            delegation: seat.delegation,
            mandate: None,
        }
    }

    fn seat(&self) -> SeatForm {
        SeatForm {
            role: self.role,
            sub_role: self.sub_role,
            unit: self.unit,
            delegation: self.delegation,
        }
    }

    fn tidied(self) -> Self {
        let login = self.login.map(|login| normal_name(&login)).filter(|it| !it.is_empty());
        let name = self.name.trim().to_owned();
        Self { name, phone: normal_name(&self.phone), login, ..self }
    }

    fn check(&self) -> Result<()> {
        let mut check = Check::default();
        check.text("name", &self.name, 1, 40);
        if !is_phone(&self.phone) {
            check.flaw("phone", Flaw::Form);
        }
        if self.login.as_deref().is_some_and(|login| !is_login(login)) {
            check.flaw("login", Flaw::Form);
        }
        match self.role {
            Role::Deputy if self.mandate.is_none() => check.flaw("mandate", Flaw::Missing),
            Role::Deputy => {}
            _ => self.seat().flaws(&mut check),
        }
        Ok(check.done()?)
    }
}

/// Gives a seat in a congress that the actor governs, to a new account or to one whose holder has
/// that phone and that name already. `site` is the address people type. Returns the account.
pub async fn invite(
    store: &Store,
    call: &Call,
    congress: CongressId,
    form: InviteForm,
    site: &str,
) -> Result<AccountId> {
    let form = form.tidied();
    form.check()?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(AccountId(id)),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageAccounts, congress).await?;
    let keys = store.keys();
    let seated = seat_for(op.db(), keys, congress, &form, Some(site), call.now).await?;
    if !seated.fresh_seat {
        return Err(Refusal::field("role", Flaw::Taken).into());
    }
    let event = Event::AccountInvited { name: form.name };
    let id = seated.account;
    op.record_result(permit, Subject::Account(id.0), event, id.0).await?;
    store.waiting().notify_one();
    Ok(id)
}

/// The first administrator of a congress, from the command line of its server: whoever may run
/// that has the database anyway. Refused once the congress has one. Returns the code with which the
/// first password is set, to be read from the screen, unless the account has a password already.
pub async fn first_administrator(
    store: &Store,
    congress: CongressId,
    name: &str,
    phone: &str,
    site: &str,
    now: Moment,
) -> Result<Option<String>> {
    let form = InviteForm::into_seat(name, phone, &SeatForm::of(Role::Administrator));
    let form = form.tidied();
    form.check()?;
    let op = Operation::begin_for_account(store, now).await?;
    if find::has_administrator(op.db(), congress).await? {
        return Err(Refusal::field("role", Flaw::Taken).into());
    }
    let seated = seat_for(op.db(), store.keys(), congress, &form, Some(site), now).await?;
    record_first(op, seated.account, form.name).await
}

/// Records the first administrator, by whose own hand it was. Returns a code for the first sign-in
/// where there is no password yet.
pub(crate) async fn record_first(
    op: AccountOperation<'_>,
    id: AccountId,
    name: String,
) -> Result<Option<String>> {
    let (store, now) = (op.store().clone(), op.now());
    let known = find::by_id(op.db(), id).await?;
    let code = match known.account.password_hash {
        Some(_) => None,
        None => {
            let purpose = CodePurpose::Welcome;
            let fresh = code::make(op.db(), store.keys(), id.0, purpose, None, now).await?;
            Some(fresh.digits)
        }
    };
    op.record_first(known.who(), Event::AccountInvited { name }).await?;
    store.waiting().notify_one();
    Ok(code)
}

/// An account in a seat, and which of the two is new.
pub(crate) struct Seated {
    pub account: AccountId,
    pub fresh_account: bool,
    pub fresh_seat: bool,
}

/// The rows of an invitation and, where the address of the site is given, the message that tells
/// of it.
pub(crate) async fn seat_for<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    congress: CongressId,
    form: &InviteForm,
    site: Option<&str>,
    now: Moment,
) -> Result<Seated> {
    let holder = holder(db, congress, form).await?;
    let (account, fresh_account) = match find::by_phone(db, keys, &form.phone).await? {
        Some(known) if is_same_person(&known, form, holder) => (known.account.id, false),
        Some(_) => return Err(Refusal::field("phone", Flaw::Taken).into()),
        None => (new_account(db, keys, form, holder, now).await?, true),
    };
    let seat = sit(db, congress, account, form).await?;
    let seated = Seated { account: AccountId(account), fresh_account, fresh_seat: seat.is_some() };
    if let (Some(seat), Some(site)) = (seat, site) {
        let name = congress::Entity::find_by_id(congress.0).one(db).await?.map(|one| one.name);
        let body = messages::invitation(&name.unwrap_or_default(), site);
        let message = Message::sms(format!("invitation:{seat}"), &form.phone, body);
        outbox::put(db, keys, &message, now).await?;
    }
    Ok(seated)
}

/// Puts an account into a seat; `None` when it sits there already.
async fn sit<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    account: i64,
    form: &InviteForm,
) -> Result<Option<i64>> {
    let held = seat::Entity::find()
        .filter(seat::Column::AccountId.eq(account))
        .filter(seat::Column::CongressId.eq(congress.0))
        .filter(seat::Column::Retired.eq(false))
        .all(db)
        .await?;
    let row = seat::Model {
        id: 0,
        account_id: account,
        role: form.role.code().to_owned(),
        sub_role: form.sub_role.map(|sub| sub.code().to_owned()),
        congress_id: congress.0,
        unit_id: form.unit.map(|id| id.0),
        delegation_id: form.delegation.map(|id| id.0),
        mandate_id: form.mandate.map(|id| id.0),
        retired: false,
    };
    if held.iter().any(|one| seat::Model { id: 0, ..one.clone() } == row) {
        return Ok(None);
    }
    let row = seat::ActiveModel { id: NotSet, ..seat::ActiveModel::from(row).reset_all() };
    Ok(Some(row.insert(db).await?.id))
}

/// A disabled account is not brought back by the way; a mandate belongs to one person.
fn is_same_person(known: &find::Known, form: &InviteForm, holder: Option<i64>) -> bool {
    known.account.state != AccountState::Disabled.code()
        && known.person.name == form.name
        && holder.is_none_or(|person| person == known.person.id)
}

/// The person of the mandate. What the seat names must belong to this congress.
async fn holder<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    form: &InviteForm,
) -> Result<Option<i64>> {
    let unknown = |field: &str| Error::from(Refusal::field(field, Flaw::Unknown));
    if let Some(id) = form.unit {
        let unit = unit::Entity::find_by_id(id.0).one(db).await?;
        unit.filter(|one| one.congress_id == congress.0 && !one.retired)
            .ok_or_else(|| unknown("unit"))?;
    }
    if let Some(id) = form.delegation {
        let one = delegation::Entity::find_by_id(id.0).one(db).await?;
        one.filter(|one| one.congress_id == congress.0).ok_or_else(|| unknown("delegation"))?;
    }
    let Some(id) = form.mandate else { return Ok(None) };
    let mandate = mandate::Entity::find_by_id(id.0).one(db).await?;
    let mandate = mandate.filter(|one| one.congress_id == congress.0);
    Ok(Some(mandate.ok_or_else(|| unknown("mandate"))?.person_id))
}

async fn new_account<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    form: &InviteForm,
    holder: Option<i64>,
    now: Moment,
) -> Result<i64> {
    let cipher = Some(keys.encrypt(&form.phone));
    let person = match holder {
        Some(id) => {
            let known = person::Entity::find_by_id(id).one(db).await?;
            let known = known.ok_or(Error::Unreadable("person of a mandate"))?;
            let mut known: person::ActiveModel = known.into();
            known.phone_cipher = Set(cipher);
            known.update(db).await?
        }
        None => {
            let fresh = person::ActiveModel {
                name: Set(form.name.clone()),
                phone_cipher: Set(cipher),
                created_at: Set(now.0),
                ..Default::default()
            };
            fresh.insert(db).await?
        }
    };
    let row = account::ActiveModel {
        person_id: Set(person.id),
        login: Set(form.login.clone()),
        phone_hash: Set(Some(keys.index(&form.phone))),
        state: Set(AccountState::Invited.code().to_owned()),
        failures: Set(0),
        created_at: Set(now.0),
        ..Default::default()
    };
    let made = row.insert(db).await.map_err(Error::from);
    let taken = |error: Error| match error.is_taken() {
        true => Refusal::field("login", Flaw::Taken).into(),
        false => error,
    };
    Ok(made.map_err(taken)?.id)
}
