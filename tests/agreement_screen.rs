//! The agreement screen, driven by real keys: every figure is the report's, choices change what is counted, Enter leads
//! to the disagreements and Esc back to the very same row, files hold what is shown, and a blind coder sees nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_agreeing;
mod common_screen;
mod common_store;

use common_agreeing::{Talk, coding, study};
use common_screen::Desk;
use common_store::Study;
use emic::model::AssignmentState;
use emic::tui::Look;
use emic::workbench::{AgreementReport, AgreementRequest, Export, Format, Resolution, Scope, ThemeFigures, UnitKind};
use serde_json::Value;

/// A wide screen, on which every column has room.
const WIDE: (u16, u16) = (170, 60);

fn over(study: &Study, coder: Option<&str>, (columns, rows): (u16, u16)) -> Desk {
    Desk::over(study.sit(coder), columns, rows, Look::new(true, true))
}

/// Three decimals without a zero before the point, as the page of a journal has it.
fn three(value: f64) -> String {
    let told = format!("{value:.3}");
    let told = told.replacen("0.", ".", 1);
    if told == "-.000" { ".000".into() } else { told }
}

/// A coefficient as a column shows it.
fn cell(value: Result<f64, emic::workbench::Reason>) -> String {
    value.map_or_else(|_| "–".into(), three)
}

/// The line of the screen on which these words follow each other, whatever blanks stand between them.
fn line<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let squeezed = |line: &str| format!(" {} ", line.split_whitespace().collect::<Vec<_>>().join(" "));
    text.lines().find(|line| squeezed(line).contains(&format!(" {words} ")))
}

/// The line of a theme: its number and the beginning of its name, and the transcript where a row is about one.
fn row_of<'t>(text: &'t str, theme: &emic::workbench::ThemeName, transcript: Option<&str>) -> &'t str {
    let first = theme.name.split_whitespace().next().unwrap();
    let name = format!("{} {first}", theme.number);
    let squeezed = |line: &str| format!(" {} ", line.split_whitespace().collect::<Vec<_>>().join(" "));
    let about = |line: &&str| {
        let told = squeezed(line);
        told.contains(&format!(" {name} ")) && transcript.is_none_or(|title| told.contains(&format!(" {title} ")))
    };
    text.lines().find(about).unwrap_or_else(|| panic!("no row {name} {transcript:?} in\n{text}"))
}

fn assert_line(desk: &Desk, words: &str) {
    let text = desk.text();
    assert!(line(&text, words).is_some(), "no line with “{words}” in\n{text}");
}

/// The report of what a desk has chosen.
fn report(desk: &Desk, request: &AgreementRequest) -> AgreementReport {
    desk.inline.bench.agreement(request).unwrap()
}

/// What stands in the columns of a row on a wide screen.
fn columns(row: &ThemeFigures) -> String {
    let figures = &row.row;
    let counts = figures.cells.as_array().map(|count| count.to_string()).join(" ");
    let Ok(alpha) = figures.krippendorff_alpha else { return counts };
    let ends = figures.ci.map_or_else(String::new, |ci| format!("[{}, {}] ", three(ci.low), three(ci.high)));
    let percent = format!("{:.1}", figures.percent_agreement.unwrap() * 100.0);
    let [kappa, ac1, f1] = [figures.cohen_kappa, figures.gwet_ac1, figures.f1].map(cell);
    // The bar stands between the counts and alpha.
    format!("{counts} BAR {} {ends}{percent} {kappa} {ac1} {f1}", three(alpha))
}

/// Every row of the pair stands on the screen with all its columns.
fn assert_rows(desk: &Desk, report: &AgreementReport, pair: &[&str]) {
    let text = desk.text();
    for row in report.figures.themes.iter().filter(|row| row.coders == pair && row.theme.codable) {
        let name = row.theme.heading();
        let found = row_of(&text, &row.theme, row.transcript.as_deref());
        let bar = |word: &&str| word.chars().all(|c| "·┊─┼●‹".contains(c));
        let told: Vec<&str> = found.split_whitespace().map(|word| if bar(&word) { "BAR" } else { word }).collect();
        let told = told.join(" ");
        let wanted = columns(row);
        assert!(told.contains(&format!(" {wanted}")), "{name}: “{wanted}” is not in “{told}”");
    }
}

/// Two talks of AB and CD: friends is common, home rare, room only AB's, garden never used.
fn two_talks() -> (Talk, Talk, Study) {
    let (one, other) = (Talk::answers("T1", 20), Talk::answers("T2", 10));
    let of = |talk: &Talk, coder: &str, theme: &str, turns: &[usize]| -> Vec<Value> {
        turns.iter().map(|turn| coding(talk, coder, theme, talk.body(*turn), None)).collect()
    };
    let mut codings = Vec::new();
    codings.extend(of(&one, "AB", "friends", &[1, 2, 3, 4, 5, 6, 7]));
    codings.extend(of(&one, "CD", "friends", &[1, 2, 3, 4, 5, 6, 8]));
    codings.extend(of(&other, "AB", "friends", &[1, 2]));
    codings.extend(of(&other, "CD", "friends", &[2, 3]));
    codings.extend(of(&one, "AB", "home", &[9]));
    codings.extend(of(&one, "CD", "home", &[10]));
    codings.extend(of(&one, "AB", "room", &[11, 12]));
    let study = study(&["AB", "CD"], &[&one, &other], &codings);
    (one, other, study)
}

