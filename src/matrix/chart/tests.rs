//! What a chart promises.

use super::*;
use crate::matrix::sample::{coding, speaker, theme, transcript};
use crate::matrix::{CodingSource, Quote, merge};
use crate::model::{CaseKind, CoderId, Coding, FrameworkId, Role, Scale, ScaleChoice};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// `1 a` (1.1 a1, 1.2 a2 (1.2.1 a21)) and `2 b`; everything under `a` has the scale, except `a2` and below.
fn framework() -> Framework {
    let valence = Scale { key: "valence".into(), values: ["negative", "positive"].map(String::from).to_vec() };
    let a = theme("a", None, 0, ScaleChoice::Own("valence".into()));
    let a1 = theme("a1", Some(a.id), 0, ScaleChoice::Inherit);
    let a2 = theme("a2", Some(a.id), 1, ScaleChoice::None);
    let a21 = theme("a21", Some(a2.id), 0, ScaleChoice::Inherit);
    let b = theme("b", None, 1, ScaleChoice::Inherit);
    Framework::new(FrameworkId::mint(), "t".into(), "1".into(), vec![valence], vec![a, a1, a2, a21, b])
}

fn case(name: &str) -> Case {
    Case { id: CaseId::mint(), name: name.into(), kind: CaseKind::Participant, attributes: BTreeMap::new() }
}

/// Two interviews and a focus group without a group case: F holds both cases, so an interviewer's turn is nobody's.
struct Study {
    framework: Framework,
    cases: Vec<Case>,
    talks: Vec<(Transcript, Vec<Speaker>)>,
    codings: Vec<Coding>,
    coder: CoderId,
}

impl Study {
    fn new() -> Self {
        let cases = vec![case("Ana"), case("Bea"), case("Nobody yet")];
        let (ana, bea) = (Some(cases[0].id), Some(cases[1].id));
        let (p2, p1, f) = (transcript("P2", &[0, 1]), transcript("P1", &[0, 1]), transcript("F", &[0, 1, 2]));
        let asks = |talk: &Transcript| speaker(talk, 0, Role::Interviewer, None);
        let answers = |talk: &Transcript, ordinal, case| speaker(talk, ordinal, Role::Participant, case);
        let of_p2 = vec![asks(&p2), answers(&p2, 1, bea)];
        let of_p1 = vec![asks(&p1), answers(&p1, 1, ana)];
        let of_f = vec![asks(&f), answers(&f, 1, ana), answers(&f, 2, bea)];
        let talks = vec![(p2, of_p2), (p1, of_p1), (f, of_f)];
        Self { framework: framework(), cases, talks, codings: Vec::new(), coder: CoderId::mint() }
    }

    fn theme(&self, key: &str) -> ThemeId {
        self.framework.resolve(key).unwrap().id
    }

    fn code(&mut self, talk: usize, key: &str, span: (usize, usize), magnitude: Option<&str>) -> usize {
        let made = coding(self.talks[talk].0.id, self.coder, self.theme(key), span, magnitude);
        self.codings.push(made);
        self.codings.len() - 1
    }

    fn charts(&self, rows: Rows, themes: &[&str]) -> Vec<Chart> {
        self.charts_of(rows, themes, &self.cases)
    }

    fn charts_of(&self, rows: Rows, themes: &[&str], cases: &[Case]) -> Vec<Chart> {
        let merged = merge(&self.codings, CodingSource::Merged, None, &HashSet::<TranscriptId>::new(), &[]);
        let transcripts: Vec<ChartTranscript<'_>> =
            self.talks.iter().map(|(transcript, speakers)| ChartTranscript { transcript, speakers }).collect();
        let themes: Vec<ThemeId> = themes.iter().map(|key| self.theme(key)).collect();
        let input = ChartInput {
            framework: &self.framework,
            cases,
            transcripts: &transcripts,
            codings: &merged,
            rows,
            charted: &Charted::default(),
        };
        charts(&input, &themes)
    }

    fn keys(&self, chart: &Chart) -> Vec<String> {
        chart.columns.iter().map(|theme| self.framework.theme(*theme).unwrap().key.clone()).collect()
    }
}

