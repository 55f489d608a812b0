//! Where themes stand: moving one among its siblings or under another theme.
//!
//! Positions are kept apart by as few changes as possible: a theme that is put last touches no other, and one that is
//! put between two shifts only those behind it that stand in its way. So two coders who add themes in different corners
//! do not touch each other's.

use super::{Framework, ScaleChoice, Theme, ThemeId};

/// A place among the themes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ThemePlace {
    /// The theme to stand under; `None` for a main theme.
    pub parent: Option<ThemeId>,
    /// The sibling to stand before; `None` for the last place.
    pub before: Option<ThemeId>,
}

/// Why a theme cannot stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// It would stand under itself.
    BelowItself,
    /// There is no such theme to stand under.
    NoParent,
    /// What it is to stand before does not stand there.
    NoSibling,
}

impl Framework {
    /// What has to be written so that `theme`, new or known, stands in a place: the theme itself, and the siblings that
    /// make room for it.
    ///
    /// # Errors
    /// Where it cannot stand there.
    pub fn arranged(&self, theme: Theme, place: ThemePlace) -> Result<Vec<Theme>, Misplaced> {
        if place.parent.is_some_and(|parent| self.theme(parent).is_none()) {
            return Err(Misplaced::NoParent);
        }
        if place.parent.is_some_and(|parent| self.family(theme.id).iter().any(|below| below.id == parent)) {
            return Err(Misplaced::BelowItself);
        }
        let mut row: Vec<Theme> =
            self.children(place.parent).filter(|sibling| sibling.id != theme.id).cloned().collect();
        let at = match place.before {
            None => row.len(),
            Some(before) => row.iter().position(|sibling| sibling.id == before).ok_or(Misplaced::NoSibling)?,
        };
        // Where it stands there already nothing is written.
        let after = row.get(at).map(|next| next.position);
        let behind = at.checked_sub(1).and_then(|last| row.get(last)).map(|last| last.position);
        if self.theme(theme.id).is_some_and(|known| known.parent == place.parent)
            && behind.is_none_or(|behind| behind < theme.position)
            && after.is_none_or(|after| theme.position < after)
        {
            return Ok(vec![theme]);
        }
        let least = behind.map_or(0, |behind| behind + 1);
        let theme = Theme { parent: place.parent, position: least, ..theme };
        let mut changed = vec![theme];
        for sibling in row.drain(at..) {
            let taken = changed.last().map_or(0, |last| last.position);
            if sibling.position > taken {
                break;
            }
            changed.push(Theme { position: taken + 1, ..sibling });
        }
        Ok(changed)
    }

    /// The theme as it goes to stand under another: it keeps the scale it has, written out where it was its parent's and
    /// the new parent has another, so that no magnitude loses its scale. A theme without a scale takes what the new
    /// parent has.
    #[must_use]
    pub fn rehomed(&self, theme: &Theme, parent: Option<ThemeId>) -> Theme {
        let mut theme = theme.clone();
        if theme.scale == ScaleChoice::Inherit
            && theme.parent != parent
            && let Some(had) = self.scale_of(theme.id)
            && parent.and_then(|parent| self.scale_of(parent)) != Some(had)
        {
            theme.scale = ScaleChoice::Own(had.key.clone());
        }
        theme.parent = parent;
        theme
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FrameworkId, Origin, Scale};

