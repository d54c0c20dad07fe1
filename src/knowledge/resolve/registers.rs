//! Registers and who may read them.

use super::{Resolver, STAND_IN};
use crate::fault::Subject;
use crate::index::Ix;
use crate::knowledge::{Knowledge, Permission, Readers, Register, RegisterItem, raw};

impl Resolver<'_> {
    pub(super) fn registers(&mut self, file: &raw::Registers, known: &mut Knowledge) {
        for (n, raw) in file.registers.iter().enumerate() {
            let at = format!("/registers/{n}");
            self.at_least_one(&raw.items, format!("{at}/items"));
            self.at_least_one(&raw.populations, format!("{at}/populations"));
            let pointer = || format!("{at}/owner");
            let owner = self.find(&known.authorities, Subject::Authority, &raw.owner, pointer);
            let texts = &known.instruments;
            let publication = raw.published_items.as_ref().map(|published| {
                let ground = published.ground.as_ref();
                let pointer = || format!("{at}/published_items/ground");
                (published.status, ground.and_then(|g| self.provision(texts, g, pointer)))
            });
            let grounds = self.provisions(texts, &raw.grounds, &format!("{at}/grounds"));
            let no_paper = format!("{at}/no_paper_rules");
            let no_paper_rules = self.provisions(texts, &raw.no_paper_rules, &no_paper);
            let fills = raw.fills_forms.as_ref();
            let pointer = || format!("{at}/fills_forms");
            let fills_forms = fills.and_then(|ground| self.provision(texts, ground, pointer));
            let items = self.register_items(raw, &at, known);
            let row = Register {
                id: raw.id.clone(),
                name: raw.name.clone(),
                aliases: raw.aliases.clone(),
                owner: owner.unwrap_or(Ix::from_raw(STAND_IN)),
                kind: raw.kind,
                grounds,
                no_paper_rules,
                populations: raw.populations.clone(),
                available_from: raw.available_from,
                publication,
                fills_forms,
                items,
                note: raw.note.clone(),
            };
            let id = (Subject::Register, &*raw.id);
            self.define(&mut known.registers, id, row, format!("{at}/id"));
        }
    }

    fn register_items(
        &mut self,
        register: &raw::Register,
        at: &str,
        known: &Knowledge,
    ) -> Vec<RegisterItem> {
        let resolved = register.items.iter().enumerate().filter_map(|(k, raw)| {
            let place = || format!("{at}/items/{k}/item");
            let item = self.find(&known.items, Subject::DataItem, &raw.item, place);
            let place = || format!("{at}/items/{k}/ground");
            let ground = self.provision(&known.instruments, &raw.ground, place);
            Some(RegisterItem {
                reference: raw.reference.clone(),
                item: item?,
                ground: ground?,
                from: raw.from,
                restricted: raw.restricted.clone(),
            })
        });
        resolved.collect()
    }

    pub(super) fn access(&mut self, file: &raw::Access, known: &mut Knowledge) {
        for (n, raw) in file.access.iter().enumerate() {
            let at = format!("/access/{n}");
            let place = || format!("{at}/register");
            let register = self.find(&known.registers, Subject::Register, &raw.register, place);
            let readers = self.readers(raw, &at, known);
            let place = || format!("{at}/ground");
            let ground = self.provision(&known.instruments, &raw.ground, place);
            if let (Some(register), Some(ground)) = (register, ground) {
                let purpose = raw.purpose.clone();
                let from = raw.from;
                known.permissions.push(Permission { register, readers, purpose, ground, from });
            }
        }
    }

    fn readers(&mut self, raw: &raw::Permission, at: &str, known: &Knowledge) -> Readers {
        self.at_least_one(&raw.readers, format!("{at}/readers"));
        if raw.readers.iter().any(|reader| &**reader == "*") {
            return Readers::Everyone;
        }
        let readers = raw.readers.iter().enumerate();
        let found = readers.filter_map(|(k, reader)| {
            let place = || format!("{at}/readers/{k}");
            self.find(&known.authorities, Subject::Authority, reader, place)
        });
        Readers::Only(found.collect())
    }
}
