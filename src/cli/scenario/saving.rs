//! Saving the scenario that a command was given.

use std::io::{self, Write};
use std::path::Path;

use super::{is_file, of};
use crate::appraisal;
use crate::appraisal::scenario::ScenarioFile;
use crate::border::bounded;
use crate::cli::args::ScenarioArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::knowledge::Name;
use crate::words::{Lang, labels};

/// Refuses to save a scenario where it could not be read again, or over a file of another kind.
pub(super) fn can_be_saved(
    args: &ScenarioArgs,
    file: &Path,
    context: &Context<'_>,
) -> Result<(), Failure> {
    let lang = context.lang();
    // Scenarios name editions and targets by id: one's own file would not be found again.
    let own = [&args.tariff, &args.target].into_iter().flatten().find(|name| is_file(name));
    if let Some(own) = own {
        return Err(Failure::Usage(labels::SAVED_BY_ID.fill(lang, &[("path", own)])));
    }
    if !is_file(&file.to_string_lossy()) {
        let path = file.to_string_lossy();
        return Err(Failure::Usage(labels::SAVED_AS_JSON.fill(lang, &[("path", &*path)])));
    }
    // A slip of the keyboard shall not put a scenario in the place of a catalogue or report.
    let other = bounded::whole(file).is_ok_and(|bytes| !is_scenario(&bytes));
    if other || context.global.out.as_deref() == Some(file) {
        let path = file.to_string_lossy();
        return Err(Failure::Usage(labels::NOT_OVER_OTHERS.fill(lang, &[("path", &*path)])));
    }
    Ok(())
}

/// Whether bytes are those of a scenario, whatever its faults; nothing at all is none of another.
fn is_scenario(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Named<'a> {
        schema: Option<&'a str>,
    }
    let named = serde_json::from_slice::<Named<'_>>(bytes);
    bytes.is_empty() || named.is_ok_and(|named| named.schema == Some(appraisal::scenario::SCHEMA))
}

/// Saves the scenario that a command was given, when it was carried out.
pub(crate) fn save(args: &ScenarioArgs, context: &Context<'_>) -> Result<(), Failure> {
    let Some(file) = &args.save_scenario else { return Ok(()) };
    let scenario = &of(args, context)?;
    let lang = context.lang();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let in_lang = |lang| labels::SAVED_NAME.fill(lang, &[("name", &*stem)]).into();
    let name = Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) };
    let written = ScenarioFile::of(scenario, name, context.knowledge()?);
    let write = |out: &mut dyn Write| {
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer_pretty(&mut out, &written)?;
        out.write_all(b"\n")?;
        out.flush()
    };
    output::to_file(file, write).map_err(|error| Failure::output(file, &error, lang))
}
