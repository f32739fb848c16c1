//! Role x action: the only place that grants anything. Who may; the workflow says when.

use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Role, SubRole};
use crate::error::Refusal;
use crate::ids::*;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Everything that can be done or read on the platform.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

actions! {
    /// 撰写
    Write = "write",
    /// 查看办理件
    ReadMotion = "read_motion",
    /// 修改
    Edit = "edit",
    /// 邀请附议
    Invite = "invite",
    /// 确认附议
    Cosign = "cosign",
    /// 退出附议
    LeaveCosigning = "leave_cosigning",
    /// 添加附件
    Attach = "attach",
    /// 提交
    Submit = "submit",
    /// 撤回
    Withdraw = "withdraw",
    /// 申请撤回: others have signed it too
    AskWithdrawal = "ask_withdrawal",
    /// 同意撤回
    AgreeToWithdrawal = "agree_to_withdrawal",
    /// 同意撤回, as the last of those who have signed
    CompleteWithdrawal = "complete_withdrawal",
    /// 不撤回: a co-signer does not agree, or the lead thinks again
    EndWithdrawal = "end_withdrawal",
    /// 退回修改
    Return = "return",
    /// 不予受理
    Refuse = "refuse",
    /// 立案编号
    Accept = "accept",
    /// 立案并直接交办 (乡镇)
    AcceptDirectly = "accept_directly",
    /// 议案登记
    Register = "register",
    /// 专门委员会提出意见
    GiveCommitteeView = "give_committee_view",
    /// 列入议程
    PutOnAgenda = "put_on_agenda",
    /// 交专门委员会审议
    ReferToCommittee = "refer_to_committee",
    /// 转为建议
    TurnIntoSuggestion = "turn_into_suggestion",
    /// 交办
    Assign = "assign",
    /// 撤销刚才的交办
    TakeBack = "take_back",
    /// 改派
    Reassign = "reassign",
    /// 代表对承办单位有异议
    ObjectToUnit = "object_to_unit",
    /// 退办申请
    Decline = "decline",
    /// 不同意退办
    Uphold = "uphold",
    /// 催办
    Urge = "urge",
    /// 主办单位签收
    SignFor = "sign_for",
    /// 会办单位签收
    SignForJointly = "sign_for_jointly",
    /// 会办意见
    GiveOpinion = "give_opinion",
    /// 登记与代表的沟通
    LogContact = "log_contact",
    /// 申请延期
    AskExtension = "ask_extension",
    /// 同意延期
    GrantExtension = "grant_extension",
    /// 不同意延期
    DenyExtension = "deny_extension",
    /// 答复
    Reply = "reply",
    /// 评价
    Rate = "rate",
    /// 反映评价受到的压力
    ReportPressure = "report_pressure",
    /// 提醒评价
    RemindRaters = "remind_raters",
    /// 关闭评价期
    CloseWindow = "close_window",
    /// 发布评价结果
    Release = "release",
    /// 重新办理
    OrderRehandling = "order_rehandling",
    /// 转入督办
    Supervise = "supervise",
    /// 办结
    Close = "close",
    /// 公开方式与隐去
    SetPublicity = "set_publicity",
    /// 隔离
    Quarantine = "quarantine",
    /// 解除隔离
    Restore = "restore",
    /// 清除
    Purge = "purge",
    /// 代录
    Enter = "enter",
    /// 工作台列表
    ReadDesk = "read_desk",
    /// 机构、届次、代表团、单位
    ManageOrganisation = "manage_organisation",
    /// 账号与席位
    ManageAccounts = "manage_accounts",
    /// 自己的账号：密码、手机号、第二因素、登录记录、席位
    KeepOwnAccount = "keep_own_account",
    /// 工作日历
    ManageCalendar = "manage_calendar",
    /// 时限与其他设置
    ManageSettings = "manage_settings",
    /// 操作日志
    ReadAudit = "read_audit",
}