#[test]
fn every_figure_by_theme_is_the_reports() {
    let mut desk = Desk::demo(WIDE.0, WIDE.1);
    desk.press("A");
    let report = report(&desk, &AgreementRequest::default());
    assert_eq!(report.figures.themes.iter().filter(|row| row.theme.codable).count(), 38);
    assert_rows(&desk, &report, &["AB", "CD"]);
    assert_line(&desk, "6 of 10 transcripts · none left out · 4 with one coder or none · 172 turns");
    // Further figures stand in the same columns, and in full below.
    desk.press("f g");
    for row in report.figures.themes.iter().filter(|row| row.theme.codable) {
        let figures = &row.row;
        let wanted = [
            figures.prevalence_index,
            figures.bias_index,
            figures.scott_pi,
            figures.brennan_prediger,
            figures.jaccard,
            figures.u_alpha,
        ]
        .map(cell);
        let text = desk.text();
        let name = row.theme.heading();
        let found = row_of(&text, &row.theme, None);
        assert!(found.split_whitespace().collect::<Vec<_>>().join(" ").contains(&wanted.join(" ")), "{found}");
        let [prevalence, bias, pi, brennan, jaccard, u_alpha] = &wanted;
        assert_line(
            &desk,
            &format!(
                "prevalence {prevalence} · bias {bias} · pi {pi} · Brennan-Prediger {brennan} · Jaccard {jaccard} · u-alpha {u_alpha}"
            ),
        );
        if let Some(plain) = &row.plain {
            assert_line(&desk, &format!("{name} · {plain}"));
        }
        desk.press("j");
    }
}

#[test]
fn counts_bar_and_alpha_are_there_at_the_smallest_size_too() {
    let mut desk = Desk::demo(80, 24);
    desk.press("A");
    let report = report(&desk, &AgreementRequest::default());
    for row in report.figures.themes.iter().filter(|row| row.theme.codable) {
        let figures = &row.row;
        let counts = figures.cells.as_array().map(|count| count.to_string()).join(" ");
        let text = desk.text();
        let under = text.lines().find(|line| line.contains('▸')).unwrap();
        let told = under.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("▸ {} ", row.theme.number)) && told.contains(&counts), "{told}");
        assert!(under.contains(['●', '‹']) && under.contains(&three(figures.krippendorff_alpha.unwrap())), "{under}");
        let (ends, percent) = (figures.ci.unwrap(), figures.percent_agreement.unwrap() * 100.0);
        assert_line(
            &desk,
            &format!(
                "alpha {} [{}, {}] · {percent:.1} % · kappa {} · AC1 {} · F1 {}",
                three(figures.krippendorff_alpha.unwrap()),
                three(ends.low),
                three(ends.high),
                cell(figures.cohen_kappa),
                cell(figures.gwet_ac1),
                cell(figures.f1)
            ),
        );
        desk.press("j");
    }
}

#[test]
fn every_choice_changes_what_is_counted_and_is_seen() {
    let base = AgreementRequest::default;
    let cases: [(&str, &str, AgreementRequest); 7] = [
        ("n", "n characters", AgreementRequest { unit: UnitKind::Character, ..base() }),
        ("n n", "n sentences", AgreementRequest { unit: UnitKind::Sentence, ..base() }),
        ("p", "p everybody", AgreementRequest { scope: Scope::All, ..base() }),
        ("w", "w rolled up", AgreementRequest { rollup: true, ..base() }),
        ("y", "y each transcript", AgreementRequest { by_transcript: true, ..base() }),
        ("L", "L open ones too", AgreementRequest { include_open: true, ..base() }),
        ("n p w", "n characters p everybody w rolled up", {
            AgreementRequest { unit: UnitKind::Character, scope: Scope::All, rollup: true, ..base() }
        }),
    ];
    let (.., study) = two_talks();
    study.assign("T2", "AB", AssignmentState::Done);
    study.assign("T2", "CD", AssignmentState::InProgress);
    for (keys, shown, request) in cases {
        let mut desk = over(&study, Some("AB"), WIDE);
        desk.press("A").press(keys);
        assert_line(&desk, shown);
        assert_rows(&desk, &report(&desk, &request), &["AB", "CD"]);
        let units = report(&desk, &request).about.units;
        assert_line(&desk, &format!("{} {}s", units, request.unit));
        desk.press("x");
        assert_rows(&desk, &report(&desk, &base()), &["AB", "CD"]);
    }
}

