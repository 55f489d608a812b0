//! A small framework for the tests of this folder.

use crate::model::{Framework, FrameworkId, Origin, Scale, ScaleChoice, Theme, ThemeId};

fn theme(key: &str, name: &str, position: u32) -> Theme {
    Theme {
        id: ThemeId::mint(),
        key: key.into(),
        name: name.into(),
        parent: None,
        position,
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        scale: ScaleChoice::Inherit,
        origin: Origin::APriori,
        questions: Vec::new(),
        codable: true,
        colour: None,
        split_from: None,
    }
}

pub fn framework() -> Framework {
    let values = ["negative", "neutral", "positive"].map(String::from).to_vec();
    let accommodation = Theme {
        definition: "Where people stayed.\nHow it was found.".into(),
        include: "Refuges; hotels.".into(),
        exclude: "Rent: use money.".into(),
        example: "=My own room | with a <bathroom>".into(),
        scale: ScaleChoice::Own("valence".into()),
        questions: vec!["RQ3".into(), "RQ4".into()],
        ..theme("accommodation", "Accommodation", 0)
    };
    let facilities =
        Theme { parent: Some(accommodation.id), origin: Origin::Emergent, ..theme("facilities", "Facilities", 0) };
    let money = Theme { scale: ScaleChoice::None, codable: false, ..theme("money", "Money", 1) };
    let scales = vec![Scale { key: "valence".into(), values }];
    Framework::new(
        FrameworkId::mint(),
        "Support \"now\"".into(),
        "2".into(),
        scales,
        vec![accommodation, facilities, money],
    )
}
