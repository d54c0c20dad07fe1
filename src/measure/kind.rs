//! The kinds of measures, strongest first where they are about the same thing.

use crate::choice::choice;

choice! {
    /// A kind of cut (phương án đơn giản hóa). Of two kinds that exclude each other, the one that
    /// stands first is taken.
    pub enum Kind {
        /// Abolish a procedure whose results registers answer.
        Abolish,
        /// Replace a paper by data that registers hold.
        ReplaceByData,
        /// Take from its own files what the agency itself issued.
        ReuseResult,
        /// Ask once for what a dossier asks twice.
        RemoveDuplicate,
        /// Drop a paper that is no longer issued.
        DropPaper,
        /// Ask only for the papers that registers do not replace.
        KeepResidual,
        /// Accept a plain copy, compared with the original or the data.
        PlainCopy,
        /// Fill into the forms what the State knows.
        Prefill,
        /// Hand in together with a procedure that asks for the same papers.
        Join,
        /// Let the next lower level settle it.
        Delegate,
        /// Let everything be sent and received online.
        SubmitOnline,
        /// Charge nothing online.
        WaiveOnlineFee,
        /// Take no longer by any channel than by the fastest.
        ShortenTime,
    }
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Self; 13] = [
        Self::Abolish,
        Self::ReplaceByData,
        Self::ReuseResult,
        Self::RemoveDuplicate,
        Self::DropPaper,
        Self::KeepResidual,
        Self::PlainCopy,
        Self::Prefill,
        Self::Join,
        Self::Delegate,
        Self::SubmitOnline,
        Self::WaiveOnlineFee,
        Self::ShortenTime,
    ];

    /// Those that rest on data and rules there already are; the others are choices of policy.
    pub const BY_DATA: [Self; 6] = [
        Self::ReplaceByData,
        Self::ReuseResult,
        Self::RemoveDuplicate,
        Self::DropPaper,
        Self::KeepResidual,
        Self::PlainCopy,
    ];

    /// Whether it can change what a dossier costs. Time that the agency takes is priced at nothing.
    #[must_use]
    pub const fn is_priced(self) -> bool {
        !matches!(self, Self::ShortenTime)
    }

    /// Its word in ids and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Abolish => "abolish",
            Self::ReplaceByData => "replace_by_data",
            Self::ReuseResult => "reuse_result",
            Self::RemoveDuplicate => "remove_duplicate",
            Self::DropPaper => "drop_paper",
            Self::KeepResidual => "keep_residual",
            Self::PlainCopy => "plain_copy",
            Self::Prefill => "prefill",
            Self::Join => "join",
            Self::Delegate => "delegate",
            Self::SubmitOnline => "submit_online",
            Self::WaiveOnlineFee => "waive_online_fee",
            Self::ShortenTime => "shorten_time",
        }
    }

    /// Whether it changes how a dossier is handed in, which a joined procedure no longer is.
    pub(super) const fn is_about_handing_in(self) -> bool {
        matches!(self, Self::Delegate | Self::SubmitOnline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_json() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert!(Kind::ALL.is_sorted());
    }
}
