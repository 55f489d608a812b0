//! What comparing promises, on cases made by hand and on random ones.
