//! Procedures as process models: BPMN 2.0 (ISO/IEC 19510:2013) with layout, for the common editors.
//!
//! A procedure is a pool with a lane for whoever applies and one for the agency. Its steps follow one
//! another as they are published. Papers asked for are data objects at the step that hands them in,
//! registers that answer for a paper are data stores at the step that looks them up, results are data
//! objects at the last step. Of several procedures, a message leads from the end of one to the start
//! of another that asks for what it issues.

mod layout;
mod process;
mod xml;

use self::layout::Layout;
use self::process::{Message, Pool};
use crate::analysis::{Analysis, Dossier};
use crate::words::Lang;

/// The process model of some procedures, in the order given, as an XML file.
///
/// Texts of the catalogue stay as they are; names of registers, lanes and of steps that the source
/// does not tell are in the language.
#[must_use]
pub fn bpmn(analysis: &Analysis<'_>, dossiers: &[Dossier<'_>], lang: Lang) -> String {
    let pools: Vec<Pool> =
        dossiers.iter().map(|dossier| Pool::of(analysis, *dossier, lang)).collect();
    let messages = Message::between(analysis, dossiers);
    let layout = Layout::of(&pools);
    xml::write(&pools, &messages, &layout)
}
