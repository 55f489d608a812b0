//! The fields of a theme as options, and where a theme is to stand.

use crate::cli::usage::usage;
use crate::model::{Origin, ThemeColour, ThemePlace};
use crate::workbench::{ScaleEdit, ThemeEdit, Workbench};
use anyhow::Result;
use clap::Args;

/// What may be said of a theme; what is left out stays as it is.
#[derive(Debug, Args)]
pub(super) struct Fields {
    /// Its key: a to z, 0 to 9 and hyphens
    #[arg(long)]
    key: Option<String>,
    /// What it means
    #[arg(long)]
    definition: Option<String>,
    /// When to use it
    #[arg(long)]
    include: Option<String>,
    /// When not to use it
    #[arg(long)]
    exclude: Option<String>,
    /// A passage that shows it
    #[arg(long)]
    example: Option<String>,
    /// Its scale: a key, `none`, empty for that of the theme above, or a new one as "key: low, middle, high"
    #[arg(long)]
    scale: Option<String>,
    /// Where it came from
    #[arg(long, value_parser = ["a-priori", "emergent"])]
    origin: Option<String>,
    /// The research questions it speaks to, with commas between
    #[arg(long)]
    questions: Option<String>,
    /// Whether it can be applied; `false` makes it a heading
    #[arg(long)]
    codable: Option<bool>,
    /// Its colour, 1 to 8; `none` for that of the theme above
    #[arg(long)]
    colour: Option<String>,
}

impl Fields {
    /// What is to change, without the name.
    pub(super) fn edit(&self) -> Result<ThemeEdit> {
        let list = |told: &String| told.split(',').map(|item| item.trim().to_string()).collect();
        Ok(ThemeEdit {
            name: None,
            key: self.key.clone(),
            definition: self.definition.clone(),
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            example: self.example.clone(),
            scale: self.scale.as_deref().map(ScaleEdit::parse),
            origin: self.origin.as_deref().and_then(Origin::from_word),
            questions: self.questions.as_ref().map(list),
            codable: self.codable,
            colour: self.colour.as_deref().map(colour).transpose()?,
        })
    }
}

fn colour(told: &str) -> Result<Option<ThemeColour>> {
    if told == "none" {
        return Ok(None);
    }
    let colour = told.parse().ok().and_then(ThemeColour::new);
    colour.map(Some).ok_or_else(|| usage(format!("“{told}” is not a colour; give a number from 1 to 8, or none")))
}

/// The place under a theme, or at the top, before a sibling where one is named: then the sibling says under which.
pub(super) fn place(workbench: &Workbench, under: Option<&str>, before: Option<&str>) -> Result<ThemePlace> {
    let before = before.map(|typed| workbench.find_theme(typed)).transpose()?;
    let parent = match (under, before) {
        (Some(under), _) => Some(workbench.find_theme(under)?),
        (None, Some(before)) => workbench.names()?.framework.theme(before).and_then(|theme| theme.parent),
        (None, None) => None,
    };
    Ok(ThemePlace { parent, before })
}
