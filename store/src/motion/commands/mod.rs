//! Every write to a motion, one file per part of the procedure.

mod asking;
mod assign;
mod bill;
mod bulk;
mod close;
mod cosign;
pub(crate) mod enter;
mod handle;
mod publicity;
mod quarantine;
mod review;
mod simple;
mod take_back;
mod withdraw;
mod write;

pub use asking::{
    ask_extension, decline, deny_extension, grant_extension, object_to_unit, uphold, urge,
};
pub use assign::{assign, reassign};
pub use bill::{
    give_committee_view, put_on_agenda, refer_to_committee, register, turn_into_suggestion,
};
pub use bulk::carry_out;
pub use close::{close, order_rehandling, supervise};
pub use cosign::{answer_invitation, invite, leave_cosigning};
pub use handle::{give_opinion, log_contact, reply, sign_for};
pub use publicity::set_publicity;
pub use quarantine::{purge, quarantine, restore};
pub use review::{accept, accept_directly, refuse, return_for_correction};
pub use take_back::take_back;
pub use withdraw::{agree_to_withdrawal, ask_withdrawal, end_withdrawal, withdraw};
pub use write::{Saved, edit, submit, write};
