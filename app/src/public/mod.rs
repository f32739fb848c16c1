//! The public site: what anybody may read, rendered whole, without a script.
