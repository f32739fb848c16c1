//! The frames around pages: the public site's document, and the signed-in application.

pub mod inside;
pub mod site;
pub mod words;