    fn theme(key: &str, parent: Option<ThemeId>, position: u32, scale: ScaleChoice) -> Theme {
        Theme {
            id: ThemeId::mint(),
            key: key.into(),
            name: key.into(),
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

    fn framework(themes: Vec<Theme>) -> Framework {
        let scale = |key: &str| Scale { key: key.into(), values: vec!["low".into(), "high".into()] };
        Framework::new(FrameworkId::mint(), String::new(), String::new(), vec![scale("s"), scale("t")], themes)
    }

    /// `a (a1, a2), b, c`; `a` has the scale `s`, `b` the scale `t`.
    fn sample() -> Framework {
        let a = theme("a", None, 0, ScaleChoice::Own("s".into()));
        let (a1, a2) =
            (theme("a1", Some(a.id), 0, ScaleChoice::Inherit), theme("a2", Some(a.id), 1, ScaleChoice::Inherit));
        let (b, c) = (theme("b", None, 1, ScaleChoice::Own("t".into())), theme("c", None, 5, ScaleChoice::Inherit));
        framework(vec![a, a1, a2, b, c])
    }

    fn id(framework: &Framework, key: &str) -> ThemeId {
        framework.themes().iter().find(|theme| theme.key == key).unwrap().id
    }

    /// Puts a theme into a place; the keys in their order, and how many themes had to be written.
    fn moved(framework: &Framework, key: &str, parent: Option<&str>, before: Option<&str>) -> (String, usize) {
        let place =
            ThemePlace { parent: parent.map(|key| id(framework, key)), before: before.map(|key| id(framework, key)) };
        let theme = framework.theme(id(framework, key)).unwrap().clone();
        let changed = framework.arranged(theme, place).unwrap();
        let mut themes: Vec<Theme> = framework.themes().to_vec();
        for theme in &mut themes {
            if let Some(new) = changed.iter().find(|new| new.id == theme.id) {
                *theme = new.clone();
            }
        }
        let new = super::tests::framework(themes);
        let told: Vec<String> =
            new.themes().iter().map(|theme| format!("{}{}", "-".repeat(new.depth(theme.id)), theme.key)).collect();
        (told.join(" "), changed.len())
    }

    #[test]
    fn a_theme_that_is_put_last_touches_no_other() {
        assert_eq!(moved(&sample(), "a", None, None), ("b c a -a1 -a2".into(), 1));
        assert_eq!(moved(&sample(), "c", None, None), ("a -a1 -a2 b c".into(), 1), "it is last already");
        assert_eq!(moved(&sample(), "b", Some("a"), None), ("a -a1 -a2 -b c".into(), 1));
    }

    #[test]
    fn a_theme_between_two_shifts_only_those_in_its_way() {
        assert_eq!(moved(&sample(), "c", None, Some("a")), ("c a -a1 -a2 b".into(), 3));
        assert_eq!(moved(&sample(), "a1", None, Some("c")), ("a -a2 b a1 c".into(), 1), "there was room");
        assert_eq!(moved(&sample(), "a2", Some("a"), Some("a1")), ("a -a2 -a1 b c".into(), 2));
    }

    #[test]
    fn a_theme_never_stands_under_itself() {
        let framework = sample();
        let a = framework.theme(id(&framework, "a")).unwrap().clone();
        let under = |parent| framework.arranged(a.clone(), ThemePlace { parent: Some(parent), before: None });
        assert_eq!(under(id(&framework, "a1")), Err(Misplaced::BelowItself));
        assert_eq!(under(a.id), Err(Misplaced::BelowItself));
        assert_eq!(under(ThemeId::mint()), Err(Misplaced::NoParent));
        let before = ThemePlace { parent: None, before: Some(id(&framework, "a1")) };
        assert_eq!(framework.arranged(a.clone(), before), Err(Misplaced::NoSibling));
    }

    #[test]
    fn a_theme_that_moves_keeps_its_scale_and_one_without_takes_what_it_finds() {
        let framework = sample();
        let rehomed = |key: &str, parent: Option<&str>| {
            let theme = framework.theme(id(&framework, key)).unwrap();
            framework.rehomed(theme, parent.map(|key| id(&framework, key))).scale
        };
        assert_eq!(rehomed("a1", None), ScaleChoice::Own("s".into()));
        assert_eq!(rehomed("a1", Some("b")), ScaleChoice::Own("s".into()));
        assert_eq!(rehomed("a1", Some("a2")), ScaleChoice::Inherit, "the same scale is inherited there");
        assert_eq!(rehomed("c", Some("b")), ScaleChoice::Inherit);
        assert_eq!(rehomed("b", Some("a")), ScaleChoice::Own("t".into()));
    }
}
