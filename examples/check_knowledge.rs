fn walk(
    root: &std::path::Path,
    dir: &std::path::Path,
    out: &mut Vec<(std::path::PathBuf, Vec<u8>)>,
) {
    let mut e: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    e.sort();
    for p in e {
        if p.is_dir() {
            walk(root, &p, out)
        } else {
            out.push((
                p.strip_prefix(root).unwrap().into(),
                std::fs::read(&p).unwrap(),
            ))
        }
    }
}
use tinhgon::derive::*;
fn main() {
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let mut files = vec![];
    walk(&root, &root, &mut files);
    let refs: Vec<_> = files.iter().map(|(p, b)| (p.clone(), &b[..])).collect();
    let n: usize = files.iter().map(|f| f.1.len()).sum();
    let t = std::time::Instant::now();
    let k = tinhgon::knowledge::load(&refs);
    println!("{n} bytes loaded in {:?}", t.elapsed());
    for _ in 0..5 {
        let t = std::time::Instant::now();
        let _k = tinhgon::knowledge::load(&refs);
        println!("again {:?}", t.elapsed());
    }
    match k {
        Err(f) => {
            println!("{} faults", f.len());
            for f in f {
                println!(
                    "{} {} {}:{} {}",
                    f.file.display(),
                    f.place.pointer,
                    f.place.line,
                    f.place.column,
                    serde_json::to_string(&f.problem).unwrap()
                );
            }
        }
        Ok(k) => {
            println!(
                "{} documents {} registers {} items {} rules {} authorities",
                k.documents.len(),
                k.registers.len(),
                k.items.len(),
                k.rules.len(),
                k.authorities.len()
            );
            let t = std::time::Instant::now();
            let ds = Derivations::new(&k);
            let d = ds.in_context(Context {
                authority: None,
                as_of: k.as_of,
                people: People::Citizens,
            });
            println!("derived in {:?}", t.elapsed());
            let t = std::time::Instant::now();
            let counts = k.documents.indexes().map(|d| (d, 1)).collect();
            let u = d.unlocks(&counts);
            println!("unlocks {} in {:?}", u.len(), t.elapsed());
            let mut tally = std::collections::BTreeMap::new();
            for (ix, doc) in k.documents.iter() {
                let v = d.paper(ix);
                *tally
                    .entry(format!(
                        "{:?} rule={}",
                        v.grade,
                        !doc.replaced_by.is_empty()
                    ))
                    .or_insert(0) += 1;
                if !doc.replaced_by.is_empty() && !v.grade.is_replaceable() {
                    let p = d.proof(ix);
                    println!("{:?} {} ({:?})", v.grade, doc.id, doc.about);
                    for r in &p.replacing {
                        println!("    {} {:?}", k.registers[r.register].id, r.standing);
                    }
                    for b in &p.blocked {
                        println!(
                            "    -{} {:?}",
                            k.items[b.item].id,
                            b.holders
                                .iter()
                                .map(|h| format!("{} {:?}", k.registers[h.register].id, h.why))
                                .collect::<Vec<_>>()
                        );
                    }
                }
            }
            println!("{tally:?}");
            for (ix, r) in k.registers.iter() {
                if !k.permissions.iter().any(|p| p.register == ix) {
                    println!("no permission: {}", r.id);
                }
            }
        }
    }
}
