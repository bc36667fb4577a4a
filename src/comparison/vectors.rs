//! Sentences as vectors: two that tell the same in other words lie near each other.
//!
//! A sentence is the sum of the vectors of its word pieces. The table is fitted so that the sum points where a
//! sentence model points; from which texts, and how, is told in `assets/vectors/README.md`.

use std::sync::LazyLock;

use wide::{i16x8, i32x4};

use crate::text::WordPieces;

/// Dimensions of a vector.
const DIMENSIONS: usize = 256;
/// Bytes of a row: two of scale, low byte first, then two dimensions each, the first in the lower half.
const ROW: usize = 2 + DIMENSIONS / 2;
/// What stands for zero in half a byte.
const ZERO: f32 = 8.0;

/// A row for each line of the vocabulary.
static TABLE: &[u8] = include_bytes!("../../assets/vectors/table.bin");
static PIECES: LazyLock<WordPieces> =
    LazyLock::new(|| WordPieces::of(include_str!("../../assets/vectors/pieces.txt")));

/// The direction of a text's meaning, each dimension in parts of [`WHOLE`]: whole numbers are multiplied several at a time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vector {
    /// The dimensions that tell most: the table has them first.
    first: Half,
    rest: Half,
    /// The length of `rest`.
    length: f32,
}

const HALF: usize = DIMENSIONS / 2;

/// Half of the dimensions, eight side by side.
type Half = [i16x8; HALF / 8];

/// What stands for 1 in a vector; the products of two vectors add up to no more than its square.
const WHOLE: f32 = 16_384.0;

/// The vector of a text, of length 1; of a text without a known word, of length 0.
pub(super) fn vector(text: &str) -> Vector {
    let mut sum = [0.0_f32; DIMENSIONS];
    for piece in PIECES.cut(text) {
        let Some(&[low, high, ref row @ ..]) = TABLE.chunks_exact(ROW).nth(piece as usize) else { continue };
        let scale = f32::from(u16::from_le_bytes([low, high]));
        for (two, &byte) in sum.chunks_exact_mut(2).zip(row) {
            two[0] += scale * (f32::from(byte & 15) - ZERO);
            two[1] += scale * (f32::from(byte >> 4) - ZERO);
        }
    }
    let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
    let (mut first, mut rest) = ([0_i16; HALF], [0_i16; HALF]);
    if length > 0.0 {
        for (part, value) in first.iter_mut().chain(&mut rest).zip(sum) {
            *part = (value / length * WHOLE).round() as i16;
        }
    }
    let length = rest.iter().map(|&part| f32::from(part) * f32::from(part)).sum::<f32>().sqrt();
    let eights = |half: [i16; HALF]| {
        let mut eights = Half::default();
        for (eight, parts) in eights.iter_mut().zip(half.as_chunks().0) {
            *eight = i16x8::new(*parts);
        }
        eights
    };
    Vector { first: eights(first), rest: eights(rest), length }
}

/// The cosine of the angle between two vectors, from -1 to 1, where it is at least `least`; that of a vector of length 0
/// with any is 0.
pub(super) fn cosine_from(one: &Vector, other: &Vector, least: f32) -> Option<f32> {
    let first = product(&one.first, &other.first);
    // What is left adds at most the product of its lengths (Cauchy and Schwarz): most pairs need no more than this.
    if first as f32 + one.length * other.length * 1.001 < least * WHOLE * WHOLE {
        return None;
    }
    let cosine = (first + product(&one.rest, &other.rest)) as f32 / (WHOLE * WHOLE);
    (cosine >= least).then_some(cosine)
}

/// Eight products at a time: written out one by one, whether they are made so is left to the mood of the compiler.
fn product(one: &Half, other: &Half) -> i32 {
    let mut sums = i32x4::default();
    for (mine, theirs) in one.iter().zip(other) {
        sums += mine.dot(*theirs);
    }
    sums.reduce_add()
}

/// Pieces behind the first word of the vocabulary, beyond which a word is no longer common.
const COMMON: f64 = 4000.0;

/// Where a word stands among the most frequent of English, from 1, if it is one of them.
pub(crate) fn rank(word: &str) -> Option<u32> {
    let first = PIECES.number("the").unwrap_or(0);
    match PIECES.cut(word).as_slice() {
        [piece] => Some(piece.saturating_sub(first) + 1),
        _ => None,
    }
}

/// How rare a word is in English, from 0.05 to 1: the vocabulary has the most frequent words first.
pub(super) fn rarity(word: &str) -> f64 {
    rank(word).map_or(1.0, |rank| (f64::from(rank - 1) / COMMON).clamp(0.05, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(one: &Vector, other: &Vector) -> f32 {
        cosine_from(one, other, -2.0).unwrap()
    }

    #[test]
    fn what_english_often_says_is_common() {
        assert!(rarity("said") < rarity("bridge") && rarity("bridge") < rarity("tomahawk"));
        assert!(rarity("") > rarity("said"));
    }

    fn near(one: &str, other: &str) -> f32 {
        cosine(&vector(one), &vector(other))
    }

    #[test]
    fn the_table_has_a_row_for_each_piece() {
        assert_eq!(TABLE.len(), PIECES.len() * ROW);
    }

    #[test]
    fn a_vector_has_the_length_one() {
        let whole = vector("A tourist ship struck a bridge on the Rhine.");
        assert!((cosine(&whole, &whole) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn a_text_without_a_known_word_is_near_nothing() {
        assert!(near("", "A ship struck a bridge.").abs() < f32::EPSILON);
        assert!(near("船", "船").abs() < f32::EPSILON);
    }

    #[test]
    fn what_is_far_is_told_early_and_what_is_near_as_exactly() {
        let words = ["ship", "vessel", "bridge", "pillar", "said", "told", "zelensky", ""].map(vector);
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            let whole = cosine(one, other);
            assert_eq!(cosine_from(one, other, 0.4), (whole >= 0.4).then_some(whole));
        }
    }

    #[test]
    fn case_and_accents_change_nothing() {
        assert_eq!(vector("ORBÁN won’t resign"), vector("Orban won’t resign"));
    }

    #[test]
    fn the_same_in_other_words_is_nearer_than_another_fact_of_the_story() {
        for (told, retold, another) in [
            (
                "A tourist ship struck a highway bridge in Germany.",
                "The cruise vessel hit a supporting pillar of the motorway.",
                "Police are still questioning witnesses in the city.",
            ),
            (
                "The senator will step down at the end of the month.",
                "The lawmaker announced his resignation.",
                "The committee debated the budget until midnight.",
            ),
            (
                "At least twelve people died in the blaze.",
                "The fire killed a dozen residents.",
                "The mayor promised new homes within a year.",
            ),
        ] {
            assert!(near(told, retold) > near(told, another), "{told}");
            assert!(near(told, retold) > near(retold, another), "{retold}");
        }
    }
}
