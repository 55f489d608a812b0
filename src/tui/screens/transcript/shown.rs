//! Which codings are shown, and what is worked out from them: stripes, coded words, gaps, missing magnitudes, the map.
//!
//! It is worked out when codings are read anew or the screen changes its size, never when a key moves the cursor.

use super::geometry::{Geometry, LANES};
use super::lanes::{Covered, Lanes};
use super::layout::Layout;
use super::overview::{Overview, Point};
use super::talk::Talk;
use crate::model::{CoderId, Coding, Framework, Span, ThemeId};
use crate::tui::look::Sign;
use crate::tui::message::Study;

/// Whose codings are shown, of those that may be seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// This coder's alone.
    One(CoderId),
}

impl Whose {
    /// Whether a coder's codings are shown.
    #[must_use]
    pub fn shows(self, coder: CoderId) -> bool {
        self == Self::All || self == Self::One(coder)
    }
}

/// What was asked to be shown, and where.
pub struct Asked<'a> {
    /// The codings that may be seen, by place.
    pub codings: &'a [Coding],
    /// Whose of them.
    pub whose: Whose,
    /// The theme that is not dimmed, where one was chosen.
    pub only: Option<ThemeId>,
    /// Names, and who is at work.
    pub study: &'a Study,
    /// What the text is made of.
    pub talk: &'a Talk,
    /// Its rows.
    pub layout: &'a Layout,
    /// The room there is.
    pub geometry: Geometry,
}

/// What is shown of the codings.
#[derive(Debug, Default)]
pub struct Shown {
    /// Their places in the list, by place in the text.
    pub codings: Vec<usize>,
    /// The stripes beside the text: the coder's own.
    pub near: Lanes,
    /// The stripes of the others, outside of those; `None` where there are none.
    pub far: Option<Lanes>,
    /// The lane, counted from the left, that parts the two groups.
    pub edge: u16,
    /// The coded words, merged; of one theme where the others are dimmed.
    pub coded: Vec<Span>,
    /// Participants' talk that nobody shown here has coded, each passage with at least one word.
    pub gaps: Vec<Span>,
    /// Codings whose theme has a scale and that have no magnitude, by place: one's own, where those are shown.
    pub missing: Vec<usize>,
    /// The map.
    pub overview: Overview,
}

impl Shown {
    /// Works it out.
    #[must_use]
    pub fn new(asked: &Asked<'_>) -> Self {
        let framework = &asked.study.names.framework;
        let places: Vec<usize> = places(asked.codings, |coding| asked.whose.shows(coding.coder));
        let of = |place: &usize| asked.codings.get(*place);
        let spans = |wanted: &dyn Fn(&Coding) -> bool| {
            merged(places.iter().filter_map(of).filter(|coding| wanted(coding)).map(|coding| coding.span))
        };
        let wanted = |coding: &Coding| asked.only.is_none_or(|only| belongs(framework, coding.theme, only));
        let coded = spans(&wanted);
        let gaps = gaps(asked.talk, &spans(&|_| true));
        let covered: Vec<Covered> = places.iter().filter_map(|place| cover(asked, *place)).collect();
        let points: Vec<(Covered, Point)> = covered
            .iter()
            .filter_map(|covered| Some((*covered, asked.codings.get(covered.coding)?)))
            .filter(|(_, coding)| wanted(coding))
            .map(|(covered, coding)| {
                (covered, Point::new(coding.magnitude.as_deref(), framework.scale_of(coding.theme)))
            })
            .collect();
        let overview = Overview::new(
            points.iter().map(|(covered, point)| (*covered, point)),
            asked.layout.lines.len(),
            asked.geometry.text_height(),
        );
        let (near, far, edge) = groups(asked, covered);
        Self { near, far, edge, coded, gaps, missing: missing(asked, &places), overview, codings: places }
    }

    /// The stripes of a line, each with whether it is in the far group.
    pub fn stripes_at(&self, line: usize) -> impl Iterator<Item = (bool, &super::lanes::Stripe)> {
        let far = self.far.iter().flat_map(move |lanes| lanes.at(line)).map(|stripe| (true, stripe));
        self.near.at(line).map(|stripe| (false, stripe)).chain(far)
    }

