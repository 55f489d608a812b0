//! What the page of the matrix promises.

use crate::export::matrix::AboutMatrix;
use crate::export::matrix::sample::study;

fn page(themes: &[&str]) -> String {
    super::html(&study().view(themes), &AboutMatrix { codings: "merged".into(), ..AboutMatrix::default() })
}

#[test]
fn each_cell_shows_its_counts_and_folds_its_quotes() {
    let page = page(&["housing", "money"]);
    assert!(page.contains("<h2 dir=\"auto\">1 Housing</h2>"));
    assert!(page.contains(">1.1 Rooms &amp; beds</th>"));
    assert!(
        page.contains("<th scope=\"row\" dir=\"auto\">Ana<div class=\"attribute\" dir=\"auto\">age: 34</div>"),
        "{page}"
    );
    assert!(page.contains("positive 2 · neutral 0 · negative 1 · overall mixed</p>"));
    assert!(page.contains("<summary>3 quotes</summary>"));
    assert!(page.contains(
        "<q dir=\"auto\">=é😀x</q><span class=\"source\" dir=\"auto\"> (P07:2, AB+CD, positive, participant)"
    ));
    assert!(page.contains("<q dir=\"auto\">&lt;b&gt;</q>"), "markup of a quote is text");
    assert_eq!(page.matches("<li ").count(), 6);
}

#[test]
fn every_row_has_as_many_cells_as_the_header() {
    let page = page(&["housing"]);
    let table = page.split("<table class=\"matrix\">").nth(1).unwrap().split("</table>").next().unwrap();
    let rows: Vec<usize> =
        table.split("<tr").skip(1).map(|row| row.matches("<td").count() + row.matches("<th ").count()).collect();
    assert_eq!(rows, [3, 3, 3, 3], "header, two cases, no case");
}

#[test]
fn the_bar_of_a_theme_has_its_negative_side_left_of_the_middle_and_its_numbers_in_words() {
    let page = page(&["money"]);
    assert!(page.contains("2.1 Rent: low 0 · high 1</title>"), "{page}");
    assert!(page.contains("class=\"high\" x=\"450.00\""), "the positive side begins at the middle");
    assert!(page.contains("<title>high: 1</title>"));
}

#[test]
fn the_script_and_the_style_are_the_programs_own_and_load_nothing() {
    let page = page(&["housing"]);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<form class=\"screen\" id=\"filter\" hidden"), "without the script no field is shown");
    assert!(!page.contains("://"), "no address, not even one that is not loaded");
    assert!(!super::SCRIPT.contains("</") && !super::STYLE.contains("</"), "they end where their elements do");
    assert!(!super::SCRIPT.contains("innerHTML") && !super::SCRIPT.contains("eval"), "it makes no markup of text");
}
