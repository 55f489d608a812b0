//! A blind coder is told the same by every command of the program as if the other had never coded.
//!
//! Every command stands either in [`WALKED`], with the ways it is asked, or in [`EXCUSED`], with a reason; a new one that
//! stands in neither fails a test. Each way is asked of two copies of one project, one from before the other coder's work
//! and one from after it, as people and as JSON; what is printed, how it ends and every file that is written must be the
//! same to the letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;
mod common_blind;
mod common_store;

use common::Study;
use common_blind::{HERS, bring_in_others, cells, moments, settled, sit, unmarked};
use emic::workbench::CodingQuery;
use std::collections::BTreeSet;
use std::path::Path;

/// A command, and the ways it is asked; each way is one line of arguments, quotes around those with blanks.
type Walk = (&'static str, &'static [&'static str]);

/// The commands that are asked.
const WALKED: &[Walk] = &[
    ("coder list", &["coder list"]),
    ("coder add", &["coder add 'GH:Gwen Hall'"]),
    ("import", &["import new.txt --dry-run", "import new.txt", "import anna.txt"]),
    ("transcripts", &["transcripts"]),
    ("show", &["show anna", "show anna --codings", "show bert --codings"]),
    ("codebook import", &["codebook import same.toml", "codebook import more.toml"]),
    ("codebook export", &["codebook export", "codebook export --format csv", "codebook export --format md"]),
    ("codebook show", &["codebook show", "codebook show --counts"]),
    ("codebook add", &["codebook add Pets --definition 'Animals.'", "codebook add Sheds --parent garden"]),
    (
        "codebook edit",
        &[
            "codebook edit garden --name Yard",
            "codebook edit garden --scale valence",
            "codebook edit home --scale none",
        ],
    ),
    ("codebook move", &["codebook move garden --top", "codebook move friends --under home --why mine"]),
    ("codebook merge", &["codebook merge garden --into friends --dry-run", "codebook merge garden --into friends"]),
    (
        "codebook split",
        &[
            "codebook split garden --into Beds",
            "codebook split home --into Inside --beside",
            "codebook split garden --into Beds --sort HIDDEN=Beds",
        ],
    ),
    ("codebook sort", &["codebook sort HIDDEN --into friends", "codebook sort 00000000 --into friends"]),
    ("codebook delete", &["codebook delete garden --dry-run", "codebook delete garden --why mine"]),
    ("codebook scale", &["codebook scale valence --values low,high", "codebook scale amount --values few,many"]),
    ("codebook title", &["codebook title Other --why mine"]),
    ("codebook versions", &["codebook versions"]),
    ("codebook diff", &["codebook diff 1 1"]),
    ("codebook revisit", &["codebook revisit", "codebook revisit --by CD"]),
    ("codebook lint", &["codebook lint"]),
    ("case set", &["case set Anna mood=calm", "case set Anna age="]),
    ("case import", &["case import cases.csv"]),
    ("case list", &["case list"]),
    (
        "assign",
        &[
            "assign anna --coders AB,CD,EF --round second --dry-run",
            "assign --all --coders CD --round second",
            "assign --share 50% --strata kind,age --coders CD,EF --round second",
            "assign anna bert --coders EF",
        ],
    ),
    ("unassign", &["unassign anna --coders AB", "unassign anna --coders CD", "unassign bert --coders CD"]),
    // What she sees once she is done is not hidden; that nothing of it is told in being done is.
    ("done", &["done bert", "done anna --round second"]),
    ("reopen", &["reopen anna --why 'a slip'", "reopen bert --why 'a slip'"]),
    (
        "assignments",
        &[
            "assignments",
            "assignments --by CD",
            "assignments --state in-progress",
            "assignments --state open",
            "assignments --state done --transcript anna",
            "assignments --round 1",
        ],
    ),
    ("rounds", &["rounds"]),
    (
        "code",
        &[
            "code --transcript anna --quote 'a garden of dandelions' --theme garden",
            "code --transcript anna --span 35..41 --theme room --magnitude + --memo mine",
            "code --transcript anna --quote 'a room by the café' --theme room",
        ],
    ),
    (
        "codings",
        &[
            "codings",
            "codings --by CD",
            "codings --transcript anna",
            "codings --theme home",
            "codings --magnitude negative",
            "codings --magnitude unrated --transcript anna",
            "codings --theme garden --by CD",
        ],
    ),
    ("codings exemplar", &["codings exemplar HIDDEN", "codings exemplar 00000000"]),
    ("codings import", &["codings import guess.jsonl", "codings import mine.jsonl", "codings import copied.jsonl"]),
    // The id is that of one of the other's codings, found in the copy that has it.
    ("codings remove", &["codings remove HIDDEN", "codings remove 0000"]),
    (
        "search",
        &[
            "search ''",
            "search dandelions",
            "search unmistakable",
            "search room --by CD",
            "search '' --theme garden",
            "search '' --theme home --magnitude negative",
            "search '' --magnitude unrated",
            "search 'small OR garden' --unit quote",
            "search the --unit turn --limit 2",
            "search '' --by CD --transcript anna",
            "search '' --case Anna --role participant",
            "search caf* --where age=30",
            "search '' --codings merged",
            "search '' --codings merged --theme home --exactly --case Anna",
            "search '' --no-case",
            "search '' --codings CD --by CD",
        ],
    ),
    (
        "agreement",
        &[
            "agreement",
            "agreement --include-open",
            "agreement --coders CD,EF --include-open --by-transcript --all",
            "agreement --unit character --scope all --after-talk",
            "agreement --transcript anna --include-open --rollup",
            "agreement --methods",
            "agreement --units --include-open",
        ],
    ),
    (
        "discrepancies",
        &[
            "discrepancies",
            "discrepancies --include-open",
            "discrepancies --coders CD,EF --by-severity",
            "discrepancies --transcript anna --hide-names",
            "discrepancies --state resolved --theme home",
            "discrepancies --outdated",
        ],
    ),
    // The disagreement is one the others had in the transcript that is hidden, where there is one.
    (
        "reconcile",
        &[
            "reconcile DISAGREEMENT --both --why mine",
            "reconcile DISAGREEMENT --revert",
            "reconcile DISAGREEMENT --adopt CD --why mine",
            "reconcile --agreements --dry-run",
            "reconcile --agreements --include-open --transcript anna --dry-run",
            "reconcile --agreements --coders CD,EF",
            "reconcile --reasons",
        ],
    ),
    ("comment", &["comment DISAGREEMENT", "comment DISAGREEMENT 'mine'"]),
    ("overruled", &["overruled", "overruled CD"]),
    (
        "matrix import",
        &["matrix import edited.csv --dry-run", "matrix import edited.csv --yes", "matrix import both.csv"],
    ),
    (
        "matrix",
        &[
            "matrix",
            "matrix --theme home",
            "matrix --theme garden --rows transcript",
            "matrix --theme home --codings CD",
            "matrix --codings consensus",
            "matrix --where region=North",
            "matrix --whole",
            "matrix --out m.xlsx",
            "matrix --format html",
            "matrix --format md",
        ],
    ),
    (
        "evaluate magnitude",
        &[
            "evaluate magnitude",
            "evaluate magnitude --rollup --per case --magnitude negative",
            "evaluate magnitude --per coder --sort high --shares",
            "evaluate magnitude --per-attribute region --codings CD",
            "evaluate magnitude --theme garden --codings consensus",
            "evaluate magnitude --where region=North --format csv",
            "evaluate magnitude --out m.xlsx",
        ],
    ),
    (
        "evaluate coverage",
        &[
            "evaluate coverage",
            "evaluate coverage --codings CD --rollup",
            "evaluate coverage --case Anna --format html",
        ],
    ),
    ("evaluate sample", &["evaluate sample", "evaluate sample --transcript anna --format md"]),
    (
        "evaluate presence",
        &["evaluate presence", "evaluate presence --codings CD", "evaluate presence --transcript anna --out p.xlsx"],
    ),
    (
        "evaluate saturation",
        &[
            "evaluate saturation",
            "evaluate saturation --codings CD",
            "evaluate saturation --order imported --theme home --format csv",
        ],
    ),
    (
        "chart",
        &[
            "chart Anna room",
            "chart Anna room --history",
            "chart Anna room --codings CD",
            "chart Anna room --summary mine",
            "chart Anna home --state 'no data'",
            "chart Anna room --link HIDDEN",
            "chart Anna room --unlink HIDDEN",
            "chart Anna room --verbatim HIDDEN",
            "chart Anna room --overall mixed",
            "chart Anna room --confirm",
            "chart Bert room --link HIDDEN",
            "chart Bert room --summary mine --history",
            "chart --next",
            "chart Anna garden --next",
            "chart --progress",
            "chart --progress --theme home --where region=North",
        ],
    ),
    (
        "synthesis",
        &[
            "synthesis --case Anna",
            "synthesis --theme room",
            "synthesis --case Anna --text mine",
            "synthesis --theme room --text ''",
            "synthesis --case Bert --text mine",
        ],
    ),
    (
        "export quotes",
        &[
            "export quotes",
            "export quotes --by CD",
            "export quotes dandelions",
            "export quotes --theme home --format md",
            "export quotes --format html",
            "export quotes --format json",
            "export quotes --out q.xlsx",
        ],
    ),
    (
        "export matrix",
        &[
            "export matrix",
            "export matrix --format json",
            "export matrix --format html",
            "export matrix --format md",
            "export matrix --out m.xlsx",
        ],
    ),
    (
        "export codebook",
        &[
            "export codebook",
            "export codebook --format json",
            "export codebook --format html",
            "export codebook --format md",
            "export codebook --out b.xlsx",
        ],
    ),
    (
        "export codings",
        &[
            "export codings",
            "export codings --by CD",
            "export codings --format json",
            "export codings --format html",
            "export codings --format md",
            "export codings --out c.xlsx",
        ],
    ),
    (
        "export agreement",
        &[
            "export agreement --include-open --resamples 50",
            "export agreement --resamples 50 --format json",
            "export agreement --include-open --after-talk --resamples 50 --format html",
            "export agreement --resamples 50 --format md",
            "export agreement --resamples 50 --out a.xlsx",
        ],
    ),
    ("export units", &["export units", "export units --include-open --format json", "export units --out u.xlsx"]),
    (
        "export discrepancies",
        &[
            "export discrepancies --include-open",
            "export discrepancies --format json",
            "export discrepancies --format html",
            "export discrepancies --format md",
            "export discrepancies --out d.xlsx",
        ],
    ),
    (
        "export history",
        &[
            "export history",
            "export history --format json",
            "export history --format html",
            "export history --format md",
            "export history --out h.xlsx",
        ],
    ),
    (
        "memo set",
        &[
            "memo set --transcript anna 'To ask again.'",
            "memo set --theme garden 'Beds only.'",
            "memo set --case Anna 'Twice.'",
            "memo set --project-wide 'Slow.'",
            "memo set --coding HIDDEN 'Mine now.'",
        ],
    ),
    (
        "memo list",
        &[
            "memo list",
            "memo list --by CD",
            "memo list --about theme",
            "memo list --words dandelions",
            "memo list --transcript anna",
            "memo list --theme garden",
            "memo list --case Anna",
        ],
    ),
    (
        "export memos",
        &[
            "export memos",
            "export memos --format json",
            "export memos --format html",
            "export memos --format md",
            "export memos --out m.xlsx",
        ],
    ),
    ("history", &["history", "history --limit 2", "history --limit 1000"]),
    ("undo", &["undo", "undo --past"]),
    ("redo", &["redo"]),
    ("check", &["check"]),
    // The copy itself is the project file, which holds everything; what is said about making it is not.
    ("snapshot", &["snapshot --out copy.emic"]),
];

/// The commands that are not asked, each with the reason.
const EXCUSED: &[(&str, &str)] = &[
    ("new", "it makes another project and opens none"),
    ("demo", "it makes a project of its own and opens no other"),
    ("tutor", "it makes a project of its own, with one coder, and opens no other"),
    ("open", "it opens the screens, which have a walk of their own"),
    ("keys", "it reads no project"),
    ("completions", "it reads no project"),
    ("man", "it reads no project"),
];

/// Commands by which somebody to whom nothing is hidden must see that the other has coded.
const TELLING: [&str; 23] = [
    "transcripts",
    "show",
    "codebook show",
    "codebook merge",
    "codebook delete",
    "codebook versions",
    "assignments",
    "rounds",
    "codings",
    "search",
    "agreement",
    "matrix",
    "evaluate magnitude",
    "evaluate coverage",
    "evaluate presence",
    "evaluate saturation",
    "export quotes",
    "export matrix",
    "export codings",
    "export codebook",
    "export agreement",
    "export history",
    "history",
];

/// The name of a disagreement nobody has.
const NO_DISAGREEMENT: &str = "0123456789abcdef";

/// The words of a line of arguments; what stands between quotes is one.
fn arguments(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in line.split('\'').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_string());
        } else {
            words.extend(part.split_whitespace().map(String::from));
        }
    }
    words
}

