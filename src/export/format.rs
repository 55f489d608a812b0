//! The formats an export can have.

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A workbook for spreadsheet programs.
    Xlsx,
    /// One self-contained page.
    Html,
    /// Markdown.
    Md,
    /// JSON.
    Json,
}

impl Format {
    /// All formats, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Csv, Self::Xlsx, Self::Html, Self::Md, Self::Json];

    /// The word used on the command line; also the usual file extension.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Md => "md",
            Self::Json => "json",
        }
    }

    /// The format a word names, in any letter case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Md),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format a file's name asks for by its extension.
    #[must_use]
    pub fn from_extension(file: &str) -> Option<Self> {
        let (_, extension) = file.rsplit_once('.')?;
        Self::from_word(extension)
    }

    /// Whether the bytes are text that can be printed.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_format_is_known_by_its_word_and_by_the_extension_of_a_file() {
        for format in Format::ALL {
            assert_eq!(Format::from_word(&format.word().to_uppercase()), Some(format));
            assert_eq!(Format::from_extension(&format!("out.v2/my.study.{}", format.word())), Some(format));
        }
        assert_eq!(Format::from_word("Markdown"), Some(Format::Md));
        assert_eq!(Format::from_extension("page.HTM"), Some(Format::Html));
        assert_eq!(Format::from_extension("csv"), None);
        assert_eq!(Format::from_word("pdf"), None);
    }
}
