//! Files compiled into the binary, each named after its id.

use std::path::Path;

use include_dir::Dir;

use crate::fault::Fault;

/// A folder of `procedures/` whose files are named after their ids.
pub(crate) struct Shelf {
    /// The folder, as messages name it.
    pub(crate) folder: &'static str,
    /// Its files.
    pub(crate) files: &'static Dir<'static>,
    /// Stems of files that stand there for another purpose.
    pub(crate) others: &'static [&'static str],
}

impl Shelf {
    /// The ids, sorted.
    pub(crate) fn ids(&self) -> Vec<&'static str> {
        let stems = self.files.files().filter_map(|file| file.path().file_stem()?.to_str());
        let mut ids: Vec<_> = stems.filter(|stem| !self.others.contains(stem)).collect();
        ids.sort_unstable();
        ids
    }

    /// What the file of an id says; `None` when there is none. It is read from its path, for
    /// messages, and its bytes.
    pub(crate) fn read<T>(
        &self,
        id: &str,
        read: impl Fn(&Path, &[u8]) -> Result<T, Vec<Fault>>,
    ) -> Option<Result<T, Vec<Fault>>> {
        let known = self.ids().contains(&id);
        let file = self.files.get_file(format!("{id}.json")).filter(|_| known)?;
        Some(read(&Path::new(self.folder).join(file.path()), file.contents()))
    }
}
