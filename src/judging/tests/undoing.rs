use proptest::prelude::*;

use super::*;
use crate::comparison::{DifferenceKind, Place, QuoteId};
use crate::judging::{Decision, Item, Ruling, format};
use crate::reading::QuoteKind;

/// Some act, chosen by three numbers.
fn some_act(bench: &Bench<'_>, act: usize, one: usize, other: usize) -> Option<Act> {
    let claims = bench.judged.claims.len();
    // The first claims are those that people decide on; so acts meet each other.
    let (claim, near) = (one % 12 % claims, other % 12 % claims);
    let told = &bench.judged.claims[claim];
    let statement = told.statements[other % told.statements.len()];
    let article = one % bench.judged.story.articles.len();
    let quotes = bench.judged.readings[article].quotes.len();
    let id = QuoteId { article, quote: other % quotes };
    let item = [Item::Story, Item::Article(article), Item::Claim(claim), Item::Quote(id)][other % 4];
    let kind = DifferenceKind::ALL[other % 9];
    match act % 18 {
        0 => bench.accept(claim),
        1 => bench.reject(claim),
        2 => bench.rule(claim, [Ruling::Diverge, Ruling::Agree, Ruling::Apart][other % 3]),
        3 => bench.kind(claim, 0, Some(kind)),
        4 => bench.kind(claim, 0, None),
        5 => bench.part(claim, kind, article),
        6 => bench.label(claim, ["", "one", "two"][other % 3]),
        7 => bench.note(item, ["", "a note", "another"][one % 3]),
        8 => bench.star(item, one.is_multiple_of(2)),
        9 => bench.split(claim, &[statement]),
        10 => bench.merge(claim, &[near].into()),
        11 => bench.shift(claim, &[statement], near),
        12 => bench.speaker(id, ["", "Ann", "Bob"][one % 3]),
        13 => bench.quote_kind(id, [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect][one % 3]),
        14 => bench.outlet(article, ["", "Post", "Wire"][other % 3]),
        15 => bench.published(article, ["", "2025-10-16"][other % 2]),
        16 => bench.withdraw(item),
        _ => {
            let sentences = &bench.judged.readings[article].sentences;
            let span = sentences[other % sentences.len()].span;
            bench.mark(Place { article, span }, one.is_multiple_of(2).then_some(near))
        }
    }
}

/// What every comparison that is shown must hold to.
fn is_sound(judged: &Comparison) {
    for (at, claim) in judged.claims.iter().enumerate() {
        assert!(!claim.statements.is_empty() && claim.statements.is_sorted(), "{at}: {claim:#?}");
        assert_eq!(claim.verdict == Verdict::Single, claim.spread() == 1, "{at}: {claim:#?}");
        assert!(claim.verdict == Verdict::Diverge || claim.differences.is_empty(), "{at}: {claim:#?}");
        for told in &claim.statements {
            assert!(!told.span.of(&judged.story.articles[told.article].text).is_empty());
            assert!(told.sentence < judged.readings[told.article].sentences.len());
        }
    }
    assert!(judged.judged.claims.keys().all(|at| *at < judged.claims.len()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn all_undone_gives_the_first_state_and_all_done_again_the_last(
        acts in prop::collection::vec((0..18_usize, 0..60_usize, 0..60_usize), 1..14),
    ) {
        let mut desk = Desk::new();
        for (act, one, other) in acts {
            desk.act(|bench| some_act(bench, act, one, other));
            is_sound(&desk.judged);
            prop_assert!(desk.judged.judged.lost().next().is_none(), "{:#?}", desk.decisions.all());
        }
        let (last, judged) = (desk.decisions.all().to_vec(), desk.judged.clone());
        let mut states = vec![last.clone()];
        while desk.decisions.undo().is_some() {
            states.push(desk.decisions.all().to_vec());
        }
        desk.lay();
        prop_assert!(desk.decisions.all().is_empty());
        prop_assert_eq!(&desk.judged.claims, &sample().claims);
        prop_assert_eq!(&desk.judged.story, &sample().story);
        while desk.decisions.redo().is_some() {
            states.pop();
            prop_assert_eq!(Some(desk.decisions.all()), states.last().map(Vec::as_slice));
        }
        desk.lay();
        prop_assert_eq!(desk.decisions.all(), &last[..]);
        prop_assert_eq!(&desk.judged.claims, &judged.claims);
        prop_assert_eq!(&desk.judged.judged, &judged.judged);

        // Saved and read again, they are the same, and so is what they make of the story.
        let read = format::read(&format::write(&last)).unwrap().decisions;
        prop_assert_eq!(&read, &last);
        let mut turned: Vec<Decision> = last.clone();
        turned.reverse();
        prop_assert_eq!(format::write(&turned), format::write(&last));
    }
}
