//! Hostile text for the tests of this room.

use super::{Table, Value};
use std::sync::LazyLock;

/// Texts that break careless writers.
pub static HOSTILE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts: Vec<String> = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\tindented",
        "a | b || c",
        "<script>alert('x')</script> & \"more\" <b>",
        "two\nlines\n\nand a gap",
        "`code` *strong* _weak_ [a](http://b) ![i](j) \\| ~x~ $y$",
        "שלום עולם, مرحبا",
        "turned \u{202e}round\u{202c} again",
        "👩‍👩‍👧‍👦 café naïve 𝔘",
        "_x0041_ is not A",
        "  kept blanks  ",
        "'quoted'",
    ]
    .map(String::from)
    .to_vec();
    texts.push("long 😀 ".repeat(50_000 / 7));
    texts
});

/// One row per hostile text.
pub fn hostile_table() -> Table {
    let mut table = Table::new("Hostile", &["n", "text"]);
    table.rows =
        (1..).zip(HOSTILE.iter()).map(|(n, text)| vec![Value::Integer(n), Value::Text(text.clone())]).collect();
    table
}
