//! The help of every command and argument.

use super::Phrase;

/// Title of the list of commands.
pub const COMMANDS: Phrase = Phrase::new("Lệnh", "Commands");
/// Placeholder of a command.
pub const COMMAND: Phrase = Phrase::new("LỆNH", "COMMAND");
/// Title of the list of arguments.
pub const ARGUMENTS: Phrase = Phrase::new("Tham số", "Arguments");
/// Title of the list of options.
pub const OPTIONS: Phrase = Phrase::new("Tùy chọn", "Options");
/// Title of the line that shows the usage.
pub const USAGE: Phrase = Phrase::new("Cách dùng", "Usage");

const NOTHING: Phrase = Phrase::new("", "");

/// What a command does; `tinhgon` is the program itself.
#[must_use]
pub fn command(name: &str) -> Phrase {
    match name {
        "tinhgon" => Phrase::new(
            "Rà soát thủ tục hành chính: tìm giấy tờ mà Nhà nước đã có dữ liệu, kèm căn cứ pháp lý.",
            "Analyzes administrative procedures: finds the papers whose data the State already holds, each with its legal ground.",
        ),
        "analyze" => Phrase::new(
            "Rà soát danh mục thủ tục và lập báo cáo",
            "Analyze a catalogue of procedures and report",
        ),
        "assess" => Phrase::new(
            "Đánh giá tác động của thủ tục đề xuất trong dự thảo: trùng lặp, giấy tờ đã có dữ liệu, chi phí tăng thêm, ảnh hưởng đến chỉ tiêu",
            "Assess proposed procedures: what they repeat, papers held as data, the cost they add, what they do to the target",
        ),
        "audit" => Phrase::new(
            "Theo dõi nghị quyết: từng quyết định cắt giảm giấy tờ đã được thực hiện trong danh mục chưa",
            "Track a resolution: is each decision to drop a paper carried out in the catalogue",
        ),
        "classify" => Phrase::new(
            "Đánh giá từng thành phần hồ sơ: JSONL vào, JSONL ra",
            "Judge single dossier lines: JSONL in, JSONL out",
        ),
        "check" => Phrase::new(
            "Kiểm tra lỗi dữ liệu và quy tắc về gánh nặng thủ tục",
            "Check faults of the input and rules about burdens",
        ),
        "cost" => Phrase::new(
            "Tính chi phí tuân thủ của một thủ tục hoặc một bảng tính, trước và sau đơn giản hóa",
            "Compute the compliance cost of a procedure or a sheet, before and after",
        ),
        "diff" => Phrase::new(
            "So sánh hai báo cáo hoặc hai danh mục: cái gì thay đổi, vì sao, tác động bao nhiêu",
            "Compare two reports or catalogues: what changed, why, and what it moves",
        ),
        "draft" => Phrase::new(
            "Dự thảo nghị quyết, quyết định hoặc tờ trình cùng các phụ lục từ các phương án được chấp nhận",
            "Draft the resolution, decision or submission with its annexes from the measures accepted",
        ),
        "evidence" => Phrase::new(
            "Cho biết những giấy tờ nào đáp ứng một yêu cầu, theo các lựa chọn “và”, “hoặc”, và còn thiếu gì",
            "Tell which papers satisfy a requirement, by all its choices, and what is missing",
        ),
        "explain" => Phrase::new(
            "Giải thích một thủ tục, một loại giấy tờ, một quy tắc hoặc một con số",
            "Explain a procedure, a paper, a rule or a figure",
        ),
        "export" => Phrase::new(
            "Xuất danh mục thành sổ tính Excel để điền, sửa rồi đọc lại, thành JSONL hoặc JSON-LD (CPSV-AP, CCCEV)",
            "Export the catalogue as an Excel workbook to fill in and read back, as JSONL or as JSON-LD (CPSV-AP, CCCEV)",
        ),
        "graph" => Phrase::new(
            "Xuất đồ thị thủ tục, giấy tờ và cơ sở dữ liệu",
            "Export the graph of procedures, papers and registers",
        ),
        "import" => Phrase::new(
            "Chuyển dữ liệu bên ngoài thành tệp của tinhgon, mỗi thủ tục một tệp",
            "Turn foreign data into files of tinhgon, one per procedure",
        ),
        "plan" => Phrase::new(
            "Tìm ít văn bản nhất, nhẹ nhất cần sửa để đạt mục tiêu trên mọi trục",
            "Find the fewest, lightest amendments that reach the target on every axis",
        ),
        "review" => Phrase::new(
            "Xem xét từng phương án và ghi quyết định: chấp nhận, từ chối, hoãn",
            "Walk through measures and keep decisions: accept, reject, postpone",
        ),
        "schema" => Phrase::new(
            "In JSON Schema của các định dạng đọc và ghi",
            "Print the JSON Schema of the formats read and written",
        ),
        "completions" => {
            Phrase::new("In tập lệnh gợi ý cho trình bao", "Print completions for a shell")
        }
        _ => NOTHING,
    }
}

