//! Document types: the widest of the files, with the most references.

use super::{Resolver, bad_value};
use crate::fault::Subject;
use crate::ids::ProcedureCode;
use crate::knowledge::{
    DocumentType, InForce, Knowledge, Obsolete, Provision, Replacement, Sharing, Whom, raw,
};

impl Resolver<'_> {
    pub(super) fn documents(&mut self, file: &raw::DocumentTypes, known: &mut Knowledge) {
        let stem = self.file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if stem != &*file.group {
            self.faults.push(bad_value(self.file, "/group".into(), &file.group, stem));
        }
        for (n, raw) in file.types.iter().enumerate() {
            let at = format!("/types/{n}");
            let row = self.document(raw, &file.group, &at, known);
            let id = (Subject::DocumentType, &*raw.id);
            self.define(&mut known.documents, id, row, format!("{at}/id"));
        }
    }

    /// The papers that serve the same purpose, once all are defined.
    pub(super) fn alternatives(&mut self, file: &raw::DocumentTypes, known: &mut Knowledge) {
        for (n, raw) in
            file.types.iter().enumerate().filter(|(_, raw)| !raw.alternative_to.is_empty())
        {
            let mut others = Vec::new();
            for (k, id) in raw.alternative_to.iter().enumerate() {
                let pointer = || format!("/types/{n}/alternative_to/{k}");
                others.extend(self.find(&known.documents, Subject::DocumentType, id, pointer));
            }
            let own = known.documents.find(&raw.id);
            if let Some(row) = own.and_then(|own| known.documents.get_mut(own)) {
                row.alternative_to = others;
            }
        }
    }

    fn document(
        &mut self,
        raw: &raw::DocumentType,
        group: &str,
        at: &str,
        known: &Knowledge,
    ) -> DocumentType {
        let texts = &known.instruments;
        let mut ground = |ground: &Option<raw::Ground>, key: &str| {
            ground.as_ref().and_then(|g| self.provision(texts, g, || format!("{at}/{key}")))
        };
        let obsolete_ground = ground(&raw.obsolete_ground, "obsolete_ground");
        let kept = ground(&raw.kept, "kept");
        let obsolete = (raw.status == raw::DocumentStatus::Obsolete)
            .then_some(Obsolete { since: raw.obsolete_since, ground: obsolete_ground });
        for (k, code) in raw.issued_by.iter().enumerate() {
            if code.parse::<ProcedureCode>().is_err() {
                let place = format!("{at}/issued_by/{k}");
                self.faults.push(bad_value(self.file, place, code, "1.004194"));
            }
        }
        DocumentType {
            id: raw.id.clone(),
            group: group.into(),
            name: raw.name.clone(),
            class: raw.class,
            stands_for: raw.stands_for,
            holders: raw.holders,
            listed: raw.listed,
            aliases: raw.aliases.clone(),
            abbreviations: raw.abbreviations.clone(),
            obsolete,
            about: raw.about,
            proves: self.item_list(&raw.proves, &format!("{at}/proves"), known),
            // Filled when all papers are known: it may name one of a later file.
            alternative_to: Vec::new(),
            replaced_by: self.replacements(raw, at, known),
            shared_in: self.sharings(raw, at, known),
            kept,
            caveats: raw.caveats.clone(),
            issued_by: raw.issued_by.clone(),
            also_serves: self.also_serves(raw, at, known),
            note: raw.note.clone(),
        }
    }

    fn also_serves(
        &mut self,
        raw: &raw::DocumentType,
        at: &str,
        known: &Knowledge,
    ) -> Vec<(Whom, Provision)> {
        let resolved = raw.also_serves.iter().enumerate().filter_map(|(k, raw)| {
            let place = || format!("{at}/also_serves/{k}/ground");
            Some((raw.whom, self.provision(&known.instruments, &raw.ground, place)?))
        });
        resolved.collect()
    }

    fn replacements(
        &mut self,
        raw: &raw::DocumentType,
        at: &str,
        known: &Knowledge,
    ) -> Vec<Replacement> {
        let resolved = raw.replaced_by.iter().enumerate().filter_map(|(k, raw)| {
            let place = || format!("{at}/replaced_by/{k}/register");
            let register = self.find(&known.registers, Subject::Register, &raw.register, place);
            let place = || format!("{at}/replaced_by/{k}/ground");
            let ground = self.provision(&known.instruments, &raw.ground, place);
            let in_force = InForce { from: raw.from, until: raw.until };
            Some(Replacement { register: register?, ground: ground?, scope: raw.scope, in_force })
        });
        resolved.collect()
    }

    fn sharings(&mut self, raw: &raw::DocumentType, at: &str, known: &Knowledge) -> Vec<Sharing> {
        let resolved = raw.shared_in.iter().enumerate().filter_map(|(k, raw)| {
            let place = || format!("{at}/shared_in/{k}/register");
            let register = self.find(&known.registers, Subject::Register, &raw.register, place);
            let ground = raw.ground.as_ref().and_then(|ground| {
                let place = || format!("{at}/shared_in/{k}/ground");
                self.provision(&known.instruments, ground, place)
            });
            Some(Sharing { register: register?, ground, basis: raw.basis })
        });
        resolved.collect()
    }
}
