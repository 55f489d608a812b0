//! What the page of the matrix promises.
