use super::*;
use crate::comparison::QuoteId;
use crate::comparison::compare;
use crate::reading::QuoteKind;

#[test]
fn a_quote_gets_another_speaker_and_another_kind() {
    let mut model = bridge();
    keys(&mut model, "]");
    let id = QuoteId { article: model.outlet, quote: model.quote.unwrap() };
    keys(&mut model, "dw<ctrl-u>Tom Weiss<enter>");
    let quote = |model: &Model| model.comparison.readings[id.article].quotes[id.quote].clone();
    assert_eq!(quote(&model).speaker.unwrap().name, "Tom Weiss");
    assert_eq!(model.quote, Some(id.quote), "the quote stays chosen");
    keys(&mut model, "dt3");
    assert_eq!(quote(&model).kind, QuoteKind::Indirect);
    assert!(model.comparison.judged.quotes[&id].speaker.is_some());
    there_and_back(&mut model);
    keys(&mut model, "w");
    assert!(shown(&model).contains("decided by a person"), "{}", shown(&model));
}

#[test]
fn without_a_quote_it_is_said_how_to_choose_one() {
    let mut model = bridge();
    keys(&mut model, "dw");
    assert!(status(&model).contains("Choose a quote first"), "{}", status(&model));
}

#[test]
fn an_outlet_gets_a_name_and_a_date() {
    let mut model = bridge();
    keys(&mut model, "1");
    keys(&mut model, "do<ctrl-u>Harbour Post<enter>");
    assert_eq!(model.comparison.story.articles[model.outlet].outlet, "Harbour Post");
    assert!(shown(&model).contains("Harbour Post"));
    keys(&mut model, "dd<ctrl-u>soon<enter>");
    assert!(shown(&model).contains("That is no date"), "{}", shown(&model));
    keys(&mut model, "<ctrl-u>2026-03-12<enter>");
    assert_eq!(model.comparison.story.articles[model.outlet].published.as_deref(), Some("2026-03-12"));
    there_and_back(&mut model);
}

#[test]
fn notes_go_to_the_claim_the_quote_or_the_outlet() {
    let mut model = bridge();
    keys(&mut model, "dncheck the register<enter>");
    assert_eq!(model.comparison.judged.claims[&0].notes, ["check the register"]);
    assert!(shown(&model).contains("≠¶lorries"), "{}", shown(&model));
    keys(&mut model, "<enter>");
    assert!(shown(&model).contains("check the register"));
    keys(&mut model, "<esc>]dnwho was there?<enter>");
    assert_eq!(model.comparison.judged.quotes.values().next().unwrap().notes, ["who was there?"]);
    keys(&mut model, "1dnowned by the port<enter>");
    keys(&mut model, "<esc>");
    keys(&mut model, "3dNfor Friday<enter>");
    assert_eq!(model.comparison.judged.notes, ["for Friday"]);
    there_and_back(&mut model);
}

#[test]
fn a_star_is_put_and_taken_away() {
    let mut model = bridge();
    keys(&mut model, "d*");
    assert!(shown(&model).contains("≠★lorries"), "{}", shown(&model));
    there_and_back(&mut model);
    keys(&mut model, "dm");
    assert!(decided(&model).is_empty());
}

#[test]
fn selected_words_become_a_statement_of_a_claim_or_of_a_new_one() {
    // The words of an article are known where it was read.
    let first = compare(fixture::bridge().story);
    let mut model = explorer(first.clone(), 120, 40);
    let claims = model.comparison.claims.len();
    let there_and_back = |model: &mut Model| there_and_back_to(model, &first.claims);
    keys(&mut model, "2v");
    let Mode::Passage(passage) = &model.mode else { panic!("{:?}", model.mode) };
    let whole = passage.span().unwrap();
    keys(&mut model, "hhh");
    let Mode::Passage(passage) = &model.mode else { panic!() };
    let span = passage.span().unwrap();
    assert!(span.len() < whole.len() && span.start == whole.start);
    keys(&mut model, "a");
    assert_eq!(model.comparison.claims.len(), claims + 1);
    assert!(
        model.comparison.claims.iter().any(|claim| claim.statements.iter().any(|told| told.span == span))
    );
    there_and_back(&mut model);
    keys(&mut model, "u2vnn<enter>");
    assert_eq!(model.focus, Pane::Claims);
    keys(&mut model, "gjj<enter>");
    assert_eq!(model.comparison.claims.len(), claims);
    assert_eq!(decided(&model).len(), 1);
    there_and_back(&mut model);
}