#[test]
fn one_transcript_and_other_resamples_are_chosen_in_windows() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A i").type_in("T2").press("Enter");
    let only = AgreementRequest { transcript: Some("T2".into()), ..AgreementRequest::default() };
    assert_rows(&desk, &report(&desk, &only), &["AB", "CD"]);
    assert_line(&desk, "i only T2");
    desk.press("S Ctrl+u").type_in("300 7").press("Enter");
    assert_line(&desk, "S 300 resamples, seed 7");
    assert_rows(&desk, &report(&desk, &AgreementRequest { resamples: 300, seed: 7, ..only.clone() }), &["AB", "CD"]);
    desk.press("S Ctrl+u").type_in("0 7").press("Enter");
    assert_line(&desk, "S no intervals");
    assert!(!desk.text().contains('['.to_string().as_str()) || !desk.text().contains("[."), "{}", desk.text());
    // What cannot be is said, and nothing is counted.
    for wrong in ["many 7", "100001 7", "5", "5 6 7", "-3 7", "99999999999999999999999 1"] {
        desk.press("S Ctrl+u").type_in(wrong).press("Enter");
        assert!(desk.text().contains("Two whole numbers"), "{wrong}: {}", desk.text());
        desk.press("Esc");
        assert_line(&desk, "S no intervals");
    }
}

#[test]
fn the_lowest_alpha_comes_first_where_that_is_chosen_and_what_has_none_comes_last() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), (80, 24));
    desk.press("A j j");
    let order = |desk: &Desk| -> Vec<String> {
        let text = desk.text();
        let names = ["Home", "Room", "Garden", "Friends"];
        let rows = text.lines().skip(7).take(8);
        rows.filter_map(|line| names.iter().find(|name| line.contains(**name)).map(ToString::to_string)).collect()
    };
    assert_eq!(order(&desk), ["Home", "Room", "Garden", "Friends"]);
    assert!(line(&desk.text(), "▸ 1.2 Garden").is_some(), "{}", desk.text());
    desk.press("v");
    // Home and room have an alpha of about 0, friends a high one, garden none.
    let sorted = order(&desk);
    assert_eq!((sorted[2].as_str(), sorted[3].as_str()), ("Friends", "Garden"), "{sorted:?}");
    assert!(line(&desk.text(), "▸ 1.2 Garden").is_some(), "the bar stays on its theme: {}", desk.text());
}

#[test]
fn a_theme_nobody_used_says_so_in_place_of_the_bar_and_shows_no_ac1() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A j j");
    let report = report(&desk, &AgreementRequest::default());
    let garden = report.figures.themes.iter().find(|row| row.theme.key == "garden").unwrap();
    assert_eq!(garden.row.gwet_ac1, Ok(1.0), "there would be one to show");
    let text = desk.text();
    let row = line(&text, "1.2 Garden 0 0 0 30 undefined (never used)").unwrap();
    assert!(!row.contains("1.000") && !row.contains('●'), "{row}");
    assert_line(&desk, "alpha undefined (never used) · 100.0 % · kappa – · AC1 – · F1 –");
    assert_line(&desk, "1.2 Garden · never used: there is nothing to agree on");
}

#[test]
fn where_the_figures_pull_apart_one_plain_sentence_says_why() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A");
    assert_line(&desk, "1 Home · rare theme: few chances to agree (2 of 30 turns have it from anybody)");
    desk.press("j");
    assert_line(&desk, "1.1 Room · only AB used it (2 turns): kappa is 0 by arithmetic");
    // On a wide screen the beginning of the sentence stands in the row itself.
    let text = desk.text();
    assert!(line(&text, "1 Home 0 1 1 28").unwrap().contains("rare theme"), "{text}");
}

#[test]
fn over_all_themes_stand_the_pooled_figures_and_the_lowest_theme() {
    let mut desk = Desk::demo(WIDE.0, WIDE.1);
    desk.press("A Tab");
    let report = report(&desk, &AgreementRequest::default());
    let row = &report.figures.overall[0];
    let alphas: Vec<f64> = report
        .figures
        .themes
        .iter()
        .filter(|row| row.theme.codable)
        .filter_map(|row| row.row.krippendorff_alpha.ok())
        .collect();
    let reliable = alphas.iter().filter(|alpha| **alpha >= 0.8).count();
    let tentative = alphas.iter().filter(|alpha| (0.667..0.8).contains(*alpha)).count();
    let wanted = format!(
        "AB and CD {} {} {reliable} {tentative} {} 0",
        cell(row.row.pooled_kappa),
        cell(row.row.concatenated_kappa),
        alphas.len() - reliable - tentative
    );
    assert_line(&desk, &wanted);
    let (theme, kappa) = row.lowest.as_ref().unwrap();
    assert_line(&desk, &format!("AB and CD: lowest kappa {} on {}", three(*kappa), theme.heading()));
    // Enter goes into the pair.
    desk.press("Enter");
    assert!(desk.text().contains("[by theme]"), "{}", desk.text());
}

