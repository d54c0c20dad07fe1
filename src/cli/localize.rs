//! The command line in the user's language: every help text of [`crate::words::help`] laid over
//! the parser.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory, ValueEnum};

use super::args::Cli;
use crate::words::{Lang, help};

/// The language asked for, found before the arguments are parsed: their help depends on it.
pub(crate) fn language(args: &[OsString]) -> Lang {
    let words = || args.iter().map(|arg| arg.to_string_lossy());
    let joined = words().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    let apart = || words().zip(words().skip(1)).find(|(flag, _)| flag == "--lang");
    let asked = joined.or_else(|| apart().map(|(_, value)| value.into_owned()));
    asked.and_then(|word| Lang::from_str(&word, false).ok()).unwrap_or_default()
}

/// The parser with its help in a language.
pub(crate) fn command(lang: Lang) -> Command {
    let command = Cli::command();
    let names: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = worded(command, "tinhgon", lang);
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |sub| worded(sub, &name, lang))
    })
}

fn worded(command: Command, name: &str, lang: Lang) -> Command {
    let about = help::command(name).say(lang);
    let after = help::after(name).map(|after| StyledStr::from(after.say(lang)));
    let command = command
        .about(about)
        .subcommand_help_heading(help::COMMANDS.say(lang))
        .subcommand_value_name(help::COMMAND.say(lang))
        .help_template(template(lang))
        .mut_args(|arg| worded_arg(arg, lang));
    match after {
        Some(after) => command.after_help(after),
        None => command,
    }
}

fn worded_arg(arg: Arg, lang: Lang) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = if arg.is_positional() { help::ARGUMENTS } else { help::OPTIONS };
    let takes_value = arg.get_action().takes_values();
    let arg = arg.help(help::argument(&id).say(lang)).help_heading(heading.say(lang));
    // Clap words these in English only, so the help of the argument says them itself.
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

fn template(lang: Lang) -> StyledStr {
    let usage = help::USAGE.say(lang);
    StyledStr::from(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let command = command(lang);
            command.clone().debug_assert();
            let all = std::iter::once(&command).chain(command.get_subcommands());
            for sub in all {
                let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty(), "{}", sub.get_name());
                for arg in sub.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{} {}", sub.get_name(), arg.get_id());
                }
            }
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let args = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&args("tinhgon analyze --lang en")), Lang::En);
        assert_eq!(language(&args("tinhgon --lang=en --help")), Lang::En);
        assert_eq!(language(&args("tinhgon --help")), Lang::Vi);
    }
}
