//! Hashes as they are written: lower-case hexadecimal.

use sha2::{Digest, Sha256};

/// SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal: the name under which the text is kept.
#[must_use]
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes as lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_named_as_every_other_program_names_it() {
        // The empty message and "abc": FIPS 180-4, examples.
        assert_eq!(super::sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(super::sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
