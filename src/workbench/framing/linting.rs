//! Finding what in the framework is worth a second look.

use crate::model::{Framework, ScaleChoice};
use crate::workbench::{Result, Workbench};
use serde::Serialize;
use std::collections::HashMap;

/// Something about the framework worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LintFinding {
    /// Key of the theme.
    pub theme: String,
    /// What to look at, in a sentence.
    pub message: String,
}

impl Workbench {
    /// What in the framework is worth a second look.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn lint_codebook(&self) -> Result<Vec<LintFinding>> {
        Ok(lint(&self.names()?.framework))
    }
}

fn lint(framework: &Framework) -> Vec<LintFinding> {
    let mut findings = Vec::new();
    let mut names: HashMap<String, &str> = HashMap::new();
    for theme in framework.themes() {
        let mut say = |message: String| findings.push(LintFinding { theme: theme.key.clone(), message });
        if theme.codable && theme.definition.trim().is_empty() {
            say(format!("“{}” has no definition: two coders will read it in two ways", theme.name));
        }
        if theme.codable && theme.example.trim().is_empty() {
            say(format!("“{}” has no example", theme.name));
        }
        if theme.codable && theme.include.trim().is_empty() && theme.exclude.trim().is_empty() {
            say(format!("“{}” says neither when to use it nor when not to", theme.name));
        }
        if !theme.codable && framework.is_leaf(theme.id) {
            say(format!("“{}” is a heading with nothing below it", theme.name));
        }
        if let Some(other) = names.insert(theme.name.trim().to_lowercase(), &theme.key) {
            say(format!("“{}” is also the name of {other}", theme.name));
        }
        if let ScaleChoice::Own(key) = &theme.scale
            && framework.scale(key).is_none()
        {
            say(format!("“{}” names the scale {key}, which is not declared", theme.name));
        }
    }
    findings
}
