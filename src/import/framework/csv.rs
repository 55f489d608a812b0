//! The CSV form: one row for each theme.

use super::Fault;
use super::cells::{Scales, list, unguarded, yes_or_no};
use super::check::{PlacedTheme, check};
use super::columns::{Columns, Field};
use super::nearest::hint;
use super::slug::{slug, unique};
use crate::model::{FrameworkDraft, Origin, ThemeDraft};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A row and the line it begins on.
struct Row {
    line: usize,
    cells: Vec<String>,
}

/// Reads the file's text.
///
/// # Errors
/// Every fault there is.
pub fn read(text: &str) -> Result<FrameworkDraft, Vec<Fault>> {
    let mut rows = rows(text)?;
    if rows.is_empty() {
        return Err(vec![Fault::new(1, "There is no row in it.")]);
    }
    let header = rows.remove(0);
    let mut faults = too_wide(&header, &rows);
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
    let columns = Columns::guess(&header.cells, &cells).map_err(|reason| vec![Fault::new(header.line, reason)])?;
    let mut scales = Scales::default();
    let mut themes: Vec<PlacedTheme> = Vec::new();
    for row in &rows {
        themes.extend(theme(row, &columns, &mut scales, &mut faults));
    }
    let mut notes = columns.notes.clone();
    give_keys(&mut themes, &columns, &mut notes);
    give_parents(&mut themes, &columns, &mut notes, &mut faults);
    faults.extend(check(&scales.known, &themes));
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(FrameworkDraft {
        title: String::new(),
        version: String::new(),
        scales: scales.known.into_iter().map(|placed| placed.scale).collect(),
        themes: themes.into_iter().map(|placed| placed.theme).collect(),
        notes,
    })
}

/// The rows that are not empty, cells without the white space around them.
fn rows(text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            vec![Fault::new(usize::try_from(line).unwrap_or(usize::MAX), format!("This is not CSV: {error}."))]
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| unguarded(cell.trim()).to_string()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line: usize::try_from(line).unwrap_or(usize::MAX), cells });
        }
    }
    Ok(rows)
}

/// The delimiter that parts the first line into the most cells: comma, semicolon or tab.
pub fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: u8| {
        let mut quoted = false;
        let unquoted = |byte: &u8| {
            quoted ^= *byte == b'"';
            !quoted && *byte == delimiter
        };
        first.bytes().filter(unquoted).count()
    };
    // Of equals the last wins, so the usual one is named last.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

fn too_wide(header: &Row, rows: &[Row]) -> Vec<Fault> {
    let width = header.cells.len();
    let wide = rows.iter().filter(|row| row.cells.iter().skip(width).any(|cell| !cell.is_empty()));
    wide.map(|row| {
        let reason = format!(
            "The row has {} cells and the first line only {width}: put a cell with a delimiter in it in quotation marks.",
            row.cells.len()
        );
        Fault::new(row.line, reason)
    })
    .collect()
}

fn theme(row: &Row, columns: &Columns, scales: &mut Scales, faults: &mut Vec<Fault>) -> Option<PlacedTheme> {
    let cell = |field: Field| {
        columns.place(field).and_then(|column| row.cells.get(column)).map(String::as_str).unwrap_or_default()
    };
    let line = row.line;
    let origin = Origin::from_word(cell(Field::Origin)).unwrap_or_else(|| {
        faults.push(Fault::new(line, format!("`{}` is no origin: write a-priori or emergent.", cell(Field::Origin))));
        Origin::default()
    });
    let codable = yes_or_no(cell(Field::Codable)).unwrap_or_else(|| {
        faults.push(Fault::new(
            line,
            format!("`{}` does not say whether it is codable: write true or false.", cell(Field::Codable)),
        ));
        true
    });
    let named = if columns.place(Field::Name).is_some() { Field::Name } else { Field::Key };
    if cell(named).is_empty() && cell(Field::Key).is_empty() {
        faults.push(Fault::new(line, "The theme in this row has no name: write what it is called."));
        return None;
    }
    let parent = cell(Field::Parent);
    let theme = ThemeDraft {
        key: cell(Field::Key).to_string(),
        parent: (!parent.is_empty()).then(|| parent.to_string()),
        name: cell(named).to_string(),
        definition: cell(Field::Definition).to_string(),
        include: cell(Field::Include).to_string(),
        exclude: cell(Field::Exclude).to_string(),
        example: cell(Field::Example).to_string(),
        scale: scales.choice(cell(Field::Scale), line),
        origin,
        questions: list(cell(Field::Questions)),
        codable,
    };
    Some(PlacedTheme { theme, key_line: line, name_line: line, parent_line: line, scale_line: line })
}

