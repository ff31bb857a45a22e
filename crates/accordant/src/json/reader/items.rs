//! Arrays and objects, one item after the other.

use super::{Fault, Reader};

impl<'t> Reader<'t> {
    /// Reads a record: an object with fields of these names, each once at most, in any order. `!` stands behind those that
    /// have to be there, and a space behind each. Calls with the place of each name, whose value is to be read then.
    pub(crate) fn record(
        &mut self,
        what: &str,
        names: &'static str,
        field: &mut dyn FnMut(&mut Reader<'t>, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut seen = 0_u32;
        // The names behind the last one, of which most often one is next.
        let mut behind = (0, names);
        self.entries(what, &mut |reader| {
            let name = reader.string()?;
            let found = find(behind, name).or_else(|| find((0, names), name));
            let Some((place, rest)) = found else {
                let known: Vec<&str> = known(names).collect();
                return Err(Fault::unknown("field", name, &known));
            };
            if seen & 1 << place != 0 {
                return Err(Fault::unwanted(format!("duplicate field `{name}`")));
            }
            seen |= 1 << place;
            behind = (place + 1, rest);
            reader.colon()?;
            field(reader, place)
        })?;
        let missing = required(names) & !seen;
        if missing == 0 {
            return Ok(());
        }
        let first = missing.trailing_zeros() as usize;
        let name = known(names).nth(first).unwrap_or_default();
        Err(Fault::unwanted(format!("missing field `{name}`")))
    }

    /// Reads an object: calls for each name, behind which are a colon and the value.
    pub(crate) fn entries(
        &mut self,
        what: &str,
        entry: &mut dyn FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self.next_sign() {
            Some(b'{') => self.each_before(b'}', entry),
            _ => Err(self.wrong_type(what)),
        }
    }

    /// Reads an array: calls for each item.
    pub(crate) fn array(
        &mut self,
        item: &mut dyn FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self.next_sign() {
            Some(b'[') => self.each_before(b']', item),
            _ => Err(self.wrong_type("an array")),
        }
    }

    fn each_before(
        &mut self,
        end: u8,
        item: &mut dyn FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.open()?;
        let mut is_first = true;
        while self.advance(&mut is_first, end)? {
            item(self)?;
        }
        self.close(end)
    }

    /// Goes into an array or object.
    pub(super) fn open(&mut self) -> Result<(), Fault> {
        if self.depth >= self.deepest {
            return Err(self.ahead("recursion limit exceeded"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Leaves it, all of it being read.
    pub(super) fn close(&mut self, end: u8) -> Result<(), Fault> {
        if self.next_sign() != Some(end) {
            return Err(self.ahead("trailing characters"));
        }
        self.depth -= 1;
        self.at += 1;
        Ok(())
    }

    /// Goes on to the next item or field, if there is one before this end.
    fn advance(&mut self, is_first: &mut bool, end: u8) -> Result<bool, Fault> {
        let is_first = std::mem::replace(is_first, false);
        let (cut_off, between) = if end == b']' {
            ("EOF while parsing a list", "expected `,` or `]`")
        } else {
            ("EOF while parsing an object", "expected `,` or `}`")
        };
        let next = match self.next_sign() {
            None => return Err(self.ahead(cut_off)),
            Some(sign) if sign == end => return Ok(false),
            Some(sign) if is_first => sign,
            Some(b',') => {
                self.at += 1;
                match self.next_sign() {
                    Some(sign) if sign == end => return Err(self.ahead("trailing comma")),
                    Some(sign) => sign,
                    None => return Err(self.no_value()),
                }
            }
            Some(_) => return Err(self.ahead(between)),
        };
        if end == b'}' && next != b'"' {
            return Err(self.ahead("key must be a string"));
        }
        Ok(true)
    }

    pub(crate) fn colon(&mut self) -> Result<(), Fault> {
        match self.next_sign() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.ahead("expected `:`")),
            None => Err(self.ahead("EOF while parsing an object")),
        }
    }
}

/// The names of fields.
fn known(names: &str) -> impl Iterator<Item = &str> {
    let names = names.split_terminator(' ');
    names.map(|name| name.strip_suffix('!').unwrap_or(name))
}

/// A bit for each that has to be there.
fn required(names: &str) -> u32 {
    let (mut required, mut bit) = (0, 1_u32);
    for sign in names.bytes() {
        match sign {
            b'!' => required |= bit,
            b' ' => bit <<= 1,
            _ => {}
        }
    }
    required
}

/// The place of a name from this place on, and the names behind it.
fn find<'n>((mut place, mut names): (usize, &'n str), name: &str) -> Option<(usize, &'n str)> {
    while let Some((known, rest)) = names.split_once(' ') {
        if known.strip_suffix('!').unwrap_or(known) == name {
            return Some((place, rest));
        }
        (place, names) = (place + 1, rest);
    }
    None
}
