//! Small transcripts, themes and codings for the tests of this room.

use crate::model::{
    CaseId, CoderId, Coding, CodingId, Origin, Role, ScaleChoice, Span, Speaker, SpeakerId, Theme, ThemeId, Transcript,
    TranscriptId, TranscriptKind, Turn,
};

/// A transcript whose turns are ten bytes each, one newline between them; `turns` holds the speakers' ordinals.
pub fn transcript(title: &str, turns: &[u16]) -> Transcript {
    let turn = |(n, speaker): (u32, &u16)| {
        let start = (n as usize - 1) * 11;
        Turn { n, speaker: *speaker, start, body: start + 2, end: start + 10, time: None }
    };
    Transcript {
        id: TranscriptId::mint(),
        title: title.into(),
        kind: TranscriptKind::Interview,
        layout: "plain".into(),
        file: format!("{title}.txt"),
        sha256: String::new(),
        chars: turns.len() * 11,
        group_case: None,
        turns: (1..).zip(turns).map(turn).collect(),
    }
}

pub fn speaker(transcript: &Transcript, ordinal: u16, role: Role, case: Option<CaseId>) -> Speaker {
    Speaker {
        id: SpeakerId::mint(),
        transcript: transcript.id,
        ordinal,
        label: format!("S{ordinal}"),
        role,
        case,
        turns: 1,
        words: 1,
    }
}

pub fn theme(key: &str, parent: Option<ThemeId>, position: u32, scale: ScaleChoice) -> Theme {
    Theme {
        id: ThemeId::mint(),
        key: key.into(),
        name: key.to_uppercase(),
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

pub fn coding(
    transcript: TranscriptId,
    coder: CoderId,
    theme: ThemeId,
    span: (usize, usize),
    magnitude: Option<&str>,
) -> Coding {
    Coding {
        id: CodingId::mint(),
        transcript,
        coder,
        theme,
        span: Span::new(span.0, span.1),
        magnitude: magnitude.map(String::from),
        memo: String::new(),
        framework_version: None,
        created: "2026-01-01T00:00:00Z".into(),
        exemplar: false,
    }
}
