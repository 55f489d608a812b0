//! The tables for the report count what plain SQL over the codings counts: for all coders together, for one coder and for
//! the consensus, under the blind rule and with filters, over random projects.
//!
//! The SQL knows nothing of the program but its tables: which codings a viewer may see, what the same reading is, to which
//! cases a coding belongs and what stands below a theme are written out here once more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use common_store::{Study, tamper, transcript};
use emic::model::{AssignmentState, CharSpan};
use emic::workbench::{
    AgreementScope, DiscrepancyQuery, EvaluationKind, EvaluationRequest, Passage, Per, Resolution, Theming, Workbench,
};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A group of two participants with an interpreter for one of them, and an interview.
const GROUP: &str = "Moderator: How do you live?\n\nAnn: In a small room here.\n\nBea: It is warm. I like it.\n\n\
Interpreter: She says it is cold in there.\n\nModerator: And who helps you?\n\nAnn: Nobody did.\n";
const TALK: &str =
    "INT: Where do you live?\n\nCid: In a house by the river. It was cold.\n\nINT: And now?\n\nCid: Warm.\n";

const THEMES: [&str; 4] = ["home", "room", "garden", "friends"];
const MAGNITUDES: [Option<&str>; 4] = [None, Some("negative"), Some("neutral"), Some("positive")];

/// One coding: which coder, transcript, place, theme and magnitude.
type Made = (usize, usize, usize, usize, usize, usize);

fn made() -> impl Strategy<Value = Vec<Made>> {
    // Few places, so that coders often say the same.
    prop::collection::vec((0..2_usize, 0..2_usize, 0..16_usize, 1..4_usize, 0..4_usize, 0..4_usize), 0..40)
}

fn study(made: &[Made]) -> Study {
    let study = Study::bare(&["AB:Asha Bell", "CD:Carys Doyle", "EF:Ella Frost"]);
    let mut nobody = study.sit(None);
    let framework = study.file("small.toml", common_store::FRAMEWORK);
    nobody.import_codebook(&framework).unwrap();
    study.import(&mut nobody, &[("group.txt", GROUP), ("talk.txt", TALK)]);
    for (case, region) in [("Ann", "North"), ("Bea", "South"), ("Cid", "north")] {
        nobody.set_case(case, &[format!("region={region}")]).unwrap();
    }
    drop(nobody);
    // The interpreter speaks for Bea.
    tamper(
        &study.path,
        "UPDATE speaker SET case_id = (SELECT id FROM case_row WHERE name = 'Bea') WHERE label = 'Interpreter'",
    );
    for (coder, title, place, length, theme, magnitude) in made {
        let mut bench = study.sit(Some(["AB", "CD"][*coder]));
        let title = ["group", "talk"][*title];
        let id = transcript(&bench, title);
        let start = place * 11;
        let span = CharSpan::new(start, start + length * 7);
        let theme = THEMES[*theme];
        let magnitude = MAGNITUDES[*magnitude].filter(|_| matches!(theme, "home" | "room")).map(String::from);
        // The same coding twice by one coder is refused; nothing is lost by that here.
        let _ = bench.apply_theme(
            id,
            &Passage::Chars(span),
            &Theming { theme: theme.into(), magnitude, memo: String::new() },
        );
    }
    study
}

