//! What sort of difference it is that outlets part over, or that it is none, as a person says.

use crate::comparison::{Comparison, Difference, JudgedDifference, Place, Value};
use crate::judging::decision::OfDifference;

use super::marked;
use super::places::{Places, same_place};

/// The reason that stands beside a difference that a person found.
const WHY: &str = "decided by a person";

/// Lays a decision over a claim's differences.
pub(super) fn lay(judged: &mut Comparison, claim: usize, of: &OfDifference, places: &Places<'_>) {
    let given: Vec<Option<Place>> = of.values.iter().map(|anchor| places.find(anchor)).collect();
    let known: Vec<Place> = given.iter().copied().flatten().collect();
    let differences = &mut judged.claims[claim].differences;
    let place = |value: &Value| Place { article: value.article, span: value.span };
    let met = |difference: &Difference| {
        difference
            .values
            .iter()
            .filter(|value| known.iter().any(|known| same_place(*known, place(value))))
            .count()
    };
    let best = differences
        .iter()
        .enumerate()
        .filter(|(_, difference)| Some(difference.kind) == of.proposed)
        .map(|(at, difference)| (met(difference), std::cmp::Reverse(at)))
        .max()
        .filter(|(met, _)| *met > 0);
    let found = best.map(|(_, std::cmp::Reverse(at))| at);
    let values = match found {
        Some(at) => differences[at].values.clone(),
        None => own_values(judged, claim, of, &given),
    };
    let differences = &mut judged.claims[claim].differences;
    match (found, of.kind) {
        (Some(at), Some(kind)) => differences[at].kind = kind,
        (Some(at), None) => _ = differences.remove(at),
        // What a person found, or the program no longer does, stands all the same.
        (None, Some(kind)) if values.len() > 1 => {
            differences.push(Difference { kind, values: values.clone(), why: WHY.to_owned() });
        }
        (None, _) => {}
    }
    differences.sort_by_key(|difference| difference.kind);
    let decided = JudgedDifference { proposed: of.proposed, kind: of.kind, values };
    marked(judged, claim).differences.push(decided);
}

/// The words that a person set against each other, of those who still tell the claim.
fn own_values(judged: &Comparison, claim: usize, of: &OfDifference, given: &[Option<Place>]) -> Vec<Value> {
    let value = |(at, place): (usize, &Option<Place>)| {
        let place = (*place)?;
        let text = &judged.story.articles.get(place.article)?.text;
        let normal = place.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let side = of.sides.get(at).copied().unwrap_or(at + 1);
        Some(Value { side, ..Value::new(place.article, place.span, normal) })
    };
    let mut values: Vec<Value> = given.iter().enumerate().filter_map(value).collect();
    let told = &judged.claims[claim];
    values.retain(|value| told.first_in(value.article).is_some());
    values.sort_by_key(|value| (value.article, value.span));
    values.dedup_by_key(|value| value.article);
    values
}
