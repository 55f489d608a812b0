//! The counts of the matrix are those that plain SQL finds in the table of codings, for merged codings, the consensus and a
//! single coder, with filters and for a coder who is blind; and the grid a screen draws has the very same numbers.
//!
//! The SQL is written from the rules alone, without a look at the program's own way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::Study;
use emic::model::{AssignmentState, CellPlace, CellState, Overall, Paragraph};
use emic::workbench::{
    AgreementScope, CellEdit, CodingQuery, DiscrepancyQuery, ImportRequest, MatrixRequest, Resolution, Workbench,
};
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeMap;

const GROUP: &str = "MOD: Who pays?\n\nCara: We share it, mostly.\n\nMOD: And you?\n\nDov: I pay what I can, it is cold.\n\n\
NN: Nobody asked me.\n";
const THEMES: [&str; 4] = ["home", "room", "garden", "friends"];
const TITLES: [&str; 3] = ["anna", "bert", "group"];

/// Coder, transcript, theme, start, length and magnitude of a coding.
type Drawn = (usize, usize, usize, usize, usize, usize);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    // Few places and lengths, so that readings coincide.
    prop::collection::vec((0..3_usize, 0..3_usize, 0..4_usize, 0..9_usize, 1..4_usize, 0..4_usize), 0..60)
}

fn study(codings: &[Drawn], group_case: bool) -> Study {
    let study = Study::new();
    let mut nobody = study.sit(None);
    nobody.add_coder("EF:Ella Frost").unwrap();
    let path = study.file("group.txt", GROUP);
    let request = ImportRequest {
        paths: vec![path],
        kind: group_case.then_some(emic::model::TranscriptKind::FocusGroup),
        speakers: vec!["MOD=interviewer".into(), "Cara=participant:Cara".into(), "Dov=participant:Dov".into()],
        ..ImportRequest::default()
    };
    assert_eq!(nobody.import(&request, |_, _| true).unwrap().refused(), 0);
    for (case, region) in [("Anna", "north"), ("Bert", "south"), ("Cara", "north"), ("Dov", "south")] {
        nobody.set_case(case, &[format!("region={region}")]).unwrap();
    }
    let mut lines = std::collections::BTreeMap::new();
    for (coder, transcript, theme, start, length, magnitude) in codings {
        let coder = ["AB", "CD", "EF"][*coder];
        let (start, end) = (start * 9, start * 9 + length * 7);
        let magnitude = match THEMES[*theme] {
            "home" | "room" => ["null", "\"negative\"", "\"neutral\"", "\"positive\""][*magnitude],
            _ => "null",
        };
        let (title, theme) = (TITLES[*transcript], THEMES[*theme]);
        // A coder codes the same passage to a theme once.
        lines.insert((coder, title, theme, start, end), magnitude);
    }
    let told = lines.iter().map(|((coder, title, theme, start, end), magnitude)| {
        format!(
            "{{\"transcript\":\"{title}\",\"coder\":\"{coder}\",\"theme\":\"{theme}\",\"start\":{start},\"end\":{end},\
             \"magnitude\":{magnitude}}}\n"
        )
    });
    nobody.import_codings(&study.file("codings.jsonl", &told.collect::<String>())).unwrap();
    study
}

/// Settles everything AB and CD differ on in `bert`.
fn settle(study: &Study) {
    for coder in ["AB", "CD"] {
        study.assign("bert", coder, AssignmentState::Done);
    }
    let mut asha = study.sit(Some("AB"));
    let coders = vec!["AB".to_string(), "CD".to_string()];
    let query = DiscrepancyQuery { coders: coders.clone(), ..DiscrepancyQuery::default() };
    for line in asha.discrepancies(&query).unwrap().discrepancies.iter().filter(|line| line.transcript == "bert") {
        asha.reconcile(line.id, &Resolution::Both, "both fit", None).unwrap();
    }
    let scope = AgreementScope { transcript: Some("bert".into()), coders, include_open: false };
    asha.take_agreements(&scope, false).unwrap();
}

/// Case, theme and magnitude, and how many quotes there are of them.
type Counts = BTreeMap<(String, String, String), usize>;

