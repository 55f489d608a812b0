//! What single cells of a codebook say: lists, yes and no, scales.

use super::check::PlacedScale;
use super::slug::{is_key, slug};
use crate::model::{Scale, ScaleChoice};

/// The parts of a cell, parted by semicolons or lines.
pub fn list(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(String::from).collect()
}

/// Yes where the cell is empty; `None` where it says neither yes nor no.
pub fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "" | "true" | "yes" | "y" | "1" | "x" => Some(true),
        "false" | "no" | "n" | "0" | "-" => Some(false),
        _ => None,
    }
}

/// A cell as it was before a spreadsheet was kept from reading it as a formula: the leading apostrophe is dropped.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// The scales of a file, declared where they are first used.
#[derive(Debug, Default)]
pub struct Scales {
    /// In the order of the file.
    pub known: Vec<PlacedScale>,
}

impl Scales {
    /// What a cell says about the scale: nothing, `none`, a key, or `low<mid<high`, which declares a scale. The same
    /// values are one scale.
    pub fn choice(&mut self, cell: &str, line: usize) -> ScaleChoice {
        match cell {
            "" => ScaleChoice::Inherit,
            word if word.eq_ignore_ascii_case("none") => ScaleChoice::None,
            values if values.contains('<') => {
                let values = values.split('<').map(|value| value.trim().to_string()).collect();
                ScaleChoice::Own(self.declare(values, line))
            }
            key => ScaleChoice::Own(key.to_string()),
        }
    }

    fn declare(&mut self, values: Vec<String>, line: usize) -> String {
        const LONGEST: usize = 40;
        if let Some(known) = self.known.iter().find(|known| known.scale.values == values) {
            return known.scale.key.clone();
        }
        let joined = slug(&values.join(" "));
        let taken = |key: &str| self.known.iter().any(|known| known.scale.key == key);
        let fits = is_key(&joined) && joined.len() <= LONGEST && joined != "none" && !taken(&joined);
        let mut numbered = (self.known.len() + 1..).map(|number| format!("scale-{number}"));
        let key = if fits { joined } else { numbered.find(|key| !taken(key)).unwrap_or_default() };
        self.known.push(PlacedScale { scale: Scale { key: key.clone(), values }, line });
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_values_are_one_scale() {
        let mut scales = Scales::default();
        let first = scales.choice("low < high", 2);
        assert_eq!(first, ScaleChoice::Own("low-high".into()));
        assert_eq!(scales.choice("low<high", 3), first);
        assert_ne!(scales.choice("high<low", 4), first);
        assert_eq!(scales.choice("None", 5), ScaleChoice::None);
        assert_eq!(scales.choice("", 5), ScaleChoice::Inherit);
        assert_eq!(scales.known.len(), 2);
        assert_eq!(scales.choice("無<有", 6), ScaleChoice::Own("scale-3".into()));
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        assert_eq!(list("RQ1; RQ2;;\nRQ3 "), ["RQ1", "RQ2", "RQ3"]);
        assert_eq!((yes_or_no("No"), yes_or_no(""), yes_or_no("maybe")), (Some(false), Some(true), None));
        assert_eq!((unguarded("'-1"), unguarded("'tis")), ("-1", "'tis"));
    }
}
