//! The quotes of a cell, each with whether it is linked, where it stands, who says it, its magnitude and its coder.
//!
//! The rule it owns: linking moves no quote. Quotes stand in the order of the texts; what is linked though it is none of
//! the quotes that are counted here, such as a coding that has another theme by now, follows them.

use crate::model::CodingId;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::workbench::{CellPage, CellView, LinkLine, QuoteView, quotation};

/// One quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteLine {
    /// The coding that stands for it.
    pub coding: CodingId,
    /// The coding by which it is linked; `None` where it is not.
    pub link: Option<CodingId>,
    /// Title of its transcript.
    pub transcript: String,
    /// How its place is cited.
    pub citation: String,
    /// What the speaker does in the conversation; empty where that is not known.
    pub role: &'static str,
    /// Its magnitude.
    pub magnitude: Option<String>,
    /// Whoever made this reading, in initials.
    pub coders: String,
    /// Its words.
    pub text: String,
    /// Key of the theme it has by now, where it is none of the quotes counted here.
    pub elsewhere: Option<String>,
}

impl QuoteLine {
    /// The words of the paragraph that quotes it.
    #[must_use]
    pub fn quotation(&self) -> String {
        quotation(&self.text, &self.citation)
    }
}

/// The quotes of a cell, only those with a magnitude where one is chosen.
pub fn quote_lines(page: &CellPage, magnitude: Option<&str>) -> Vec<QuoteLine> {
    let mut links: Vec<&LinkLine> = page.links.iter().collect();
    let mut lines = Vec::new();
    for quote in &page.cell.quotes {
        // Of readings that several coders share one stands for all; any of them may be the one that is linked.
        let same = |link: &&LinkLine| {
            link.coding == quote.coding
                || (link.citation == quote.citation
                    && link.text == quote.text
                    && link.magnitude == quote.magnitude
                    && link.theme == page.cell.theme
                    && quote.coders.contains(&link.coder))
        };
        let link = links.iter().position(same).map(|at| links.remove(at).coding);
        lines.push(line(quote, link));
    }
    lines.extend(links.into_iter().map(|link| QuoteLine {
        coding: link.coding,
        link: Some(link.coding),
        transcript: link.transcript.clone(),
        citation: link.citation.clone(),
        role: "",
        magnitude: link.magnitude.clone(),
        coders: link.coder.clone(),
        text: link.text.clone(),
        elsewhere: Some(link.theme.clone()),
    }));
    narrowed(lines, magnitude)
}

/// The quotes that belong to no case.
pub(super) fn loose_lines(cell: &CellView, magnitude: Option<&str>) -> Vec<QuoteLine> {
    narrowed(cell.quotes.iter().map(|quote| line(quote, None)).collect(), magnitude)
}

fn narrowed(mut lines: Vec<QuoteLine>, magnitude: Option<&str>) -> Vec<QuoteLine> {
    if let Some(only) = magnitude {
        lines.retain(|line| line.magnitude.as_deref().unwrap_or("unrated") == only);
    }
    lines
}

fn line(quote: &QuoteView, link: Option<CodingId>) -> QuoteLine {
    QuoteLine {
        coding: quote.coding,
        link,
        transcript: quote.transcript.clone(),
        citation: quote.citation.clone(),
        role: quote.role.map_or("", crate::model::Role::word),
        magnitude: quote.magnitude.clone(),
        coders: quote.coders.join("+"),
        text: quote.text.clone(),
        elsewhere: None,
    }
}

/// The quotes row by row in `width` columns, and the row at which the one under the bar begins; `bar` is `None` where no
/// keys go here, and only `most` rows of each are shown.
pub fn quote_rows(
    quotes: &[QuoteLine],
    at: usize,
    barred: bool,
    width: usize,
    look: &Look,
) -> (Vec<(Role, String)>, usize) {
    let mut rows = Vec::new();
    let mut top = 0;
    for (place, quote) in quotes.iter().enumerate() {
        let under = place == at && barred;
        if place == at {
            top = rows.len();
        }
        let mark = if under { look.glyphs.bar } else { " " };
        let linked = if quote.link.is_some() { look.glyphs.done } else { look.glyphs.to_do };
        let mut told = vec![quote.citation.clone()];
        told.extend((!quote.role.is_empty()).then(|| quote.role.to_string()));
        told.extend(quote.magnitude.clone());
        told.push(quote.coders.clone());
        told.extend(quote.link.is_some().then(|| "linked".to_string()));
        told.extend(quote.elsewhere.as_ref().map(|theme| format!("not counted here, coded to {theme}")));
        let dot = format!(" {} ", look.glyphs.dot);
        let head = format!("{mark}{linked} {}", text::safe(&told.join(&dot)));
        let role = if under { Role::Bar } else { Role::Quiet };
        rows.push((role, text::pad(&text::truncate(&head, width), width)));
        let words = text::fill(&quote.text, width.saturating_sub(3).max(8));
        rows.extend(words.into_iter().map(|row| (Role::Text, format!("   {row}"))));
    }
    (rows, top)
}
