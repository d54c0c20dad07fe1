//! Inputs without end: an error within a moment and within little memory.

#![cfg(target_os = "linux")]

mod program;

use program::{SMALL, program, stderr, tinhgon};

#[test]
fn a_device_without_end_is_an_error_wherever_a_file_is_named() {
    let zero = "/dev/zero";
    let commands: [&[&str]; 8] = [
        &["analyze", zero],
        &["check", zero],
        &["classify", zero],
        &["diff", zero, SMALL],
        &["analyze", SMALL, "--baseline", zero],
        &["analyze", SMALL, "--volumes", zero],
        &["analyze", SMALL, "--config", zero],
        &["analyze", SMALL, "--decisions", zero],
    ];
    for command in commands {
        let said = stderr(&tinhgon(command).code(2));
        assert!(said.contains(zero) && said.contains("16 MiB"), "{command:?}: {said}");
    }
}

#[test]
fn a_line_without_end_is_told_by_its_length_and_the_next_is_read() {
    let mut rows = b"{\"text\": \"".to_vec();
    rows.resize(5 << 20, b'x');
    rows.extend_from_slice("\"}\n{\"text\": \"Giấy khai sinh\"}\n".as_bytes());
    let read = program().arg("classify").write_stdin(rows).assert().code(2);
    assert!(stderr(&read).contains("<stdin>:1"), "{}", stderr(&read));
    assert!(program::stdout(&read).contains("birth_certificate"));
}
