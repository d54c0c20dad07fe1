//! The program run as its users run it, for the tests of the command line.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use assert_cmd::Command;
use assert_cmd::assert::Assert;

/// Three procedures that show most verdicts.
pub(crate) const SMALL: &str = "tests/fixtures/three";

/// The program in the folder of the crate, so that paths in messages are the same everywhere.
pub(crate) fn program() -> Command {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_clear();
    command
}

/// Runs the program.
pub(crate) fn tinhgon(args: &[&str]) -> Assert {
    program().args(args).assert()
}

/// What it printed.
pub(crate) fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// What it said beside that.
pub(crate) fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// The schema that it gives of a format.
pub(crate) fn schema(name: &str) -> jsonschema::Validator {
    let text = stdout(&tinhgon(&["schema", name]).code(0));
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}
