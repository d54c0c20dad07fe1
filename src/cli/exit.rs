//! The exit codes, which scripts depend on.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, nothing to object to.
    Done,
    /// 1: a gate failed or there is a finding at error level.
    Objection,
    /// 2: wrong usage, or an input that cannot be read or an output that cannot be written.
    Unusable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Objection => 1,
            Exit::Unusable => 2,
        })
    }
}
