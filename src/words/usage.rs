//! The words for a command line that was not understood.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Lang, Phrase, hint, labels};

phrases! {
    OVER_INPUT = "{path} là một tệp đầu vào; hãy ghi kết quả vào tệp khác" / "{path} is an input; write the result to another file";
    WITHIN_INPUT = "{path} nằm trong thư mục đầu vào nên lần chạy sau sẽ đọc nhầm; hãy ghi kết quả ra ngoài thư mục đó" / "{path} lies in the folder of the input, where the next run would read it; write the result outside of it";
    OPTIONS = "[TÙY CHỌN]" / "[OPTIONS]";
    UNKNOWN_ARGUMENT = "không có tham số “{argument}”" / "unknown argument “{argument}”";
    UNKNOWN_COMMAND = "không có lệnh “{command}”" / "unknown command “{command}”";
    NO_COMMAND = "thiếu lệnh" / "no command is given";
    MISSING_ARGUMENT = "thiếu tham số {argument}" / "missing argument {argument}";
    NO_VALUE = "thiếu giá trị của “{argument}”" / "“{argument}” is given without a value";
    BAD_VALUE = "giá trị “{value}” của “{argument}” không hợp lệ" / "bad value “{value}” for “{argument}”";
    MANY_VALUES = "“{argument}” có quá nhiều giá trị" / "“{argument}” is given too many values";
    NOT_UTF8 = "một tham số không phải văn bản UTF-8" / "an argument is not UTF-8 text";
    CONFLICT = "không dùng “{argument}” cùng với “{prior}”" / "“{argument}” cannot be used with “{prior}”";
    GIVEN_TWICE = "chỉ được dùng “{argument}” một lần" / "“{argument}” may be given only once";
    WHOLE_NUMBER = "một số nguyên không âm" / "a whole number, not negative";
    IN_RANGE = "một số nguyên từ {first} đến {last}" / "a whole number from {first} to {last}";
    OVER_OUTPUT = "hai kết quả cùng ghi vào {path}; mỗi kết quả cần một tệp riêng" / "two results go to {path}; each needs a file of its own";
}

/// Says what was not understood, how it might have been meant, and where help is.
#[must_use]
pub fn error(error: &clap::Error, lang: Lang) -> String {
    let Some(phrase) = phrase(error) else {
        // What is left is help, or speaks of the program's own construction; clap says it well.
        return help(&error.render().to_string(), lang);
    };
    let argument = value(error, ContextKind::InvalidArg);
    let slots = [
        ("argument", &*argument),
        ("command", &*value(error, ContextKind::InvalidSubcommand)),
        ("value", &*value(error, ContextKind::InvalidValue)),
        ("prior", &*value(error, ContextKind::PriorArg)),
    ];
    let mut text = format!("{}: {}", labels::ERROR.say(lang), phrase.fill(lang, &slots));
    if let Some(accepted) = accepted(error, lang) {
        let words = Phrase::new("giá trị hợp lệ: {values}", "accepted: {values}");
        text = format!(
            "{text}\n{}: {}",
            labels::HELP.say(lang),
            words.fill(lang, &[("values", &accepted)])
        );
    }
    text = hint::with(text, suggestion(error).as_deref(), lang);
    let more = Phrase::new("xem tinhgon --help", "see tinhgon --help");
    format!("{text}\n{}: {}", labels::NOTE.say(lang), more.say(lang))
}

/// A help text with the words that clap puts there itself in a language.
#[must_use]
pub fn help(text: &str, lang: Lang) -> String {
    text.replace("[OPTIONS]", OPTIONS.say(lang))
}

fn phrase(error: &clap::Error) -> Option<Phrase> {
    Some(match error.kind() {
        ErrorKind::UnknownArgument => UNKNOWN_ARGUMENT,
        ErrorKind::InvalidSubcommand => UNKNOWN_COMMAND,
        ErrorKind::MissingSubcommand => NO_COMMAND,
        ErrorKind::MissingRequiredArgument => MISSING_ARGUMENT,
        // An empty value is what clap calls a missing one, too.
        ErrorKind::InvalidValue if value(error, ContextKind::InvalidValue).is_empty() => NO_VALUE,
        ErrorKind::TooFewValues | ErrorKind::NoEquals => NO_VALUE,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => BAD_VALUE,
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => MANY_VALUES,
        ErrorKind::InvalidUtf8 => NOT_UTF8,
        ErrorKind::ArgumentConflict => {
            let (argument, prior) =
                (value(error, ContextKind::InvalidArg), value(error, ContextKind::PriorArg));
            if prior.is_empty() || argument == prior { GIVEN_TWICE } else { CONFLICT }
        }
        _ => return None,
    })
}

fn value(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// The values that would have been accepted, or an example of one.
fn accepted(error: &clap::Error, lang: Lang) -> Option<String> {
    if let Some(ContextValue::Strings(values)) = error.get(ContextKind::ValidValue) {
        return (!values.is_empty()).then(|| values.join(", "));
    }
    // Parsers of this crate give examples of good values as their error.
    let source = std::error::Error::source(error)?;
    // Those of numbers are the library's, whose words are English.
    if source.is::<std::num::ParseIntError>() {
        return Some(WHOLE_NUMBER.say(lang).to_owned());
    }
    let said = source.to_string();
    let range = said.split_once(" is not in ").and_then(|(_, range)| range.split_once(".."));
    Some(match range {
        Some((first, last)) => {
            let slots = [("first", first), ("last", last.trim_start_matches('='))];
            IN_RANGE.fill(lang, &slots)
        }
        None if said.contains("invalid digit") => WHOLE_NUMBER.say(lang).to_owned(),
        None => said,
    })
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| {
        let text = value(error, kind);
        (!text.is_empty()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use crate::cli;

    use super::*;

    /// What is said of a command line.
    fn said(args: &str, lang: Lang) -> String {
        let args = std::iter::once("tinhgon").chain(args.split(' '));
        error(&cli::command(lang).try_get_matches_from(args).unwrap_err(), lang)
    }

    #[test]
    fn what_clap_refuses_is_said_in_the_language_of_the_user() {
        let lines = [
            "analyse",
            "analyze --foo",
            "analyze --color",
            "analyze --color pink",
            "analyze --threads 0",
            "analyze --threads x",
            "analyze --threads",
            "analyze --quiet=yes",
            "analyze --out a --out b",
            "analyze --as-of 2025-13-01",
            "analyze --online-share 120",
            "plan --seed -1",
            "plan --seed x",
            "plan --gap 200",
            "classify lines.jsonl --text x",
            "diff",
            "import",
            "explain",
            "review --reason",
            "completions",
            "completions cmd",
        ];
        let all = |lang| {
            let told = lines.map(|line| format!("$ {line}\n{}\n", said(line, lang)));
            told.concat()
        };
        insta::assert_snapshot!("usage_vi", all(Lang::Vi));
        insta::assert_snapshot!("usage_en", all(Lang::En));
    }
}
