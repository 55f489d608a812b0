//! Filters that several commands share, and how their values are read.

use crate::model::{CharSpan, MemoKind, Role, TranscriptKind};
use crate::workbench::{
    AgreementRequest, CodingQuery, DEFAULT_RESAMPLES, DEFAULT_SEED, EvaluationRequest, Format, MOST_RESAMPLES,
    MatrixRequest, MemoQuery, Scope, SearchRequest, SearchUnit, ThemeSort, TranscriptOrder, UnitKind,
};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Which quotes or turns.
#[derive(Debug, Default, Args)]
pub(super) struct QuoteFilters {
    /// Only this theme and what stands below it (key, number or id)
    #[arg(long, value_name = "K")]
    pub(super) theme: Option<String>,
    /// Only this magnitude, or `unrated`
    #[arg(long, value_name = "M", allow_hyphen_values = true)]
    pub(super) magnitude: Option<String>,
    /// Only this coder's codings
    #[arg(long, value_name = "AB")]
    pub(super) by: Option<String>,
    /// Only quotes held up as good examples
    #[arg(long)]
    pub(super) exemplar: bool,
    /// Only this case
    #[arg(long, value_name = "C")]
    pub(super) case: Option<String>,
    /// Only speakers of this role
    #[arg(long, value_name = "R", value_parser = role())]
    pub(super) role: Option<Role>,
    /// Only cases with this attribute; may be given several times
    #[arg(long = "where", value_name = "ATTR=VALUE", value_parser = pair)]
    pub(super) conditions: Vec<String>,
    /// Only this transcript (title or id)
    #[arg(long, value_name = "T")]
    pub(super) transcript: Option<String>,
    /// Only themes that carry this research question, and what stands below them
    #[arg(long, value_name = "RQ")]
    question: Option<String>,
    /// The theme is exactly that theme, without what stands below it
    #[arg(long)]
    exactly: bool,
    /// Only quotes that belong to no case
    #[arg(long, conflicts_with_all = ["case", "conditions"])]
    no_case: bool,
    /// Only codings that count as merged (the same reading once), consensus, or of these initials; else all
    #[arg(long, value_name = "merged|consensus|AB")]
    codings: Option<String>,
}

impl QuoteFilters {
    pub(super) fn request(self, query: String, unit: Option<SearchUnit>, limit: Option<usize>) -> SearchRequest {
        let Self {
            theme,
            magnitude,
            by,
            exemplar,
            case,
            role,
            conditions,
            transcript,
            question,
            exactly,
            no_case,
            codings,
        } = self;
        SearchRequest {
            query,
            theme,
            magnitude,
            by,
            exemplar,
            case,
            role,
            conditions,
            transcript,
            question,
            exact: exactly,
            no_case,
            codings,
            unit,
            limit,
        }
    }
}

/// Which codings.
#[derive(Debug, Default, Args)]
pub(super) struct CodingFilters {
    /// Only in this transcript (title or id)
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
    /// Only this theme and what stands below it (key, number or id)
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// Only this magnitude, or `unrated`
    #[arg(long, value_name = "M", allow_hyphen_values = true)]
    magnitude: Option<String>,
    /// Only this coder's
    #[arg(long, value_name = "AB")]
    by: Option<String>,
    /// Only those held up as good examples
    #[arg(long)]
    exemplar: bool,
}

impl CodingFilters {
    pub(super) fn query(self) -> CodingQuery {
        let Self { transcript, theme, magnitude, by, exemplar } = self;
        CodingQuery { transcript, theme, magnitude, by, exemplar }
    }

    /// Whether nothing was asked for.
    pub(super) const fn is_empty(&self) -> bool {
        let Self { transcript, theme, magnitude, by, exemplar } = self;
        transcript.is_none() && theme.is_none() && magnitude.is_none() && by.is_none() && !*exemplar
    }
}

/// Which memos.
#[derive(Debug, Default, Args)]
pub(super) struct MemoFilters {
    /// Only memos about things of this kind
    #[arg(long, value_name = "KIND", value_parser = memo_kind())]
    about: Option<MemoKind>,
    /// Only this coder's
    #[arg(long, value_name = "AB")]
    by: Option<String>,
    /// Only those in which all these words stand
    #[arg(long, value_name = "W", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    words: String,
    /// Only of this transcript (title or id) and the codings in it
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
    /// Only of this theme and what stands below it (key, number or id), and their codings
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// Only of this case and the codings that belong to it
    #[arg(long, value_name = "C")]
    case: Option<String>,
}

