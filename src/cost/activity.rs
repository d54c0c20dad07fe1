//! The tasks that tariffs price.

use crate::catalog::{Level, SubjectKind};
use crate::choice::choice;

/// Declares the activities with the name and class that tariff files call them by.
macro_rules! activities {
    ($($(#[$doc:meta])* $name:ident = $activity:literal $($class:literal)?;)+) => {
        /// A task of the applicant. Which tasks a dossier needs is said in [`super::model`]; what
        /// each is worth, in the tariff edition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Activity {
            $($(#[$doc])* $name,)+
        }

        impl Activity {
            /// All of them, in the order of tariff files.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name and class in tariff files; most have no class.
            #[must_use]
            pub const fn key(self) -> (&'static str, Option<&'static str>) {
                match self {
                    $(Self::$name => ($activity, activities!(@class $($class)?)),)+
                }
            }
        }
    };
    (@class) => { None };
    (@class $class:literal) => { Some($class) };
}

activities! {
    /// Finding out what is asked.
    Learn = "learn";
    /// Looking out a paper that is kept at home.
    ObtainAtHand = "obtain_paper" "at_hand";
    /// Obtaining a paper that another agency must first issue.
    ObtainIssued = "obtain_paper" "issued";
    /// Obtaining a paper that professionals draw up.
    ObtainProfessional = "obtain_paper" "professional";
    /// Obtaining a paper of no known type.
    ObtainUnknown = "obtain_paper" "unknown";
    /// Making one plain copy of a paper.
    Copy = "copy";
    /// Having one copy of a paper certified.
    CertifyCopy = "certify_copy";
    /// The visit to have copies certified, once a dossier.
    CertifyVisit = "certify_visit";
    /// Filling an application or declaration.
    FillDeclaration = "fill_form" "declaration";
    /// Writing a plan, report or explanation.
    FillReport = "fill_form" "report";
    /// Filling a form of no known type.
    FillUnknown = "fill_form" "unknown";
    /// Going to a ministry and back.
    TravelMinistry = "travel" "ministry";
    /// Going to a provincial office and back.
    TravelProvince = "travel" "province";
    /// Going to a commune office and back.
    TravelCommune = "travel" "commune";
    /// Going to another office and back.
    TravelOther = "travel" "other";
    /// Waiting at the office.
    Queue = "queue";
    /// Handing in at the counter.
    Counter = "counter";
    /// Sending the dossier by post.
    SubmitPost = "submit_post";
    /// Sending the dossier online.
    SubmitOnline = "submit_online";
    /// Paying at the counter.
    PayInPerson = "pay_in_person";
    /// Paying online.
    PayOnline = "pay_online";
    /// Having the result sent by post.
    ReceivePost = "receive_post";
    /// Receiving the result online.
    ReceiveOnline = "receive_online";
    /// Collecting the result at the counter.
    ReceiveCounter = "receive_counter";
    /// Preparing and attending an inspection; only measured, never computed.
    Inspection = "inspection";
    /// Any other task; only measured, never computed.
    Other = "other";
}

choice! {
    /// The groups of rows of the official table that a catalogue can fill.
    pub enum Group {
        /// 1. Chuẩn bị hồ sơ.
        Prepare,
        /// 2. Nộp hồ sơ.
        HandIn,
        /// 3. Nộp phí, lệ phí, chi phí khác.
        Pay,
        /// 4. Chuẩn bị, phục vụ việc kiểm tra, đánh giá.
        Inspect,
        /// 5. Công việc khác.
        Other,
        /// 6. Nhận kết quả.
        Receive,
    }
}

impl Activity {
    /// Whether tariff editions price it; the others are only ever measured.
    #[must_use]
    pub const fn is_in_tariffs(self) -> bool {
        !matches!(self, Self::Inspection | Self::Other)
    }

    /// An activity of a name, whatever its class.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|activity| activity.key().0 == name)
    }

    /// The group it stands in.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Learn
            | Self::ObtainAtHand
            | Self::ObtainIssued
            | Self::ObtainProfessional
            | Self::ObtainUnknown
            | Self::Copy
            | Self::CertifyCopy
            | Self::CertifyVisit
            | Self::FillDeclaration
            | Self::FillReport
            | Self::FillUnknown => Group::Prepare,
            Self::TravelMinistry
            | Self::TravelProvince
            | Self::TravelCommune
            | Self::TravelOther
            | Self::Queue
            | Self::Counter
            | Self::SubmitPost
            | Self::SubmitOnline => Group::HandIn,
            Self::PayInPerson | Self::PayOnline => Group::Pay,
            Self::Inspection => Group::Inspect,
            Self::Other => Group::Other,
            Self::ReceivePost | Self::ReceiveOnline | Self::ReceiveCounter => Group::Receive,
        }
    }

    /// The activity of a name and class of tariff files.
    #[must_use]
    pub fn find(name: &str, class: Option<&str>) -> Option<Self> {
        Self::ALL.iter().copied().find(|activity| activity.key() == (name, class))
    }

    /// The way to the office of a level.
    #[must_use]
    pub const fn travel_to(level: Level) -> Self {
        match level {
            Level::Ministry => Self::TravelMinistry,
            Level::Province => Self::TravelProvince,
            Level::Commune => Self::TravelCommune,
            Level::Other => Self::TravelOther,
        }
    }
}

choice! {
    /// Whose time is priced.
    pub enum Segment {
        /// Natural persons.
        Citizen,
        /// Enterprises, cooperatives, household businesses.
        Enterprise,
        /// Other organisations and agencies.
        Organisation,
    }
}

impl Segment {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Citizen, Self::Enterprise, Self::Organisation];

    /// The segment of a procedure for these subjects: persons where it is for persons too, since
    /// the lower figure is the one to choose (điểm a khoản 2 Điều 27 Thông tư 02/2017/TT-VPCP).
    #[must_use]
    pub fn of(subjects: &[SubjectKind]) -> Self {
        let segment = |subject: &SubjectKind| match subject {
            SubjectKind::Citizen | SubjectKind::VietnameseAbroad | SubjectKind::Foreigner => {
                Self::Citizen
            }
            SubjectKind::Enterprise | SubjectKind::Cooperative | SubjectKind::HouseholdBusiness => {
                Self::Enterprise
            }
            SubjectKind::Organisation => Self::Organisation,
        };
        subjects.iter().map(segment).min().unwrap_or(Self::Citizen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activity_is_found_by_its_name_and_class() {
        for (position, &activity) in Activity::ALL.iter().enumerate() {
            let (name, class) = activity.key();
            assert_eq!(Activity::find(name, class), Some(activity));
            assert_eq!(activity as usize, position);
        }
        assert_eq!(Activity::find("travel", None), None);
    }

    #[test]
    fn a_procedure_for_persons_and_firms_is_priced_for_persons() {
        assert_eq!(Segment::of(&[SubjectKind::Enterprise, SubjectKind::Citizen]), Segment::Citizen);
        assert_eq!(Segment::of(&[SubjectKind::Organisation]), Segment::Organisation);
        assert_eq!(Segment::of(&[]), Segment::Citizen);
    }
}