/// A folder with a copy of the project and the files that commands are given.
fn desk(project: &Path) -> Study {
    let desk = Study::empty();
    std::fs::copy(project, desk.path("study.emic")).unwrap();
    let guess = r#"{"transcript":"anna","coder":"CD","theme":"garden","quote":"a garden of dandelions"}"#;
    desk.write("guess.jsonl", guess);
    desk.write("mine.jsonl", guess.replace("CD", "AB"));
    desk.write("copied.jsonl", [guess.replace("CD", "AB"), guess.to_string()].join("\n"));
    desk.write("same.toml", common_store::FRAMEWORK);
    desk.write("more.toml", format!("{}\n[[theme]]\nkey = \"pets\"\nname = \"Pets\"\n", common_store::FRAMEWORK));
    desk.write("cases.csv", "case,age\nAnna,31\nBert,40\n");
    let bench = sit(project, None);
    let home = bench.find_theme("home").unwrap();
    let line = |case: &str| format!("{},{home},Typed.,,emic:matrix:1\n", bench.find_case(case).unwrap());
    let header = "case id,theme id,summary,summary when exported,form\n";
    desk.write("edited.csv", format!("{header}{}", line("Bert")));
    desk.write("both.csv", format!("{header}{}{}", line("Anna"), line("Bert")));
    desk.write("anna.txt", common_store::ANNA);
    desk.write("new.txt", "INT: And now?\n\nCleo: Now it is warm.\n");
    desk
}

