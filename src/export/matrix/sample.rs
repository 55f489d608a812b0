//! A small study with an awkward quote or two, for the tests of this folder.

use super::{MatrixView, QuoteWords, StaleView, ViewInput, Wording, view};
use crate::export::AttributeColumn;
use crate::matrix::{ChartInput, ChartTranscript, CodingSource, Quote, Rows, StaleLink, charts, merge};
use crate::model::*;
use std::collections::{HashMap, HashSet};

pub struct Study {
    framework: Framework,
    cases: Vec<Case>,
    talks: Vec<(Transcript, Vec<Speaker>, String)>,
    pub codings: Vec<Coding>,
    initials: HashMap<CoderId, String>,
}

fn theme(key: &str, name: &str, parent: Option<ThemeId>, position: u32, scale: ScaleChoice) -> Theme {
    Theme {
        id: ThemeId::mint(),
        key: key.into(),
        name: name.into(),
        parent,
        position,
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        scale,
        origin: Origin::APriori,
        questions: Vec::new(),
        codable: true,
        colour: None,
        split_from: None,
    }
}

fn framework() -> Framework {
    let scale =
        |key: &str, values: &[&str]| Scale { key: key.into(), values: values.iter().map(|v| (*v).into()).collect() };
    let own = |key: &str| ScaleChoice::Own(key.into());
    let housing = theme("housing", "Housing", None, 0, own("valence"));
    let rooms = theme("rooms", "Rooms & beds", Some(housing.id), 0, ScaleChoice::Inherit);
    let moves = theme("moves", "Moves", Some(housing.id), 1, ScaleChoice::None);
    let money = theme("money", "Money", None, 1, own("level"));
    let rent = theme("rent", "Rent", Some(money.id), 0, ScaleChoice::Inherit);
    let scales = vec![scale("valence", &["positive", "neutral", "negative"]), scale("level", &["low", "high"])];
    Framework::new(FrameworkId::mint(), "t".into(), "1".into(), scales, vec![housing, rooms, moves, money, rent])
}

fn case(name: &str, attributes: &[(&str, &str)]) -> Case {
    let attributes = attributes.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    Case { id: CaseId::mint(), name: name.into(), kind: CaseKind::Participant, attributes }
}

/// A transcript of one turn a line; each line is `LABEL: talk`, `I` asks.
fn talk(title: &str, text: &str, who: &[(&str, Option<CaseId>)]) -> (Transcript, Vec<Speaker>, String) {
    let id = TranscriptId::mint();
    let speakers: Vec<Speaker> = (0..)
        .zip(who)
        .map(|(ordinal, (label, case))| {
            let role = if *label == "I" { Role::Interviewer } else { Role::Participant };
            Speaker {
                id: SpeakerId::mint(),
                transcript: id,
                ordinal,
                label: (*label).into(),
                role,
                case: *case,
                turns: 1,
                words: 1,
            }
        })
        .collect();
    let (mut turns, mut start) = (Vec::new(), 0);
    for (n, line) in (1..).zip(text.lines()) {
        let label = line.split(':').next().unwrap();
        let speaker = speakers.iter().find(|speaker| speaker.label == label).unwrap().ordinal;
        turns.push(Turn { n, speaker, start, body: start + label.len() + 2, end: start + line.len(), time: None });
        start += line.len() + 1;
    }
    let transcript = Transcript {
        id,
        title: title.into(),
        kind: TranscriptKind::Interview,
        layout: "labels".into(),
        file: String::new(),
        sha256: String::new(),
        chars: text.chars().count(),
        group_case: None,
        turns,
    };
    (transcript, speakers, text.to_string())
}