impl MemoFilters {
    pub(super) fn query(self) -> MemoQuery {
        let Self { about, by, words, transcript, theme, case } = self;
        MemoQuery { about, by, words, transcript, theme, case }
    }
}

/// Which matrix.
#[derive(Debug, Default, Args)]
pub(super) struct MatrixFilters {
    /// The theme (key, number or id); without it, every main theme
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// What the rows are
    #[arg(long, value_parser = ["case", "transcript"])]
    rows: Option<String>,
    /// Whose codings: merged (everybody's, the same reading once), consensus, or initials
    #[arg(long, value_name = "merged|consensus|AB")]
    codings: Option<String>,
    /// Only cases with this attribute; may be given several times
    #[arg(long = "where", value_name = "ATTR=VALUE", value_parser = pair)]
    conditions: Vec<String>,
    /// All columns in one chart
    #[arg(long)]
    whole: bool,
}

impl MatrixFilters {
    pub(super) fn request(self) -> MatrixRequest {
        let Self { theme, rows, codings, conditions, whole } = self;
        MatrixRequest { theme, rows, codings, conditions, attributes: None, whole }
    }
}

/// Which quotes a table for the report counts.
#[derive(Debug, Default, Args)]
pub(super) struct EvaluationFilters {
    /// Only this theme and what stands below it (key, number or id), a row each
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// A theme takes the quotes of everything below it
    #[arg(long)]
    rollup: bool,
    /// Whose codings: merged (everybody's, the same reading once), consensus, or initials
    #[arg(long, value_name = "merged|consensus|AB")]
    codings: Option<String>,
    /// Only this magnitude, or `unrated`
    #[arg(long, value_name = "M", allow_hyphen_values = true)]
    magnitude: Option<String>,
    #[command(flatten)]
    sample: SampleFilters,
}

impl EvaluationFilters {
    pub(super) fn request(self) -> EvaluationRequest {
        let Self { theme, rollup, codings, magnitude, sample } = self;
        EvaluationRequest { theme, rollup, codings, magnitude, ..sample.request() }
    }
}

/// Which cases and transcripts.
#[derive(Debug, Default, Args)]
pub(super) struct SampleFilters {
    /// Only this case
    #[arg(long, value_name = "C")]
    case: Option<String>,
    /// Only cases with this attribute (nothing after the sign: without it); may be given several times
    #[arg(long = "where", value_name = "ATTR=VALUE", value_parser = pair)]
    conditions: Vec<String>,
    /// Only this transcript (title or id)
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
}

impl SampleFilters {
    pub(super) fn request(self) -> EvaluationRequest {
        let Self { case, conditions, transcript } = self;
        EvaluationRequest { case, conditions, transcript, ..EvaluationRequest::default() }
    }
}

/// Which agreement.
#[derive(Debug, Args)]
pub(super) struct AgreementFilters {
    /// Whom to compare, by initials; else everybody who shares a transcript with somebody
    #[arg(long, value_name = "AB,CD", value_delimiter = ',')]
    coders: Vec<String>,
    /// What is counted
    #[arg(long, value_parser = unit_kind(), default_value = "turn")]
    unit: UnitKind,
    /// Whose turns are counted
    #[arg(long, value_parser = scope(), default_value = "participants")]
    scope: Scope,
    /// Only this theme (key, number or id); --rollup adds what stands below it
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// Only this transcript (title or id)
    #[arg(long, value_name = "T")]
    transcript: Option<String>,
    /// A row for each theme and transcript
    #[arg(long)]
    by_transcript: bool,
    /// A theme takes the codings of everything below it
    #[arg(long)]
    rollup: bool,
    /// Count transcripts too that are not done, as far as you may see all of them
    #[arg(long)]
    include_open: bool,
    /// How many resamples the intervals are made from; 0 for no intervals
    #[arg(long, value_name = "N", default_value_t = DEFAULT_RESAMPLES, value_parser = resamples)]
    resamples: usize,
    /// Where the resamples begin: the same seed gives the same intervals
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,
    /// Show beside it what agreement became after the decisions were followed
    #[arg(long)]
    after_talk: bool,
}

