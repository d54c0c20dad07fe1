//! What is asked and said while people decide on measures.

use super::Phrase;

phrases! {
    DECISIONS_NEEDED = "cần --decisions TỆP.json để ghi các quyết định" / "--decisions FILE.json is needed to keep the decisions";
    NO_OUT = "review hỏi và trả lời trên màn hình, quyết định được ghi vào --decisions; không dùng --out" / "review asks and answers on the screen and keeps decisions in --decisions; it takes no --out";
    FLAG_NEEDED = "quyết định nào cũng phải có lý do và người chịu trách nhiệm: thiếu {flag}" / "every decision has a reason and somebody who answers for it: {flag} is missing";
    NO_MEASURE = "danh mục không có phương án “{id}”" / "the catalogue offers no measure “{id}”";
    TWO_RULINGS = "phương án “{id}” có hai quyết định khác nhau" / "there are two rulings on the measure “{id}”";
    NOTHING_OPEN = "Không còn phương án nào chưa quyết định." / "No measure is left to decide on.";
    HEADING = "\n[{position}/{count}] {kind} ({id})\n  {code} {name}{line}\n  tiết kiệm mỗi hồ sơ: {saving} (từ {low} đến {high})" / "\n[{position}/{count}] {kind} ({id})\n  {code} {name}{line}\n  saves per dossier: {saving} (from {low} to {high})";
    ASK_RULING = "  c: chấp nhận, t: từ chối, h: hoãn, b: bỏ qua, k: kết thúc ?" / "  a: accept, r: reject, p: postpone, s: skip, q: quit ?";
    KEYS_ACCEPT = "c" / "a";
    KEYS_REJECT = "t" / "r";
    KEYS_POSTPONE = "h" / "p";
    KEYS_SKIP = "b" / "s";
    KEYS_QUIT = "k" / "q";
    ASK_REASON = "  Lý do:" / "  Reason:";
    ASK_NAME = "  Người chịu trách nhiệm:" / "  Who answers for it:";
    SUM = "{path}: {accepted} chấp nhận, {rejected} từ chối, {postponed} hoãn" / "{path}: {accepted} accepted, {rejected} rejected, {postponed} postponed";
}