#[test]
fn the_main_theme_is_a_column_only_where_something_is_coded_to_it_directly() {
    let mut study = Study::new();
    study.code(0, "a21", (11, 15), None);
    assert_eq!(study.keys(&study.charts(Rows::Cases, &["a"])[0]), ["a1", "a2", "a21"]);
    study.code(0, "a", (11, 15), None);
    assert_eq!(study.keys(&study.charts(Rows::Cases, &["a"])[0]), ["a", "a1", "a2", "a21"]);
}

#[test]
fn each_column_counts_exactly_its_theme_on_its_own_scale() {
    let mut study = Study::new();
    study.code(1, "a1", (11, 15), Some("positive"));
    study.code(1, "a2", (11, 15), None);
    study.code(1, "a21", (12, 15), None);
    study.code(1, "a21", (13, 15), None);
    let charts = study.charts(Rows::Cases, &["a"]);
    let counts: Vec<String> =
        charts[0].rows[0].cells.iter().map(|cell| serde_json::to_string(&cell.counts).unwrap()).collect();
    assert_eq!(counts, [r#"{"negative":0,"positive":1,"unrated":0}"#, r#"{"unrated":1}"#, r#"{"unrated":2}"#]);
}

#[test]
fn every_case_has_a_row_in_the_order_given_also_with_nothing_in_it() {
    let mut study = Study::new();
    study.code(0, "a1", (11, 15), None);
    let charts = study.charts(Rows::Cases, &["a", "b"]);
    for chart in &charts {
        let heads: Vec<RowHead> = chart.rows.iter().map(|row| row.head).collect();
        assert_eq!(heads, study.cases.iter().map(|case| RowHead::Case(case.id)).collect::<Vec<_>>());
    }
    let filled: Vec<usize> = charts[0].rows.iter().map(|row| row.cells[0].quotes.len()).collect();
    assert_eq!(filled, [0, 1, 0]);
    assert!(charts[1].columns.is_empty(), "a main theme with nothing coded and nothing below has no column");
}

#[test]
fn a_coding_over_two_participants_stands_with_both_and_one_of_nobody_under_no_case() {
    let mut study = Study::new();
    let both = study.code(2, "a1", (15, 25), None);
    let nobody = study.code(2, "a2", (0, 5), None);
    let chart = &study.charts(Rows::Cases, &["a"])[0];
    for row in &chart.rows[..2] {
        assert_eq!(row.cells[0].quotes.len(), 1);
        assert_eq!(row.cells[0].quotes[0].coding, study.codings[both].id);
        assert!(row.cells[1].quotes.is_empty());
    }
    assert_eq!(chart.no_case.len(), 1);
    assert_eq!(chart.no_case[0].theme, study.theme("a2"));
    assert_eq!(chart.no_case[0].quotes[0].coding, study.codings[nobody].id);
}

#[test]
fn what_belongs_only_to_a_case_that_was_not_asked_for_is_not_under_no_case() {
    let mut study = Study::new();
    study.code(0, "a1", (11, 15), None);
    let chart = &study.charts_of(Rows::Cases, &["a"], &study.cases[..1])[0];
    assert!(chart.rows[0].cells[0].quotes.is_empty());
    assert!(chart.no_case.is_empty());
}

#[test]
fn rows_may_be_transcripts_and_carry_the_case_of_the_whole() {
    let mut study = Study::new();
    study.code(2, "a1", (0, 5), None);
    study.code(2, "a1", (15, 25), None);
    let chart = &study.charts(Rows::Transcripts, &["a"])[0];
    let heads: Vec<RowHead> = chart.rows.iter().map(|row| row.head).collect();
    let whole = [Some(study.cases[1].id), Some(study.cases[0].id), None];
    let expected: Vec<RowHead> = (study.talks.iter().zip(whole))
        .map(|((talk, _), case)| RowHead::Transcript { transcript: talk.id, case })
        .collect();
    assert_eq!(heads, expected);
    assert_eq!(chart.rows[2].cells[0].quotes.len(), 2);
    assert!(chart.no_case.is_empty());
}

#[test]
fn quotes_stand_by_transcript_title_then_position_and_know_their_turn() {
    let mut study = Study::new();
    study.code(1, "a1", (15, 18), None);
    study.code(2, "a1", (14, 15), None);
    study.code(1, "a1", (11, 12), None);
    let chart = &study.charts(Rows::Cases, &["a"])[0];
    let places: Vec<(usize, Option<u32>)> =
        chart.rows[0].cells[0].quotes.iter().map(|quote| (quote.span.start, quote.turn)).collect();
    assert_eq!(places, [(14, Some(2)), (11, Some(2)), (15, Some(2))]);
}

#[test]
fn words_for_rows_are_understood() {
    assert_eq!(Rows::from_word("Case"), Some(Rows::Cases));
    assert_eq!(Rows::from_word("transcripts"), Some(Rows::Transcripts));
    assert_eq!(Rows::from_word("speaker"), None);
}

type Given = Vec<(usize, usize, usize, usize, usize, bool)>;

fn given() -> impl Strategy<Value = Given> {
    prop::collection::vec((0..3usize, 0..5usize, 0..32usize, 1..12usize, 0..4usize, any::<bool>()), 0..40)
}

fn study_of(given: &Given) -> Study {
    let mut study = Study::new();
    let second = CoderId::mint();
    for (talk, theme, start, len, magnitude, other) in given {
        let magnitude = [None, Some("negative"), Some("positive"), Some("off the scale")][*magnitude];
        let place = study.code(*talk, ["a", "a1", "a2", "a21", "b"][*theme], (*start, start + len), magnitude);
        if *other {
            study.codings[place].coder = second;
        }
    }
    study
}

proptest! {
    /// The property the matrix stands on: nothing is lost and nothing is counted where it does not belong.
    #[test]
    fn every_coding_is_in_the_cells_of_its_cases_and_nowhere_else(given in given()) {
        let study = study_of(&given);
        let charts = study.charts(Rows::Cases, &["a", "b"]);
        for merged in merge(&study.codings, CodingSource::Merged, None, &HashSet::<TranscriptId>::new(), &[]) {
            let one = merged.coding;
            let (talk, speakers) = study.talks.iter().find(|(talk, _)| talk.id == one.transcript).unwrap();
            let cases = super::super::cases_of(one.span, talk, speakers);
            let holds = |cell: &Cell| cell.theme == one.theme && cell.quotes.iter().any(|quote| quote.coding == one.id);
            for chart in &charts {
                let family = study.framework.family(chart.theme).iter().any(|theme| theme.id == one.theme);
                for (row, case) in chart.rows.iter().zip(&study.cases) {
                    let cells = row.cells.iter().filter(|cell| holds(cell)).count();
                    prop_assert_eq!(cells, usize::from(family && cases.contains(&case.id)));
                }
                let unplaced = chart.no_case.iter().filter(|cell| holds(cell)).count();
                prop_assert_eq!(unplaced, usize::from(family && cases.is_empty()));
            }
        }
    }

    #[test]
    fn the_counts_of_a_cell_add_up_to_its_quotes(given in given()) {
        let study = study_of(&given);
        for rows in [Rows::Cases, Rows::Transcripts] {
            for chart in study.charts(rows, &["a", "b"]) {
                let cells = chart.rows.iter().flat_map(|row| &row.cells).chain(&chart.no_case);
                for cell in cells {
                    prop_assert_eq!(cell.counts.total(), cell.quotes.len());
                    for (value, count) in cell.counts.values() {
                        let carries = |quote: &&Quote| quote.magnitude.as_ref() == Some(value);
                        let carried = cell.quotes.iter().filter(carries).count();
                        prop_assert_eq!(carried, *count);
                    }
                }
            }
        }
    }

    #[test]
    fn in_rows_of_transcripts_every_reading_is_counted_exactly_once(given in given()) {
        let study = study_of(&given);
        let merged = merge(&study.codings, CodingSource::Merged, None, &HashSet::<TranscriptId>::new(), &[]).len();
        let charts = study.charts(Rows::Transcripts, &["a", "b"]);
        let counted: usize =
            charts.iter().flat_map(|chart| &chart.rows).flat_map(|row| &row.cells).map(|cell| cell.quotes.len()).sum();
        prop_assert_eq!(counted, merged);
    }
}
