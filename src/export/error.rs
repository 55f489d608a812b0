//! What can go wrong while an export is made.

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A sheet would have more columns than a workbook can hold.
    #[error(
        "the sheet “{sheet}” would have {columns} columns and a workbook holds 16,384; choose fewer attributes or \
         themes, or use the format csv"
    )]
    TooManyColumns {
        /// The title of the table.
        sheet: String,
        /// How many columns it has.
        columns: usize,
    },
    /// The workbook could not be written.
    #[error("the workbook could not be written ({0}); try the format csv")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The JSON document could not be written.
    #[error("the JSON document could not be written ({0}); try the format csv")]
    Json(#[from] serde_json::Error),
}
