//! The words for a command line that was not understood.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Lang, Phrase, hint, labels};

phrases! {
    OVER_INPUT = "{path} là một tệp đầu vào; hãy ghi kết quả vào tệp khác" / "{path} is an input; write the result to another file";
    OVER_OUTPUT = "hai kết quả cùng ghi vào {path}; mỗi kết quả cần một tệp riêng" / "two results go to {path}; each needs a file of its own";
}

/// Says what was not understood, how it might have been meant, and where help is.
#[must_use]
pub fn error(error: &clap::Error, lang: Lang) -> String {
    let Some(phrase) = phrase(error.kind()) else {
        // The rest of the kinds speak of the program's own construction; clap says them well.
        return error.render().to_string();
    };
    let argument = value(error, ContextKind::InvalidArg);
    let slots = [
        ("argument", &*argument),
        ("command", &*value(error, ContextKind::InvalidSubcommand)),
        ("value", &*value(error, ContextKind::InvalidValue)),
        ("prior", &*value(error, ContextKind::PriorArg)),
    ];
    let mut text = format!("{}: {}", labels::ERROR.say(lang), phrase.fill(lang, &slots));
    if let Some(accepted) = accepted(error) {
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

fn phrase(kind: ErrorKind) -> Option<Phrase> {
    Some(match kind {
        ErrorKind::UnknownArgument => {
            Phrase::new("không có tham số “{argument}”", "unknown argument “{argument}”")
        }
        ErrorKind::InvalidSubcommand => {
            Phrase::new("không có lệnh “{command}”", "unknown command “{command}”")
        }
        ErrorKind::MissingSubcommand => Phrase::new("thiếu lệnh", "no command is given"),
        ErrorKind::MissingRequiredArgument => {
            Phrase::new("thiếu tham số {argument}", "missing argument {argument}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Phrase::new(
            "giá trị “{value}” của “{argument}” không hợp lệ",
            "bad value “{value}” for “{argument}”",
        ),
        ErrorKind::ArgumentConflict => Phrase::new(
            "không dùng “{argument}” cùng với “{prior}”",
            "“{argument}” cannot be used with “{prior}”",
        ),
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
fn accepted(error: &clap::Error) -> Option<String> {
    if let Some(ContextValue::Strings(values)) = error.get(ContextKind::ValidValue) {
        return (!values.is_empty()).then(|| values.join(", "));
    }
    // Parsers of this crate give examples of good values as their error.
    let source = std::error::Error::source(error)?;
    Some(source.to_string())
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| {
        let text = value(error, kind);
        (!text.is_empty()).then_some(text)
    })
}
