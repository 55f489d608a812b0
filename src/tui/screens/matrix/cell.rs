//! What of a cell fits into the grid: its state, its counts in signs or words of the scale, which way it points, what is
//! new, and how its summary begins.
//!
//! ```text
//! ✓! +2 0·1 -3 (±) 2 new        ○ to chart  ✓ charted  ∅ no data  ¬ not asked  ! stale
//!  He liked the room, but not   (±) as the counts say  [+] by the analyst's own judgement
//! ```
//!
//! The rule it owns: a cell says the same without colour and in ASCII.

use crate::model::{CellState, Overall, Scale};
use crate::text;
use crate::tui::look::{Look, Sign};
use crate::workbench::{GridCell, MagnitudeCounts};

/// Scales of so many values at most have a sign for each; longer ones are told in words.
const SIGNED: usize = 3;
/// Letters of a value at least, where it is cut.
const LETTERS: usize = 3;

/// The first line of a cell: state, counts, which way it points, what is new.
pub(super) fn first_line(
    cell: &GridCell,
    scale: &[String],
    magnitude: Option<&str>,
    closed: bool,
    room: usize,
    look: &Look,
) -> String {
    let state = if closed { String::new() } else { look.glyphs.cell(cell.state).to_string() };
    let stale = if cell.stale { "!" } else { "" };
    let mut told = vec![format!("{state}{stale}")];
    told.retain(|piece| !piece.is_empty());
    // Which way all quotes point says nothing of those of one magnitude.
    let overall =
        if closed || magnitude.is_some() { String::new() } else { pointing(cell.overall, cell.judgement, look) };
    let new = if cell.new > 0 { format!("{} new", cell.new) } else { String::new() };
    let wide = |piece: &&String| !piece.is_empty();
    let beside: usize = [&overall, &new].into_iter().filter(wide).map(|piece| text::width(piece) + 1).sum();
    let taken = told.iter().map(|piece| text::width(piece) + 1).sum::<usize>();
    told.push(tally(&cell.counts, scale, magnitude, room.saturating_sub(taken + beside), look));
    told.extend([overall, new]);
    told.retain(|piece| !piece.is_empty());
    text::safe(&told.join(" ")).into_owned()
}

/// The words below it, in at most so many lines.
pub(super) fn words(cell: &GridCell, closed: bool, width: usize, lines: usize, look: &Look) -> Vec<String> {
    if closed {
        return vec!["closed".to_string()];
    }
    if cell.words.is_empty() {
        let word = matches!(cell.state, CellState::NoData | CellState::NotAsked).then(|| cell.state.word().to_string());
        return word.into_iter().collect();
    }
    let mut rows = text::fill(&cell.words, width.max(4));
    if rows.len() > lines {
        rows.truncate(lines);
        if let Some(last) = rows.last_mut() {
            *last = text::truncate(&format!("{last}{}", look.glyphs.more), width);
        }
    }
    rows
}

/// Which way a cell points: in round brackets as the counts say, in square ones by the analyst's own judgement.
pub(super) fn pointing(overall: Overall, judgement: Option<Overall>, look: &Look) -> String {
    let sign = |overall| match overall {
        Overall::Positive => "+",
        Overall::Mixed => look.glyphs.mixed,
        Overall::Neutral => "0",
        Overall::Negative => "-",
        Overall::None => "none",
    };
    match (judgement, overall) {
        (Some(judged), _) => format!("[{}]", sign(judged)),
        (None, Overall::None) => String::new(),
        (None, counted) => format!("({})", sign(counted)),
    }
}

