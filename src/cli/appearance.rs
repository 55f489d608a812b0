//! How the screens are to look, as far as the command line says; what it leaves open the environment says.

use clap::Args;

/// How the screens are to look, as far as the command line says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct Appearance {
    /// The screens' colours: terminal, high-contrast, deuteranopia, tritanopia or mono [env: EMIC_THEME]
    #[arg(long, value_name = "NAME", display_order = 910)]
    pub colours: Option<String>,
    /// Draw the screens in ASCII [env: EMIC_ASCII]
    #[arg(long, display_order = 911)]
    pub ascii: bool,
    /// Draw the screens without frames [env: EMIC_PLAIN]
    #[arg(long, display_order = 912)]
    pub plain: bool,
}

impl Appearance {
    /// What either of two places asks for, before the command's name and after it; the later one wins.
    #[must_use]
    pub(super) fn or(&self, later: &Self) -> Self {
        Self {
            colours: later.colours.clone().or_else(|| self.colours.clone()),
            ascii: self.ascii || later.ascii,
            plain: self.plain || later.plain,
        }
    }
}
