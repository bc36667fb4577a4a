use super::{Form, Grammar, Part};
use crate::reading::lexicon::Lexicon;
use crate::reading::names;
use crate::reading::tests::article;
use crate::reading::words::Words;

/// The part of a word in its sentence.
fn part(text: &str, word: &str) -> Part {
    let article = article(text);
    let words = Words::of(&article);
    let names = names::find(&words, Lexicon::get());
    let grammar = Grammar::of(&words, &names);
    let at = (0..words.tokens.len()).find(|&at| words.low(at) == word).expect("the word stands there");
    grammar.part(at)
}

/// Checks what each word is in its sentence: sentence, word, part.
#[track_caller]
fn are_tagged(cases: &[(&str, &str, Part)]) {
    for (text, word, expected) in cases {
        assert_eq!(part(text, word), *expected, "{word}: {text}");
    }
}

#[test]
fn an_article_makes_a_noun_of_what_could_be_a_verb() {
    are_tagged(&[
        ("The report was short.", "report", Part::Noun),
        ("The claim was false.", "claim", Part::Noun),
        ("His call came late.", "call", Part::Noun),
    ]);
}

#[test]
fn a_subject_makes_a_verb_of_what_could_be_a_noun() {
    are_tagged(&[
        ("They report that prices rose.", "report", Part::Verb(Form::Base)),
        ("She claims that prices rose.", "claims", Part::Verb(Form::Third)),
        ("They will call a vote.", "call", Part::Verb(Form::Base)),
    ]);
}

#[test]
fn to_opens_an_infinitive_or_leads_to_a_place() {
    are_tagged(&[
        ("They want to vote soon.", "to", Part::To),
        ("They want to vote soon.", "vote", Part::Verb(Form::Base)),
        ("They went to the bridge.", "to", Part::Preposition),
    ]);
}

#[test]
fn auxiliaries_tell_a_participle_from_a_past() {
    are_tagged(&[
        ("The tolls were taken away.", "taken", Part::Verb(Form::Participle)),
        ("The firm took the tolls.", "took", Part::Verb(Form::Past)),
    ]);
}

#[test]
fn a_number_makes_no_verb_of_what_it_counts() {
    are_tagged(&[
        ("The nine times he called were noted.", "nine", Part::Number),
        ("The nine times he called were noted.", "times", Part::Noun),
    ]);
}

#[test]
fn one_of_two_that_stand_together_is_a_subject() {
    are_tagged(&[
        ("The song and dance blame the mayor for it.", "blame", Part::Verb(Form::Base)),
        ("Some view the toll as fair.", "view", Part::Verb(Form::Base)),
        ("Those behind him acknowledge that it failed.", "acknowledge", Part::Verb(Form::Base)),
        ("The critics question his motives.", "question", Part::Verb(Form::Base)),
        ("She wrote on her Harborline feed that it failed.", "feed", Part::Noun),
    ]);
}

#[test]
fn nothing_is_done_to_whoever_vows_or_agrees() {
    are_tagged(&[
        (
            "The mayor vowed to end the delays that worries about the bridge had brought.",
            "vowed",
            Part::Verb(Form::Past),
        ),
        ("The fair billed as free was full.", "billed", Part::Verb(Form::Participle)),
    ]);
}