/// The counts, high values first: `+2 0·1 -3`; longer scales in their own words, as much of them as fits; nothing where
/// nothing is coded. With a magnitude chosen, only its count.
pub(super) fn tally(
    counts: &MagnitudeCounts,
    scale: &[String],
    magnitude: Option<&str>,
    room: usize,
    look: &Look,
) -> String {
    let known = (!scale.is_empty()).then(|| Scale { key: String::new(), values: scale.to_vec() });
    let mut values: Vec<(Option<&str>, usize)> =
        counts.values().iter().rev().map(|(value, count)| (Some(value.as_str()), *count)).collect();
    values.push((None, counts.unrated()));
    values.retain(|(value, count)| *count > 0 && magnitude.is_none_or(|only| value.unwrap_or("unrated") == only));
    let signed = known.as_ref().is_none_or(|scale| scale.is_numeric() || scale.values.len() <= SIGNED);
    let told = |letters: usize| {
        let one = |(value, count): &(Option<&str>, usize)| match value {
            Some(value) if !signed || !scale.iter().any(|known| known == value) => {
                format!("{} {count}", text::truncate(value, letters))
            }
            value => {
                let sign = Sign::of(*value, known.as_ref());
                let sign = look.sign(&sign);
                // A sign that is a digit itself is kept from being read as part of the number.
                let point = if sign.ends_with(|c: char| c.is_ascii_digit()) { look.glyphs.point } else { "" };
                format!("{sign}{point}{count}")
            }
        };
        values.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let longest = values.iter().filter_map(|(value, _)| *value).map(text::width).max().unwrap_or(0);
    let fits = (LETTERS..=longest).rev().map(told).find(|told| text::width(told) <= room);
    fits.unwrap_or_else(|| told(LETTERS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: &[&str], quotes: &[Option<&str>]) -> (GridCell, Vec<String>) {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        let scale = Scale { key: "s".into(), values: values.clone() };
        let mut counts = MagnitudeCounts::on((!values.is_empty()).then_some(&scale));
        quotes.iter().for_each(|quote| counts.add(*quote));
        let cell = GridCell {
            state: CellState::Charted,
            stale: true,
            counts,
            overall: Overall::Mixed,
            judgement: None,
            new: 1,
            linked: 0,
            words: String::new(),
        };
        (cell, values)
    }

    fn line(values: &[&str], quotes: &[Option<&str>], room: usize) -> String {
        let (cell, scale) = counted(values, quotes);
        tally(&cell.counts, &scale, None, room, &Look::new(false, true))
    }

    #[test]
    fn short_scales_have_signs_numbers_their_numbers_and_long_ones_words() {
        let valence = ["negative", "neutral", "positive"];
        let all = [Some("positive"), Some("positive"), Some("neutral"), Some("negative"), None];
        assert_eq!(line(&valence, &all, 40), "+2 0·1 -1 ?1");
        assert_eq!(line(&["0", "1", "2", "3"], &[Some("3"), Some("0"), Some("3")], 40), "3·2 0·1");
        assert_eq!(line(&[], &[None, None], 40), "•2");
        let often = ["never", "rarely", "sometimes", "often"];
        let told = [Some("often"), Some("sometimes"), Some("sometimes")];
        assert_eq!(line(&often, &told, 40), "often 1 sometimes 2");
        assert_eq!(line(&often, &told, 15), "often 1 some… 2");
        assert_eq!(line(&valence, &[Some("awful")], 40), "awful 1", "a value that is on the scale no more");
        assert_eq!(line(&valence, &[], 40), "");
    }

    #[test]
    fn the_first_line_says_all_of_it_in_ascii_too() {
        let (cell, scale) = counted(&["negative", "neutral", "positive"], &[Some("positive"), Some("negative")]);
        let told = |look: &Look| first_line(&cell, &scale, None, false, 40, look);
        assert_eq!(told(&Look::new(false, true)), "✓! +1 -1 (±) 1 new");
        assert_eq!(told(&Look::new(false, false)), "x! +1 -1 (+-) 1 new");
        let judged = GridCell { judgement: Some(Overall::Positive), ..cell.clone() };
        assert!(first_line(&judged, &scale, None, false, 40, &Look::new(false, true)).contains("[+]"));
        assert_eq!(first_line(&cell, &scale, Some("positive"), true, 40, &Look::new(false, true)), "! +1 1 new");
    }

    #[test]
    fn states_differ_in_every_set_of_glyphs() {
        for unicode in [true, false] {
            let glyphs = Look::new(false, unicode).glyphs;
            let drawn: std::collections::HashSet<&str> =
                CellState::ALL.into_iter().map(|state| glyphs.cell(state)).collect();
            assert_eq!(drawn.len(), 4);
        }
    }
}
