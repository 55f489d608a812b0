//! # cli: the command line
//!
//! One file per subcommand: what it takes (`Args`) and what it does (`run`). Around them: `args` (the global options),
//! `project` (which file is meant), `session` (one run: options, output, screens), `print` and `table` (what people and
//! scripts see), `filters`, `deliver` (exports to standard output or a file), `usage` (contradictions in what was asked).
//!
//! **Rules it owns.** Without `--json` the output is for people: it fits the width and is safe to draw. With `--json`
//! exactly one JSON document goes to standard output and nothing else does; where a command fails nothing goes there.
//! Messages and progress go to standard error. The exit status is 0 for done, 1 for failed, 2 for wrong usage and 3 for
//! done with findings. A pipe that is closed at the other end is a quiet end.
//!
//! **Arrows.** `cli` → `workbench`, `model`, `text`. It is the only room that names `clap`. The screens come in from
//! `main` as [`Screens`], so that this room never names `tui`.
//!
//! **What never holds here.** No rule about codings and no reading of the project: a command asks the workbench once or
//! twice and shows the answer. Positions are code points throughout.

mod agreement;
mod agreement_more;
mod agreement_table;
mod agreement_words;
mod appearance;
mod args;
mod assign;
mod assignments;
mod case;
mod chart;
mod chart_page;
mod check;
mod code;
mod codebook;
mod coder;
mod codings;
mod comment;
mod completions;
mod deliver;
mod demo;
mod discrepancies;
mod discrepancy_table;
mod done;
mod evaluate;
mod evaluation_table;
mod export;
mod filters;
mod global;
mod history;
mod import;
mod keys;
mod man;
mod matrix;
mod matrix_import;
mod matrix_table;
mod memo;
mod new;
mod open;
mod overruled;
mod passage;
mod print;
mod project;
mod reconcile;
mod search;
mod session;
mod show;
mod snapshot;
mod synthesis;
mod table;
mod transcripts;
mod tutor;
mod undo;
mod usage;
mod words;

pub use appearance::Appearance;

use args::{Cli, Command};
use clap::CommandFactory;
use session::Session;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// What the screens can do for the command line.
#[derive(Debug, Clone, Copy)]
pub struct Screens {
    /// Opens the terminal workbench on a project, as a coder, with a look.
    pub open: fn(&Path, Option<&str>, &Appearance) -> anyhow::Result<()>,
    /// The key table, as text for people or as one JSON document.
    pub keys: fn(bool) -> String,
    /// How many columns the terminal has; `None` where there is none.
    pub width: fn() -> Option<u16>,
}

/// How a command ended, other than by an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// It is done.
    Done,
    /// It is done, and there is something to look at.
    Findings,
    /// Part of it failed; standard error says which.
    Failed,
}

impl End {
    const fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Findings => 3,
        }
    }
}

/// Reads the arguments (the first is the program's own name), does what they ask for and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>, screens: Screens) -> ExitCode {
    let cli = match args::parse(arguments.into_iter().collect()) {
        Ok(cli) => cli,
        Err(told) => {
            // Help and version come this way too. A closed pipe is nothing to complain about.
            let _ = told.print();
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    let session = Session::new(cli.global, cli.look, screens);
    match dispatch(&session, cli.command) {
        Ok(end) => ExitCode::from(end.status()),
        Err(error) => failed(&error),
    }
}

/// Every command and subcommand by its words, `codebook import`, in the order help lists them.
#[must_use]
pub fn commands() -> Vec<String> {
    args::commands()
}

fn dispatch(session: &Session, command: Option<Command>) -> anyhow::Result<End> {
    let Some(command) = command else { return open::bare(session) };
    match command {
        Command::New(args) => new::run(session, &args),
        Command::Demo(args) => demo::run(session, &args),
        Command::Tutor(args) => tutor::run(session, &args),
        Command::Open(args) => open::run(session, &args),
        Command::Coder(args) => coder::run(session, &args),
        Command::Import(args) => import::run(session, args),
        Command::Transcripts => transcripts::run(session),
        Command::Show(args) => show::run(session, &args),
        Command::Codebook(args) => codebook::run(session, &args),
        Command::Case(args) => case::run(session, &args),
        Command::Assign(args) => assign::assign(session, args),
        Command::Unassign(args) => assign::unassign(session, &args),
        Command::Done(args) => done::done(session, &args),
        Command::Reopen(args) => done::reopen(session, &args),
        Command::Assignments(args) => assignments::assignments(session, &args),
        Command::Rounds => assignments::rounds(session),
        Command::Code(args) => code::run(session, args),
        Command::Codings(args) => codings::run(session, args),
        Command::Memo(args) => memo::run(session, args),
        Command::Search(args) => search::run(session, args),
        Command::Agreement(args) => agreement::run(session, args),
        Command::Discrepancies(args) => discrepancies::run(session, args),
        Command::Reconcile(args) => reconcile::run(session, args),
        Command::Comment(args) => comment::run(session, &args),
        Command::Overruled(args) => overruled::run(session, &args),
        Command::Matrix(args) => matrix::run(session, args),
        Command::Chart(args) => chart::run(session, *args),
        Command::Synthesis(args) => synthesis::run(session, &args),
        Command::Evaluate(args) => evaluate::run(session, args),
        Command::Export(args) => export::run(session, args),
        Command::History(args) => history::run(session, &args),
        Command::Undo(args) => undo::undo(session, &args),
        Command::Redo => undo::redo(session),
        Command::Check => check::run(session),
        Command::Snapshot(args) => snapshot::run(session, &args),
        Command::Keys => keys::run(session),
        Command::Completions(args) => completions::run(session, &args, Cli::command()),
        Command::Man => man::run(session, Cli::command()),
    }
}

/// Says why, and with which status the program ends.
fn failed(error: &anyhow::Error) -> ExitCode {
    if print::is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    print::complain(&format!("{error:#}"));
    ExitCode::from(if usage::is_usage(error) { 2 } else { 1 })
}