/// The readings a viewer may see that a source has, each with its cases: what every count is made of.
fn readings(viewer: &str, source: &str) -> String {
    let whose = match source {
        "merged" => "coder.kind = 'person'".to_string(),
        "consensus" => "coder.kind = 'consensus'".to_string(),
        initials => format!("coder.initials = '{initials}'"),
    };
    // One coder's codings are taken as they are; else the same reading counts once.
    let same = if matches!(source, "merged" | "consensus") { "min(hex(c.id))" } else { "hex(c.id)" };
    let group = if matches!(source, "merged" | "consensus") {
        "GROUP BY c.transcript, c.theme, c.start, c.end, c.magnitude"
    } else {
        ""
    };
    format!(
        "WITH RECURSIVE seen AS (
            SELECT c.* FROM coding c JOIN coder ON coder.id = c.coder
            WHERE {whose} AND NOT EXISTS (
                SELECT 1 FROM assignment a JOIN coder v ON v.id = a.coder
                WHERE a.transcript = c.transcript AND a.state <> 'done' AND v.initials = '{viewer}' AND v.id <> c.coder)),
        reading AS (SELECT {same} AS id, c.transcript, c.theme, c.start, c.end, c.magnitude FROM seen c {group}),
        voice AS (
            SELECT s.transcript, s.ordinal, s.case_id FROM speaker s
            WHERE s.role IN ('participant', 'interpreter') AND s.case_id IS NOT NULL),
        own AS (
            SELECT DISTINCT r.id, v.case_id FROM reading r
            JOIN turn t ON t.transcript = r.transcript AND t.end > r.start AND t.start < r.end
            JOIN voice v ON v.transcript = r.transcript AND v.ordinal = t.speaker),
        alone AS (SELECT transcript, min(case_id) AS case_id FROM voice GROUP BY transcript HAVING count(DISTINCT case_id) = 1),
        belongs AS (
            SELECT id, case_id FROM own
            UNION SELECT r.id, a.case_id FROM reading r JOIN alone a ON a.transcript = r.transcript
                  WHERE r.id NOT IN (SELECT id FROM own)),
        above(theme, up) AS (
            SELECT id, id FROM theme UNION SELECT above.theme, theme.parent FROM above JOIN theme ON theme.id = above.up
            WHERE theme.parent IS NOT NULL),"
    )
}

/// What is asked for besides the source.
#[derive(Debug, Clone, Default)]
struct Narrowed {
    rollup: bool,
    magnitude: Option<&'static str>,
    transcript: Option<&'static str>,
    region: Option<&'static str>,
    theme: Option<&'static str>,
}

impl Narrowed {
    fn request(&self, source: &str, per: Per) -> EvaluationRequest {
        EvaluationRequest {
            rollup: self.rollup,
            magnitude: self.magnitude.map(String::from),
            transcript: self.transcript.map(String::from),
            conditions: self.region.map(|region| format!("region={region}")).into_iter().collect(),
            theme: self.theme.map(String::from),
            codings: Some(source.into()),
            per,
            ..EvaluationRequest::default()
        }
    }

    /// The readings that pass, with the theme whose row they stand in.
    fn passing(&self) -> String {
        let mut passes = vec!["1".to_string()];
        passes.extend(self.magnitude.map(|value| match value {
            "unrated" => "r.magnitude IS NULL".to_string(),
            value => format!("r.magnitude = '{value}'"),
        }));
        passes.extend(
            self.transcript.map(|title| format!("(SELECT title FROM transcript WHERE id = r.transcript) = '{title}'")),
        );
        passes.extend(self.region.map(|region| {
            format!(
                "EXISTS (SELECT 1 FROM belongs b JOIN case_row k ON k.id = b.case_id
                 WHERE b.id = r.id AND lower(json_extract(k.attributes, '$.region')) = lower('{region}'))"
            )
        }));
        let below = |column: &str, key: &str| {
            format!("{column} IN (SELECT theme FROM above WHERE up = (SELECT id FROM theme WHERE key = '{key}'))")
        };
        passes.extend(self.theme.map(|key| below("r.theme", key)));
        let rows = if self.rollup { "a.theme = r.theme" } else { "a.theme = r.theme AND a.up = r.theme" };
        let shown = self.theme.map_or_else(|| "1".into(), |key| below("a.up", key));
        format!(
            "counted AS (
                SELECT r.id, r.magnitude, up.key AS theme FROM reading r JOIN above a ON {rows}
                JOIN theme up ON up.id = a.up WHERE {} AND {shown})",
            passes.join(" AND ")
        )
    }

    /// Which cases are asked for.
    fn cases(&self) -> String {
        self.region.map_or_else(
            || "1".into(),
            |region| format!("lower(json_extract(k.attributes, '$.region')) = lower('{region}')"),
        )
    }
}

