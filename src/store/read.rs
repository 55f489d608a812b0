//! What can be asked of the rows; `past` has what can be asked of the journal, `charted` what a matrix needs. Nothing here
//! writes, and nothing here decides who may see what: the workbench does.

mod charted;
mod past;

pub use charted::ReadingRow;

use super::error::StoreError;
use super::ids::AnyId;
use super::record::{Record, collect, first};
use super::rows::{self, FrameworkHead, TranscriptHead};
use crate::model::{
    Assignment, Case, Coder, CoderId, Coding, CodingId, Comment, Decision, DiscrepancyId, Entity, Framework,
    FrameworkId, FrameworkVersion, FrameworkVersionId, Frozen, Memo, Project, Round, Span, Speaker, ThemeId,
    Transcript, TranscriptId,
};
use rusqlite::{Connection, ToSql};
use uuid::Uuid;

/// Which codings are asked for. An empty filter asks for all.
#[derive(Debug, Clone, Default)]
pub struct CodingFilter {
    /// Only of this transcript.
    pub transcript: Option<TranscriptId>,
    /// Only by this coder.
    pub coder: Option<CoderId>,
    /// Only of these themes.
    pub themes: Option<Vec<ThemeId>>,
    /// Only with this magnitude.
    pub magnitude: Option<String>,
    /// Only those that share at least one byte with this passage, of whatever transcript.
    pub on: Option<Span>,
    /// Only those with a memo.
    pub with_memo: bool,
}

/// How many codings one coder has in one transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodingCount {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The coder.
    pub coder: CoderId,
    /// How many.
    pub codings: usize,
}

/// How many codings of one theme one coder has in one transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeCount {
    /// The theme.
    pub theme: ThemeId,
    /// The coder.
    pub coder: CoderId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// How many.
    pub codings: usize,
}

/// How many codings of one theme and magnitude one coder has in one transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MagnitudeCount {
    /// The theme.
    pub theme: ThemeId,
    /// The coder.
    pub coder: CoderId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The magnitude; `None` where none is set.
    pub magnitude: Option<String>,
    /// How many.
    pub codings: usize,
}

/// How many codings of one theme one coder made in one transcript under one version of the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionCount {
    /// The theme.
    pub theme: ThemeId,
    /// The coder.
    pub coder: CoderId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The version; `None` where none is remembered.
    pub version: Option<FrameworkVersionId>,
    /// How many.
    pub codings: usize,
}

/// A view of the rows. Every method fails only with what SQLite says, or where a stored value cannot be understood.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'c> {
    pub(super) conn: &'c Connection,
}

pub(super) type Result<T> = std::result::Result<T, StoreError>;

#[allow(clippy::missing_errors_doc)] // Said once, on the type.
impl<'c> Reader<'c> {
    pub(super) const fn new(conn: &'c Connection) -> Self {
        Self { conn }
    }

    /// The project itself.
    pub fn project(&self) -> Result<Project> {
        rows::project::only(self.conn)?
            .ok_or_else(|| StoreError::Unreadable { entity: "project", why: "its row is missing".to_string() })
    }

    /// All coders, people first, by initials.
    pub fn coders(&self) -> Result<Vec<Coder>> {
        Ok(rows::coder::all(self.conn)?)
    }

    /// The framework's title, version and scales, if there is a framework yet.
    pub fn framework_head(&self) -> Result<Option<FrameworkHead>> {
        Ok(rows::framework::only(self.conn)?)
    }

    /// The framework with its themes in order; an empty one where there is none yet.
    pub fn framework(&self) -> Result<Framework> {
        let head = self.framework_head()?.unwrap_or_else(|| FrameworkHead {
            id: FrameworkId(Uuid::nil()),
            title: String::new(),
            version: String::new(),
            scales: Vec::new(),
        });
        let themes = rows::theme::all(self.conn)?;
        Ok(Framework::new(head.id, head.title, head.version, head.scales, themes))
    }

    /// All versions of the framework, oldest first.
    pub fn framework_versions(&self) -> Result<Vec<FrameworkVersion>> {
        Ok(rows::framework::versions(self.conn)?)
    }

    /// All cases, by name.
    pub fn cases(&self) -> Result<Vec<Case>> {
        Ok(rows::case::all(self.conn)?)
    }