/// Makes a key from the name where there is none. Where the column was only guessed to hold keys, a code such as
/// `AC-1` is put into the letters a key may have, and so is a parent that is one of these codes.
fn give_keys(themes: &mut [PlacedTheme], columns: &Columns, notes: &mut Vec<String>) {
    if columns.keys_are_codes {
        let codes: HashSet<String> = themes.iter().map(|placed| placed.theme.key.clone()).collect();
        for PlacedTheme { theme, .. } in themes.iter_mut() {
            theme.key = slug(&theme.key);
            theme.parent =
                theme.parent.take().map(|parent| if codes.contains(&parent) { slug(&parent) } else { parent });
        }
    }
    let mut taken: HashSet<String> =
        themes.iter().map(|placed| placed.theme.key.clone()).filter(|key| !key.is_empty()).collect();
    let mut made = 0usize;
    for (index, PlacedTheme { theme, .. }) in themes.iter_mut().enumerate() {
        if theme.key.is_empty() && !theme.name.is_empty() {
            theme.key = unique(&theme.name, &format!("theme-{}", index + 1), |key| taken.contains(key));
            taken.insert(theme.key.clone());
            made += 1;
        }
    }
    if made > 0 {
        let all = columns.place(Field::Key).is_none();
        notes.push(if all {
            "The keys were made from the names.".into()
        } else {
            format!("{made} keys were made from the names.")
        });
    }
}

/// Turns parents given by name into keys. Where parents were guessed from a column of themes, one that has no row of
/// its own becomes a heading before the first theme under it.
fn give_parents(themes: &mut Vec<PlacedTheme>, columns: &Columns, notes: &mut Vec<String>, faults: &mut Vec<Fault>) {
    if columns.parents_may_lack_rows {
        add_headings(themes, notes);
    }
    let keys: HashSet<String> = themes.iter().map(|placed| placed.theme.key.clone()).collect();
    let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
    for PlacedTheme { theme, .. } in themes.iter() {
        by_name.entry(theme.name.to_lowercase()).or_default().push(theme.key.clone());
    }
    let words: BTreeSet<String> =
        themes.iter().flat_map(|placed| [placed.theme.key.clone(), placed.theme.name.clone()]).collect();
    for PlacedTheme { theme, parent_line, .. } in themes.iter_mut() {
        let Some(parent) = theme.parent.clone().filter(|parent| !keys.contains(parent)) else { continue };
        match by_name.get(&parent.to_lowercase()).map(Vec::as_slice) {
            Some([only]) => theme.parent = Some(only.clone()),
            Some(several) => {
                let reason = format!("`{parent}` is the name of {} themes: give the parent by its key.", several.len());
                faults.push(Fault::new(*parent_line, reason));
                theme.parent = None;
            }
            None => {
                let others =
                    words.iter().map(String::as_str).filter(|other| *other != theme.name && *other != theme.key);
                let hint = hint(&parent, others);
                let reason = format!("There is no theme `{parent}` for `{}` to stand under{hint}", theme.name);
                faults.push(Fault::new(*parent_line, reason));
                theme.parent = None;
            }
        }
    }
}