/// The cases every coding belongs to, in SQL: those of the participants (and of interpreters for them) whose turns it
/// touches; else, where a participant without a case is touched, the group's; else the transcript's only one, else the group's.
const BELONGS: &str = "
    WITH voice AS (SELECT * FROM speaker WHERE role IN ('participant', 'interpreter')),
    touched AS (
        SELECT coding.id AS coding, voice.role, voice.case_id FROM coding
        JOIN turn ON turn.transcript = coding.transcript AND turn.start < coding.end AND turn.end > coding.start
        JOIN voice ON voice.transcript = coding.transcript AND voice.ordinal = turn.speaker),
    only_case AS (
        SELECT transcript, min(case_id) AS case_id FROM voice GROUP BY transcript HAVING count(DISTINCT case_id) = 1),
    belongs AS (
        SELECT DISTINCT coding, case_id FROM touched WHERE case_id IS NOT NULL
        UNION
        SELECT coding.id, CASE
            WHEN EXISTS (SELECT 1 FROM touched WHERE touched.coding = coding.id AND role = 'participant')
            THEN transcript.group_case ELSE coalesce(only_case.case_id, transcript.group_case) END
        FROM coding JOIN transcript ON transcript.id = coding.transcript
        LEFT JOIN only_case ON only_case.transcript = coding.transcript
        WHERE coding.id NOT IN (SELECT coding FROM touched WHERE case_id IS NOT NULL))";

/// The counts as SQL finds them. `settled` says whether the consensus speaks for `bert`.
fn by_sql(study: &Study, viewer: Option<&str>, codings: &str, region: Option<&str>) -> Counts {
    let conn = Connection::open(&study.path).unwrap();
    let taken = match codings {
        "merged" => "(coder.kind = 'consensus') = (transcript.id IN (
            SELECT done.transcript FROM coding AS done JOIN coder AS by ON by.id = done.coder WHERE by.kind = 'consensus'))",
        "consensus" => "coder.kind = 'consensus'",
        _ => "coder.initials = ?3",
    };
    // One coder's codings are taken as they are; of all others the same reading counts once.
    let what = if matches!(codings, "merged" | "consensus") {
        "count(DISTINCT hex(coding.transcript) || ' ' || coding.start || ' ' || coding.end)"
    } else {
        "count(DISTINCT coding.id)"
    };
    let sql = format!(
        "{BELONGS}
         SELECT coalesce(case_row.name, ''), theme.key, coalesce(coding.magnitude, 'unrated'), {what}
         FROM coding JOIN belongs ON belongs.coding = coding.id JOIN theme ON theme.id = coding.theme
         JOIN coder ON coder.id = coding.coder JOIN transcript ON transcript.id = coding.transcript
         LEFT JOIN case_row ON case_row.id = belongs.case_id
         WHERE ({taken})
         AND NOT EXISTS (
             SELECT 1 FROM assignment JOIN coder AS held ON held.id = assignment.coder
             WHERE assignment.transcript = coding.transcript AND assignment.state <> 'done'
             AND (held.initials = ?1 OR ?1 IS NULL) AND held.id <> coding.coder)
         AND (?2 IS NULL OR case_row.id IS NULL OR json_extract(case_row.attributes, '$.region') = ?2)
         AND (?3 IS NULL OR true)
         GROUP BY 1, 2, 3"
    );
    let mut statement = conn.prepare(&sql).unwrap();
    let rows = statement.query_map((viewer, region, codings), |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get::<_, usize>(3)?))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn request(codings: &str, region: Option<&str>) -> MatrixRequest {
    MatrixRequest {
        codings: Some(codings.into()),
        conditions: region.iter().map(|region| format!("region={region}")).collect(),
        ..MatrixRequest::default()
    }
}

/// The counts of the matrix; those of nobody's cases under no name.
fn by_matrix(bench: &Workbench, request: &MatrixRequest) -> Counts {
    let mut counts = Counts::new();
    for chart in bench.matrix(request).unwrap().charts {
        let rows = chart.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.name().to_string(), cell)));
        for (name, cell) in rows.chain(chart.no_case.iter().map(|cell| (String::new(), cell))) {
            let told = cell.counts.values().iter().map(|(value, count)| (value.clone(), *count));
            for (value, count) in told.chain([("unrated".to_string(), cell.counts.unrated())]) {
                if count > 0 {
                    counts.insert((name.clone(), cell.theme.clone(), value), count);
                }
            }
            assert_eq!(cell.counts.total(), cell.quotes.len());
        }
    }
    counts
}

