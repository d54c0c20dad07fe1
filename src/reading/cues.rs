//! The cues that dossier lines are read with: data, not code.

/// Placeholder for the compiled cues.
#[derive(Debug, Default)]
pub struct Cues {}