type Counts = BTreeMap<(String, String, String), i64>;

/// What SQL counts: by theme, group and magnitude.
fn counted(study: &Study, viewer: &str, source: &str, narrowed: &Narrowed, group: &str) -> Counts {
    let (join, name) = match group {
        "" => (String::new(), "''"),
        "case" => (
            format!(
                "JOIN belongs b ON b.id = c.id JOIN case_row k ON k.id = b.case_id AND {}
                 ",
                narrowed.cases()
            ),
            "k.name",
        ),
        _ => (
            format!("JOIN belongs b ON b.id = c.id JOIN case_row k ON k.id = b.case_id AND {}", narrowed.cases()),
            "lower(json_extract(k.attributes, '$.region'))",
        ),
    };
    let sql = format!(
        "{} {} SELECT c.theme, {name}, coalesce(c.magnitude, 'unrated'), count(DISTINCT c.id)
         FROM counted c {join} GROUP BY 1, 2, 3",
        readings(viewer, source),
        narrowed.passing()
    );
    let conn = Connection::open(&study.path).unwrap();
    let mut statement = conn.prepare(&sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What the program counts, nothing left out but zeros.
fn told(table: &Value, groups: bool) -> Counts {
    let mut counts = Counts::new();
    for row in table["rows"].as_array().unwrap() {
        let group = row["group"].as_str().map(str::to_lowercase);
        if group.is_some() != groups || !row["no_group"].is_null() {
            continue;
        }
        let mut sum = 0;
        for (value, count) in row["counts"].as_object().unwrap() {
            let count = count.as_i64().unwrap();
            sum += count;
            if count > 0 {
                let key = row["theme"].as_str().unwrap().to_string();
                counts.insert((key, group.clone().unwrap_or_default(), value.clone()), count);
            }
        }
        assert_eq!(sum, row["quotes"].as_i64().unwrap(), "the counts of a row add up to its quotes");
    }
    counts
}

fn table(bench: &Workbench, kind: EvaluationKind, request: &EvaluationRequest) -> Value {
    serde_json::to_value(bench.evaluate(kind, request).unwrap()).unwrap()
}

/// The group's name as both sides write it.
fn lowered(counts: Counts) -> Counts {
    counts.into_iter().map(|((theme, group, value), count)| ((theme, group.to_lowercase(), value), count)).collect()
}

fn compare(study: &Study, viewer: &str, source: &str, narrowed: &Narrowed) {
    let bench = study.sit(Some(viewer));
    let what = format!("{viewer} {source} {narrowed:?}");
    let by = |per: Per| table(&bench, EvaluationKind::Magnitude, &narrowed.request(source, per));
    let cases = by(Per::Case);
    assert_eq!(told(&cases, false), counted(study, viewer, source, narrowed, ""), "{what}");
    assert_eq!(told(&cases, true), lowered(counted(study, viewer, source, narrowed, "case")), "by case: {what}");
    let regions = by(Per::Attribute("region".into()));
    assert_eq!(told(&regions, true), lowered(counted(study, viewer, source, narrowed, "region")), "by region: {what}");
    presence(study, viewer, source, narrowed, &bench);
}

/// The same of themes against cases: each cell, the totals of rows and columns, and all quotes once.
fn presence(study: &Study, viewer: &str, source: &str, narrowed: &Narrowed, bench: &Workbench) {
    let table = table(bench, EvaluationKind::Presence, &narrowed.request(source, Per::Theme));
    let mut cells: BTreeMap<(String, String), i64> = BTreeMap::new();
    for ((theme, case, _), count) in counted(study, viewer, source, narrowed, "case") {
        *cells.entry((theme, case)).or_default() += count;
    }
    let mut of_theme: BTreeMap<String, i64> = BTreeMap::new();
    for ((theme, _, _), count) in counted(study, viewer, source, narrowed, "") {
        *of_theme.entry(theme).or_default() += count;
    }
    for row in table["rows"].as_array().unwrap() {
        let theme = row["theme"].as_str().unwrap();
        assert_eq!(row["quotes"].as_i64(), Some(of_theme.get(theme).copied().unwrap_or(0)));
        for cell in row["cells"].as_array().unwrap() {
            let key = (theme.to_string(), cell["case"].as_str().unwrap().to_string());
            let count = cells.get(&key).copied().unwrap_or(0);
            assert_eq!((cell["quotes"].as_i64(), cell["present"].as_bool()), (Some(count), Some(count > 0)), "{key:?}");
        }
        let present: BTreeSet<&String> =
            cells.keys().filter(|(known, _)| known == theme).map(|(_, case)| case).collect();
        assert_eq!(row["cases"].as_u64(), Some(present.len() as u64));
    }
    let sql = format!("{} {} SELECT count(DISTINCT id) FROM counted", readings(viewer, source), narrowed.passing());
    let all: i64 = Connection::open(&study.path).unwrap().query_row(&sql, [], |row| row.get(0)).unwrap();
    assert_eq!(table["quotes"].as_i64(), Some(all), "every quote once");
}

/// Enough of the ways to narrow down, alone and together.
fn narrowings() -> Vec<Narrowed> {
    let plain = Narrowed::default();
    vec![
        plain.clone(),
        Narrowed { rollup: true, ..plain.clone() },
        Narrowed { magnitude: Some("positive"), ..plain.clone() },
        Narrowed { magnitude: Some("unrated"), rollup: true, ..plain.clone() },
        Narrowed { region: Some("NORTH"), ..plain.clone() },
        Narrowed { transcript: Some("group"), region: Some("south"), rollup: true, ..plain.clone() },
        Narrowed { theme: Some("home"), rollup: true, ..plain.clone() },
        Narrowed { theme: Some("home"), magnitude: Some("negative"), transcript: Some("talk"), ..plain },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_count_is_the_count_of_plain_sql(made in made(), agreed in any::<bool>(), blind in any::<bool>()) {
        let study = study(&made);
        for title in ["group", "talk"] {
            for coder in ["AB", "CD"] {
                study.assign(title, coder, AssignmentState::Done);
            }
        }
        if agreed {
            // Where there is nothing to take it is refused, and nothing is taken.
            let _ = study.sit(Some("EF")).take_agreements(&AgreementScope::default(), false);
        }
        if blind {
            study.assign("group", "AB", AssignmentState::InProgress);
        }
        for viewer in ["AB", "EF"] {
            for source in ["merged", "AB", "CD", "consensus"] {
                for narrowed in narrowings() {
                    compare(&study, viewer, source, &narrowed);
                }
            }
        }
    }
}

#[test]
fn what_was_settled_counts_in_place_of_what_the_coders_said() {
    let study = study(&[(0, 0, 2, 2, 1, 1), (1, 0, 2, 2, 1, 3), (0, 0, 3, 1, 3, 0), (1, 0, 3, 1, 3, 0)]);
    for coder in ["AB", "CD"] {
        study.assign("group", coder, AssignmentState::Done);
    }
    let mut lead = study.sit(Some("EF"));
    let room = |bench: &Workbench| {
        let merged = Narrowed::default().request("merged", Per::Theme);
        let table = table(bench, EvaluationKind::Magnitude, &merged);
        table["rows"].as_array().unwrap().iter().find(|row| row["theme"] == "room").unwrap()["counts"].to_string()
    };
    assert_eq!(
        room(&lead),
        r#"{"negative":1,"neutral":0,"positive":1,"unrated":0}"#,
        "both readings, as long as it is open"
    );
    let open = lead.discrepancies(&DiscrepancyQuery::default()).unwrap().discrepancies;
    assert_eq!(open.len(), 1);
    let carys = lead.names().unwrap().coders.iter().find(|coder| coder.initials == "CD").unwrap().id;
    lead.reconcile(open[0].id, &Resolution::Adopt(carys), "she said so", None).unwrap();
    assert_eq!(room(&lead), r#"{"negative":0,"neutral":0,"positive":1,"unrated":0}"#);
}