#[test]
fn what_was_done_is_listed_and_one_goes_back_to_before_it() {
    let mut model = bridge();
    keys(&mut model, "U");
    assert!(shown(&model).contains("Nothing is decided yet"));
    keys(&mut model, "<esc>dajdrjda");
    keys(&mut model, "U");
    let screen = shown(&model);
    assert!(screen.contains("done") && screen.contains("rejected: how long"), "{screen}");
    // The second row is the act before the last: back to before it.
    keys(&mut model, "j<enter>");
    assert_eq!(model.judging.decisions.done().len(), 1);
    assert_eq!(model.judging.decisions.undone().len(), 2);
    assert!(shown(&model).contains("taken back"));
    keys(&mut model, "g<enter>");
    assert_eq!(model.judging.decisions.done().len(), 3);
    keys(&mut model, "<esc>");
    there_and_back(&mut model);
}

#[test]
fn a_decision_that_lost_its_words_is_listed_first_and_finds_another_place() {
    let mut model = bridge();
    keys(&mut model, "dl<ctrl-u>kept<enter>");
    let Decision::Label(mut of) = decided(&model)[0].clone() else { panic!() };
    of.claim.iter_mut().for_each(|anchor| anchor.exact = "gone from the article".to_owned());
    model.judging.decisions = Decisions::of(vec![Decision::Label(of)]);
    keys(&mut model, "jdau");
    assert!(shown(&model).contains("0 decided, 1 lost"), "{}", shown(&model));
    keys(&mut model, "U");
    assert!(shown(&model).contains("lost"));
    keys(&mut model, "<enter>");
    assert!(status(&model).contains("To which claim"), "{}", status(&model));
    keys(&mut model, "g<enter>");
    assert_eq!(model.comparison.claims[0].label, "kept");
    keys(&mut model, "U");
    assert!(!shown(&model).contains("lost"));
}

#[test]
fn what_somebody_else_saved_meanwhile_is_taken_over() {
    let mut model = bridge();
    keys(&mut model, "da");
    let theirs = {
        let mut other = bridge();
        keys(&mut other, "jdl<ctrl-u>theirs<enter>");
        decided(&other).to_vec()
    };
    update(&mut model, Msg::Saved(Ok(Saved::Together { seen: Vec::new(), found: theirs })));
    assert!(model.comparison.claims.iter().any(|claim| claim.label == "theirs"));
    assert!(model.comparison.judged.rules(0));
    assert!(status(&model).contains("somebody else"));
}

#[test]
fn what_could_not_be_saved_is_told_until_it_can() {
    let mut model = bridge();
    keys(&mut model, "da");
    update(&mut model, Msg::Saved(Err("not saved: the disk is full".to_owned())));
    assert_eq!(status(&model), "not saved: the disk is full");
    keys(&mut model, "j");
    assert!(shown(&model).contains("not saved"), "{}", shown(&model));
    update(&mut model, Msg::Saved(Ok(Saved::Kept)));
    assert!(!shown(&model).contains("not saved"));
    update(&mut model, Msg::Saved(Ok(Saved::Nowhere)));
    assert!(status(&model).contains("--decisions FILE"));
}

#[test]
fn a_speaker_whose_quote_lost_its_words_goes_to_the_quote_that_is_chosen_or_is_given_up() {
    let mut model = bridge();
    keys(&mut model, "]dw<ctrl-u>Tom Weiss<enter>");
    let Decision::Quote(mut of) = decided(&model)[0].clone() else { panic!() };
    of.quote.exact = "gone from the article".to_owned();
    model.judging.decisions = Decisions::of(vec![Decision::Quote(of)]);
    keys(&mut model, "<esc>3dau");
    keys(&mut model, "U<enter>");
    assert!(status(&model).contains("Choose the quote in the article first"), "{}", status(&model));
    keys(&mut model, "<esc>]");
    let id = QuoteId { article: model.outlet, quote: model.quote.unwrap() };
    keys(&mut model, "U<enter>");
    let speaker = model.comparison.readings[id.article].quotes[id.quote].speaker.clone();
    assert_eq!(speaker.unwrap().name, "Tom Weiss");
    keys(&mut model, "Gx");
    assert!(decided(&model).is_empty(), "{:#?}", decided(&model));
}
