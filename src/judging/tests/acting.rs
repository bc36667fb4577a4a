use super::*;
use crate::comparison::{Cell, DifferenceKind, Home, Place, QuoteId};
use crate::judging::{Decision, Item, Ruling};
use crate::reading::QuoteKind;

#[test]
fn without_decisions_everything_is_as_proposed() {
    let judged = judge(sample(), &[], &Naming::default());
    assert_eq!(judged.claims, sample().claims);
    assert_eq!(judged.judged.count(), 0);
}

#[test]
fn what_is_accepted_stays_as_it_is_and_is_a_persons() {
    let mut desk = Desk::new();
    assert!(desk.act(|bench| bench.accept(0)));
    assert_eq!(desk.judged.claims, sample().claims);
    let marks = desk.judged.judged.claim(0).unwrap();
    assert!(marks.verdict && marks.statements.is_none());
    assert_eq!(marks.proposed, Some(Verdict::Diverge));
    assert_eq!(marks.differences.len(), sample().claims[0].differences.len());
    assert!(!desk.act(|bench| bench.accept(0)), "there is nothing more to do");
}

#[test]
fn a_divergence_that_is_rejected_is_told_alike() {
    let mut desk = Desk::new();
    desk.act(|bench| bench.reject(0));
    let claim = &desk.judged.claims[0];
    assert_eq!((claim.verdict, claim.differences.len()), (Verdict::Agree, 0));
    assert!(matches!(claim.cell(claim.statements[0].article), Cell::Tells));
    assert_eq!(desk.judged.judged.claim(0).unwrap().proposed, Some(Verdict::Diverge));
}

#[test]
fn an_agreement_that_is_rejected_comes_apart_and_can_be_whole_again() {
    let mut desk = Desk::new();
    let agreed = desk.first(Verdict::Agree);
    let was = desk.judged.claims[agreed].clone();
    desk.act(|bench| bench.reject(agreed));
    assert_eq!(desk.judged.claims.len(), sample().claims.len() + was.spread() - 1);
    let pieces = &desk.judged.claims[agreed..agreed + was.spread()];
    assert!(pieces.iter().all(|piece| piece.verdict == Verdict::Single && !piece.label.is_empty()));
    desk.act(|bench| bench.rule(agreed + 1, Ruling::Agree));
    assert_eq!(desk.judged.claims[agreed].statements, was.statements);
    assert_eq!(desk.judged.claims.len(), sample().claims.len());
}

#[test]
fn a_difference_takes_another_kind_and_a_struck_one_leaves_agreement() {
    let mut desk = Desk::new();
    assert_eq!(sample().claims[0].differences.len(), 1, "the sample's first claim has one difference");
    desk.act(|bench| bench.kind(0, 0, Some(DifferenceKind::Detail)));
    assert_eq!(desk.judged.claims[0].differences[0].kind, DifferenceKind::Detail);
    assert_eq!(desk.judged.claims[0].differences[0].values, sample().claims[0].differences[0].values);
    desk.act(|bench| bench.kind(0, 0, None));
    assert_eq!(desk.judged.claims[0].verdict, Verdict::Agree);
    assert_eq!(desk.decisions.all().len(), 1, "{:#?}", desk.decisions.all());
    let marks = desk.judged.judged.claim(0).unwrap();
    assert_eq!((marks.differences[0].kind, marks.proposed), (None, Some(Verdict::Diverge)));
}

#[test]
fn outlets_may_part_where_the_program_saw_no_difference() {
    let mut desk = Desk::new();
    let agreed = desk.first(Verdict::Agree);
    let outlet = desk.judged.claims[agreed].statements[0].article;
    desk.act(|bench| bench.part(agreed, DifferenceKind::Certainty, outlet));
    let claim = &desk.judged.claims[agreed];
    assert_eq!(claim.verdict, Verdict::Diverge);
    let difference = &claim.differences[0];
    assert_eq!(difference.kind, DifferenceKind::Certainty);
    let alone = difference.values.iter().filter(|value| value.side == 1).map(|value| value.article);
    assert_eq!(alone.collect::<Vec<_>>(), [outlet]);
    assert!(!difference.values[0].normal.is_empty() && !difference.why.is_empty());
    // Taken back, nothing of it is left.
    desk.act(|bench| bench.kind(agreed, 0, None));
    desk.act(|bench| bench.rule(agreed, Ruling::Agree));
    assert_eq!(desk.judged.claims[agreed].verdict, Verdict::Agree);
}

