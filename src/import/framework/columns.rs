//! Which column of a codebook is what: the words people use for keys, names, definitions and rules.
//!
//! Owns the guess, and that it is told: every column that was not called by its own name is written down in a note.

use super::slug::slug;
use std::collections::HashSet;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The theme's key.
    Key,
    /// The theme above, by key or name.
    Parent,
    /// The name.
    Name,
    /// The definition.
    Definition,
    /// When to use it.
    Include,
    /// When not to use it.
    Exclude,
    /// An example.
    Example,
    /// The scale.
    Scale,
    /// A-priori or emergent.
    Origin,
    /// Research questions.
    Questions,
    /// Whether it can be applied.
    Codable,
}

impl Field {
    /// Every field, with its own name first and then what else it is called.
    const NAMES: [(Self, &'static [&'static str]); 11] = [
        (Self::Key, &["key"]),
        (
            Self::Parent,
            &["parent", "parent key", "parent theme", "parent code", "parent name", "main theme", "belongs to"],
        ),
        (Self::Name, &["name", "theme name", "code name", "full name", "title"]),
        (Self::Definition, &["definition", "description", "meaning", "full definition", "brief definition"]),
        (Self::Include, &["include", "when to use", "use when", "inclusion", "inclusion criteria", "includes"]),
        (Self::Exclude, &["exclude", "when not to use", "do not use", "exclusion", "exclusion criteria", "excludes"]),
        (Self::Example, &["example", "examples", "example quote", "typical example", "quote"]),
        (Self::Scale, &["scale", "magnitude", "magnitudes", "rating", "values"]),
        (Self::Origin, &["origin", "source", "type"]),
        (Self::Questions, &["questions", "research questions", "research question", "question", "rq", "rqs"]),
        (Self::Codable, &["codable", "can be coded"]),
    ];

    /// Its own name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(field, _)| *field == self).and_then(|(_, names)| names.first()).copied().unwrap_or("")
    }
}

/// Words for a theme that may head its key, its name or the theme above.
const THEME_WORDS: [&str; 12] = [
    "code key",
    "slug",
    "short name",
    "id",
    "code",
    "tag",
    "label",
    "subtheme",
    "sub theme",
    "theme",
    "subcategory",
    "category",
];
/// Of those, the words that head a name only where no other does.
const CODE_WORDS: [&str; 4] = ["code key", "slug", "short name", "id"];
/// Of those, the words for what may stand above the others.
const UPPER_WORDS: [&str; 2] = ["theme", "category"];

/// The columns of a file.
#[derive(Debug, Default)]
pub struct Columns {
    /// What each column is, where it is anything.
    pub fields: Vec<Option<Field>>,
    /// Whether the column of parents was guessed from a column of theme words, so that its values may be themes of
    /// their own without a row.
    pub parents_may_lack_rows: bool,
    /// Whether the column of keys was guessed from a column of theme words, so that its codes (`AC-1`) are put into
    /// the letters a key may have.
    pub keys_are_codes: bool,
    /// How the columns were understood, where that was a guess.
    pub notes: Vec<String>,
}

impl Columns {
    /// Understands a header row; `rows` are looked at where a word may mean two things.
    ///
    /// # Errors
    /// A sentence, where two columns are the same or no column holds names.
    pub fn guess(header: &[String], rows: &[Vec<String>]) -> Result<Self, String> {
        let words: Vec<String> = header.iter().map(|cell| plain(cell)).collect();
        let mut columns = Self { fields: vec![None; words.len()], ..Self::default() };
        columns.own_names(&words)?;
        columns.other_names(&words);
        columns.theme_words(&words, rows);
        columns.memo(&words);
        if columns.place(Field::Name).is_none() {
            if columns.place(Field::Key).is_none() {
                return Err("No column holds the themes' names: the first line must name the columns, such as \
                            key,parent,name,definition."
                    .to_string());
            }
            columns.notes.push("There is no column of names: the keys are the names.".to_string());
        }
        columns.tell(header, &words);
        Ok(columns)
    }

