//! What is read from files that were edited, and what is refused.