    /// All assignments.
    pub fn assignments(&self) -> Result<Vec<Assignment>> {
        Ok(rows::assignment::all(self.conn)?)
    }

    /// All rounds, oldest first.
    pub fn rounds(&self) -> Result<Vec<Round>> {
        Ok(Round::list(self.conn, "ORDER BY id", &[])?)
    }

    /// All codings that were set aside as they were.
    pub fn frozen(&self) -> Result<Vec<Frozen>> {
        Ok(Frozen::list(self.conn, "", &[])?)
    }

    /// Whether a coder's codings of a transcript were set aside.
    pub fn is_frozen(&self, transcript: TranscriptId, coder: CoderId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM frozen WHERE transcript = ?1 AND coder = ?2)";
        Ok(self.conn.prepare_cached(sql)?.query_row((transcript, coder), |row| row.get(0))?)
    }

    /// All decisions, oldest first.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        Ok(Decision::list(self.conn, "ORDER BY at, id", &[])?)
    }

    /// The decision that stands for a discrepancy.
    pub fn decision_on(&self, discrepancy: DiscrepancyId) -> Result<Option<Decision>> {
        Ok(Decision::list(self.conn, "WHERE discrepancy = ?", &[&discrepancy])?.pop())
    }

    /// All comments, oldest first.
    pub fn comments(&self) -> Result<Vec<Comment>> {
        Ok(Comment::list(self.conn, "ORDER BY at, id", &[])?)
    }

    /// All memos that are not a coding's, in no order that means anything.
    pub fn memos(&self) -> Result<Vec<Memo>> {
        Ok(Memo::list(self.conn, "", &[])?)
    }

    /// One coder's memos that are not a coding's.
    pub fn memos_by(&self, coder: CoderId) -> Result<Vec<Memo>> {
        Ok(Memo::list(self.conn, "WHERE coder = ?", &[&coder])?)
    }

    /// The value of a thing before it was taken away, as the journal wrote it; `None` where it never was.
    pub fn last_value(&self, entity: Entity, id: Uuid) -> Result<Option<String>> {
        let sql = "SELECT before FROM change WHERE entity = ?1 AND entity_id = ?2 AND after IS NULL
             ORDER BY seq DESC LIMIT 1";
        Ok(first(self.conn, sql, &[&entity.word(), &AnyId(id)], |row| row.get(0))?)
    }

    /// All transcripts without their turns, in the order they came in: their ids are ordered by time, and stay the same
    /// when an import is undone and done again, as places in the table do not.
    pub fn transcripts(&self) -> Result<Vec<TranscriptHead>> {
        let sql = format!("SELECT {} FROM transcript ORDER BY id", rows::transcript::HEAD_COLUMNS);
        Ok(collect(self.conn, &sql, &[], rows::transcript::head)?)
    }

    /// A transcript with its turns.
    pub fn transcript(&self, id: TranscriptId) -> Result<Option<Transcript>> {
        Ok(Transcript::load(self.conn, id.0)?)
    }

    /// The transcript whose text has this SHA-256.
    pub fn transcript_of_text(&self, sha256: &str) -> Result<Option<TranscriptHead>> {
        let sql = format!("SELECT {} FROM transcript WHERE sha256 = ?1", rows::transcript::HEAD_COLUMNS);
        Ok(first(self.conn, &sql, &[&sha256], rows::transcript::head)?)
    }

    /// The text kept under a SHA-256.
    pub fn text(&self, sha256: &str) -> Result<Option<String>> {
        Ok(first(self.conn, "SELECT body FROM text WHERE sha256 = ?1", &[&sha256], |row| row.get(0))?)
    }

    /// The speakers of one transcript, in order of first speaking.
    pub fn speakers_of(&self, transcript: TranscriptId) -> Result<Vec<Speaker>> {
        Ok(rows::speaker::of(self.conn, transcript)?)
    }

    /// All speakers, by transcript and order of first speaking.
    pub fn speakers(&self) -> Result<Vec<Speaker>> {
        Ok(rows::speaker::all(self.conn)?)
    }

    /// One coding.
    pub fn coding(&self, id: CodingId) -> Result<Option<Coding>> {
        Ok(Coding::load(self.conn, id.0)?)
    }

    /// The codings that pass the filter, in no order that means anything.
    pub fn codings(&self, filter: &CodingFilter) -> Result<Vec<Coding>> {
        let mut sql = String::from("WHERE true");
        let mut values: Vec<&dyn ToSql> = Vec::new();
        if let Some(transcript) = &filter.transcript {
            sql.push_str(" AND transcript = ?");
            values.push(transcript);
        }
        if let Some(coder) = &filter.coder {
            sql.push_str(" AND coder = ?");
            values.push(coder);
        }
        if let Some(magnitude) = &filter.magnitude {
            sql.push_str(" AND magnitude = ?");
            values.push(magnitude);
        }
        if let Some(span) = &filter.on {
            sql.push_str(" AND start < ? AND end > ?");
            values.push(&span.end);
            values.push(&span.start);
        }
        if filter.with_memo {
            sql.push_str(" AND memo <> ''");
        }
        if let Some(themes) = &filter.themes {
            let marks = vec!["?"; themes.len()].join(", ");
            sql.push_str(&format!(" AND theme IN ({marks})"));
            values.extend(themes.iter().map(|theme| theme as &dyn ToSql));
        }
        Ok(Coding::list(self.conn, &sql, &values)?)
    }

    /// How many codings each coder has in each transcript.
    pub fn coding_counts(&self) -> Result<Vec<CodingCount>> {
        let sql = "SELECT transcript, coder, count(*) FROM coding GROUP BY transcript, coder";
        Ok(collect(self.conn, sql, &[], coding_count)?)
    }

    /// How many of a coder's codings of these themes have no magnitude, by transcript.
    pub fn unrated_counts(&self, coder: CoderId, themes: &[ThemeId]) -> Result<Vec<CodingCount>> {
        let marks = vec!["?"; themes.len()].join(", ");
        let sql = format!(
            "SELECT transcript, coder, count(*) FROM coding
             WHERE coder = ? AND magnitude IS NULL AND theme IN ({marks}) GROUP BY transcript"
        );
        let mut values: Vec<&dyn ToSql> = vec![&coder];
        values.extend(themes.iter().map(|theme| theme as &dyn ToSql));
        Ok(collect(self.conn, &sql, &values, coding_count)?)
    }

    /// How many codings of each theme each coder has in each transcript.
    pub fn theme_counts(&self) -> Result<Vec<ThemeCount>> {
        let sql = "SELECT theme, coder, transcript, count(*) FROM coding GROUP BY theme, coder, transcript";
        Ok(collect(self.conn, sql, &[], |row| {
            Ok(ThemeCount { theme: row.get(0)?, coder: row.get(1)?, transcript: row.get(2)?, codings: row.get(3)? })
        })?)
    }

    /// How many codings of each theme and magnitude each coder has in each transcript; only of these themes, where some
    /// are named.
    pub fn magnitude_counts(&self, themes: Option<&[ThemeId]>) -> Result<Vec<MagnitudeCount>> {
        let mut wanted = String::new();
        let mut values: Vec<&dyn ToSql> = Vec::new();
        if let Some(themes) = themes {
            wanted = format!("WHERE theme IN ({})", vec!["?"; themes.len()].join(", "));
            values.extend(themes.iter().map(|theme| theme as &dyn ToSql));
        }
        let sql = format!(
            "SELECT theme, coder, transcript, magnitude, count(*) FROM coding {wanted}
             GROUP BY theme, coder, transcript, magnitude"
        );
        Ok(collect(self.conn, &sql, &values, |row| {
            Ok(MagnitudeCount {
                theme: row.get(0)?,
                coder: row.get(1)?,
                transcript: row.get(2)?,
                magnitude: row.get(3)?,
                codings: row.get(4)?,
            })
        })?)
    }

    /// How many codings of each theme each coder made in each transcript under each version of the framework.
    pub fn version_counts(&self) -> Result<Vec<VersionCount>> {
        let sql = "SELECT theme, coder, transcript, framework_version, count(*) FROM coding
             GROUP BY theme, coder, transcript, framework_version";
        Ok(collect(self.conn, sql, &[], |row| {
            Ok(VersionCount {
                theme: row.get(0)?,
                coder: row.get(1)?,
                transcript: row.get(2)?,
                version: row.get(3)?,
                codings: row.get(4)?,
            })
        })?)
    }
}

fn coding_count(row: &rusqlite::Row<'_>) -> rusqlite::Result<CodingCount> {
    Ok(CodingCount { transcript: row.get(0)?, coder: row.get(1)?, codings: row.get(2)? })
}
