//! The codebook as CSV: one row per theme, parents before what stands below them.

use crate::export::{Table, Value, csv};
use crate::model::{Framework, ScaleChoice, Theme};

/// The codebook as CSV; see [`table`] for the columns and [`crate::export::csv`] for how cells are made safe.
#[must_use]
pub fn csv(framework: &Framework) -> String {
    csv::write(&table(framework))
}

/// The codebook as a table with the columns of the framework's CSV form. Parents are named by key; the questions are
/// joined by `;`; the scale is empty where the parent's holds, `none`, or the values of its own from low to high,
/// joined by `<`.
#[must_use]
pub fn table(framework: &Framework) -> Table {
    let header = [
        "key",
        "parent",
        "name",
        "definition",
        "include",
        "exclude",
        "example",
        "scale",
        "origin",
        "questions",
        "codable",
    ];
    let mut table = Table::new("Codebook", &header);
    table.rows = framework.themes().iter().map(|theme| row(framework, theme)).collect();
    table
}

fn row(framework: &Framework, theme: &Theme) -> Vec<Value> {
    let parent = theme.parent.and_then(|parent| framework.theme(parent));
    let scale = match &theme.scale {
        ScaleChoice::Inherit => String::new(),
        ScaleChoice::None => "none".to_string(),
        ScaleChoice::Own(key) => framework.scale(key).map_or_else(|| "none".to_string(), |own| own.values.join("<")),
    };
    vec![
        Value::from(theme.key.as_str()),
        parent.map_or(Value::Empty, |parent| Value::from(parent.key.as_str())),
        Value::from(theme.name.as_str()),
        Value::from(theme.definition.as_str()),
        Value::from(theme.include.as_str()),
        Value::from(theme.exclude.as_str()),
        Value::from(theme.example.as_str()),
        Value::from(scale),
        Value::from(theme.origin.word()),
        Value::from(theme.questions.join(";")),
        Value::from(if theme.codable { "true" } else { "false" }),
    ]
}

#[cfg(test)]
mod tests {
    use crate::export::codebook::sample::framework;

    #[test]
    fn a_row_per_theme_with_the_columns_of_the_framework_file() {
        assert_eq!(
            super::csv(&framework()),
            "key,parent,name,definition,include,exclude,example,scale,origin,questions,codable\r\n\
             accommodation,,Accommodation,\"Where people stayed.\nHow it was found.\",Refuges; hotels.,Rent: use \
             money.,'=My own room | with a <bathroom>,negative<neutral<positive,a-priori,RQ3;RQ4,true\r\n\
             facilities,accommodation,Facilities,,,,,,emergent,,true\r\n\
             money,,Money,,,,,none,a-priori,,false\r\n"
        );
    }
}
