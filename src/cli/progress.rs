//! A progress bar for work over a second, seen only by people.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::words::{Lang, labels};

/// How long work may take before it is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears only when the work turns out to be long.
pub(crate) struct Progress {
    began: Option<Instant>,
    done: AtomicUsize,
    bar: OnceLock<ProgressBar>,
    lang: Lang,
}

impl Progress {
    /// A bar; it never appears when nobody would see it.
    pub(crate) fn new(seen: bool, lang: Lang) -> Self {
        let began = seen.then(Instant::now);
        Self { began, done: AtomicUsize::new(0), bar: OnceLock::new(), lang }
    }

    /// So many more are done, of a whole.
    pub(crate) fn tick(&self, more: usize, whole: usize) {
        let Some(began) = self.began else { return };
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        if began.elapsed() > PATIENCE {
            let bar = self.bar.get_or_init(|| self.appear(whole));
            bar.set_position(done as u64);
        }
    }

    fn appear(&self, whole: usize) -> ProgressBar {
        let bar = ProgressBar::new(whole as u64).with_message(labels::PROGRESS.say(self.lang));
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
