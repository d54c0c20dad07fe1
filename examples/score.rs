//! Scratch.
use std::io::BufRead;
use tinhgon::index::Table;
use tinhgon::knowledge::*;
use tinhgon::reading::*;
fn main() {
    let mut table: Table<DocumentIx, DocumentType> = Table::default();
    let mut regs: Vec<Vec<String>> = vec![];
    let mut files: Vec<_> = std::fs::read_dir(
        std::env::var("DT").unwrap_or("procedures/knowledge/document_types".into()),
    )
    .unwrap()
    .map(|e| e.unwrap().path())
    .collect();
    files.sort();
    for f in files {
        let raw: raw::DocumentTypes = serde_json::from_slice(&std::fs::read(&f).unwrap())
            .unwrap_or_else(|e| panic!("{f:?} {e}"));
        for t in raw.types {
            regs.push(
                t.replaced_by
                    .iter()
                    .map(|r| r.register.to_string())
                    .collect(),
            );
            let _ = table.insert(
                &t.id.clone(),
                DocumentType {
                    id: t.id,
                    group: "".into(),
                    name: t.name,
                    class: t.class,
                    aliases: t.aliases,
                    abbreviations: t.abbreviations,
                    obsolete: None,
                    about: t.about,
                    proves: vec![],
                    replaced_by: vec![],
                    shared_in: vec![],
                    kept: None,
                    caveats: vec![],
                    issued_by: vec![],
                    note: None,
                },
            );
        }
    }
    let file: tinhgon::reading::raw::ReadingFile =
        serde_json::from_slice(&std::fs::read("procedures/knowledge/reading.json").unwrap())
            .unwrap();
    let t0 = std::time::Instant::now();
    let cues = Cues::compile(&file, &table).unwrap();
    eprintln!("compile {:?}", t0.elapsed());
    let mut reader = Reader::new(&cues);
    let show = std::env::args().nth(1);
    let mut n = 0;
    let t0 = std::time::Instant::now();
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    use std::io::Write;
    use tinhgon::index::Ix;
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let s = |k: &str| v[k].as_str().unwrap_or("").to_string();
        let (p, c, t) = (s("procedure"), s("case"), s("text"));
        let r = reader.read(Line {
            procedure: &p,
            case: &c,
            text: &t,
        });
        n += 1;
        let nfc = tinhgon::reading::nfc(&t);
        let mut rs: Vec<String> = vec![];
        let (mut yes, mut no) = (0, 0);
        for p in &r.papers {
            let d: Vec<String> = if p.foreign {
                vec![]
            } else {
                p.document
                    .map(|d| regs[d.raw() as usize].clone())
                    .unwrap_or_default()
            };
            if d.is_empty() || p.form {
                no += 1
            } else {
                yes += 1;
                rs.extend(d)
            }
        }
        rs.sort();
        rs.dedup();
        let grade = if yes == 0 {
            "none"
        } else if no == 0 {
            "full"
        } else {
            "partial"
        };
        let id = if v["id"].is_null() {
            v["row"].to_string()
        } else {
            s("id")
        };
        let kind = serde_json::to_value(r.kind).unwrap();
        writeln!(out, "{}", serde_json::json!({"id": id, "kind": kind, "registers": rs, "grade": grade, "already": r.already,
          "papers": r.papers.iter().map(|p| format!("{}{}{}:{}", p.document.map_or("?".to_string(), |d| table[d].id.to_string()), if p.foreign {"(F)"} else {""}, if p.form {"(form)"} else {""}, &nfc[p.span.start as usize..p.span.end as usize])).collect::<Vec<_>>()})).unwrap();
    }
    eprintln!("{n} lines {:?}", t0.elapsed());
    let _ = show;
}