#[test]
fn magnitude_has_its_table_its_weighted_kappas_its_alphas_and_ac2() {
    let mut desk = Desk::demo(WIDE.0, WIDE.1);
    desk.press("A Tab Tab k");
    let report = report(&desk, &AgreementRequest::default());
    let row = report.figures.magnitude.iter().find(|row| row.theme.is_none()).unwrap();
    let (figures, two) = (&row.row, row.row.two.as_ref().unwrap());
    let percent = format!("{:.1}", figures.percent_agreement.unwrap() * 100.0);
    assert_line(
        &desk,
        &format!(
            "all themes, valence {} {} {percent} {} {}",
            figures.n,
            cell(figures.krippendorff_alpha_ordinal),
            cell(two.weighted_kappa_linear),
            cell(two.weighted_kappa_quadratic)
        ),
    );
    for (value, counts) in row.values.iter().zip(two.table.rows()) {
        let counts: Vec<String> = counts.iter().map(u64::to_string).collect();
        assert_line(&desk, &format!("{value} {}", counts.join(" ")));
    }
    let nominal = cell(figures.krippendorff_alpha_nominal);
    let (ordinal, interval) = (cell(figures.krippendorff_alpha_ordinal), cell(figures.krippendorff_alpha_interval));
    assert_line(&desk, &format!("alpha nominal {nominal}, ordinal {ordinal}, interval {interval}"));
    assert_line(
        &desk,
        &format!(
            "kappa plain {}, linear {}, quadratic {}",
            cell(two.cohen_kappa),
            cell(two.weighted_kappa_linear),
            cell(two.weighted_kappa_quadratic)
        ),
    );
    assert_line(
        &desk,
        &format!("AC2 linear {}, quadratic {}", cell(figures.gwet_ac2_linear), cell(figures.gwet_ac2_quadratic)),
    );
    desk.press("f");
    assert_line(
        &desk,
        &format!(
            "all themes, valence {} {nominal} {interval} {} {} {}",
            figures.n,
            cell(two.cohen_kappa),
            cell(figures.gwet_ac2_linear),
            cell(figures.gwet_ac2_quadratic)
        ),
    );
}

/// AB, CD and EF on two talks; T2 is AB's and CD's only.
fn three_coders() -> Study {
    let (one, other) = (Talk::answers("T1", 20), Talk::answers("T2", 10));
    let of = |talk: &Talk, coder: &str, theme: &str, turns: &[usize]| -> Vec<Value> {
        turns.iter().map(|turn| coding(talk, coder, theme, talk.body(*turn), None)).collect()
    };
    let mut codings = Vec::new();
    for (coder, turns) in [("AB", &[1, 2, 3, 4][..]), ("CD", &[1, 2, 3, 5]), ("EF", &[1, 2, 6, 7])] {
        codings.extend(of(&one, coder, "friends", turns));
    }
    codings.extend(of(&one, "EF", "home", &[1, 2, 3]));
    codings.extend(of(&one, "AB", "home", &[1, 2]));
    codings.extend(of(&other, "AB", "friends", &[1, 2]));
    codings.extend(of(&other, "CD", "friends", &[2, 3]));
    let study = study(&["AB", "CD", "EF"], &[&one, &other], &codings);
    for (title, coder) in [("T1", "AB"), ("T1", "CD"), ("T1", "EF"), ("T2", "AB"), ("T2", "CD")] {
        study.assign(title, coder, AssignmentState::Done);
    }
    study
}

#[test]
fn three_coders_have_a_page_for_all_of_them_and_every_pair_is_a_key_away() {
    let study = three_coders();
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A");
    let report = report(&desk, &AgreementRequest::default());
    assert_line(&desk, "AB and CD 1 of 3");
    assert_rows(&desk, &report, &["AB", "CD"]);
    for (keys, pair) in [("l", ["AB", "EF"]), ("l", ["CD", "EF"]), ("l l", ["CD", "EF"]), ("2h", ["AB", "CD"])] {
        match keys.strip_prefix('2') {
            Some(key) => desk.type_in("2").press(key),
            None => desk.press(keys),
        };
        assert_line(&desk, &format!("{} and {}", pair[0], pair[1]));
        assert_rows(&desk, &report, &pair);
    }
    desk.press("Tab Tab");
    assert!(desk.text().contains("[all coders]"), "{}", desk.text());
    let text = desk.text();
    for row in report.figures.all_coders.iter().filter(|row| row.theme.codable) {
        let figures = &row.row;
        let found = line(&text, &format!("{} {}", row.theme.heading(), figures.units)).unwrap();
        let told = found.split_whitespace().collect::<Vec<_>>().join(" ");
        let Ok(alpha) = figures.krippendorff_alpha else { continue };
        let ends = figures.ci.unwrap();
        let wanted = format!(
            "{} [{}, {}] {:.1} {} {} {}",
            three(alpha),
            three(ends.low),
            three(ends.high),
            figures.percent_agreement.unwrap() * 100.0,
            cell(figures.fleiss_kappa),
            cell(figures.gwet_ac1),
            cell(figures.mean_pairwise_cohen_kappa)
        );
        assert!(told.contains(&wanted), "“{wanted}” is not in “{told}”");
    }
}

