//! The whole command line as one value: the global options and the commands, in the order help lists them.
//!
//! `emic FILE.emic` is short for `emic open FILE.emic`. The parser knows no such form, so that a mistyped command gets a
//! suggestion instead of being taken for a file; where it stumbles over something that is a file, it is asked again.

use super::global::Global;
use super::{
    Appearance, agreement, assign, assignments, case, chart, code, codebook, coder, codings, comment, completions,
    demo, discrepancies, done, evaluate, export, history, import, matrix, memo, new, open, overruled, reconcile,
    search, show, snapshot, synthesis, tutor, undo,
};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;

const EXAMPLES: &str = "\
Begin here:
  emic tutor                                  learn the screens in twenty minutes, by doing
  emic demo                                   a project with ten fictional transcripts
  emic new study.emic --add-coder \"AB:Asha Bell\" --codebook framework.toml
  emic import transcripts/
  emic                                        opens the project of this folder

The project is --project, else $EMIC_PROJECT, else the only .emic file in the current folder.
The coder is --coder, else $EMIC_CODER, else the only coder.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 done and there is something to look at.";

/// A terminal workbench for coding interview and focus-group transcripts with the Framework Approach.
#[derive(Debug, Parser)]
#[command(
    name = "emic",
    version,
    max_term_width = 100,
    override_usage = "emic [OPTIONS] <COMMAND>\n       emic [FILE.emic]",
    after_help = EXAMPLES
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(flatten)]
    pub(super) look: Appearance,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new project
    New(new::NewArgs),
    /// Make the demo project and open it
    Demo(demo::DemoArgs),
    /// Learn the screens by doing, in a project made for it
    Tutor(tutor::TutorArgs),
    /// Open a project on screen
    Open(open::OpenArgs),
    /// Add and list the people who code
    Coder(coder::CoderArgs),
    /// Take transcripts in, from files and folders
    Import(import::ImportArgs),
    /// List the transcripts
    Transcripts,
    /// Show a transcript turn by turn
    Show(show::ShowArgs),
    /// Read, write, show and check the framework of themes
    Codebook(codebook::CodebookArgs),
    /// Set and list the attributes of cases
    Case(case::CaseArgs),
    /// Give transcripts, or a random share of them, to coders, who then code them blindly
    Assign(assign::AssignArgs),
    /// Take an assignment away that is not done
    Unassign(assign::UnassignArgs),
    /// Mark a transcript as done, which locks your codings there
    Done(done::DoneArgs),
    /// Open a transcript again that you had marked as done, for a reason
    Reopen(done::ReopenArgs),
    /// List who codes what, and how far it is
    Assignments(assignments::AssignmentsArgs),
    /// List the rounds, how far everybody is and how they were drawn
    Rounds,
    /// Apply a theme to a passage
    Code(code::CodeArgs),
    /// List codings, import many at once, remove one
    Codings(codings::CodingsArgs),
    /// Write and list memos: on codings, transcripts, themes, cases and the project
    Memo(memo::MemoArgs),
    /// Search the transcripts and the quotes
    Search(search::SearchArgs),
    /// Show how far coders agree
    Agreement(agreement::AgreementArgs),
    /// List where coders differ
    Discrepancies(discrepancies::DiscrepanciesArgs),
    /// Settle a disagreement, or take all agreements as consensus
    Reconcile(reconcile::ReconcileArgs),
    /// Say something about a disagreement
    Comment(comment::CommentArgs),
    /// List the decisions that went against a coder
    Overruled(overruled::OverruledArgs),
    /// Show the framework matrix: cases against themes
    Matrix(matrix::MatrixArgs),
    /// Chart one cell of the matrix, show it, or find the next one
    Chart(Box<chart::ChartArgs>),
    /// Write and show what a row or a column of the matrix says as a whole
    Synthesis(synthesis::SynthesisArgs),
    /// Tables for the report: magnitudes, coverage, sample, presence, saturation
    Evaluate(evaluate::EvaluateArgs),
    /// Write quotes, matrix, codebook, codings, memos, figures or history as a file
    Export(export::ExportArgs),
    /// Show who did what, latest first
    History(history::HistoryArgs),
    /// Take back your last act
    Undo(undo::UndoArgs),
    /// Do again what you took back
    Redo,
    /// Verify the project file
    Check,
    /// Make a verified copy of the project
    Snapshot(snapshot::SnapshotArgs),
    /// List the keys of the screens
    Keys,
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Understands the arguments; the first is the program's own name.
///
/// # Errors
/// What the parser says, which is also how help and version come out.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(&arguments).or_else(|error| match with_open(&arguments, &error) {
        Some(again) => Cli::try_parse_from(again).map_err(|_| error),
        None => Err(error),
    })
}

/// Every command and subcommand by its words.
pub(super) fn commands() -> Vec<String> {
    fn below(command: &clap::Command, before: &str, words: &mut Vec<String>) {
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            let name = format!("{before}{}", sub.get_name());
            if sub.has_subcommands() {
                below(sub, &format!("{name} "), words);
            }
            if !sub.is_subcommand_required_set() {
                words.push(name);
            }
        }
    }
    let mut words = Vec::new();
    below(&Cli::command(), "", &mut words);
    words
}

/// The arguments with `open` before the file that was taken for a command; `None` where it is none.
fn with_open(arguments: &[OsString], error: &clap::Error) -> Option<Vec<OsString>> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(taken)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let place = arguments.iter().rposition(|argument| argument.to_string_lossy() == taken.as_str())?;
    let path = Path::new(arguments.get(place)?);
    if path.extension().is_none_or(|extension| extension != "emic") && !path.is_file() {
        return None;
    }
    let mut again = arguments.to_vec();
    again.insert(place, "open".into());
    Some(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Cli, clap::Error> {
        parse(line.split(' ').map(OsString::from).collect())
    }

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_file_alone_is_opened() {
        let cli = parsed("emic --coder AB some/study.emic").unwrap();
        assert!(
            matches!(cli.command, Some(Command::Open(args)) if args.file.as_deref() == Some(Path::new("some/study.emic")))
        );
        assert_eq!(cli.global.coder.as_deref(), Some("AB"));
    }

    #[test]
    fn a_mistyped_command_is_not_taken_for_a_file() {
        let error = parsed("emic serch housing").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidSubcommand);
        assert!(error.to_string().contains("search"), "{error}");
        assert_eq!(parsed("emic coder study.emic").unwrap_err().kind(), ErrorKind::InvalidSubcommand);
    }

    #[test]
    fn global_options_stand_before_and_after_the_command() {
        for line in ["emic --json --project a.emic transcripts", "emic transcripts --project a.emic --json"] {
            let cli = parsed(line).unwrap();
            assert!(cli.global.json, "{line}");
            assert_eq!(cli.global.project.as_deref(), Some(Path::new("a.emic")), "{line}");
        }
    }
}
