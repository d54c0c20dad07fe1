//! Where values stand in a file, as JSON pointers that are only written out when somebody is told.

/// A place in the file that is read; the first is the document as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At(u32);

/// One step of a JSON pointer.
#[derive(Debug)]
enum Token {
    Key(Box<str>),
    Index(usize),
}

/// The places of a file, each with the place around it.
#[derive(Debug, Default)]
pub(super) struct Places {
    steps: Vec<(At, Token)>,
}

impl Places {
    /// The place of a value of an object.
    pub(super) fn key(&mut self, around: At, key: &str) -> At {
        self.step(around, Token::Key(key.into()))
    }

    /// The place of an element of a list.
    pub(super) fn element(&mut self, around: At, index: usize) -> At {
        self.step(around, Token::Index(index))
    }

    fn step(&mut self, around: At, token: Token) -> At {
        self.steps.push((around, token));
        // A file has fewer values than that; see the limit on them.
        At(u32::try_from(self.steps.len()).unwrap_or_default())
    }

    /// The JSON pointer (RFC 6901) of a place.
    pub(super) fn pointer(&self, at: At) -> String {
        let mut tokens = Vec::new();
        let mut at = at;
        while let Some((around, token)) =
            (at.0 as usize).checked_sub(1).and_then(|index| self.steps.get(index))
        {
            tokens.push(token);
            at = *around;
        }
        let mut pointer = String::new();
        for token in tokens.into_iter().rev() {
            match token {
                Token::Key(key) => {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
                Token::Index(index) => pointer.push_str(&format!("/{index}")),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_lead_from_the_document_to_the_value() {
        let mut places = Places::default();
        let graph = places.key(At::default(), "@graph");
        let first = places.element(graph, 2);
        let last = places.key(first, "a/b~");
        assert_eq!(places.pointer(last), "/@graph/2/a~1b~0");
        assert_eq!(places.pointer(At::default()), "");
    }
}