impl AgreementFilters {
    pub(super) fn request(self) -> AgreementRequest {
        let Self {
            coders,
            unit,
            scope,
            theme,
            transcript,
            by_transcript,
            rollup,
            include_open,
            resamples,
            seed,
            after_talk,
        } = self;
        let coders = coders.into_iter().filter(|given| !given.trim().is_empty()).collect();
        AgreementRequest {
            coders,
            unit,
            scope,
            theme,
            transcript,
            by_transcript,
            rollup,
            include_open,
            resamples,
            seed,
            after_talk,
        }
    }
}

/// Reads a number of resamples.
fn resamples(told: &str) -> Result<usize, String> {
    told.trim()
        .parse()
        .ok()
        .filter(|count| *count <= MOST_RESAMPLES)
        .ok_or_else(|| format!("it must be a whole number from 0 to {MOST_RESAMPLES}"))
}

/// Reads the word for a unit of agreement.
fn unit_kind() -> impl TypedValueParser<Value = UnitKind> {
    PossibleValuesParser::new(UnitKind::ALL.map(UnitKind::word))
        .try_map(|word| UnitKind::ALL.into_iter().find(|unit| unit.word() == word).ok_or("it is no unit"))
}

/// Reads the word for a scope of agreement.
fn scope() -> impl TypedValueParser<Value = Scope> {
    PossibleValuesParser::new(Scope::ALL.map(Scope::word))
        .try_map(|word| Scope::ALL.into_iter().find(|scope| scope.word() == word).ok_or("it is no scope"))
}

/// Reads the word for an order of themes.
pub(super) fn theme_sort() -> impl TypedValueParser<Value = ThemeSort> {
    PossibleValuesParser::new(ThemeSort::ALL.map(ThemeSort::word))
        .try_map(|word| ThemeSort::ALL.into_iter().find(|sort| sort.word() == word).ok_or("it is no order"))
}

/// Reads the word for an order of transcripts.
pub(super) fn transcript_order() -> impl TypedValueParser<Value = TranscriptOrder> {
    PossibleValuesParser::new(TranscriptOrder::ALL.map(TranscriptOrder::word))
        .try_map(|word| TranscriptOrder::ALL.into_iter().find(|order| order.word() == word).ok_or("it is no order"))
}

/// Reads `KEY=VALUE`.
pub(super) fn pair(told: &str) -> Result<String, String> {
    match told.split_once('=') {
        Some((key, _)) if !key.trim().is_empty() => Ok(told.to_string()),
        _ => Err("write it as NAME=VALUE, such as role=caseworker".into()),
    }
}

/// Reads `S..E`, code points, half-open.
pub(super) fn span(told: &str) -> Result<CharSpan, String> {
    let number = |part: &str| part.trim().parse::<usize>().ok();
    match told.split_once("..").map(|(start, end)| (number(start), number(end))) {
        Some((Some(start), Some(end))) if start < end => Ok(CharSpan::new(start, end)),
        Some((Some(_), Some(_))) => Err("it must end after it begins; the end is not included".into()),
        _ => Err("write it as START..END in characters, such as 120..164; the end is not included".into()),
    }
}

/// Reads the word for a role.
pub(super) fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::word)).try_map(|word| Role::from_word(&word).ok_or("it is no role"))
}

/// Reads the word for a kind of transcript.
pub(super) fn kind() -> impl TypedValueParser<Value = TranscriptKind> {
    PossibleValuesParser::new(TranscriptKind::ALL.map(TranscriptKind::word))
        .try_map(|word| TranscriptKind::from_word(&word).ok_or("it is no kind of transcript"))
}

/// Reads the word for a kind of thing there are memos about.
pub(super) fn memo_kind() -> impl TypedValueParser<Value = MemoKind> {
    PossibleValuesParser::new(MemoKind::ALL.map(MemoKind::word))
        .try_map(|word| MemoKind::from_word(&word).ok_or("there are no memos about it"))
}

/// Reads the word for a file format.
pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::word))
        .try_map(|word| Format::from_word(&word).ok_or("it is no format"))
}

/// Reads `quote` or `turn`.
pub(super) fn unit() -> impl TypedValueParser<Value = SearchUnit> {
    PossibleValuesParser::new(["quote", "turn"])
        .map(|word| if word == "quote" { SearchUnit::Quote } else { SearchUnit::Turn })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_half_open_and_never_empty() {
        assert_eq!(span("0..12"), Ok(CharSpan::new(0, 12)));
        for wrong in ["12", "5..5", "9..3", "..4", "-1..4", "1..=4", ""] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
    }
}