/// How far a grant reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    No,
    /// What the actor leads (领衔).
    Own,
    /// What the actor was asked to co-sign.
    Invited,
    /// What the actor has co-signed.
    Cosigned,
    /// What the actor has co-signed and not yet agreed to withdraw.
    Consenting,
    /// What the actor leads or has co-signed.
    Signed,
    /// What the actor leads, has co-signed or was asked to co-sign.
    Party,
    /// What the actor's unit handles, in whatever part.
    Assigned,
    /// What the actor's unit leads.
    Lead,
    /// What the actor's unit handles jointly.
    Joint,
    /// What deputies of the actor's delegation have submitted.
    Group,
    /// What has been submitted to the actor's congress.
    Area,
    /// What the actor's congress has assigned.
    Handed,
    /// Everything in the actor's congress.
    Yes,
    /// Everything in the actor's congress and in the congresses of the regions below it: one city
    /// runs the platform for its counties and townships (统建共用).
    Below,
}

/// The table. A new action without a row does not compile.
#[rustfmt::skip]
pub fn reach(role: Role, sub_role: Option<SubRole>, action: Action) -> Reach {
    use Action as A;
    use Reach as R;
    use Role::*;
    let desk = role == CongressStaff && sub_role == Some(SubRole::Desk);
    let committee = role == CongressStaff && sub_role == Some(SubRole::Committee);
    match action {
        A::Write              => if role == Deputy { R::Yes } else { R::No },
        A::Edit               => if role == Deputy { R::Own } else { R::No },
        A::Invite             => if role == Deputy { R::Own } else { R::No },
        A::Cosign             => if role == Deputy { R::Invited } else { R::No },
        A::LeaveCosigning     => if role == Deputy { R::Cosigned } else { R::No },
        A::Attach             => if role == Deputy { R::Own } else { R::No },
        A::Submit             => if role == Deputy { R::Own } else { R::No },
        A::Withdraw           => if role == Deputy { R::Own } else { R::No },
        A::AskWithdrawal      => if role == Deputy { R::Own } else { R::No },
        A::AgreeToWithdrawal  => if role == Deputy { R::Consenting } else { R::No },
        A::CompleteWithdrawal => if role == Deputy { R::Consenting } else { R::No },
        A::EndWithdrawal      => if role == Deputy { R::Signed } else { R::No },
        A::ReadMotion         => match role {
            Deputy            => R::Party,
            CongressStaff     => R::Area,
            UnitStaff         => R::Assigned,
            Government        => R::Handed,
            DelegationStaff   => R::Group,
            Administrator | Reporter | Resident => R::No,
        },
        A::Return             => if desk { R::Area } else { R::No },
        A::Refuse             => if desk { R::Area } else { R::No },
        A::Accept             => if desk { R::Area } else { R::No },
        A::AcceptDirectly     => if desk { R::Area } else { R::No },
        A::Register           => if desk { R::Area } else { R::No },
        A::GiveCommitteeView  => if committee { R::Area } else { R::No },
        A::PutOnAgenda        => if desk { R::Area } else { R::No },
        A::ReferToCommittee   => if desk { R::Area } else { R::No },
        A::TurnIntoSuggestion => if desk { R::Area } else { R::No },
        A::Assign             => if desk { R::Area } else { R::No },
        A::TakeBack           => if desk { R::Area } else { R::No },
        A::Reassign           => if desk { R::Area } else { R::No },
        A::ObjectToUnit       => if role == Deputy { R::Own } else { R::No },
        A::Decline            => if role == UnitStaff { R::Lead } else { R::No },
        A::Uphold             => if desk { R::Area } else { R::No },
        A::Urge               => if desk { R::Area } else { R::No },
        A::SignFor            => if role == UnitStaff { R::Lead } else { R::No },
        A::SignForJointly     => if role == UnitStaff { R::Joint } else { R::No },
        A::GiveOpinion        => if role == UnitStaff { R::Joint } else { R::No },
        A::LogContact         => if role == UnitStaff { R::Lead } else { R::No },
        A::AskExtension       => if role == UnitStaff { R::Lead } else { R::No },
        A::GrantExtension     => if desk { R::Area } else { R::No },
        A::DenyExtension      => if desk { R::Area } else { R::No },
        A::Reply              => if role == UnitStaff { R::Lead } else { R::No },
        A::Rate               => if role == Deputy { R::Signed } else { R::No },
        A::ReportPressure     => if role == Deputy { R::Signed } else { R::No },
        A::RemindRaters       => if desk { R::Area } else { R::No },
        A::CloseWindow        => if desk { R::Area } else { R::No },
        A::Release            => if desk { R::Area } else { R::No },
        A::OrderRehandling    => if desk { R::Area } else { R::No },
        A::Supervise          => if desk { R::Area } else { R::No },
        A::Close              => if desk { R::Area } else { R::No },
        A::SetPublicity | A::Quarantine | A::Restore | A::Purge => if desk { R::Area } else { R::No },
        A::Enter              => if desk { R::Yes } else { R::No },
        A::ReadDesk           => if role == CongressStaff { R::Yes } else { R::No },
        A::ManageOrganisation => if role == Administrator { R::Below } else { R::No },
        A::ManageAccounts     => if role == Administrator { R::Below } else { R::No },
        A::KeepOwnAccount     => R::Yes,
        A::ManageCalendar     => if role == Administrator { R::Yes } else { R::No },
        A::ManageSettings     => if role == Administrator { R::Below } else { R::No },
        A::ReadAudit          => if role == Administrator { R::Yes } else { R::No },
    }
}

