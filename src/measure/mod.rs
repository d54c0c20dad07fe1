//! Measures: which cuts are possible, what each needs, what each removes.

pub mod imposing;
