//! The public site: what anybody may read, rendered whole, without a script.
//! Every page is a pure function of a view that holds nothing but what is public.

pub mod deputies;
pub mod deputy;
pub mod home;
pub mod item;
pub mod list;
pub mod missing;
mod parts;
pub mod preview;
pub mod statements;
pub mod words;