fn add_headings(themes: &mut Vec<PlacedTheme>, notes: &mut Vec<String>) {
    let mut known: HashSet<String> = themes.iter().map(|placed| placed.theme.name.to_lowercase()).collect();
    let mut taken: HashSet<String> = themes.iter().map(|placed| placed.theme.key.clone()).collect();
    let mut whole: Vec<PlacedTheme> = Vec::with_capacity(themes.len());
    for placed in themes.drain(..) {
        if let Some(parent) = &placed.theme.parent
            && !taken.contains(parent)
            && known.insert(parent.to_lowercase())
        {
            let key = unique(parent, &format!("heading-{}", whole.len() + 1), |key| taken.contains(key));
            notes.push(format!("`{parent}` has no row of its own and became a theme with the key `{key}`."));
            taken.insert(key.clone());
            let theme = ThemeDraft { key, name: parent.clone(), codable: true, ..ThemeDraft::default() };
            let line = placed.parent_line;
            whole.push(PlacedTheme { theme, key_line: line, name_line: line, parent_line: line, scale_line: line });
        }
        whole.push(placed);
    }
    *themes = whole;
}

#[cfg(test)]
mod tests {
    use crate::import::read_framework;
    use crate::model::{FrameworkDraft, Origin, ScaleChoice};

    fn read(text: &str) -> FrameworkDraft {
        read_framework("f.csv", text.as_bytes()).unwrap()
    }

    fn faults(text: &str) -> Vec<String> {
        read_framework("f.csv", text.as_bytes()).unwrap_err().to_string().lines().map(String::from).collect()
    }

    /// `key<parent:name` of each theme.
    fn tree(draft: &FrameworkDraft) -> Vec<String> {
        let show = |theme: &crate::model::ThemeDraft| {
            format!("{}<{}:{}", theme.key, theme.parent.as_deref().unwrap_or(""), theme.name)
        };
        draft.themes.iter().map(show).collect()
    }

    #[test]
    fn the_columns_of_the_form_are_read_without_a_note() {
        let draft = read(
            "key,parent,name,definition,include,exclude,example,scale,origin,questions,codable\n\
             b,a,Bee,d,i,e,\"x, \"\"y\"\"\nz\",none,emergent,RQ1; RQ2,\n\
             a,,Ay,,,,,low<mid<high,,,false\n\
             \n\
             c,,Cee,,,,,low < mid < high,a-priori,,yes\n\
             d,,Dee,,,,,low-mid-high,,,\n",
        );
        assert_eq!(tree(&draft), ["b<a:Bee", "a<:Ay", "c<:Cee", "d<:Dee"]);
        let b = &draft.themes[0];
        assert_eq!(
            (b.definition.as_str(), b.include.as_str(), b.exclude.as_str(), b.example.as_str()),
            ("d", "i", "e", "x, \"y\"\nz")
        );
        assert_eq!((&b.scale, b.origin, b.codable), (&ScaleChoice::None, Origin::Emergent, true));
        assert_eq!(b.questions, ["RQ1", "RQ2"]);
        let own = ScaleChoice::Own("low-mid-high".into());
        assert!(draft.themes[1..].iter().all(|theme| theme.scale == own));
        assert_eq!((draft.scales.len(), draft.scales[0].values.len(), draft.themes[1].codable), (1, 3, false));
        assert_eq!(draft.notes, Vec::<String>::new());
    }

    #[test]
    fn other_words_for_columns_are_understood_and_told() {
        let draft =
            read("Code;Label;Description;When to use;When NOT to use;Memo;Colour\nac;Accommodation;d;i;e;m;red\n");
        assert_eq!(tree(&draft), ["ac<:Accommodation"]);
        let theme = &draft.themes[0];
        assert_eq!(
            (theme.definition.as_str(), theme.include.as_str(), theme.exclude.as_str(), theme.example.as_str()),
            ("d", "i", "e", "m")
        );
        for note in [
            "`Code` was read as key",
            "`Label` was read as name",
            "`Memo` was read as example",
            "`Colour` was not read",
        ] {
            assert!(draft.notes.iter().any(|told| told.contains(note)), "{note}: {:?}", draft.notes);
        }
        assert_eq!(read("tag,memo\nFear of debt,m\n").themes[0].definition, "m");
    }

