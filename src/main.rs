//! Argv to exit code, nothing else.

use std::io;
use std::process::ExitCode;

use tinhgon::cli::{self, Console};

fn main() -> ExitCode {
    let console = Console::of_process();
    cli::run(std::env::args_os(), &console, &mut io::stdout().lock(), &mut io::stderr().lock())
        .into()
}