#[test]
fn a_name_takes_the_place_of_the_programs_and_gives_it_back() {
    let mut desk = Desk::new();
    let was = desk.judged.claims[2].label.clone();
    desk.act(|bench| bench.label(2, "  reach of the missile "));
    assert_eq!(desk.judged.claims[2].label, "reach of the missile");
    assert_eq!(desk.judged.judged.claim(2).unwrap().label, Some(was.clone()));
    desk.act(|bench| bench.label(2, "range"));
    assert_eq!(desk.decisions.all().len(), 1);
    assert_eq!(desk.judged.judged.claim(2).unwrap().label, Some(was.clone()));
    desk.act(|bench| bench.label(2, ""));
    assert_eq!(desk.judged.claims[2].label, was);
    assert!(desk.decisions.all().is_empty());
}

#[test]
fn a_statement_that_is_split_off_is_a_claim_of_its_own_and_leaves_the_others_to_be_weighed_anew() {
    let mut desk = Desk::new();
    let was = desk.judged.claims[0].clone();
    let off = was.statements[0];
    desk.act(|bench| bench.split(0, &[off]));
    assert_eq!(desk.judged.claims[0].statements, &was.statements[1..]);
    let own = desk.claims_with(off);
    assert!(own.iter().any(|&claim| desk.judged.claims[claim].statements == [off]), "{own:?}");
    assert!(!own.contains(&0));
    assert!(desk.judged.judged.claim(0).unwrap().statements.is_some());
    // All of a claim cannot be split off it.
    let all = desk.judged.claims[0].statements.clone();
    assert!(!desk.act(|bench| bench.split(0, &all)));
}

#[test]
fn claims_that_are_merged_are_one_and_keep_their_notes() {
    let mut desk = Desk::new();
    let (one, other) = (desk.judged.claims[0].clone(), desk.judged.claims[1].clone());
    desk.act(|bench| bench.note(Item::Claim(1), "see the transcript"));
    desk.act(|bench| bench.label(1, "gone after"));
    desk.act(|bench| bench.merge(0, &[0, 1].into()));
    assert_eq!(desk.judged.claims.len(), sample().claims.len() - 1);
    let merged = &desk.judged.claims[0];
    assert!(one.statements.iter().chain(&other.statements).all(|told| merged.statements.contains(told)));
    assert_ne!(merged.label, "gone after");
    assert_eq!(desk.judged.judged.claim(0).unwrap().notes, ["see the transcript"]);
    assert_eq!(desk.judged.judged.claim(0).unwrap().statements.as_ref().unwrap().len(), 2);
}

#[test]
fn a_statement_goes_to_another_claim_and_the_last_one_takes_its_claim_along() {
    let mut desk = Desk::new();
    let told = desk.judged.claims[0].statements[0];
    desk.act(|bench| bench.shift(0, &[told], 3));
    assert!(desk.judged.claims[3].statements.contains(&told));
    assert!(!desk.judged.claims[0].statements.contains(&told));
    let rest = desk.judged.claims[0].statements.clone();
    desk.act(|bench| bench.shift(0, &rest, 3));
    assert_eq!(desk.judged.claims.len(), sample().claims.len() - 1);
    let both = |claim: &crate::comparison::Claim| {
        rest.iter().chain([&told]).all(|one| claim.statements.contains(one))
    };
    assert!(desk.judged.claims.iter().any(both));
}

#[test]
fn a_passage_becomes_a_statement_of_a_claim_or_of_a_new_one() {
    let mut desk = Desk::new();
    let silent = *desk.judged.silent(&desk.judged.claims[0]).first().unwrap();
    let span = desk.judged.readings[silent].sentences[2].span;
    let passage = Place { article: silent, span };
    desk.act(|bench| bench.mark(passage, Some(0)));
    assert!(desk.judged.claims[0].first_in(silent).is_some_and(|told| told.span == span));
    let claims = desk.judged.claims.len();
    let span = desk.judged.readings[silent].sentences[3].span;
    let words = crate::text::Span::new(
        span.start,
        span.start + span.of(&desk.judged.story.articles[silent].text).find(' ').unwrap(),
    );
    desk.act(|bench| bench.mark(Place { article: silent, span: words }, None));
    assert_eq!(desk.judged.claims.len(), claims + 1);
}

#[test]
fn a_quote_gets_another_speaker_and_kind() {
    let mut desk = Desk::new();
    let id = QuoteId { article: 0, quote: 0 };
    let was = desk.judged.readings[0].quotes[0].clone();
    desk.act(|bench| bench.speaker(id, "Ann Example"));
    desk.act(|bench| bench.quote_kind(id, QuoteKind::Indirect));
    let quote = &desk.judged.readings[0].quotes[0];
    assert_eq!(quote.speaker.as_ref().unwrap().name, "Ann Example");
    assert_eq!((quote.kind, quote.marks.len()), (QuoteKind::Indirect, 0));
    let marks = &desk.judged.judged.quotes[&id];
    assert_eq!(marks.speaker, Some(was.speaker.map(|speaker| speaker.name)));
    assert_eq!(marks.kind, Some(was.kind));
    assert_eq!(desk.decisions.all().len(), 1);
    desk.act(|bench| bench.speaker(id, ""));
    assert_eq!(desk.judged.readings[0].quotes[0].speaker, None);
}