#[test]
fn the_matrix_of_pairs_shows_all_themes_or_one_and_leads_into_a_pair() {
    let study = three_coders();
    let mut desk = over(&study, Some("AB"), (80, 24));
    desk.press("A Tab Tab Tab");
    let report = report(&desk, &AgreementRequest::default());
    let overall = |pair: [&str; 2]| report.figures.overall.iter().find(|row| row.coders == pair).unwrap();
    let pooled = |pair| cell(overall(pair).row.pooled_kappa);
    let concatenated = |pair| cell(overall(pair).row.concatenated_kappa);
    assert_line(&desk, &format!("▸ AB · {} {}", pooled(["AB", "CD"]), pooled(["AB", "EF"])));
    assert_line(&desk, &format!("CD {} · {}", concatenated(["AB", "CD"]), pooled(["CD", "EF"])));
    assert_line(&desk, &format!("EF {} {} ·", concatenated(["AB", "EF"]), concatenated(["CD", "EF"])));
    // One theme: alpha above the diagonal, percent below it. The last is friends.
    desk.type_in("9").press("]");
    let friends = |pair: [&str; 2]| {
        let of = |row: &&ThemeFigures| row.theme.key == "friends" && row.coders == pair;
        report.figures.themes.iter().find(of).unwrap()
    };
    assert_line(&desk, "2.1 Friends");
    let alpha = |pair| cell(friends(pair).row.krippendorff_alpha);
    assert_line(&desk, &format!("▸ AB · {} {}", alpha(["AB", "CD"]), alpha(["AB", "EF"])));
    let percent = |pair| format!("{:.1} %", friends(pair).row.percent_agreement.unwrap() * 100.0);
    assert_line(&desk, &format!("EF {} {} ·", percent(["AB", "EF"]), percent(["CD", "EF"])));
    // The cursor goes round the diagonal: right to AB and EF, down to CD and EF.
    desk.press("l");
    assert_line(&desk, "AB and EF: both 2, only AB 2, only EF 2, neither 14; alpha");
    desk.press("j");
    assert_line(&desk, "CD and EF: both 2, only CD 2, only EF 2, neither 14; alpha");
    desk.press("Enter");
    assert_line(&desk, "CD and EF 3 of 3");
    assert!(line(&desk.text(), "▸ 2.1 Friends").is_some(), "{}", desk.text());
}

#[test]
fn who_is_compared_is_chosen_from_every_group() {
    let study = three_coders();
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A r").type_in("cd ef").press("Enter");
    let request = AgreementRequest { coders: vec!["CD".into(), "EF".into()], ..AgreementRequest::default() };
    assert_line(&desk, "r CD and EF");
    assert_rows(&desk, &report(&desk, &request), &["CD", "EF"]);
    assert!(!desk.text().contains("all coders"), "two coders have no page for three: {}", desk.text());
}

#[test]
fn enter_opens_the_disagreements_of_the_theme_and_esc_comes_back_to_the_very_same_row() {
    let study = three_coders();
    let mut desk = over(&study, Some("AB"), (80, 24));
    desk.press("A l j j j");
    for (keys, narrowed) in
        [("", "only 2.1 Friends · only AB and EF"), ("y", "only 2.1 Friends · only T1 · only AB and EF")]
    {
        desk.press(keys);
        let before = desk.styled();
        assert!(before.contains("▸ 2.1 Friends"), "{before}");
        desk.press("Enter");
        assert!(desk.text().contains("disagreements") && desk.text().contains(narrowed), "{}", desk.text());
        assert!(desk.text().contains("AB") && !desk.text().contains("CD"), "{}", desk.text());
        desk.press("j Esc");
        assert_eq!(desk.styled(), before);
    }
    // Of all coders together it is the theme that counts, not a pair.
    desk.press("y Tab Tab Enter");
    assert!(desk.text().contains("only 2.1 Friends · 2 transcripts"), "{}", desk.text());
    // Where open transcripts count here, they count there.
    desk.press("Esc L Enter");
    assert!(desk.text().contains("disagreements"), "{}", desk.text());
}