    /// Which column holds a field.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|known| *known == Some(field))
    }

    fn own_names(&mut self, words: &[String]) -> Result<(), String> {
        for (column, word) in words.iter().enumerate() {
            let Some((field, _)) = Field::NAMES.iter().find(|(field, _)| field.name() == word) else { continue };
            if self.place(*field).is_some() {
                return Err(format!("Two columns are called `{word}`: take one of them out."));
            }
            self.set(column, *field);
        }
        Ok(())
    }

    fn other_names(&mut self, words: &[String]) {
        for (field, names) in Field::NAMES {
            let named = names.iter().find_map(|name| self.free(words, name));
            if let (None, Some(column)) = (self.place(field), named) {
                self.set(column, field);
            }
        }
    }

    /// Settles code, tag, label, theme and category: what repeats and stands above is the parent; of two others the
    /// one that reads like keys is the key; what is left is the name.
    fn theme_words(&mut self, words: &[String], rows: &[Vec<String>]) {
        let mut free: Vec<usize> = THEME_WORDS.iter().filter_map(|word| self.free(words, word)).collect();
        let has_name = self.place(Field::Name).is_some() || self.place(Field::Key).is_some();
        if self.place(Field::Parent).is_none() && free.len() + usize::from(has_name) > 1 {
            let upper = UPPER_WORDS
                .iter()
                .rev()
                .find_map(|word| self.free(words, word).filter(|column| repeats(rows, *column)));
            if let Some(column) = upper {
                self.set(column, Field::Parent);
                self.parents_may_lack_rows = true;
                free.retain(|other| *other != column);
            }
        }
        if self.place(Field::Key).is_none()
            && (free.len() > 1 || (self.place(Field::Name).is_some() && !free.is_empty()))
        {
            let keys = free.iter().position(|column| reads_like_keys(rows, *column));
            if let Some(found) = keys {
                let column = free.remove(found);
                self.set(column, Field::Key);
                self.keys_are_codes = true;
            }
        }
        free.retain(|column| !words.get(*column).is_some_and(|word| CODE_WORDS.contains(&word.as_str())));
        if self.place(Field::Name).is_none()
            && let Some(column) = free.first()
        {
            self.set(*column, Field::Name);
        }
    }

    fn memo(&mut self, words: &[String]) {
        for field in [Field::Definition, Field::Example] {
            let memo = ["memo", "memos", "note", "notes", "comment"].iter().find_map(|word| self.free(words, word));
            if let (None, Some(column)) = (self.place(field), memo) {
                self.set(column, field);
            }
        }
    }

    /// The unused column headed by `word`.
    fn free(&self, words: &[String], word: &str) -> Option<usize> {
        let unused = |column: &usize| self.fields.get(*column).is_some_and(Option::is_none);
        words.iter().enumerate().filter(|(_, other)| *other == word).map(|(column, _)| column).find(unused)
    }

    fn set(&mut self, column: usize, field: Field) {
        if let Some(known) = self.fields.get_mut(column) {
            *known = Some(field);
        }
    }

    fn tell(&mut self, header: &[String], words: &[String]) {
        for ((heading, word), field) in header.iter().zip(words).zip(&self.fields) {
            match field {
                Some(field) if field.name() == word => {}
                Some(field) => {
                    self.notes.push(format!("The column `{}` was read as {}.", heading.trim(), field.name()))
                }
                None if word.is_empty() => {}
                None => self.notes.push(format!("The column `{}` was not read.", heading.trim())),
            }
        }
    }
}

/// A heading in lower case, with single spaces for whatever parts its words.
fn plain(heading: &str) -> String {
    let lower = heading.trim_start_matches('\u{feff}').to_lowercase();
    lower
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '.'))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cells(rows: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.get(column)).map(String::as_str).filter(|cell| !cell.is_empty())
}

fn repeats(rows: &[Vec<String>], column: usize) -> bool {
    let mut seen = HashSet::new();
    cells(rows, column).any(|cell| !seen.insert(cell))
}

/// Codes: single words, each there once, that stay apart when they are put into the letters a key may have.
fn reads_like_keys(rows: &[Vec<String>], column: usize) -> bool {
    let mut seen = HashSet::new();
    let mut codes = cells(rows, column).peekable();
    codes.peek().is_some()
        && codes.all(|cell| !cell.contains(char::is_whitespace) && !slug(cell).is_empty() && seen.insert(slug(cell)))
}
