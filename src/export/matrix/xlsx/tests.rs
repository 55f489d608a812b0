//! What a workbook of the matrix promises, read back by another program.