/// What stands below the help of a command.
#[must_use]
pub fn after(name: &str) -> Option<Phrase> {
    match name {
        "tinhgon" => Some(Phrase::new(
            "Mã thoát: 0 hoàn thành; 1 có phát hiện từ mức của --fail-on (mặc định: lỗi); 2 dùng sai hoặc không đọc được đầu vào.",
            "Exit codes: 0 done; 1 a finding at the level of --fail-on (errors by default); 2 wrong usage or unreadable input.",
        )),
        "diff" => Some(Phrase::new(
            "Mã thoát: 0 hoàn thành, có hay không có khác biệt; 1 hai đầu vào không so sánh được với nhau, hoặc có khác biệt khi dùng --exit-code; 2 dùng sai hoặc không đọc được đầu vào.",
            "Exit codes: 0 done, with differences or none; 1 the two are not comparable, or differ under --exit-code; 2 wrong usage or unreadable input.",
        )),
        "evidence" => Some(Phrase::new(
            "Không có --have thì tính các bằng chứng ghi trong tệp JSON-LD. Mã thoát: 0 đủ giấy tờ hoặc không quyết định bằng giấy tờ; 1 còn thiếu; 2 dùng sai hoặc không đọc được đầu vào.",
            "Without --have the evidence in a JSON-LD file counts. Exit codes: 0 satisfied, or not decided by papers; 1 papers are missing; 2 wrong usage or unreadable input.",
        )),
        "plan" => Some(Phrase::new(
            "Mã thoát: 0 đạt mục tiêu; 1 không đạt được; 2 dùng sai hoặc không đọc được đầu vào.",
            "Exit codes: 0 the goals are reached; 1 they cannot be; 2 wrong usage or unreadable input.",
        )),
        "export" => Some(Phrase::new(
            "Dạng xlsx cần --out TÊN_TỆP.xlsx. Mọi lệnh nhận đầu vào đều đọc lại được sổ tính đã điền: tinhgon analyze TÊN_TỆP.xlsx. Dạng jsonld (CPSV-AP 3.2, CCCEV 2.1) cũng đọc lại được như vậy.",
            "The format xlsx needs --out FILE.xlsx. Every command that takes an input reads the workbook back: tinhgon analyze FILE.xlsx. The format jsonld (CPSV-AP 3.2, CCCEV 2.1) is read back likewise.",
        )),
        "classify" => Some(Phrase::new(
            "Mỗi dòng vào là {\"id\", \"procedure\", \"case\", \"text\"}; chỉ bắt buộc có \"text\".\nMỗi dòng ra là {\"id\", \"kind\", \"registers\", \"grade\", \"already\", \"documents\", \"why\"}.",
            "Each line in is {\"id\", \"procedure\", \"case\", \"text\"}; only \"text\" is required.\nEach line out is {\"id\", \"kind\", \"registers\", \"grade\", \"already\", \"documents\", \"why\"}.",
        )),
        _ => None,
    }
}

