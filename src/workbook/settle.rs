//! What a form leaves to be understood: ids nobody typed, names that stand for them, and what blank
//! cells beside filled ones mean.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::gather::is_foreign;
use super::names::plain;
use crate::catalog::portal::short_hash;
use crate::fault::{Problem, Subject, WorkbookFault};
use crate::near;

type Faults = Vec<(String, Problem)>;

/// Completes a procedure; what is wrong is told by pointer.
pub(super) fn settle(json: &mut Value) -> Faults {
    let mut faults = Faults::new();
    let is_foreign = is_foreign(json);
    let Some(procedure) = json.as_object_mut() else { return faults };
    name_cases(procedure);
    if is_foreign {
        procedure.entry("authority").or_insert_with(|| "".into());
    }
    procedure.entry("requirements").or_insert_with(|| json!([]));
    lines(procedure, &mut faults);
    measured(procedure, &mut faults);
    for (n, channel) in objects(procedure, "channels").enumerate() {
        if let Some(fee) = channel.get_mut("fee").and_then(Value::as_object_mut) {
            fees(fee, &format!("/channels/{n}/fee"), &mut faults);
        }
    }
    faults
}

/// The objects of a list.
fn objects<'v>(
    value: &'v mut Map<String, Value>,
    key: &str,
) -> impl Iterator<Item = &'v mut Map<String, Value>> {
    let list = value.get_mut(key).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn said(value: &Map<String, Value>, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// Gives cases without an id one made from their name, as the portal's have.
fn name_cases(procedure: &mut Map<String, Value>) {
    for case in objects(procedure, "cases") {
        let name = said(case, "name");
        if said(case, "id").is_empty() && !name.is_empty() {
            case.insert("id".to_owned(), (*short_hash(&[&name])).into());
        }
    }
}

fn lines(procedure: &mut Map<String, Value>, faults: &mut Faults) {
    let cases = Names::of(procedure, "cases", "name");
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    let taken: BTreeSet<String> =
        objects(procedure, "requirements").map(|line| said(line, "id")).collect();
    for (n, line) in objects(procedure, "requirements").enumerate() {
        let at = format!("/requirements/{n}");
        if said(line, "id").is_empty() {
            let id = short_hash(&[&said(line, "case"), &said(line, "text")]).into_string();
            let times = used.entry(id.clone()).or_default();
            let free = |id: &String| !taken.contains(id);
            let id = std::iter::repeat_with(|| {
                *times += 1;
                if *times == 1 { id.clone() } else { format!("{id}-{times}") }
            });
            line.extend(id.take(taken.len() + 1).find(free).map(|id| ("id".to_owned(), id.into())));
        }
        cases.settle(line, "case", &at, Subject::Case, faults);
        match line.contains_key("kind") {
            true => drop(line.entry("documents").or_insert_with(|| json!([]))),
            // The reader of our JSON takes such a line for prose and would lose what was chosen.
            false
                if ["operator", "if_any", "fallback"].iter().any(|&key| line.contains_key(key)) =>
            {
                faults.push((at, Problem::MissingKey { key: "kind".to_owned() }));
            }
            false => {}
        }
        for paper in objects(line, "documents") {
            paper.entry("role").or_insert_with(|| "applicant".into());
        }
        if let Some(provision) = line.get_mut("provision").and_then(Value::as_object_mut) {
            provision.entry("verified").or_insert_with(|| "unverified".into());
        }
    }
}

fn measured(procedure: &mut Map<String, Value>, faults: &mut Faults) {
    let lines = Names::of(procedure, "requirements", "text");
    for (n, row) in objects(procedure, "measured").enumerate() {
        let at = format!("/measured/{n}");
        lines.settle(row, "requirement", &at, Subject::Requirement, faults);
    }
}

fn fees(fee: &mut Map<String, Value>, at: &str, faults: &mut Faults) {
    if fee.contains_key("items") {
        let status = fee.entry("status").or_insert_with(|| "listed".into());
        if status == "free" || status == "unknown" {
            faults.push((format!("{at}/status"), WorkbookFault::Contradicts.into()));
            *status = "listed".into();
        }
    }
    for item in objects(fee, "items") {
        item.entry("name").or_insert_with(|| "".into());
        for relief in objects(item, "reliefs") {
            relief.entry("pays").or_insert_with(|| "unknown".into());
        }
    }
}

/// The ids of a list and what stands for them.
struct Names {
    ids: BTreeSet<String>,
    by_name: BTreeMap<String, Vec<String>>,
    names: Vec<String>,
}

impl Names {
    fn of(procedure: &mut Map<String, Value>, list: &str, name: &str) -> Self {
        let mut names = Self { ids: BTreeSet::new(), by_name: BTreeMap::new(), names: Vec::new() };
        for one in objects(procedure, list) {
            let (id, name) = (said(one, "id"), said(one, name));
            names.by_name.entry(plain(&name)).or_default().push(id.clone());
            names.names.extend([id.clone(), name]);
            names.ids.insert(id);
        }
        names
    }

    /// Puts the id in the place of a name; a name that means none or several is a fault.
    fn settle(
        &self,
        value: &mut Map<String, Value>,
        key: &str,
        at: &str,
        what: Subject,
        faults: &mut Faults,
    ) {
        let name = said(value, key);
        if name.is_empty() || self.ids.contains(&name) {
            return;
        }
        match self.by_name.get(&plain(&name)).map(Vec::as_slice) {
            Some([id]) => drop(value.insert(key.to_owned(), id.as_str().into())),
            _ => {
                let nearest = near::nearest(&name, self.names.iter().map(String::as_str));
                faults.push((format!("{at}/{key}"), Problem::Unknown { what, id: name, nearest }));
            }
        }
    }
}