#[test]
fn an_outlet_is_named_and_dated_and_no_two_bear_one_name() {
    let mut desk = Desk::new();
    let names: Vec<String> = sample().story.articles.iter().map(|told| told.outlet.clone()).collect();
    desk.act(|bench| bench.outlet(0, &names[1]));
    desk.act(|bench| bench.published(0, "2025-10-17"));
    let told = &desk.judged.story.articles[0];
    assert_eq!(told.outlet, format!("{} (2)", names[1]));
    assert_eq!(told.published.as_deref(), Some("2025-10-17"));
    assert_eq!(desk.judged.judged.articles[&0].outlet.as_ref(), Some(&names[0]));
    desk.act(|bench| bench.outlet(0, ""));
    desk.act(|bench| bench.published(0, " "));
    assert!(desk.decisions.all().is_empty());
}

#[test]
fn notes_and_stars_are_put_on_anything() {
    let mut desk = Desk::new();
    let quote = QuoteId { article: 1, quote: 0 };
    for item in [Item::Story, Item::Article(2), Item::Claim(4), Item::Quote(quote)] {
        assert!(desk.act(|bench| bench.note(item, "call them")));
        assert!(desk.act(|bench| bench.note(item, "called them")));
    }
    let marks = &desk.judged.judged;
    assert_eq!(marks.notes, ["called them"]);
    assert_eq!(marks.articles[&2].notes, ["called them"]);
    assert_eq!(marks.claims[&4].notes, ["called them"]);
    assert_eq!(marks.quotes[&quote].notes, ["called them"]);
    assert!(!marks.claims[&4].is_decided());
    desk.act(|bench| bench.star(Item::Claim(4), true));
    assert!(desk.judged.judged.claims[&4].star);
    assert!(!desk.act(|bench| bench.star(Item::Claim(4), true)));
    desk.act(|bench| bench.star(Item::Claim(4), false));
    desk.act(|bench| bench.note(Item::Story, ""));
    assert!(!desk.judged.judged.claims[&4].star && desk.judged.judged.notes.is_empty());
}

#[test]
fn an_item_may_be_left_to_the_program_again() {
    let mut desk = Desk::new();
    desk.act(|bench| bench.reject(0));
    desk.act(|bench| bench.label(0, "other"));
    desk.act(|bench| bench.note(Item::Claim(0), "kept"));
    desk.act(|bench| bench.withdraw(Item::Claim(0)));
    assert_eq!(desk.judged.claims, sample().claims);
    assert_eq!(desk.judged.judged.claim(0).unwrap().notes, ["kept"]);
}

#[test]
fn a_decision_whose_words_are_gone_is_lost_and_can_be_placed_again() {
    let mut desk = Desk::new();
    desk.act(|bench| bench.label(0, "kept name"));
    let Decision::Label(mut of) = desk.decisions.all()[0].clone() else { panic!() };
    of.claim.iter_mut().for_each(|anchor| anchor.exact = "words that stand nowhere".to_owned());
    desk.decisions = Decisions::of(vec![Decision::Label(of.clone())]);
    desk.lay();
    assert_eq!(desk.judged.judged.homes, [Home::Lost]);
    assert_eq!(desk.judged.judged.lost().collect::<Vec<_>>(), [0]);
    desk.act(|bench| bench.replace(0, Item::Claim(5)));
    assert_eq!(desk.judged.claims[5].label, "kept name");
    // One about articles that are none of this story is not lost.
    of.claim.iter_mut().for_each(|anchor| anchor.article = "elsewhere.txt".to_owned());
    desk.decisions = Decisions::of(vec![Decision::Label(of)]);
    desk.lay();
    assert_eq!(desk.judged.judged.homes, [Home::Elsewhere]);
}

#[test]
fn what_is_said_of_a_claim_is_not_said_of_another_that_shares_its_statements() {
    for claim in 0..sample().claims.len() {
        let mut desk = Desk::new();
        desk.act(|bench| bench.label(claim, "this one"));
        desk.act(|bench| bench.note(Item::Claim(claim), "this one"));
        desk.act(|bench| bench.star(Item::Claim(claim), true));
        let homes = &desk.judged.judged.homes;
        assert_eq!(homes, &vec![Home::Claim(claim); 3], "{:?}", sample().claims[claim].label);
        desk.act(|bench| bench.accept(claim));
        assert_eq!(
            desk.judged.judged.claim(claim).unwrap().label,
            Some(sample().claims[claim].label.clone())
        );
        assert_eq!(desk.judged.claims.len(), sample().claims.len());
    }
}