#[test]
fn figures_after_talk_stand_beside_the_independent_ones_which_stay_as_they_were() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), (160, 50));
    desk.press("A j j j");
    let before = report(&desk, &AgreementRequest::default());
    // One of friends' differences is settled from the screen itself: AB's reading stands.
    desk.press("Enter f").type_in("It is said in so many words").press("Enter");
    let text = desk.text();
    assert!(text.contains("1 of 4 settled"), "{text}");
    desk.press("Esc Shift+Tab Shift+Tab");
    let text = desk.text();
    assert!(text.contains("[after talk]"), "{text}");
    assert!(text.contains("is not a measure of reliability"), "{text}");
    let told = desk.inline.bench.agreement(&AgreementRequest { after_talk: true, ..AgreementRequest::default() });
    let told = told.unwrap();
    let find = |figures: &emic::workbench::Figures| {
        figures.themes.iter().find(|row| row.theme.key == "friends").unwrap().row.clone()
    };
    let (independent, talked) = (find(&told.figures), find(told.after_talk.as_ref().unwrap()));
    assert_eq!(independent, find(&before.figures), "talk changes nothing that was coded independently");
    assert_ne!(independent.cells, talked.cells);
    let row = line(&text, "2.1 Friends").unwrap();
    for figures in [&independent, &talked] {
        let alpha = three(figures.krippendorff_alpha.unwrap());
        let percent = format!("{:.1}", figures.percent_agreement.unwrap() * 100.0);
        let told = row.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("{alpha} {percent}")), "{alpha} {percent} is not in {told}");
    }
    assert_line(&desk, "1 settled, 7 open, 0 to be discussed;");
    // Live: undo the decision, and the figures are as coded again.
    desk.press("u");
    assert_line(&desk, "0 settled, 8 open, 0 to be discussed;");
    let text = desk.text();
    let row = line(&text, "2.1 Friends").unwrap().to_string();
    let alpha = three(independent.krippendorff_alpha.unwrap());
    assert_eq!(row.matches(&alpha).count(), 2, "{row}");
}

#[test]
fn what_another_program_decides_is_on_the_screen_at_the_next_reading() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), (160, 50));
    desk.press("A Shift+Tab Shift+Tab");
    assert_line(&desk, "0 settled, 8 open, 0 to be discussed;");
    let mut other = study.sit(Some("CD"));
    let open = other.discrepancies(&emic::workbench::DiscrepancyQuery::default()).unwrap();
    let id = open.discrepancies[0].id;
    other.reconcile(id, &Resolution::Both, "both hold", None).unwrap();
    desk.inline.send(emic::tui::Message::Changed);
    assert_line(&desk, "1 settled, 7 open, 0 to be discussed;");
}

#[test]
fn the_report_the_units_and_the_methods_paragraph_are_written_as_they_are_shown() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), WIDE);
    let path = |name: &str| study.folder().join(name);
    desk.press("A n w e");
    assert!(desk.text().contains("agreement.xlsx"), "{}", desk.text());
    let request = AgreementRequest { unit: UnitKind::Character, rollup: true, ..AgreementRequest::default() };
    desk.press("Ctrl+u").type_in(path("figures.json").to_str().unwrap()).press("Enter");
    assert!(desk.text().contains("Written:"), "{}", desk.text());
    let unmade = |bytes: Vec<u8>| -> Vec<String> {
        let lines = String::from_utf8(bytes).unwrap();
        lines.lines().filter(|line| !line.contains("\"made\"")).map(String::from).collect()
    };
    let wanted = desk.inline.bench.export(&Export::Agreement(Box::new(request.clone())), Format::Json).unwrap();
    assert!(unmade(std::fs::read(path("figures.json")).unwrap()) == unmade(wanted), "the file is another report");
    desk.press("E Ctrl+u").type_in(path("units.csv").to_str().unwrap()).press("Enter");
    let units = std::fs::read_to_string(path("units.csv")).unwrap();
    let table = desk.inline.bench.unit_table(&request).unwrap();
    assert_eq!(units.lines().count(), table.rows.len() + 1);
    desk.press("W Ctrl+u").type_in(path("methods.txt").to_str().unwrap()).press("Enter");
    let written = std::fs::read_to_string(path("methods.txt")).unwrap();
    assert_eq!(written.trim_end(), emic::workbench::methods_paragraph(&report(&desk, &request)));
    // A file that is there is only replaced when that is said twice.
    desk.press("x W Ctrl+u").type_in(path("methods.txt").to_str().unwrap()).press("Enter");
    assert!(desk.text().contains("is there already"), "{}", desk.text());
    assert_eq!(std::fs::read_to_string(path("methods.txt")).unwrap(), written);
    desk.press("Enter");
    assert_ne!(std::fs::read_to_string(path("methods.txt")).unwrap(), written);
}

