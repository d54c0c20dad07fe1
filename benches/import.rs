//! Importing portal records, against merely parsing their JSON.

mod portal;

use portal::folder;
use tinhgon::catalog::{Input, load};
use tinhgon::knowledge::Knowledge;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_as_values(bencher: divan::Bencher<'_, '_>) {
    let files: Vec<_> = std::fs::read_dir(folder())
        .into_iter()
        .flatten()
        .filter_map(|entry| std::fs::read(entry.ok()?.path()).ok())
        .collect();
    bencher.bench(|| {
        let lines = files.iter().flat_map(|file| file.split(|&byte| byte == b'\n'));
        lines.filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok()).count()
    });
}

#[divan::bench]
fn import(bencher: divan::Bencher<'_, '_>) {
    let knowledge = Knowledge::default();
    let input = Input::Paths(vec![folder()]);
    bencher.bench(|| load(&input, &knowledge));
}
