//! How long a report of agreement takes: 22 transcripts × 40 themes × 2 coders × 100 codings each in every transcript,
//! with intervals of 2,000 resamples.
//!
//! The codings are made from a seed, most of them near each other for both coders. Nothing here passes or fails: the
//! figures are for people to compare.

use criterion::{Criterion, criterion_group, criterion_main};
use emic::agreement::{ComparedTranscript, Material, Reading, Report, Request, ScaleUnder, ThemeUnder, Unit, UnitKind};
use emic::model::{CharSpan, CoderId, ThemeId, TranscriptId};
use std::hint::black_box;

const TRANSCRIPTS: usize = 22;
const THEMES: usize = 40;
const CODINGS: usize = 100;
const TURNS: usize = 300;
const SENTENCES: usize = 4;
const SENTENCE: usize = 45;

/// A stream of numbers that depends on its seed alone (Marsaglia's xorshift, 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

/// The units of one transcript: its turns, its sentences, or its turns as stretches of characters.
fn units(unit: UnitKind) -> Vec<Unit> {
    let (pieces, length) = match unit {
        UnitKind::Turn | UnitKind::Character => (1, SENTENCES * SENTENCE),
        UnitKind::Sentence => (SENTENCES, SENTENCE),
    };
    let span = |piece: usize| CharSpan::new(piece * length, (piece + 1) * length);
    (0..TURNS * pieces).map(|piece| Unit { span: span(piece), turn: (piece / pieces) as u32 }).collect()
}

fn material(coders: &[CoderId], unit: UnitKind) -> Material {
    let scale = || Some(ScaleUnder { key: "valence".into(), size: 3 });
    let theme = |_| ThemeUnder { id: ThemeId::mint(), parent: None, scale: scale() };
    let themes: Vec<ThemeUnder> = (0..THEMES).map(theme).collect();
    let mut chance = Chance(20_260_101);
    let length = TURNS * SENTENCES * SENTENCE;
    let mut transcript = |_| {
        let mut readings = Vec::new();
        for _ in 0..CODINGS {
            let (theme, start) = (&themes[chance.below(THEMES)], chance.below(length - 500));
            for coder in coders {
                let start = start + chance.below(60);
                let span = CharSpan::new(start, start + 40 + chance.below(300));
                let theme = if chance.below(5) == 0 { &themes[chance.below(THEMES)] } else { theme };
                readings.push(Reading { coder: *coder, theme: theme.id, span, magnitude: Some(chance.below(3)) });
            }
        }
        let turns = units(UnitKind::Turn).iter().map(|unit| unit.span).collect();
        let coders = coders.to_vec();
        ComparedTranscript { transcript: TranscriptId::mint(), length, turns, units: units(unit), coders, readings }
    };
    let transcripts = (0..TRANSCRIPTS).map(&mut transcript).collect();
    Material { coders: coders.to_vec(), themes, transcripts }
}

fn reports(c: &mut Criterion) {
    let coders: Vec<CoderId> = (0..4).map(|_| CoderId::mint()).collect();
    let mut measured = |name: &str, count: usize, request: Request| {
        let material = material(&coders[..count], request.unit);
        c.bench_function(name, |b| b.iter(|| Report::new(black_box(&material), &request)));
    };
    measured("agreement by turn", 2, Request::default());
    measured("agreement by sentence", 2, Request { unit: UnitKind::Sentence, ..Request::default() });
    measured("agreement by character", 2, Request { unit: UnitKind::Character, ..Request::default() });
    measured("agreement by turn and transcript", 2, Request { by_transcript: true, ..Request::default() });
    measured("agreement without intervals", 2, Request { resamples: 0, ..Request::default() });
    measured("agreement of four coders", 4, Request::default());
}

criterion_group! {
    name = agreement;
    config = Criterion::default().sample_size(10);
    targets = reports
}
criterion_main!(agreement);