    /// How many codings of a line have no stripe there.
    #[must_use]
    pub fn hidden(&self, line: usize) -> usize {
        self.near.hidden(line) + self.far.as_ref().map_or(0, |lanes| lanes.hidden(line))
    }
}

/// Whether a theme is `only` or stands below it.
#[must_use]
pub fn belongs(framework: &Framework, theme: ThemeId, only: ThemeId) -> bool {
    theme == only || framework.line(theme).iter().any(|above| above.id == only)
}

/// The sign of a coding's magnitude.
#[must_use]
pub fn sign(framework: &Framework, coding: &Coding) -> Sign {
    Sign::of(coding.magnitude.as_deref(), framework.scale_of(coding.theme))
}

fn places(codings: &[Coding], wanted: impl Fn(&Coding) -> bool) -> Vec<usize> {
    codings.iter().enumerate().filter(|(_, coding)| wanted(coding)).map(|(place, _)| place).collect()
}

/// The lines of a coding; one that covers nothing but a label is shown at the row that label stands before.
fn cover(asked: &Asked<'_>, place: usize) -> Option<Covered> {
    let span = asked.codings.get(place)?.span;
    let row = || asked.layout.line_from(span.start).map(|line| (line, line));
    let (first, last) = asked.layout.lines_of(span).or_else(row)?;
    Some(Covered { coding: place, first, last })
}

/// One's own codings beside the text and the others' outside of the edge between them; who has nothing takes no lanes.
/// Where nobody is at work the first coder's stand beside the text.
fn groups(asked: &Asked<'_>, covered: Vec<Covered>) -> (Lanes, Option<Lanes>, u16) {
    let coder = |covered: &Covered| asked.codings.get(covered.coding).map(|coding| coding.coder);
    let own = asked.study.coder_id().or_else(|| covered.first().and_then(coder));
    let (mut near, mut far): (Vec<_>, Vec<_>) = covered.into_iter().partition(|covered| coder(covered) == own);
    // The longer of two that begin together is packed first, so that it runs straight.
    near.sort_by_key(|covered| (covered.first, usize::MAX - covered.last, covered.coding));
    far.sort_by_key(|covered| (covered.first, usize::MAX - covered.last, covered.coding));
    let lines = asked.layout.lines.len();
    let pack = |codings: &[Covered], width: u16| Lanes::pack(codings, usize::from(width), lines);
    if far.is_empty() {
        return (pack(&near, LANES), None, 0);
    }
    let edge = if near.is_empty() { LANES - 1 } else { LANES / 2 };
    (pack(&near, LANES - 1 - edge), Some(pack(&far, edge)), edge)
}

fn missing(asked: &Asked<'_>, places: &[usize]) -> Vec<usize> {
    let framework = &asked.study.names.framework;
    let whose = match (asked.whose, asked.study.coder_id()) {
        (Whose::All, Some(own)) => Whose::One(own),
        (whose, _) => whose,
    };
    let lacks = |place: &usize| {
        asked.codings.get(*place).is_some_and(|coding| {
            coding.magnitude.is_none() && whose.shows(coding.coder) && framework.scale_of(coding.theme).is_some()
        })
    };
    places.iter().copied().filter(lacks).collect()
}

/// Spans in order, those that touch or overlap made one.
pub fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.collect();
    sorted.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// What participants say outside the coded spans, from the first whole word of each passage to its last.
fn gaps(talk: &Talk, coded: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    for block in talk.blocks.iter().filter(|block| block.speaks).map(|block| block.span) {
        let mut from = block.start;
        let first = coded.partition_point(|span| span.end <= block.start);
        let inside = coded.get(first..).unwrap_or_default().iter().take_while(|span| span.start < block.end);
        for end in inside.map(|span| (span.start, span.end)).chain([(block.end, block.end)]) {
            let words = talk.words_in(Span::new(from, end.0.max(from)));
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                gaps.push(Span::new(first.start, last.end));
            }
            from = end.1;
        }
    }
    gaps
}