#[test]
fn the_methods_paragraph_stands_on_a_page_and_can_be_read_to_its_end() {
    let mut desk = Desk::demo(80, 24);
    desk.press("A Shift+Tab");
    let paragraph = emic::workbench::methods_paragraph(&report(&desk, &AgreementRequest::default()));
    let mut seen = String::new();
    for _ in 0..40 {
        let text = desk.text();
        assert!(text.contains("[methods]"), "{text}");
        for line in text.lines().skip(7).take(15) {
            if !seen.contains(line.trim()) {
                seen.push_str(&format!("{} ", line.trim()));
            }
        }
        desk.press("j");
    }
    assert_eq!(seen.trim(), paragraph);
    let last = desk.text();
    desk.press("j G");
    assert_eq!(desk.text(), last, "it does not run out of sight");
}

/// Every page of the screen under every choice, as one text.
fn every_page(desk: &mut Desk) -> String {
    let mut seen = String::new();
    desk.press("A");
    for choice in ["", "y", "y w", "w L", "L n", "x f"] {
        desk.press(choice);
        for _ in 0..7 {
            seen.push_str(&desk.text());
            desk.press("Tab");
        }
    }
    seen
}

#[test]
fn a_blind_coder_sees_the_same_whether_the_other_coded_anything_or_not() {
    let walk = |others: bool| {
        let talks = [Talk::answers("T1", 12), Talk::answers("T2", 12)];
        let mut codings: Vec<Value> = Vec::new();
        for talk in &talks {
            codings.push(coding(talk, "AB", "home", talk.body(1), Some("negative")));
            if others {
                codings.push(coding(talk, "CD", "room", talk.body(5), Some("positive")));
                codings.push(coding(talk, "CD", "home", talk.body(1), Some("neutral")));
            }
        }
        let study = study(&["AB", "CD"], &[&talks[0], &talks[1]], &codings);
        for title in ["T1", "T2"] {
            study.assign(title, "AB", AssignmentState::InProgress);
            study.assign(title, "CD", AssignmentState::InProgress);
        }
        let seen = every_page(&mut over(&study, Some("AB"), (100, 40)));
        // The day stands in the methods paragraph.
        seen
    };
    let (with, without) = (walk(true), walk(false));
    assert_eq!(with, without);
    assert!(with.contains("0 of 2 transcripts · 2 left out (T1, T2): coding not finished"), "{with}");
    assert!(with.contains("2 left out (T1, T2): not yours to see yet"), "{with}");
}

#[test]
fn only_what_a_coder_is_done_with_is_compared_for_her_and_a_lead_sees_all() {
    let (one, other) = (Talk::answers("T1", 12), Talk::answers("T2", 12));
    let codings = [&one, &other]
        .map(|talk| ["AB", "CD"].map(|coder| coding(talk, coder, "friends", talk.body(1), None)).to_vec());
    let study = study(&["AB", "CD", "LL"], &[&one, &other], &codings.concat());
    for (title, coder, state) in [
        ("T1", "AB", AssignmentState::Done),
        ("T1", "CD", AssignmentState::Done),
        ("T2", "AB", AssignmentState::InProgress),
        ("T2", "CD", AssignmentState::Done),
    ] {
        study.assign(title, coder, state);
    }
    let mut blind = over(&study, Some("AB"), WIDE);
    blind.press("A");
    assert_line(&blind, "1 of 2 transcripts · 1 left out (T2): coding not finished · 12 turns");
    blind.press("L");
    assert_line(&blind, "1 of 2 transcripts · 1 left out (T2): not yours to see yet · 12 turns");
    let mut lead = over(&study, Some("LL"), WIDE);
    lead.press("A L");
    assert_line(&lead, "2 of 2 transcripts · none left out · 24 turns");
}

#[test]
fn another_coder_at_the_screen_sees_nothing_that_was_counted_for_the_one_before() {
    let (one, other) = (Talk::answers("T1", 12), Talk::answers("T2", 12));
    let codings: Vec<Value> =
        ["AB", "CD"].iter().map(|coder| coding(&one, coder, "friends", one.body(1), None)).collect();
    let study = study(&["AB", "CD", "LL"], &[&one, &other], &codings);
    study.assign("T1", "AB", AssignmentState::InProgress);
    study.assign("T1", "CD", AssignmentState::Done);
    let mut desk = over(&study, Some("LL"), WIDE);
    desk.press("A L");
    assert_line(&desk, "2.1 Friends 1 0 0 11");
    desk.press("@").type_in("AB").press("Enter Enter");
    assert!(!desk.text().contains("Friends"), "{}", desk.text());
    desk.press("A L");
    assert!(!desk.text().contains("Friends"), "{}", desk.text());
    assert_line(
        &desk,
        "0 of 2 transcripts · 1 left out (T1): not yours to see yet · 1 with one coder or none · 0 turns",
    );
}