/// Everything that comes of asking: how it ends, what is printed, and the files that are written.
fn answer(project: &Path, coder: Option<&str>, line: &str, json: bool) -> String {
    let desk = desk(project);
    let before: BTreeSet<String> = desk.names().into_iter().collect();
    let words = arguments(line);
    let mut asked: Vec<&str> = coder.map_or_else(Vec::new, |coder| vec!["--coder", coder]);
    asked.extend(words.iter().map(String::as_str));
    asked.extend(json.then_some("--json"));
    let ended = desk.ends(&asked);
    let mut told = format!("status {}\n{}\n{}\n", ended.status, ended.stdout, ended.stderr);
    for name in desk.names().into_iter().filter(|name| !before.contains(name) && !name.starts_with("study.emic")) {
        let bytes = std::fs::read(desk.path(&name)).unwrap();
        let held = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("xlsx") => cells(bytes),
            Some("emic") => String::new(),
            _ => String::from_utf8(bytes).unwrap(),
        };
        told.push_str(&format!("{name}:\n{held}\n"));
    }
    // The folder of a run has a name that no other has.
    unmarked(&told.replace(&*desk.folder().to_string_lossy(), "FOLDER"))
}

/// Every way every command is asked, about a coding of CD's in `anna` and about a disagreement.
fn ways(project: &Path, disagreement: &str) -> Vec<(&'static str, String)> {
    let query = CodingQuery { transcript: Some("anna".into()), by: Some("CD".into()), ..CodingQuery::default() };
    let hidden = sit(project, Some("CD")).codings(&query).unwrap().pop().unwrap().id.to_string();
    let line = |way: &&str| way.replace("HIDDEN", &hidden).replace("DISAGREEMENT", disagreement);
    WALKED.iter().flat_map(|(command, ways)| ways.iter().map(move |way| (*command, line(way)))).collect()
}

