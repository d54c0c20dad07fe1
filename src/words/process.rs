//! What process models call the parts that no source names.

use super::Phrase;

phrases! {
    APPLICANT = "Cá nhân, tổ chức" / "Applicant";
    AGENCY = "Cơ quan giải quyết" / "Agency";
    UNKNOWN_ACTOR = "Nguồn không nêu người thực hiện" / "Actor not stated by the source";
    START = "Có nhu cầu" / "Need arises";
    END = "Kết thúc" / "Done";
    HAND_IN = "Nộp hồ sơ" / "Hand in the dossier";
    SETTLE = "Giải quyết hồ sơ" / "Settle the dossier";
    RECEIVE = "Nhận kết quả" / "Receive the result";
    NEEDS_OF = "bpmn vẽ một thủ tục hoặc một nhóm thủ tục: thiếu --of MÃ hoặc --of NHÓM" / "bpmn draws one procedure or one group of procedures: --of CODE or --of GROUP is missing";
    NOT_A_PROCEDURE = "bpmn vẽ thủ tục hoặc nhóm thủ tục, “{name}” là giấy tờ" / "bpmn draws procedures or groups of them; “{name}” is a paper";
}
