//! The program run as its users run it, for the tests of the command line.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;

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

/// What it printed, as JSON.
pub(crate) fn json(assert: &Assert) -> Value {
    serde_json::from_str(&stdout(assert)).unwrap()
}

/// A file of JSON.
pub(crate) fn read(file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// A folder that is gone when the test is over.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these files of JSON.
    pub(crate) fn of(files: &[(&str, &Value)]) -> Self {
        let folder = Self::new();
        for (name, value) in files {
            folder.write(name, value.to_string());
        }
        folder
    }

    /// Its own path.
    pub(crate) fn all(&self) -> String {
        self.0.path().to_str().unwrap().to_owned()
    }

    /// The path of a file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    /// A text in which the name of the folder is the same on every machine.
    pub(crate) fn neutral(&self, text: &str) -> String {
        text.replace(&*self.0.path().to_string_lossy(), "FOLDER")
    }
}
