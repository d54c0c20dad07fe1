//! What drawings say beside the names of things.

use super::{Lang, Phrase, Term};
use crate::graph::Edge;

phrases! {
    TITLE = "Đồ thị: {name}" / "Graph: {name}";
    ALL = "mọi thủ tục" / "all procedures";
    DESCRIPTION = "{nodes} ô và {edges} mũi tên: {kinds}. Từ trái sang phải: thủ tục và quy định đặt ra yêu cầu, thành phần hồ sơ và kết quả, giấy tờ, trường thông tin, cơ sở dữ liệu." / "{nodes} boxes and {edges} arrows: {kinds}. From the left: procedures and the provisions that impose lines, dossier lines and results, papers, data items, registers.";
    LEGEND = "Chú giải" / "Legend";
    TOO_MANY = "phần được chọn có {nodes} ô, vẽ nhiều nhất {most}; hãy chọn phần nhỏ hơn bằng --of MÃ, --of GIẤY_TỜ hoặc --of NHÓM, hoặc dùng --format dot, graphml" / "what was chosen has {nodes} boxes, at most {most} are drawn; choose a smaller part with --of CODE, --of PAPER or --of GROUP, or use --format dot or graphml";
}

impl Term for Edge {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Holds => Phrase::new("lưu giữ", "holds"),
            Self::Replaces => Phrase::new("thay thế", "replaces"),
            Self::Proves => Phrase::new("chứng minh", "proves"),
            Self::Asks => Phrase::new("yêu cầu", "asks for"),
            Self::Is => Phrase::new("là giấy tờ", "is a"),
            Self::Yields => Phrase::new("có kết quả", "results in"),
            Self::Issues => Phrase::new("cấp", "issues"),
            Self::Takes => Phrase::new("gồm bước", "takes step"),
            Self::Demands => Phrase::new("đặt ra", "imposes"),
        }
    }
}

/// The kind of a node in words.
#[must_use]
pub fn kind(kind: &str, lang: Lang) -> &'static str {
    match kind {
        "provision" => Phrase::new("Quy định", "Provision"),
        "procedure" => Phrase::new("Thủ tục", "Procedure"),
        "requirement" => Phrase::new("Thành phần hồ sơ", "Dossier line"),
        "result" => Phrase::new("Kết quả", "Result"),
        "step" => Phrase::new("Bước thực hiện", "Step"),
        "document" => Phrase::new("Giấy tờ", "Paper"),
        "item" => Phrase::new("Trường thông tin", "Data item"),
        _ => Phrase::new("Cơ sở dữ liệu", "Register"),
    }
    .say(lang)
}
