//! Papers that congresses already have, read in: sheets and documents become suggestions, each
//! field with where it stood, whatever is not understood said and nothing guessed in silence.
//! No IO beyond the bytes given, no clock, no chance; memory is bounded by one table of limits.

pub mod reading;