/// Ana is asked in P07; Ana and Bea talk in F, where a question of the interviewer belongs to nobody.
pub fn study() -> Study {
    let cases = vec![
        case("Ana", &[("age", "34"), ("lone", "yes"), ("town", "=Ulm")]),
        case("Bea", &[("age", ""), ("lone", "no")]),
    ];
    let (ana, bea) = (Some(cases[0].id), Some(cases[1].id));
    let p07 = talk("P07", "I: where\nR: =é😀x.", &[("I", None), ("R", ana)]);
    let f = talk("F", "I: <b>?\nB: |pay|\nA: no", &[("I", None), ("B", bea), ("A", ana)]);
    let (ab, cd) = (CoderId::mint(), CoderId::mint());
    let framework = framework();
    let mut codings = Vec::new();
    let mut code =
        |talk: &(Transcript, Vec<Speaker>, String), coder, key: &str, quote: &str, magnitude: Option<&str>| {
            let start = talk.2.find(quote).unwrap();
            codings.push(Coding {
                id: CodingId::mint(),
                transcript: talk.0.id,
                coder,
                theme: framework.resolve(key).unwrap().id,
                span: Span::new(start, start + quote.len()),
                magnitude: magnitude.map(String::from),
                memo: String::new(),
                framework_version: None,
                created: format!("2026-01-01T00:00:{:02}Z", codings.len()),
                exemplar: false,
            });
        };
    code(&p07, ab, "rooms", "=é😀x", Some("positive"));
    code(&p07, cd, "rooms", "=é😀x", Some("positive"));
    code(&p07, ab, "rooms", "é😀x", Some("negative"));
    code(&p07, ab, "rooms", "😀x", Some("positive"));
    code(&p07, ab, "moves", "x", None);
    code(&f, cd, "rooms", "<b>", None);
    code(&f, cd, "rent", "|pay|", Some("high"));
    let initials = [(ab, "AB".to_string()), (cd, "CD".to_string())].into();
    Study { framework, cases, talks: vec![p07, f], codings, initials }
}

impl Study {
    pub fn view(&self, themes: &[&str]) -> MatrixView {
        self.view_by(Rows::Cases, themes)
    }

    pub fn transcripts_view(&self, themes: &[&str]) -> MatrixView {
        self.view_by(Rows::Transcripts, themes)
    }

    fn view_by(&self, rows: Rows, themes: &[&str]) -> MatrixView {
        let merged = merge(&self.codings, CodingSource::Merged, None, &HashSet::<TranscriptId>::new(), &[]);
        let transcripts: Vec<ChartTranscript<'_>> =
            self.talks.iter().map(|(transcript, speakers, _)| ChartTranscript { transcript, speakers }).collect();
        let input = ChartInput {
            framework: &self.framework,
            cases: &self.cases,
            transcripts: &transcripts,
            codings: &merged,
            rows,
            charted: &crate::matrix::Charted::default(),
        };
        let themes: Vec<ThemeId> = themes.iter().map(|key| self.framework.resolve(key).unwrap().id).collect();
        let attributes = AttributeColumn::all(&self.cases);
        let titles = self.talks.iter().map(|(talk, _, _)| (talk.id, talk.title.clone())).collect();
        let names = ViewInput {
            framework: &self.framework,
            cases: &self.cases,
            attributes: &attributes,
            titles: &titles,
            initials: &self.initials,
            rows,
            charted: &crate::matrix::Charted::default(),
        };
        view(&charts(&input, &themes), &names, Words(self)).unwrap()
    }
}

struct Words<'s>(&'s Study);

impl Wording for Words<'_> {
    type Error = std::convert::Infallible;

    fn quote(&mut self, quote: &Quote) -> Result<QuoteWords, Self::Error> {
        let (talk, speakers, text) = self.0.talks.iter().find(|(talk, _, _)| talk.id == quote.transcript).unwrap();
        let before = |end| text.get(..end).unwrap().chars().count();
        let turn = talk.turn_at(quote.span.start).unwrap();
        let speaker = speakers.iter().find(|speaker| speaker.ordinal == turn.speaker).unwrap();
        Ok(QuoteWords {
            text: quote.span.slice(text).unwrap().to_string(),
            span: CharSpan::new(before(quote.span.start), before(quote.span.end)),
            speaker: speaker.label.clone(),
            role: Some(speaker.role),
            turn: Some(turn.n),
        })
    }

    fn stale(&mut self, _: &StaleLink) -> Result<Vec<StaleView>, Self::Error> {
        Ok(Vec::new())
    }
}