/// What an argument means, by its id.
#[must_use]
pub fn argument(id: &str) -> Phrase {
    match id {
        "inputs" => Phrase::new(
            "Tệp hoặc thư mục; bỏ trống để dùng danh mục có sẵn",
            "Files or folders; the built-in catalogue when absent",
        ),
        "proposed" => Phrase::new(
            "Tệp hoặc thư mục các thủ tục đề xuất, theo định dạng của tinhgon hoặc bản ghi của Cổng Dịch vụ công",
            "File or folder of the proposed procedures, in our own format or as portal records",
        ),
        "old" => Phrase::new(
            "Bên cũ: báo cáo JSON của analyze, hoặc tệp, thư mục danh mục (được rà soát với cùng tham số)",
            "The old side: a JSON report of analyze, or a catalogue (analysed with the same arguments)",
        ),
        "new" => Phrase::new(
            "Bên mới, như trên; bỏ trống để dùng danh mục có sẵn",
            "The new side, likewise; the built-in catalogue when absent",
        ),
        "exit_code" => {
            Phrase::new("Thoát với mã 1 khi có khác biệt", "Exit with 1 when there is a difference")
        }
        "checked" => Phrase::new(
            "Tệp hoặc thư mục, cả tệp bảng tính chi phí; bỏ trống để dùng danh mục có sẵn",
            "Files or folders, cost sheets too; the built-in catalogue when absent",
        ),
        "file" => Phrase::new(
            "Tệp JSONL; bỏ trống hoặc “-” để đọc từ đầu vào chuẩn",
            "JSONL file; standard input when absent or “-”",
        ),
        "text" => Phrase::new("Một thành phần hồ sơ cần đánh giá", "One dossier line to judge"),
        "name" => Phrase::new(
            "Mã thủ tục, loại giấy tờ (mã hoặc tên gọi), mã quy tắc, mã phương án hoặc tham số chi phí",
            "Code of a procedure, a paper (id or any name), code of a rule, id of a measure, or a constant of costs",
        ),
        "what" => Phrase::new(
            "Tệp bảng tính chi phí (JSON) hoặc mã thủ tục",
            "A cost sheet file (JSON) or the code of a procedure",
        ),
        "scenario" => Phrase::new(
            "Kịch bản: essential-25 hoặc một tệp .json; các tham số khác ghi đè lên nó",
            "Scenario: essential-25 or a .json file; other arguments win over it",
        ),
        "authority" => Phrase::new(
            "Chỉ tính thủ tục của các cơ quan này (mã, cách nhau bằng dấu phẩy)",
            "Only the procedures of these authorities (ids, separated by commas)",
        ),
        "group" => Phrase::new(
            "Chỉ tính thủ tục thuộc các nhóm này, ví dụ essential-25",
            "Only the procedures of these groups, such as essential-25",
        ),
        "open" => Phrase::new(
            "Giả định các cơ sở dữ liệu này đã mở cho mọi cơ quan, cách nhau bằng dấu phẩy; hoặc all",
            "Assume these registers open to every authority, separated by commas; or all",
        ),
        "close" => Phrase::new(
            "Giả định không cơ quan nào khai thác được các cơ sở dữ liệu này; hoặc all",
            "Assume that no authority can read these registers; or all",
        ),
        "online_share" => Phrase::new(
            "Tỷ lệ hồ sơ nộp trực tuyến (%), ở thủ tục có kênh trực tuyến và kênh khác; mặc định theo bộ tham số",
            "Share of dossiers sent online (%), where a procedure offers that and another channel; as the tariff edition states by default",
        ),
        "save_scenario" => Phrase::new(
            "Ghi kịch bản đang dùng vào tệp .json để dùng lại với --scenario",
            "Write the scenario in use to a .json file, to be used again with --scenario",
        ),
        "resolution" => Phrase::new(
            "Tệp quyết định của nghị quyết (JSONL, mảng JSON hoặc CSV)",
            "The decisions of a resolution (JSONL, a JSON array or CSV)",
        ),
        "compare" => Phrase::new(
            "So sánh với các kịch bản này (mã hoặc tệp .json), mỗi kịch bản một cột",
            "Compare with these scenarios (names or .json files), one column each",
        ),
        "tariff" => Phrase::new(
            "Bộ tham số: vn-2024 (mặc định), vn-2025, es-2014, de-2012 hoặc một tệp .json",
            "Tariff edition: vn-2024 (default), vn-2025, es-2014, de-2012 or a .json file",
        ),
        "target" => Phrase::new(
            "Mục tiêu: nq68-2020 (mặc định), nq66-2025, vn-2026, da896, british-columbia hoặc một tệp .json",
            "Target: nq68-2020 (default), nq66-2025, vn-2026, da896, british-columbia or a .json file",
        ),
        "measures" => Phrase::new(
            "Các loại phương án được tính, cách nhau bằng dấu phẩy; hoặc all, none",
            "Kinds of measures that count, separated by commas; or all, none",
        ),
        "select" => Phrase::new(
            "Chỉ chạy các quy tắc này, cách nhau bằng dấu phẩy",
            "Only these rules, separated by commas",
        ),
        "ignore" => Phrase::new(
            "Bỏ qua các quy tắc này, cách nhau bằng dấu phẩy",
            "Not these rules, separated by commas",
        ),
        "fail_on" => Phrase::new(
            "Thoát với mã 1 khi còn phát hiện từ mức này: error (mặc định), warning, info, never",
            "Exit with 1 when a finding of this level or above is left: error (default), warning, info, never",
        ),
        "decisions" => Phrase::new(
            "Tệp .json về quyết định đối với từng phương án (do review ghi): chấp nhận, từ chối, hoãn",
            "JSON file of decisions on single measures (written by review): accept, reject, postpone",
        ),
        "accept" => Phrase::new(
            "Chấp nhận các phương án này (mã, cách nhau bằng dấu phẩy)",
            "Accept these measures (ids, separated by commas)",
        ),
        "reject" => Phrase::new("Từ chối các phương án này", "Reject these measures"),
        "postpone" => Phrase::new("Hoãn các phương án này", "Postpone these measures"),
        "reason" => Phrase::new("Lý do của quyết định", "Why it was decided"),
        "decider" => {
            Phrase::new("Người chịu trách nhiệm về quyết định", "Who answers for the decision")
        }
        "gate" => Phrase::new(
            "Điều kiện phải đạt, nếu không thì kết thúc với mã 1: count>=20, findings.error<=0, new-findings<=0, added-requirements<=0",
            "Conditions that must hold, exit code 1 otherwise: count>=20, findings.error<=0, new-findings<=0, added-requirements<=0",
        ),
        "baseline" => Phrase::new(
            "Mốc so sánh: tệp của --save-baseline, report.json hoặc JSON của check; phát hiện đã biết không được liệt kê",
            "The baseline: a file of --save-baseline, a report.json or the JSON of check; known findings are not listed",
        ),
        "save_baseline" => Phrase::new(
            "Ghi mốc so sánh vào tệp; cùng với --baseline: chỉ thu hẹp, phát hiện đã khắc phục không được tái phát",
            "Write the baseline to a file; with --baseline it only shrinks, and what is fixed may not return",
        ),
        "config" => Phrase::new(
            "Tệp cấu hình; mặc định là tinhgon.toml trong thư mục hiện hành, nếu có",
            "Configuration file; tinhgon.toml of the current folder by default, where there is one",
        ),
        "waivers" => Phrase::new(
            "Tệp JSON về các phát hiện được miễn trừ: quy tắc, thủ tục, lý do, người chịu trách nhiệm, ngày hết hạn",
            "JSON file of findings that are waived: rule, procedure, reason, who answers for it, last day",
        ),
        "volumes" => Phrase::new(
            "Tệp CSV về số lượng hồ sơ: code,dossiers,year,source",
            "CSV file of volumes: code,dossiers,year,source",
        ),
        "schema" => Phrase::new(
            "Tên định dạng; bỏ trống để in tất cả",
            "Name of a format; all of them when absent",
        ),
        "code" => Phrase::new(
            "Mã thủ tục, hoặc tên trong tệp JSON-LD; bỏ trống để xét tất cả",
            "Code of a procedure, or its name in a JSON-LD file; all of them when absent",
        ),
        "have" => Phrase::new(
            "Những giấy tờ đã có, cách nhau bằng dấu phẩy: mã, tên hoặc IRI (identity_card, IDcard); để trống (--have=) nghĩa là chưa có giấy tờ nào",
            "The papers somebody has, parted by commas: ids, names or IRIs (identity_card, IDcard); empty (--have=) means none",
        ),
        "of" => Phrase::new(
            "Chỉ vẽ phần liên quan đến thủ tục hoặc giấy tờ này",
            "Only what is connected with this procedure or paper",
        ),
        "axes" => Phrase::new(
            "Mức phải đạt, ví dụ --axis count=20 --axis cost=20 (count, cost, time, conditions); bỏ trống để dùng mức của mục tiêu",
            "What to reach, such as --axis count=20 --axis cost=20 (count, cost, time, conditions); the percentages of the target when absent",
        ),
        "each_authority" => Phrase::new(
            "Từng cơ quan công bố cũng phải đạt các mức đó",
            "Every promulgating authority has to reach them as well",
        ),
        "must" => Phrase::new(
            "Số hiệu các văn bản phải sửa trong mọi trường hợp",
            "Numbers of instruments to amend in any case",
        ),
        "never" => {
            Phrase::new("Số hiệu các văn bản không sửa", "Numbers of instruments not to amend")
        }
        "constraints" => Phrase::new(
            "Tệp .json nêu các ràng buộc (xem schema plan-constraints); tham số dòng lệnh được ưu tiên",
            "A .json file of constraints (see schema plan-constraints); what is typed wins over it",
        ),
        "deadline" => Phrase::new(
            "Ngày phải sửa xong; phương án dựa trên cơ sở dữ liệu mở sau ngày này không được tính",
            "Day by which all is amended; what rests on registers that open later does not count",
        ),
        "within" => Phrase::new(
            "Chỉ sửa văn bản trong thẩm quyền của: ministry, several, province, prime_minister, government, assembly hoặc mã một cơ quan",
            "Only texts in the competence of: ministry, several, province, prime_minister, government, assembly or the id of an authority",
        ),
        "most" => Phrase::new(
            "Nhiều nhất bao nhiêu văn bản của mỗi cơ quan ban hành",
            "How many instruments of each issuer at most",
        ),
        "most_weight" => Phrase::new(
            "Tổng trọng số nhiều nhất của mỗi cơ quan ban hành",
            "How much the amendments of each issuer weigh at most",
        ),
        "frontier" => Phrase::new(
            "Thêm bảng khối lượng sửa đổi theo từng mức cắt giảm",
            "Add the effort at several levels of reduction",
        ),
        "time_limit" => Phrase::new(
            "Dừng tìm kiếm sau số giây này; mặc định dừng theo số bước, để kết quả luôn như nhau. Ctrl-C cũng dừng và in kế hoạch tốt nhất đến lúc đó",
            "Stop searching after so many seconds; by default after counted steps, so that the result is always the same. Ctrl-C stops it, too, and prints the best plan so far",
        ),
        "gap" => Phrase::new(
            "Dừng khi chứng minh được kế hoạch chỉ còn có thể nhẹ hơn chừng này phần trăm (mặc định 0)",
            "Stop once the plan is proved to be within so many percent of the lightest (0 by default)",
        ),
        "seed" => Phrase::new(
            "Hạt giống của các phép thử ngẫu nhiên (mặc định 0)",
            "Seed of the random trials (0 by default)",
        ),
        "shell" => Phrase::new(
            "bash, elvish, fish, powershell hoặc zsh",
            "bash, elvish, fish, powershell or zsh",
        ),
        "kind" => Phrase::new(
            "Loại văn bản: resolution (nghị quyết, mặc định), plan-decision (quyết định thông qua phương án), submission (tờ trình)",
            "What is drafted: resolution (default), plan-decision or submission",
        ),
        "plan" => Phrase::new(
            "Dùng các phương án của một kế hoạch: JSON của lệnh plan",
            "Draft from the measures of a plan: the JSON of plan",
        ),
        "particulars" => Phrase::new(
            "Tệp JSON ghi cơ quan ban hành, địa danh, số, ngày, người ký, nơi nhận… (xem schema particulars)",
            "A JSON file with issuer, place, number, day, signatory, recipients… (see schema particulars)",
        ),
        "issuer" => Phrase::new("Cơ quan ban hành", "The body that issues"),
        "place" => Phrase::new("Địa danh ban hành", "The place of issue"),
        "signatory" => Phrase::new("Họ tên người ký", "The name of who signs"),
        "landscape" => Phrase::new("Phụ lục trên trang ngang", "Annexes on landscape pages"),
        "save_report" => Phrase::new(
            "Ghi báo cáo JSON mà các con số của dự thảo lấy từ đó, để đối chiếu sau này bằng check --report",
            "Write the JSON report that the figures of the draft come from, for check --report",
        ),
        "report" => Phrase::new(
            "Báo cáo JSON để đối chiếu con số của dự thảo .docx",
            "The JSON report against which figures of a .docx draft are held",
        ),
        "empty" => Phrase::new(
            "Ghi biểu mẫu trống để điền (chỉ dạng xlsx)",
            "Write an empty form to fill in (xlsx only)",
        ),
        "format" => Phrase::new(
            "Định dạng đầu ra: text, json, jsonl, jsonld, markdown, html, xlsx, csv, tsv, docx, sarif, dot, mermaid, graphml, bpmn, svg tùy lệnh",
            "Output format: text, json, jsonl, jsonld, markdown, html, xlsx, csv, tsv, docx, sarif, dot, mermaid, graphml, bpmn, svg, as the command offers",
        ),
        "lang" => Phrase::new("Ngôn ngữ: vi (mặc định) hoặc en", "Language: vi (default) or en"),
        "out" => Phrase::new(
            "Ghi vào tệp thay vì đầu ra chuẩn; import ghi vào thư mục, analyze ghi mọi định dạng vào thư mục, csv và tsv ghi mọi bảng vào thư mục",
            "Write to a file instead of standard output; import writes to a folder, analyze every format to a folder, csv and tsv every table to a folder",
        ),
        "table" => Phrase::new(
            "Bảng cần xuất ở dạng csv, tsv; mặc định là bảng chính, hoặc mọi bảng khi --out là thư mục",
            "Which table csv and tsv write; the main one by default, or all when --out is a folder",
        ),
        "as_of" => Phrase::new(
            "Ngày đánh giá; mặc định là ngày của danh mục",
            "Day of the analysis; the day of the catalogue by default",
        ),
        "threads" => Phrase::new(
            "Số luồng xử lý, từ 1 đến 256; không ảnh hưởng đến kết quả",
            "Number of threads, 1 to 256; the result does not depend on it",
        ),
        "all" => Phrase::new(
            "Hiện đủ mọi dòng của các bảng và mọi lỗi",
            "Show every row of every table, and every fault",
        ),
        "quiet" => Phrase::new("Chỉ in kết quả và lỗi", "Print only the result and faults"),
        "no_progress" => Phrase::new("Không hiện thanh tiến độ", "Show no progress bar"),
        "color" => Phrase::new(
            "Tô màu: auto (mặc định), always hoặc never",
            "Colours: auto (default), always or never",
        ),
        "help" => Phrase::new("Hiện trợ giúp", "Print help"),
        "version" => Phrase::new("Hiện phiên bản", "Print version"),
        _ => NOTHING,
    }
}
