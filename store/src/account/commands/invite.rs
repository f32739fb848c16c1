//! Inviting: an administrator gives a person a seat; the person sets a password of their own.

use domain::account::{AccountState, CodePurpose, is_login, is_phone, normal_name};
use domain::error::Check;
use domain::policy::{Scope, permit};
use domain::{
    AccountId, Action, CongressId, DelegationId, Event, Flaw, MandateId, Moment, Refusal, Role,
    SubRole, UnitId,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::account::{code, find, messages};
use crate::connect::Store;
use crate::entity::{account, congress, delegation, mandate, person, seat, unit};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::keys::Keys;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;
use crate::text_messages::TextMessage;

/// Whom to invite, and into which seat of the administrator's own congress.
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
        let asked = match self.role {
            Role::Deputy => ("mandate", self.mandate.is_none()),
            Role::UnitStaff => ("unit", self.unit.is_none()),
            Role::DelegationStaff => ("delegation", self.delegation.is_none()),
            _ => ("role", self.role == Role::Resident),
        };
        if let (field, true) = asked {
            check.flaw(field, Flaw::Missing);
        }
        Ok(check.done()?)
    }
}

/// Gives a seat, to a new account or to one whose holder has that phone and that name already.
/// `site` is the address people type. Returns the account.
pub async fn invite(store: &Store, call: &Call, form: InviteForm, site: &str) -> Result<AccountId> {
    let congress = call.actor.congress;
    let permit = permit(&call.actor, Action::ManageAccounts, &Scope::congress(congress))?;
    let form = form.tidied();
    form.check()?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(AccountId(id)),
        Begun::Fresh(op) => op,
    };
    let account = seat_for(op.db(), store.keys(), congress, &form, site, call.now).await?;
    let event = Event::AccountInvited { name: form.name };
    op.record_result(permit, Subject::Account(account), event, account).await?;
    store.waiting().notify_one();
    Ok(AccountId(account))
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
    let form = InviteForm {
        name: name.to_owned(),
        phone: phone.to_owned(),
        login: None,
        role: Role::Administrator,
        sub_role: None,
        unit: None,
        delegation: None,
        mandate: None,
    };
    let form = form.tidied();
    form.check()?;
    let op = Operation::begin_for_account(store, now).await?;
    if find::has_administrator(op.db(), congress).await? {
        return Err(Refusal::field("role", Flaw::Taken).into());
    }
    let id = seat_for(op.db(), store.keys(), congress, &form, site, now).await?;
    let known = find::by_id(op.db(), AccountId(id)).await?;
    let code = match known.account.password_hash {
        Some(_) => None,
        None => {
            let purpose = CodePurpose::Welcome;
            let fresh = code::make(op.db(), store.keys(), id, purpose, None, now).await?;
            Some(fresh.digits)
        }
    };
    op.record_first(known.who(), Event::AccountInvited { name: form.name }).await?;
    store.waiting().notify_one();
    Ok(code)
}

/// The rows of an invitation and the message that tells of it.
async fn seat_for<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    congress: CongressId,
    form: &InviteForm,
    site: &str,
    now: Moment,
) -> Result<i64> {
    let holder = holder(db, congress, form).await?;
    let account = match find::by_phone(db, keys, &form.phone).await? {
        Some(known) if is_same_person(&known, form, holder) => known.account.id,
        Some(_) => return Err(Refusal::field("phone", Flaw::Taken).into()),
        None => new_account(db, keys, form, holder, now).await?,
    };
    let row = seat::ActiveModel {
        account_id: Set(account),
        role: Set(form.role.code().to_owned()),
        sub_role: Set(form.sub_role.map(|sub| sub.code().to_owned())),
        congress_id: Set(congress.0),
        unit_id: Set(form.unit.map(|id| id.0)),
        delegation_id: Set(form.delegation.map(|id| id.0)),
        mandate_id: Set(form.mandate.map(|id| id.0)),
        retired: Set(false),
        ..Default::default()
    };
    let seat = row.insert(db).await?;
    let name = congress::Entity::find_by_id(congress.0).one(db).await?.map(|one| one.name);
    let message = TextMessage {
        key: format!("invitation:{}", seat.id),
        phone: form.phone.clone(),
        body: messages::invitation(&name.unwrap_or_default(), site),
    };
    outbox::text_message(db, keys, &message, now).await?;
    Ok(account)
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
        unit.filter(|one| one.congress_id == congress.0).ok_or_else(|| unknown("unit"))?;
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
