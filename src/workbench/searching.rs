//! Searching: words, filters, and hits that lead to their place.
//!
//! The unit is the quote when a theme, a magnitude or a coder is asked for, else the turn. With words the index answers,
//! ranked; without words the rows do, by place. Every hit is read from the rows again before it is shown.

use super::asked_themes::{asked_themes, sole_family};
use super::indexing::roles;
use super::session::find_coder;
use super::shelf::{Loaded, Names};
use super::{Access, CodingQuery, Result, SearchReport, Workbench};
use crate::matrix::Belonging;
use crate::model::{CaseId, CoderId, Coding, CodingId, Role, Span, ThemeId, TranscriptId};
use crate::search::{Filter, Hidden, Highlighter, Hit, Query, Unit};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// Turns or quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchUnit {
    /// One hit for every coding.
    Quote,
    /// One hit for every turn.
    Turn,
}

/// What is searched for, in a person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// Words, phrases, exclusions; empty lists by place.
    pub query: String,
    /// Key, number, id or name; its sub-themes come along.
    pub theme: Option<String>,
    /// One value of a scale, maybe shortened or a sign, or `unrated`.
    pub magnitude: Option<String>,
    /// Initials.
    pub by: Option<String>,
    /// Only quotes held up as good examples.
    pub exemplar: bool,
    /// Name of a case.
    pub case: Option<String>,
    /// Who is speaking.
    pub role: Option<Role>,
    /// Each `attribute=value`.
    pub conditions: Vec<String>,
    /// Title or id.
    pub transcript: Option<String>,
    /// A research question: only themes that carry it, with what stands below them.
    pub question: Option<String>,
    /// Whether a theme is exactly that theme, without its sub-themes.
    pub exact: bool,
    /// Whether only quotes are asked for that belong to no case.
    pub no_case: bool,
    /// `merged`, `consensus` or initials: only the codings that count then, the same reading once; all where it is `None`.
    pub codings: Option<String>,
    /// Quotes or turns; by what is asked for where it is `None`.
    pub unit: Option<SearchUnit>,
    /// At most so many hits; all where it is `None`.
    pub limit: Option<usize>,
}

/// A request whose names have been looked up.
pub(super) struct Asked {
    pub(super) query: Query,
    unit: SearchUnit,
    themes: Option<Vec<ThemeId>>,
    coder: Option<CoderId>,
    no_case: bool,
    /// The codings that count, each with everybody who made the reading; all where it is `None`.
    standing: Option<HashMap<CodingId, Vec<CoderId>>>,
    exemplar: bool,
    /// `Some(None)` asks for codings without a magnitude.
    magnitude: Option<Option<String>>,
    cases: Option<HashSet<CaseId>>,
    role: Option<Role>,
    transcript: Option<TranscriptId>,
}

impl Asked {
    fn wants_codings(&self) -> bool {
        let of_codings = self.themes.is_some() || self.coder.is_some() || self.magnitude.is_some();
        of_codings || self.exemplar || self.standing.is_some() || self.no_case
    }

    /// The only coder whose codings are asked for; `None` where others' codings can stand for a reading of hers.
    fn sole_coder(&self) -> Option<CoderId> {
        self.coder.filter(|_| self.standing.is_none())
    }

    fn fits(&self, coding: &Coding) -> bool {
        let made = |coders: &[CoderId]| self.coder.is_none_or(|coder| coders.contains(&coder));
        let counts = match &self.standing {
            None => made(&[coding.coder]),
            Some(standing) => standing.get(&coding.id).is_some_and(|coders| made(coders)),
        };
        counts
            && self.themes.as_ref().is_none_or(|themes| themes.contains(&coding.theme))
            && (coding.exemplar || !self.exemplar)
            && self.magnitude.as_ref().is_none_or(|magnitude| *magnitude == coding.magnitude)
    }
}

