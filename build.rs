//! Tells cargo that the embedded data folder is an input: a file added to it must be compiled in.

fn main() {
    println!("cargo::rerun-if-changed=procedures");
}
