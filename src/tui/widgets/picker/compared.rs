//! The pickers of the agreement screen: who is compared, on which transcript, and which theme to go to.

use super::{Picker, PickerItem, theme_item};
use crate::model::{CoderKind, Framework};
use crate::text;
use crate::tui::agreeing::Choice;
use crate::tui::message::Study;
use crate::tui::widgets::Pick;
use crate::workbench::TranscriptLine;

/// Up to so many coders every group of them is offered; of more, every pair and all but one.
const EVERY_GROUP: usize = 6;

fn plain(choice: Choice, label: &str) -> PickerItem {
    PickerItem { words: label.to_lowercase(), ..PickerItem::plain(Pick::Agreement(choice), "", label) }
}

impl Picker {
    /// Who is compared.
    #[must_use]
    pub fn compared(study: &Study) -> Self {
        let people = study.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
        let people: Vec<String> = people.map(|coder| coder.initials.clone()).collect();
        let mut items = vec![plain(Choice::Coders(Vec::new()), "everybody who shares a transcript with somebody")];
        for group in groups(&people) {
            let label = crate::workbench::figure_words::list(&group);
            items.push(plain(Choice::Coders(group), &label));
        }
        Self::new("Compare", items)
    }

    /// Which transcripts count.
    #[must_use]
    pub fn compared_transcripts(study: &Study) -> Self {
        let mut items = vec![plain(Choice::Transcript(None), "all transcripts")];
        let one = |line: &TranscriptLine| plain(Choice::Transcript(Some(line.title.clone())), &text::safe(&line.title));
        items.extend(study.transcripts.iter().map(one));
        Self::new("Compare on one transcript, or on all", items)
    }

    /// Which theme the bar goes to.
    #[must_use]
    pub fn agreed_themes(framework: &Framework) -> Self {
        let one = |id| theme_item(framework, id, Pick::Agreement(Choice::Theme(id)));
        Self::new("Go to a theme", framework.themes().iter().map(|theme| one(theme.id)).collect())
    }
}

/// Groups of two and more, the small ones first.
fn groups(people: &[String]) -> Vec<Vec<String>> {
    let count = people.len();
    if count > EVERY_GROUP {
        let without = |left_out: &String| people.iter().filter(|one| *one != left_out).cloned().collect();
        let pairs = people.iter().enumerate().flat_map(|(place, first)| {
            people.iter().skip(place + 1).map(move |second| vec![first.clone(), second.clone()])
        });
        return pairs.chain(people.iter().map(without)).chain([people.to_vec()]).collect();
    }
    let member = |group: usize| {
        let chosen = people.iter().enumerate().filter(move |(place, _)| group >> place & 1 == 1);
        chosen.map(|(_, one)| one.clone()).collect::<Vec<_>>()
    };
    let mut groups: Vec<Vec<String>> = (0..1_usize << count).map(member).filter(|group| group.len() > 1).collect();
    let order = |group: &Vec<String>| {
        let places = group.iter().map(|one| people.iter().position(|known| known == one).unwrap_or(count));
        (group.len(), places.collect::<Vec<_>>())
    };
    groups.sort_by_key(order);
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn told(people: &[&str]) -> Vec<String> {
        let people: Vec<String> = people.iter().map(ToString::to_string).collect();
        groups(&people).into_iter().map(|group| group.join("+")).collect()
    }

    #[test]
    fn every_group_is_offered_the_small_ones_first() {
        assert_eq!(told(&["AB"]), Vec::<String>::new());
        assert_eq!(told(&["AB", "CD"]), ["AB+CD"]);
        assert_eq!(told(&["AB", "CD", "EF"]), ["AB+CD", "AB+EF", "CD+EF", "AB+CD+EF"]);
    }

    #[test]
    fn of_many_coders_every_pair_and_all_but_one_are_offered() {
        let many = told(&["A", "B", "C", "D", "E", "F", "G"]);
        assert_eq!((many.len(), many.last().map(String::as_str)), (21 + 7 + 1, Some("A+B+C+D+E+F+G")));
        assert!(many.contains(&"F+G".to_string()) && many.contains(&"B+C+D+E+F+G".to_string()));
    }
}