#[test]
fn where_there_is_nothing_to_compare_it_is_said_why_and_what_comes_next() {
    let talk = Talk::answers("T1", 5);
    let says = |study: &Study, coder: Option<&str>, sentences: &[&str]| {
        let mut desk = over(study, coder, (80, 24));
        desk.press("A");
        let told = desk.text().split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in sentences {
            assert!(told.contains(sentence), "“{sentence}” is not in\n{}", desk.text());
        }
    };
    says(&Study::bare(&[]), None, &["Nobody codes in this project yet.", "emic coder add"]);
    let alone = study(&["AB"], &[&talk], &[coding(&talk, "AB", "friends", talk.body(1), None)]);
    says(&alone, Some("AB"), &["There is one coder only: AB. Agreement needs two.", "emic coder add \"CD:Full name\""]);
    let nothing = study(&["AB", "CD"], &[&talk], &[]);
    says(&nothing, Some("AB"), &["AB and CD have coded no transcript in common.", "emic assign"]);
    let open = study(&["AB", "CD"], &[&talk], &[]);
    open.assign("T1", "AB", AssignmentState::Done);
    open.assign("T1", "CD", AssignmentState::ToDo);
    says(
        &open,
        Some("AB"),
        &[
            "No transcript counts for AB and CD yet: coding is not finished on T1.",
            "emic done",
            "L counts open ones too",
        ],
    );
    says(
        &Study::bare(&["AB:A", "CD:C"]),
        Some("AB"),
        &["There are no themes to agree on yet.", "emic codebook import"],
    );
    // Nothing coded on what is done: there is a row for each theme, each with its reason.
    let done = study(&["AB", "CD"], &[&talk], &[]);
    done.assign("T1", "AB", AssignmentState::Done);
    done.assign("T1", "CD", AssignmentState::Done);
    says(&done, Some("AB"), &["2.1 Friends 0 0 0 5 undefined (never used)"]);
}

#[test]
fn a_command_that_cannot_run_says_why() {
    let (.., study) = two_talks();
    let mut desk = over(&study, Some("AB"), (80, 24));
    desk.press("A");
    for (keys, why) in [
        ("l", "only two coders are compared"),
        ("]", "only on the page of pairs"),
        ("Tab f", "this page has no further figures"),
        ("v", "this page has one order only"),
        ("t", "this page has no themes"),
        ("Shift+Tab Shift+Tab Enter", "there is nothing to go to from here"),
    ] {
        desk.press(keys);
        assert!(desk.text().contains(why), "{keys}: {}", desk.text());
    }
    let nobody = Study::bare(&["AB:A"]);
    let mut desk = over(&nobody, Some("AB"), (80, 24));
    desk.press("A Enter");
    assert!(desk.text().contains('!'), "{}", desk.text());
}

#[test]
fn the_terminals_cursor_stands_on_the_row_and_a_click_puts_the_bar_there() {
    let mut desk = Desk::demo(80, 24);
    desk.press("A j j");
    let (_, cursor) = desk.inline.draw().unwrap();
    let row = desk.text().lines().nth(usize::from(cursor.1)).unwrap().to_string();
    assert!(row.starts_with(" ▸ 1.2 "), "{row}");
    desk.inline.send(emic::tui::Message::Click(10, cursor.1 + 3, 1));
    assert!(line(&desk.text(), "▸ 2.1").is_some(), "{}", desk.text());
    for _ in 0..5 {
        desk.press("Tab");
        let (_, cursor) = desk.inline.draw().unwrap();
        assert!(cursor.1 > 4 && cursor.1 < 22, "{cursor:?}\n{}", desk.text());
    }
}

#[test]
fn the_bar_goes_to_a_theme_by_its_name_and_to_the_one_one_comes_from() {
    let mut desk = Desk::demo(80, 24);
    desk.press("A t").type_in("peer").press("Enter");
    assert!(line(&desk.text(), "▸ 7.2 Peer support a…").is_some(), "{}", desk.text());
    let mut desk = Desk::demo(80, 24);
    desk.press("M t").type_in("legal").press("Enter l A");
    assert!(line(&desk.text(), "▸ 6.1 Getting a soli…").is_some(), "{}", desk.text());
    // What was chosen before is chosen still, once one comes back from elsewhere.
    desk.press("n Enter A");
    assert_line(&desk, "n characters");
}

#[test]
fn the_screen_and_the_command_line_say_the_same() {
    let (.., study) = two_talks();
    let document =
        common_agreeing::json_of(&study, &["--coder", "AB", "agreement", "--coders", "AB,CD", "--unit", "sentence"]);
    let mut desk = over(&study, Some("AB"), WIDE);
    desk.press("A n n");
    for theme in document["themes"].as_array().unwrap().iter().filter(|row| row["theme"] != "help") {
        let counts: Vec<String> = theme["cells"].as_array().unwrap().iter().map(Value::to_string).collect();
        let name = format!("{} {}", theme["number"].as_str().unwrap(), theme["name"].as_str().unwrap());
        assert_line(&desk, &format!("{name} {}", counts.join(" ")));
        if let Some(alpha) = theme["krippendorff_alpha"].as_f64() {
            assert!(line(&desk.text(), &name).unwrap().contains(&three(alpha)), "{name}");
        }
    }
}
