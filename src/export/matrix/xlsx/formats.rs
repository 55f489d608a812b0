//! How the cells of the workbook look.
//!
//! Nothing is said by colour alone: verbatim is italic and marked `> `, a comment is small and marked `// `, a stale cell
//! has its reasons in words beside it.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The looks, made once for a workbook.
pub(super) struct Formats {
    /// A heading above the columns of a theme.
    pub heading: Format,
    /// The heading of a wide column.
    pub header: Format,
    /// The heading of a narrow column, written upwards.
    pub upright: Format,
    /// What a row is called.
    pub name: Format,
    /// A text.
    pub text: Format,
    /// A number.
    pub number: Format,
    /// A number that is zero.
    pub zero: Format,
    /// A summary or synthesis: what is typed there stays text.
    pub summary: Format,
    /// A summary that rests on something that changed.
    pub stale: Format,
    /// What cannot be edited here, or is not there.
    pub faint: Format,
    /// The runs of a summary, by kind.
    pub plain: Format,
    /// The participant's own words.
    pub verbatim: Format,
    /// The analyst's remarks.
    pub comment: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let rule = 0x00BF_BFBF;
        let text = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(rule);
        let header = text.clone().set_bold().set_background_color(0x00E4_ECF4);
        let summary = text.clone().set_num_format("@");
        Self {
            heading: header.clone().set_font_size(12).set_background_color(0x00C9_D9E8),
            upright: header.clone().set_rotation(90).set_align(FormatAlign::Bottom).set_font_size(9),
            header: header.set_align(FormatAlign::Bottom).set_font_size(9),
            name: text.clone().set_bold(),
            zero: text.clone().set_align(FormatAlign::Right).set_num_format("0").set_font_color(0x00A6_A6A6),
            number: text.clone().set_align(FormatAlign::Right).set_num_format("0"),
            stale: summary.clone().set_background_color(0x00FD_EFD9),
            faint: text.clone().set_font_color(0x0059_5959).set_italic(),
            summary,
            text,
            plain: Format::new(),
            verbatim: Format::new().set_italic(),
            comment: Format::new().set_font_size(9).set_font_color(0x0059_5959),
        }
    }
}