    #[test]
    fn codes_become_keys_and_parents_follow_them() {
        let draft = read("Id,Theme,Parent code\nAC,Accommodation,\nAC.1,Rooms,AC\n");
        assert_eq!(tree(&draft), ["ac<:Accommodation", "ac-1<ac:Rooms"]);
    }

    #[test]
    fn keys_are_made_from_names_where_there_are_none() {
        let draft = read("theme\tdefinition\nWomen's safety\tx\nWomens safety\ty\n主題\tz\n");
        assert_eq!(tree(&draft), ["womens-safety<:Women's safety", "womens-safety-2<:Womens safety", "theme-3<:主題"]);
        assert!(draft.notes.iter().any(|note| note == "The keys were made from the names."));
    }

    #[test]
    fn a_parent_may_be_a_name_and_may_come_later() {
        let draft = read("name,parent\nRooms,HOUSING\nHousing,\nBeds,rooms\n");
        assert_eq!(tree(&draft), ["rooms<housing:Rooms", "housing<:Housing", "beds<rooms:Beds"]);
    }

    #[test]
    fn a_column_of_categories_that_repeat_holds_the_parents() {
        let draft = read("Category,Code,Definition\nHousing,Rooms,a\nHousing,Beds,b\nMoney,Rent,c\n");
        assert_eq!(
            tree(&draft),
            ["housing<:Housing", "rooms<housing:Rooms", "beds<housing:Beds", "money<:Money", "rent<money:Rent"]
        );
        assert!(draft.notes.iter().any(|note| note.contains("`Category` was read as parent")));
        assert!(draft.notes.iter().any(|note| note.contains("`Housing` has no row of its own")));
    }

    #[test]
    fn a_file_from_a_spreadsheet_in_windows_1252_is_read_and_said() {
        let draft = read_framework("f.csv", b"key;name\nac;H\xf4tel\n").unwrap();
        assert_eq!(draft.themes[0].name, "Hôtel");
        assert!(draft.notes[0].contains("Windows-1252"));
        assert_eq!(read("\u{feff}key,name\r\nac,'-x\r\n").themes[0].name, "-x");
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = "key,name,parent,scale,origin,codable\n\
                    a,\"A\nB\",,,,\n\
                    a,C,,,,\n\
                    Big Key,D,aa,lots,where,perhaps\n\
                    e,,,x<x,,\n\
                    f,F,,,,,,more\n\
                    ,,,,,no\n";
        assert_eq!(
            faults(text),
            [
                "f.csv:4: The key `a` is already on line 2: keys are unique in the whole framework.",
                "f.csv:5: The key `Big Key` of a theme may only have a to z, 0 to 9 and hyphens; `big-key` would do.",
                "f.csv:5: There is no scale `lots`.",
                "f.csv:5: There is no theme `aa` for `D` to stand under; did you mean `a`?",
                "f.csv:5: `perhaps` does not say whether it is codable: write true or false.",
                "f.csv:5: `where` is no origin: write a-priori or emergent.",
                "f.csv:6: The scale `x-x` has `x` twice: values must differ.",
                "f.csv:6: The theme `e` has no name: write what it is called.",
                "f.csv:7: The row has 8 cells and the first line only 6: put a cell with a delimiter in it in quotation marks.",
                "f.csv:8: The theme in this row has no name: write what it is called.",
            ]
        );
    }

    #[test]
    fn a_name_that_is_no_single_theme_is_no_parent() {
        let found = faults("key,name,parent\na,Same,\nb,Same,\nc,C,same\n");
        assert_eq!(found, ["f.csv:4: `same` is the name of 2 themes: give the parent by its key."]);
    }

    #[test]
    fn a_file_without_names_or_rows_is_refused() {
        assert!(faults("colour,size\nred,big\n")[0].contains("No column holds the themes' names"));
        assert!(faults("key,key\na,b\n")[0].contains("Two columns are called `key`"));
        assert!(faults("key,name\n")[0].contains("There is no theme in it"));
    }
}
