//! Ctrl-C while a plan is searched for: the search ends, and the best plan so far is told.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The exit code that shells give a program ended by Ctrl-C (128 and the number of the signal).
const INTERRUPTED: i32 = 130;

/// Whether Ctrl-C was pressed. A signal knows nothing of who waits for it, so there is one for the
/// whole process.
static PRESSED: AtomicBool = AtomicBool::new(false);

/// What ends a search from outside: the clock, or Ctrl-C.
#[derive(Debug)]
pub(crate) struct Patience {
    end: Option<Instant>,
    stopped: AtomicBool,
}

impl Patience {
    /// Begins to watch. Before, Ctrl-C ends the program as it always does, since there is nothing yet
    /// that could be told; pressed once more it does so again.
    pub(crate) fn begin(seconds: Option<u64>) -> Self {
        // A moment beyond what the clock can tell never comes.
        let in_time = |seconds| Instant::now().checked_add(Duration::from_secs(seconds));
        // Where signals cannot be watched, or are already, Ctrl-C does what it did before. Shells let
        // programs in the background ignore it: whoever sends it to one wants it heard.
        let _ = ctrlc::set_handler(|| {
            if PRESSED.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED);
            }
        });
        Self { end: seconds.and_then(in_time), stopped: AtomicBool::new(false) }
    }

    /// Whether to stop; who is told so is taken to have been stopped.
    pub(crate) fn is_over(&self) -> bool {
        let over = Self::was_interrupted() || self.end.is_some_and(|end| Instant::now() >= end);
        if over {
            self.stopped.store(true, Ordering::Relaxed);
        }
        over
    }

    /// Whether a search was stopped.
    pub(crate) fn has_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether somebody pressed Ctrl-C.
    pub(crate) fn was_interrupted() -> bool {
        PRESSED.load(Ordering::Relaxed)
    }
}
