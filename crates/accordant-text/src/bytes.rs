//! Numbers in as few bytes as they need, and bytes behind how many they are.

/// Puts a number there: seven bits a byte, the lowest first; the highest bit says that more follow.
pub fn put(mut number: u32, bytes: &mut Vec<u8>) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        bytes.push((low & 0x7f) | (u8::from(number > 0) << 7));
        if number == 0 {
            return;
        }
    }
}

/// Takes a number.
pub fn take(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, others) = bytes.split_first()?;
        *bytes = others;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

/// Puts a number of things there, of which 32 bits can number all.
pub fn put_count(count: usize, bytes: &mut Vec<u8>) {
    put(u32::try_from(count).unwrap_or(u32::MAX), bytes);
}

/// Puts bytes there as they are.
pub fn put_many(many: &[u8], bytes: &mut Vec<u8>) {
    put_count(many.len(), bytes);
    bytes.extend_from_slice(many);
}

/// Takes bytes as they are.
pub fn take_many<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let count = take(bytes)?;
    let (many, others) = bytes.split_at_checked(count as usize)?;
    *bytes = others;
    Some(many)
}
