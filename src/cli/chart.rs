//! `emic chart`: one cell of the framework matrix, charted or shown; which is next; how far it is.

use super::filters::pair;
use super::memo::given;
use super::session::Session;
use super::{End, chart_page};
use crate::model::{CellPlace, CellState, CodingId, Overall, Paragraph};
use crate::workbench::{CellEdit, MatrixRequest, Workbench};
use anyhow::Result;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  emic chart P03 accommodation                     shows the cell
  emic chart P03 1.2 --summary \"Liked the room, not the stairs.\" --link 5f3a9c01
  emic chart P03 1.2 --verbatim 5f3a9c01 --comment \"Ask again about the stairs.\"
  emic chart P03 1.2 --summary -                   reads the summary from standard input
  emic chart P03 4 --state \"not asked\"
  emic chart P03 1.2 --overall mixed               your judgement beside what the counts say
  emic chart P03 1.2 --confirm                     the summary is still right
  emic chart P03 1.2 --history
  emic chart --next
  emic chart --progress --theme accommodation

In a summary blank lines part the paragraphs; one that begins with \"> \" is verbatim, one with \"// \" a comment.
Writing one makes the cell charted, unless --state says otherwise. CODING is what `emic codings` lists, or its beginning.
Overall, from the counts: values below the middle of the scale are negative, above it positive, both together mixed; the
middle value of an odd scale alone is neutral. A linked coding that changed since marks the cell as stale until the
summary is written again or confirmed.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ChartArgs {
    /// The case
    #[arg(required_unless_present_any = ["next", "progress"])]
    case: Option<String>,
    /// The theme (key, number or id)
    #[arg(value_name = "THEME", required_unless_present_any = ["next", "progress"])]
    of: Option<String>,
    /// The summary, in place of the one that is there; - reads it from standard input, an empty one takes it away
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    summary: Option<String>,
    /// Quote a coding below the summary, with its citation, and link it; may be given several times
    #[arg(long, value_name = "CODING")]
    verbatim: Vec<String>,
    /// Write a comment below the summary; may be given several times
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    comment: Vec<String>,
    /// Link a coding that supports the summary; may be given several times
    #[arg(long, value_name = "CODING")]
    link: Vec<String>,
    /// Take a link away; may be given several times
    #[arg(long, value_name = "CODING")]
    unlink: Vec<String>,
    /// How far the cell is: to chart, charted, no data or not asked
    #[arg(long, value_name = "STATE", value_parser = state())]
    state: Option<CellState>,
    /// Your own judgement: positive, mixed, neutral or negative; none takes it away
    #[arg(long, value_name = "WORD", value_parser = overall())]
    overall: Option<Overall>,
    /// Say that the summary is still right
    #[arg(long)]
    confirm: bool,
    /// Show everything that became of the cell
    #[arg(long)]
    history: bool,
    /// Whose codings are shown: merged, consensus, or initials
    #[arg(long, value_name = "merged|consensus|AB")]
    codings: Option<String>,
    /// Show the next cell to be charted, by reading order; with CASE and THEME, the next one after that
    #[arg(long, conflicts_with_all = ["summary", "verbatim", "comment", "link", "unlink", "state", "overall", "confirm",
        "history", "progress"])]
    next: bool,
    /// Show how far the charting is, by theme and by case
    #[arg(long, conflicts_with_all = ["case", "of", "summary", "verbatim", "comment", "link", "unlink", "state", "overall",
        "confirm", "history", "codings"])]
    progress: bool,
    /// With --next and --progress: only this theme and what stands below it
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// With --next and --progress: only cases with this attribute; may be given several times
    #[arg(long = "where", value_name = "ATTR=VALUE", value_parser = pair)]
    conditions: Vec<String>,
}

pub(super) fn run(session: &Session, args: ChartArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let place = match (&args.case, &args.of) {
        (Some(case), Some(theme)) => {
            Some(CellPlace { case: workbench.find_case(case)?, theme: workbench.find_theme(theme)? })
        }
        _ => None,
    };
    if args.progress {
        let progress = workbench.chart_progress(&request(&args))?;
        session.out.answer(&progress, || chart_page::progress(&progress, &session.out))?;
        return Ok(End::Done);
    }
    if args.next {
        return next(session, &workbench, &args, place);
    }
    if let Some(place) = place {
        cell(session, &mut workbench, &args, place)?;
    }
    Ok(End::Done)
}

fn request(args: &ChartArgs) -> MatrixRequest {
    MatrixRequest {
        theme: args.theme.clone(),
        codings: args.codings.clone(),
        conditions: args.conditions.clone(),
        ..MatrixRequest::default()
    }
}

fn next(session: &Session, workbench: &Workbench, args: &ChartArgs, after: Option<CellPlace>) -> Result<End> {
    let nothing_fits = !args.conditions.is_empty() && workbench.chart_grid(&request(args))?.rows.is_empty();
    match workbench.next_to_chart(&request(args), after)? {
        Some(place) => {
            let page = workbench.cell_page(place, args.codings.as_deref())?;
            session.out.answer(&page, || chart_page::page(&page, &session.out))?;
        }
        None => session.out.answer(&json!({ "case": null, "theme": null }), || {
            let nobody = "no case fits; `emic case list` lists them with their attributes";
            let told = if nothing_fits { nobody } else { "there is nothing left for you to chart" };
            told.into()
        })?,
    }
    Ok(End::Done)
}

fn cell(session: &Session, workbench: &mut Workbench, args: &ChartArgs, place: CellPlace) -> Result<()> {
    let edit = edit(workbench, args)?;
    if !edit.is_empty() {
        workbench.chart_cell(place, &edit)?;
    }
    let page = workbench.cell_page(place, args.codings.as_deref())?;
    if !args.history {
        return session.out.answer(&page, || chart_page::page(&page, &session.out));
    }
    let history = workbench.cell_history(place)?;
    let mut document = serde_json::to_value(&page)?;
    if let Some(keys) = document.as_object_mut() {
        keys.insert("history".into(), serde_json::to_value(&history)?);
    }
    session.out.answer(&document, || chart_page::history(&page, &history, &session.out))
}

fn edit(workbench: &Workbench, args: &ChartArgs) -> Result<CellEdit> {
    let codings = |typed: &[String]| -> Result<Vec<CodingId>> {
        typed.iter().map(|typed| Ok(workbench.find_coding(typed)?)).collect()
    };
    let summary = args.summary.as_deref().map(given).transpose()?;
    Ok(CellEdit {
        summary: summary.map(|text| Paragraph::read(&text)),
        base: None,
        verbatim: codings(&args.verbatim)?,
        comments: args.comment.clone(),
        link: codings(&args.link)?,
        unlink: codings(&args.unlink)?,
        state: args.state,
        judgement: args.overall.map(|word| (word != Overall::None).then_some(word)),
        confirm: args.confirm,
        unseen: false,
    })
}

/// Reads the word for a state, with blanks, hyphens or underscores.
fn state() -> impl TypedValueParser<Value = CellState> {
    let told = |typed: &str| {
        let states = CellState::ALL.map(|state| format!("“{}”", state.word())).join(", ");
        CellState::from_word(typed).ok_or_else(|| format!("the states are {states}"))
    };
    clap::builder::StringValueParser::new().try_map(move |typed| told(&typed))
}

/// Reads the word for an overall magnitude.
fn overall() -> impl TypedValueParser<Value = Overall> {
    PossibleValuesParser::new(Overall::ALL.map(Overall::word))
        .try_map(|word| Overall::from_word(&word).ok_or("it is no overall magnitude"))
}