/// A hit before its words are fetched.
pub(super) struct Candidate {
    pub(super) transcript: TranscriptId,
    /// The place of the transcript in the list of all.
    pub(super) place: usize,
    pub(super) span: Span,
    /// The turn it begins in, where that is known already.
    pub(super) turn: Option<u32>,
    pub(super) coding: Option<Coding>,
    pub(super) score: f32,
}

impl Candidate {
    fn new(names: &Names, transcript: TranscriptId, span: Span, coding: Option<Coding>) -> Self {
        let place = names.place_of(transcript).unwrap_or(usize::MAX);
        Self { transcript, place, span, turn: None, coding, score: 0.0 }
    }

    /// The better score first; then by transcript as listed, by place, by theme and by coder.
    fn compare(&self, other: &Self) -> Ordering {
        let place =
            |it: &Self| (it.place, it.span, it.coding.as_ref().map(|coding| (coding.theme, coding.coder, coding.id)));
        other.score.total_cmp(&self.score).then_with(|| place(self).cmp(&place(other)))
    }
}

impl Workbench {
    /// Searches.
    ///
    /// # Errors
    /// Where the query cannot be understood, or something named in the request is not there.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchReport> {
        let names = self.names()?;
        let access = self.access()?;
        let asked = self.ask(&names, request)?;
        let limit = request.limit.unwrap_or(usize::MAX);
        let mut total = None;
        let mut candidates = match (asked.query.is_empty(), asked.unit) {
            (true, SearchUnit::Quote) => self.listed_quotes(&names, &asked)?,
            (true, SearchUnit::Turn) => self.listed_turns(&names, &asked)?,
            (false, SearchUnit::Turn) if !asked.wants_codings() => {
                // Every turn the index finds is a hit, so those that are not shown need only be counted.
                let (all, best) = self.found(&names, &access, &asked, Some(limit))?;
                total = Some(all);
                best
            }
            (false, _) => self.found(&names, &access, &asked, None)?.1,
        };
        if asked.unit == SearchUnit::Turn && asked.wants_codings() {
            self.keep_coded(&mut candidates, &asked)?;
        }
        let total = total.unwrap_or(candidates.len());
        if !asked.query.is_empty() {
            best_first(&mut candidates, limit);
        }
        candidates.truncate(limit);
        let hits = self.store.at_one_moment(|| self.hits(&names, &access, &asked, candidates))?;
        Ok(SearchReport { total, unit: asked.unit, hits })
    }

    /// Where in a transcript the words of a query stand, in bytes, in order; nothing where the query is none.
    ///
    /// # Errors
    /// Where there is no such transcript.
    pub fn marks(&self, id: TranscriptId, query: &str) -> Result<Vec<Span>> {
        let Ok(query) = Query::parse(query) else { return Ok(Vec::new()) };
        let loaded = self.load(id)?;
        let mut highlighter = Highlighter::new(&query);
        let marks = loaded.transcript.turns.iter().flat_map(|turn| {
            let said = loaded.text.get(turn.body..turn.end).unwrap_or_default();
            highlighter.marks(said).into_iter().map(|m| Span::new(turn.body + m.start, turn.body + m.end))
        });
        Ok(marks.collect())
    }

    fn ask(&self, names: &Names, request: &SearchRequest) -> Result<Asked> {
        let theme = request.theme.as_deref().map(|typed| self.find_theme(typed)).transpose()?;
        let magnitude = request.magnitude.as_deref().map(|given| self.find_magnitude(given, theme)).transpose()?;
        let of_codings = request.theme.is_some() || request.by.is_some() || magnitude.is_some() || request.exemplar;
        let wants_codings = of_codings || request.question.is_some() || request.codings.is_some() || request.no_case;
        let mut cases: Option<HashSet<CaseId>> = None;
        if !request.conditions.is_empty() {
            cases = Some(self.cases_where(&request.conditions)?.into_iter().map(|case| case.id).collect());
        }
        if let Some(name) = &request.case {
            let one = self.find_case(name)?;
            let kept = cases.is_none_or(|cases| cases.contains(&one));
            cases = Some(kept.then_some(one).into_iter().collect());
        }
        let standing = match &request.codings {
            Some(word) => Some(self.standing_for(self.source_called(Some(word))?, &CodingQuery::default())?),
            None => None,
        };
        let coders = self.known_coders()?;
        let coder = request.by.as_ref().map(|by| find_coder(&coders, by).map(|coder| coder.id)).transpose()?;
        Ok(Asked {
            query: Query::parse(&request.query)?,
            unit: request.unit.unwrap_or(if wants_codings { SearchUnit::Quote } else { SearchUnit::Turn }),
            themes: asked_themes(names, theme, request.question.as_deref(), request.exact)?,
            coder,
            no_case: request.no_case,
            standing,
            exemplar: request.exemplar,
            magnitude,
            cases,
            role: request.role,
            transcript: request.transcript.as_ref().map(|title| self.find_transcript(title)).transpose()?,
        })
    }

    /// How much the index finds for the words, and what of it: the best `limit` where there is one, and what is as good as
    /// the last of them; in no order that means anything.
    fn found(
        &self,
        names: &Names,
        access: &Access,
        asked: &Asked,
        limit: Option<usize>,
    ) -> Result<(usize, Vec<Candidate>)> {
        let quotes = asked.unit == SearchUnit::Quote;
        // Codings without a magnitude have no term to be found by; they are picked out afterwards.
        let magnitudes = asked.magnitude.clone().flatten().map(|value| vec![value]);
        let filter = Filter {
            unit: if quotes { Unit::Quote } else { Unit::Turn },
            themes: asked.themes.clone().filter(|_| quotes),
            coders: asked.sole_coder().filter(|_| quotes).map(|coder| vec![coder]),
            magnitudes: magnitudes.filter(|_| quotes),
            cases: asked.cases.as_ref().map(|cases| cases.iter().copied().collect()),
            roles: asked.role.map(|role| vec![role]),
            transcripts: asked.transcript.map(|transcript| vec![transcript]),
            hidden: access.restricted().map(|(transcript, but)| Hidden { transcript, but }).collect(),
        };
        let found = self.index()?.best(&asked.query, &filter, limit)?;
        let candidates = self.store.at_one_moment(|| self.read_codings(names, access, asked, found.hits))?;
        Ok((found.total, candidates))
    }

    /// What the index found, with the codings as the rows have them.
    fn read_codings(&self, names: &Names, access: &Access, asked: &Asked, hits: Vec<Hit>) -> Result<Vec<Candidate>> {
        let mut candidates = Vec::with_capacity(hits.len());
        for hit in hits {
            let coding = match hit.coding {
                Some(id) => match self.store.read().coding(id)? {
                    Some(coding)
                        if access.may_see(coding.transcript, coding.coder)
                            && asked.fits(&coding)
                            && (!asked.no_case || self.is_of_no_case(&coding)?) =>
                    {
                        Some(coding)
                    }
                    _ => continue,
                },
                None => None,
            };
            let turn = Some(hit.turn).filter(|turn| *turn > 0);
            candidates.push(Candidate {
                turn,
                score: hit.score,
                ..Candidate::new(names, hit.transcript, hit.span, coding)
            });
        }
        Ok(candidates)
    }

    fn listed_quotes(&self, names: &Names, asked: &Asked) -> Result<Vec<Candidate>> {
        let key = |id: ThemeId| id.to_string();
        let query = CodingQuery {
            transcript: asked.transcript.map(|id| id.to_string()),
            theme: asked.themes.as_deref().and_then(|themes| sole_family(names, themes)).map(key),
            magnitude: asked.magnitude.clone().flatten(),
            by: asked.sole_coder().map(|coder| names.initials(coder).to_string()),
            exemplar: asked.exemplar,
        };
        let mut codings = self.visible_codings(&query)?;
        codings.retain(|coding| asked.fits(coding));
        if asked.role.is_some() || asked.cases.is_some() || asked.no_case {
            self.keep_spoken(&mut codings, asked)?;
        }
        let listed = |coding: Coding| Candidate::new(names, coding.transcript, coding.span, Some(coding));
        Ok(codings.into_iter().map(listed).collect())
    }

    /// Keeps the codings that belong to one of the cases, and in which somebody of the role speaks.
    fn keep_spoken(&self, codings: &mut Vec<Coding>, asked: &Asked) -> Result<()> {
        let mut kept = Vec::new();
        for here in codings.chunk_by(|one, next| one.transcript == next.transcript) {
            let Some(first) = here.first() else { continue };
            let loaded = self.load(first.transcript)?;
            let belonging = Belonging::new(&loaded.transcript, &loaded.speakers);
            let passes = |coding: &&Coding| passes(&loaded, &belonging, coding.span, asked);
            kept.extend(here.iter().filter(passes).cloned());
        }
        *codings = kept;
        Ok(())
    }

    fn is_of_no_case(&self, coding: &Coding) -> Result<bool> {
        let loaded = self.load(coding.transcript)?;
        Ok(Belonging::new(&loaded.transcript, &loaded.speakers).of(coding.span).is_empty())
    }

    fn listed_turns(&self, names: &Names, asked: &Asked) -> Result<Vec<Candidate>> {
        let mut candidates = Vec::new();
        for head in &names.transcripts {
            if asked.transcript.is_some_and(|only| only != head.id) {
                continue;
            }
            let loaded = self.load(head.id)?;
            for turn in &loaded.transcript.turns {
                let speaker = loaded.speaker(turn);
                let role_fits = asked.role.is_none_or(|role| speaker.is_some_and(|speaker| speaker.role == role));
                let of_case = |cases: &HashSet<CaseId>| {
                    speaker.and_then(|speaker| speaker.case).is_some_and(|case| cases.contains(&case))
                };
                if role_fits && asked.cases.as_ref().is_none_or(of_case) {
                    let listed = Candidate::new(names, head.id, Span::new(turn.body, turn.end), None);
                    candidates.push(Candidate { turn: Some(turn.n), ..listed });
                }
            }
        }
        Ok(candidates)
    }

    /// Keeps the turns that carry a coding that fits.
    fn keep_coded(&self, candidates: &mut Vec<Candidate>, asked: &Asked) -> Result<()> {
        let mut codings: HashMap<TranscriptId, Vec<Coding>> = HashMap::new();
        for candidate in candidates.iter() {
            if let std::collections::hash_map::Entry::Vacant(e) = codings.entry(candidate.transcript) {
                let mut here = self.codings_in(candidate.transcript)?;
                here.retain(|coding| asked.fits(coding));
                if asked.no_case {
                    self.keep_spoken(&mut here, asked)?;
                }
                e.insert(here);
            }
        }
        candidates.retain(|candidate| {
            codings
                .get(&candidate.transcript)
                .is_some_and(|here| here.iter().any(|coding| coding.span.overlaps(&candidate.span)))
        });
        Ok(())
    }
}

/// The best score first, then by place; of more than `limit` only the first so many are put in order.
fn best_first(candidates: &mut Vec<Candidate>, limit: usize) {
    if limit < candidates.len() {
        candidates.select_nth_unstable_by(limit, Candidate::compare);
        candidates.truncate(limit);
    }
    candidates.sort_unstable_by(Candidate::compare);
}

/// Whether a quote belongs to one of the cases, and somebody of the role speaks in it.
fn passes(loaded: &Loaded, belonging: &Belonging<'_>, span: Span, asked: &Asked) -> bool {
    let of_case = |cases: &HashSet<CaseId>| belonging.of(span).iter().any(|case| cases.contains(case));
    asked.role.is_none_or(|role| roles(loaded, span).contains(&role))
        && asked.cases.as_ref().is_none_or(of_case)
        && (!asked.no_case || belonging.of(span).is_empty())
}
