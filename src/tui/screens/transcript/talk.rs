//! What a transcript's talk is made of: blocks, words and sentences, found once when it is opened.
//!
//! None of it depends on the width of the screen or on the codings. A movement looks its target up here, so that a key
//! costs as little in one paragraph of sixty thousand words as in a short answer. Speaker labels are in no block: no
//! movement ever stands on one.

use crate::model::Span;
use crate::text;
use crate::workbench::Loaded;

/// A stretch of text and the turn it is the talk of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The bytes.
    pub span: Span,
    /// Index of the turn; `None` outside the turns.
    pub turn: Option<usize>,
    /// Whether it is what participants said, or an interpreter for them.
    pub speaks: bool,
}

/// The blocks, words and sentences of a transcript, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The talk of every turn, and what stands outside the turns and is not blank.
    pub blocks: Vec<Block>,
    /// The words of all blocks.
    pub words: Vec<Span>,
    /// The sentences of all blocks.
    pub sentences: Vec<Span>,
}

impl Talk {
    /// Finds blocks, words and sentences.
    #[must_use]
    pub fn new(loaded: &Loaded) -> Self {
        let blocks = blocks(loaded);
        let mut talk = Self { blocks, words: Vec::new(), sentences: Vec::new() };
        for block in &talk.blocks {
            talk.words.extend(text::words(&loaded.text, block.span));
            talk.sentences.extend(text::sentences(&loaded.text, block.span));
        }
        talk
    }

    /// The first byte the cursor can stand on.
    #[must_use]
    pub fn first_byte(&self) -> usize {
        self.blocks.iter().find(|block| block.turn.is_some()).or(self.blocks.first()).map_or(0, |b| b.span.start)
    }

    /// Place of the block that holds `byte`, or of the last one that begins before it.
    #[must_use]
    pub fn block_index(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start <= byte).checked_sub(1)
    }

    /// The bytes of that block.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> Option<Span> {
        self.block_index(byte).and_then(|index| self.blocks.get(index)).map(|block| block.span)
    }

    /// Where the block before or after the one at `byte` begins; within a block, back leads to its own beginning first.
    #[must_use]
    pub fn block_from(&self, byte: usize, forward: bool) -> Option<usize> {
        let index = if forward {
            self.blocks.partition_point(|block| block.span.start <= byte)
        } else {
            self.blocks.partition_point(|block| block.span.start < byte).checked_sub(1)?
        };
        self.blocks.get(index).map(|block| block.span.start)
    }

    /// The word that holds `byte`; `None` on punctuation and spaces.
    #[must_use]
    pub fn word_at(&self, byte: usize) -> Option<Span> {
        let before = self.words.partition_point(|word| word.start <= byte).checked_sub(1)?;
        self.words.get(before).copied().filter(|word| word.contains(byte))
    }

    /// Where the next word begins, or the one before.
    #[must_use]
    pub fn word_from(&self, byte: usize, forward: bool) -> Option<usize> {
        start_from(&self.words, byte, forward)
    }

    /// Where the next sentence begins, or the one before.
    #[must_use]
    pub fn sentence_from(&self, byte: usize, forward: bool) -> Option<usize> {
        start_from(&self.sentences, byte, forward)
    }

    /// The sentence that holds `byte`. Between two it is the following one, after the last of a block that one; `None`
    /// where the block has none.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<Span> {
        let block = self.block_at(byte)?;
        let first = self.sentences.partition_point(|sentence| sentence.end <= byte.max(block.start));
        let here =
            |place: usize| self.sentences.get(place).copied().filter(|s| block.start <= s.start && s.end <= block.end);
        here(first).or_else(|| here(first.checked_sub(1)?))
    }

    /// The words that lie in `span` whole.
    #[must_use]
    pub fn words_in(&self, span: Span) -> &[Span] {
        let first = self.words.partition_point(|word| word.start < span.start);
        let last = self.words.partition_point(|word| word.end <= span.end);
        self.words.get(first..last.max(first)).unwrap_or_default()
    }

    /// The question that a block answers together with all that is said until the next one: from the last block before it
    /// that is not participants' talk to the next such block.
    #[must_use]
    pub fn exchange(&self, span: Span) -> Option<Span> {
        let first = self.block_index(span.start)?;
        let last = self.block_index(span.end.saturating_sub(1))?;
        let speaks = |index: &usize| self.blocks.get(*index).is_some_and(|block| block.speaks);
        let question = (0..=first).rev().find(|index| !speaks(index)).unwrap_or(0);
        let next = (last + 1..self.blocks.len()).find(|index| !speaks(index)).unwrap_or(self.blocks.len());
        Some(Span::new(self.blocks.get(question)?.span.start, self.blocks.get(next.checked_sub(1)?)?.span.end))
    }

    /// Everything there is.
    #[must_use]
    pub fn whole(&self) -> Option<Span> {
        Some(Span::new(self.blocks.first()?.span.start, self.blocks.last()?.span.end))
    }
}

fn start_from(units: &[Span], byte: usize, forward: bool) -> Option<usize> {
    let index = if forward {
        units.partition_point(|unit| unit.start <= byte)
    } else {
        units.partition_point(|unit| unit.start < byte).checked_sub(1)?
    };
    units.get(index).map(|unit| unit.start)
}

fn blocks(loaded: &Loaded) -> Vec<Block> {
    let text = &loaded.text;
    let mut blocks = Vec::new();
    let outside = |from: usize, to: usize, blocks: &mut Vec<Block>| {
        let between = text.get(from..to).unwrap_or_default();
        let trimmed = between.trim();
        if !trimmed.is_empty() {
            let start = from + between.len() - between.trim_start().len();
            blocks.push(Block { span: Span::new(start, start + trimmed.len()), turn: None, speaks: false });
        }
    };
    let mut from = 0;
    for (index, turn) in loaded.transcript.turns.iter().enumerate() {
        outside(from, turn.start, &mut blocks);
        let speaks = loaded.speaker(turn).is_some_and(|speaker| speaker.role.speaks_for_participants());
        blocks.push(Block { span: Span::new(turn.body, turn.end), turn: Some(index), speaks });
        from = turn.end;
    }
    outside(from, text.len(), &mut blocks);
    blocks
}