#[test]
fn every_command_is_walked_or_excused_with_a_reason() {
    let known: BTreeSet<String> = emic::cli::commands().into_iter().collect();
    assert!(known.len() > 30, "{known:?}");
    let walked = WALKED.iter().map(|(command, _)| (*command).to_string());
    let excused = EXCUSED.iter().map(|(command, _)| (*command).to_string());
    let named: Vec<String> = walked.chain(excused).collect();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), once.len(), "a command is named twice");
    assert_eq!(known, once, "left: what there is; right: what is walked or excused");
    assert!(EXCUSED.iter().all(|(_, why)| !why.is_empty()) && WALKED.iter().all(|(_, ways)| !ways.is_empty()));
    for (command, ways) in WALKED {
        assert!(ways.iter().all(|way| way.starts_with(command)), "{command} is walked by its own ways");
    }
}

/// Asks everything of two copies, and shows where the answers differ.
fn same(ways: &[(&str, String)], coder: Option<&str>, before: &Path, after: &Path) {
    let mut differing = Vec::new();
    for (_, line) in ways {
        for json in [false, true] {
            let (before, after) = (answer(before, coder, line, json), answer(after, coder, line, json));
            if before != after {
                differing.push(format!("`{line}`, json {json}:\n--- before\n{before}\n--- after\n{after}"));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

#[test]
fn no_command_tells_a_blind_coder_that_the_other_has_coded() {
    let moments = moments();
    bring_in_others(&moments.study);
    same(&ways(&moments.both, NO_DISAGREEMENT), Some("AB"), &moments.ashas, &moments.both);
}

#[test]
fn no_command_tells_nobody_in_particular_what_a_coder_may_not_see() {
    let moments = moments();
    let mut ways = ways(&moments.both, NO_DISAGREEMENT);
    // Who brings in codings under another coder's initials has taken them, which is a promise among colleagues.
    ways.retain(|(command, _)| *command != "codings import");
    same(&ways, None, &moments.nothing, &moments.both);
}

#[test]
fn no_command_tells_a_blind_coder_what_others_have_settled() {
    let settled = settled();
    let ways = ways(&settled.after, &settled.hidden[0].to_string());
    same(&ways, Some("AB"), &settled.before, &settled.after);
}

#[test]
fn somebody_to_whom_nothing_is_hidden_is_told_by_every_command_that_tells() {
    let moments = moments();
    let mut telling = BTreeSet::new();
    for (command, line) in
        ways(&moments.both, NO_DISAGREEMENT).into_iter().filter(|(command, _)| TELLING.contains(command))
    {
        if answer(&moments.ashas, Some("EF"), &line, false) != answer(&moments.both, Some("EF"), &line, false) {
            telling.insert(command);
        }
    }
    assert_eq!(telling, BTreeSet::from(TELLING), "the walk would show a difference");
    let told = answer(&moments.both, Some("EF"), "export codings", false);
    assert!(HERS.iter().all(|word| told.contains(word)), "{told}");
    assert!(!answer(&moments.both, Some("AB"), "export codings", false).contains(HERS[0]));
}
