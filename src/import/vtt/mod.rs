//! The `vtt` layout: WebVTT captions become turns.
//!
//! `cues` owns the file's blocks and timings, `markup` what stands in a cue, `turns` how cues become turns. The text
//! is generated: `Name: talk` for each turn, a blank line between turns. Source: W3C, WebVTT: The Web Video Text
//! Tracks Format, Candidate Recommendation.

mod cues;
mod markup;
mod turns;

#[cfg(test)]
mod tests;

use super::layout::Reading;
use super::{ImportError, decode};

/// Reads a caption file.
///
/// # Errors
/// What is no text, no WebVTT, or has no cue with words.
pub fn read(file: &str, bytes: &[u8], told: impl Fn(&str) -> bool) -> Result<Reading, ImportError> {
    let decoded = decode::decode(file, bytes)?;
    if !cues::is_vtt(&decoded.text) {
        return Err(ImportError::NotVtt { file: file.to_string() });
    }
    let (cues, faults) = cues::cues(&decoded.text);
    let mut warnings = decoded.warnings;
    warnings.extend(faults);
    match turns::build(&cues, told) {
        Some((text, found)) => Ok(Reading { text, found, warnings }),
        None => Err(ImportError::NoCues { file: file.to_string(), warnings }),
    }
}