/// How far along a thing is, as far as it matters to who may know of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Only its author and those asked to co-sign know of it.
    #[default]
    Private,
    /// The office knows of it.
    Submitted,
    /// Units know of it.
    Handed,
}

/// What is acted on, as far as permission depends on it.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub congress: Option<CongressId>,
    pub stage: Stage,
    pub author: Option<MandateId>,
    pub author_delegation: Option<DelegationId>,
    pub invited: Vec<MandateId>,
    pub cosigners: Vec<MandateId>,
    /// Of those, who has yet to agree to its withdrawal.
    pub consenting: Vec<MandateId>,
    pub lead_units: Vec<UnitId>,
    pub joint_units: Vec<UnitId>,
    /// Set aside by the office: nobody else may know of it.
    pub quarantined: bool,
    /// Congresses of the regions above the congress's own.
    pub above: Vec<CongressId>,
}

impl Scope {
    /// A whole congress: for what concerns no single item.
    pub fn congress(congress: CongressId) -> Self {
        Self { congress: Some(congress), ..Self::default() }
    }
}

/// Proof that an action was permitted: nothing but [`permit`] makes one.
#[derive(Debug)]
pub struct Permit {
    action: Action,
    actor: Actor,
}

impl Permit {
    pub fn action(&self) -> Action {
        self.action
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Permits, or refuses: [`Refusal::Hidden`] where the actor may not know that the thing exists.
pub fn permit(actor: &Actor, action: Action, scope: &Scope) -> Result<Permit, Refusal> {
    if allows(actor, action, scope) {
        return Ok(Permit { action, actor: actor.clone() });
    }
    let known = scope.author.is_none() && scope.congress == Some(actor.congress)
        || allows(actor, Action::ReadMotion, scope);
    Err(if known { Refusal::Forbidden } else { Refusal::Hidden })
}

pub fn allows(actor: &Actor, action: Action, scope: &Scope) -> bool {
    let office = actor.role == Role::CongressStaff;
    let reach = reach(actor.role, actor.sub_role, action);
    let from_above = reach == Reach::Below && scope.above.contains(&actor.congress);
    (scope.congress == Some(actor.congress) || from_above)
        && (!scope.quarantined || office)
        && covers(reach, actor, scope)
}

fn covers(reach: Reach, actor: &Actor, scope: &Scope) -> bool {
    let mandate_in = |list: &[MandateId]| actor.mandate.is_some_and(|own| list.contains(&own));
    let unit_in = |list: &[UnitId]| actor.unit.is_some_and(|own| list.contains(&own));
    let own = actor.mandate.is_some() && actor.mandate == scope.author;
    match reach {
        Reach::No => false,
        Reach::Own => own,
        Reach::Invited => mandate_in(&scope.invited),
        Reach::Cosigned => mandate_in(&scope.cosigners),
        Reach::Consenting => mandate_in(&scope.consenting),
        Reach::Signed => own || mandate_in(&scope.cosigners),
        Reach::Party => own || mandate_in(&scope.cosigners) || mandate_in(&scope.invited),
        Reach::Assigned => unit_in(&scope.lead_units) || unit_in(&scope.joint_units),
        Reach::Lead => unit_in(&scope.lead_units),
        Reach::Joint => unit_in(&scope.joint_units),
        Reach::Group => {
            scope.stage >= Stage::Submitted
                && actor.delegation.is_some()
                && actor.delegation == scope.author_delegation
        }
        Reach::Area => scope.stage >= Stage::Submitted,
        Reach::Handed => scope.stage >= Stage::Handed,
        Reach::Yes | Reach::Below => true,
    }
}
