//! The columns of the index. Whoever changes anything here, or in the analysis, raises [`VERSION`], so that older
//! indexes are built again.
//!
//! Turns and quotes have their text in columns of their own. What is filtered by is indexed as exact values; what a hit
//! is made of stands in number columns, so that thousands of hits are read without opening a document.

use super::analyze::{STEMS, WORDS};
use super::{Doc, Unit};
use tantivy::TantivyDocument;
use tantivy::schema::{BytesOptions, FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use uuid::Uuid;

/// The version of columns and analysis.
pub(super) const VERSION: u32 = 2;

/// The text columns of one unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    /// Stems with their positions.
    pub stems: Field,
    /// Words as they were said, for prefixes.
    pub words: Field,
}

/// A UUID as two number columns; both 0 for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub high: &'static str,
    pub low: &'static str,
}

/// The coding of a hit.
pub(super) const CODING: Pair = Pair { high: "coding_high", low: "coding_low" };
/// The transcript of a hit.
pub(super) const TRANSCRIPT: Pair = Pair { high: "transcript_high", low: "transcript_low" };
/// The first turn a hit touches.
pub(super) const TURN: &str = "turn";
/// Where a hit begins, in bytes.
pub(super) const START: &str = "start";
/// Where a hit ends, in bytes.
pub(super) const END: &str = "end";

/// All columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    turn_text: Text,
    quote_text: Text,
    pub unit: Field,
    pub coding: Field,
    pub transcript: Field,
    pub theme: Field,
    pub coder: Field,
    pub magnitude: Field,
    pub case: Field,
    pub role: Field,
    coding_pair: (Field, Field),
    transcript_pair: (Field, Field),
    turn: Field,
    start: Field,
    end: Field,
}

impl Fields {
    /// The columns and the schema they make up.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let text = |name: &str, analysis: &str, record: IndexRecordOption, norms: bool| {
            let indexing =
                TextFieldIndexing::default().set_tokenizer(analysis).set_index_option(record).set_fieldnorms(norms);
            (name.to_string(), TextOptions::default().set_indexing_options(indexing))
        };
        let mut add_text = |unit: &str| {
            let full = IndexRecordOption::WithFreqsAndPositions;
            let (name, options) = text(&format!("{unit}_stems"), STEMS, full, true);
            let stems = schema.add_text_field(&name, options);
            let (name, options) = text(&format!("{unit}_words"), WORDS, IndexRecordOption::Basic, false);
            Text { stems, words: schema.add_text_field(&name, options) }
        };
        let (turn_text, quote_text) = (add_text("turn"), add_text("quote"));
        let mut exact = |name: &str| schema.add_bytes_field(name, BytesOptions::default().set_indexed());
        let [unit, coding, transcript, theme, coder, magnitude, case, role] =
            ["unit", "coding", "transcript", "theme", "coder", "magnitude", "case", "role"].map(&mut exact);
        let mut number = |name: &str| schema.add_u64_field(name, FAST);
        let fields = Self {
            turn_text,
            quote_text,
            unit,
            coding,
            transcript,
            theme,
            coder,
            magnitude,
            case,
            role,
            coding_pair: (number(CODING.high), number(CODING.low)),
            transcript_pair: (number(TRANSCRIPT.high), number(TRANSCRIPT.low)),
            turn: number(TURN),
            start: number(START),
            end: number(END),
        };
        (fields, schema.build())
    }

    /// The text columns of a unit.
    pub(super) const fn text(&self, unit: Unit) -> Text {
        match unit {
            Unit::Turn => self.turn_text,
            Unit::Quote => self.quote_text,
        }
    }

    /// A document as the index takes it.
    pub(super) fn document(&self, doc: &Doc<'_>) -> TantivyDocument {
        let mut row = TantivyDocument::new();
        let text = self.text(doc.unit);
        row.add_text(text.stems, doc.text);
        row.add_text(text.words, doc.text);
        row.add_bytes(self.unit, doc.unit.key());
        row.add_bytes(self.transcript, doc.transcript.0.as_bytes());
        let single = [
            (self.coding, doc.coding.map(|id| id.0)),
            (self.theme, doc.theme.map(|id| id.0)),
            (self.coder, doc.coder.map(|id| id.0)),
        ];
        for (field, id) in single {
            if let Some(id) = id {
                row.add_bytes(field, id.as_bytes());
            }
        }
        if let Some(magnitude) = doc.magnitude {
            row.add_bytes(self.magnitude, magnitude.as_bytes());
        }
        for case in doc.cases {
            row.add_bytes(self.case, case.0.as_bytes());
        }
        for role in doc.roles {
            row.add_bytes(self.role, role.word().as_bytes());
        }
        add_pair(&mut row, self.coding_pair, doc.coding.map_or(Uuid::nil(), |id| id.0));
        add_pair(&mut row, self.transcript_pair, doc.transcript.0);
        row.add_u64(self.turn, u64::from(doc.turn));
        row.add_u64(self.start, doc.span.start as u64);
        row.add_u64(self.end, doc.span.end as u64);
        row
    }
}

fn add_pair(row: &mut TantivyDocument, (high, low): (Field, Field), id: Uuid) {
    let (upper, lower) = id.as_u64_pair();
    row.add_u64(high, upper);
    row.add_u64(low, lower);
}