/// Holds the grid to the matrix, cell by cell, and every cell to the page of it.
fn same_in_grid(bench: &Workbench, request: &MatrixRequest) {
    let (matrix, grid) = (bench.matrix(request).unwrap(), bench.chart_grid(request).unwrap());
    let columns: Vec<&String> =
        matrix.charts.iter().flat_map(|chart| &chart.columns).map(|column| &column.theme).collect();
    assert_eq!(columns, grid.columns.iter().map(|column| &column.key).collect::<Vec<_>>());
    let no_case: Vec<_> =
        matrix.charts.iter().flat_map(|chart| &chart.no_case).map(|cell| (&cell.theme, &cell.counts)).collect();
    let same: Vec<_> = grid.no_case.iter().map(|(column, counts)| (&grid.columns[*column].key, counts)).collect();
    assert_eq!(no_case, same);
    for (place, row) in grid.rows.iter().enumerate() {
        let cells: Vec<_> = matrix.charts.iter().flat_map(|chart| &chart.rows[place].cells).collect();
        assert_eq!(cells.len(), row.cells.len());
        for ((full, lean), column) in cells.iter().zip(&row.cells).zip(&grid.columns) {
            assert_eq!((&full.counts, full.overall, full.state), (&lean.counts, lean.overall, lean.state));
            assert_eq!((full.stale, full.new_since, full.linked.len()), (lean.stale, lean.new, lean.linked));
            assert_eq!((full.judgement, full.closed), (lean.judgement, row.closed));
            let page = bench.cell_page(row.place(column).unwrap(), request.codings.as_deref()).unwrap();
            assert_eq!(**full, page.cell, "{} in {}", row.name, column.key);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_those_of_sql(
        codings in drawn(),
        group_case in any::<bool>(),
        settled in any::<bool>(),
        blind in any::<bool>(),
        charted in prop::collection::vec((0..4_usize, 0..4_usize, 0..9_usize), 0..6),
        late in drawn(),
    ) {
        let study = study(&codings, group_case);
        if settled {
            settle(&study);
        }
        let mut lead = study.sit(Some("EF"));
        for (case, theme, which) in charted {
            let place = CellPlace {
                case: lead.find_case(["Anna", "Bert", "Cara", "Dov"][case]).unwrap(),
                theme: lead.find_theme(THEMES[theme]).unwrap(),
            };
            lead.chart_cell(place, &CellEdit::summary(Paragraph::read("Something."), None)).unwrap();
            if let Some(line) = lead.codings(&CodingQuery::default()).unwrap().get(which) {
                // Refused where it does not belong to the case.
                let _ = lead.chart_cell(place, &CellEdit::link(line.id));
            }
        }
        for (coder, transcript, theme, start, length, _) in late.iter().take(4).filter(|told| !settled || told.1 != 1) {
            let mut bench = study.sit(Some(["AB", "CD", "EF"][*coder]));
            let (id, start) = (bench.find_transcript(TITLES[*transcript]).unwrap(), start * 9);
            let passage = emic::workbench::Passage::Chars(emic::model::CharSpan::new(start, start + length * 7));
            let theming = emic::workbench::Theming { theme: THEMES[*theme].into(), ..Default::default() };
            let _ = bench.apply_theme(id, &passage, &theming);
        }
        if blind {
            study.assign("anna", "AB", AssignmentState::InProgress);
            study.assign("group", "CD", AssignmentState::ToDo);
        }
        for viewer in [Some("AB"), Some("CD"), Some("EF"), None] {
            let bench = study.sit(viewer);
            let mut sources = vec!["merged", "AB", "CD"];
            if settled && bench.matrix(&request("consensus", None)).is_ok() {
                sources.push("consensus");
            }
            for source in sources {
                for region in [None, Some("north")] {
                    let request = request(source, region);
                    let found = by_matrix(&bench, &request);
                    let expected = by_sql(&study, viewer, source, region);
                    prop_assert_eq!(&found, &expected, "{:?} {} {:?}", viewer, source, region);
                    same_in_grid(&bench, &request);
                }
            }
        }
    }
}

#[test]
fn the_overall_magnitude_and_the_state_stand_in_every_view() {
    let study = study(&[(0, 0, 1, 3, 2, 1), (1, 0, 1, 4, 2, 3)], false);
    let mut bench = study.sit(Some("AB"));
    let place = CellPlace { case: bench.find_case("Anna").unwrap(), theme: bench.find_theme("room").unwrap() };
    bench.chart_cell(place, &CellEdit::state(CellState::NoData)).unwrap();
    let page = bench.cell_page(place, None).unwrap();
    assert_eq!((page.cell.overall, page.cell.state), (Overall::Mixed, CellState::NoData));
    same_in_grid(&bench, &request("merged", None));
}
