use crate::reading::tests::article;
use crate::reading::{Manner, Quote, read};

fn found(text: &str) -> Vec<Quote> {
    read(&article(text)).quotes
}

/// Whether a text reports just this, of this speaker, by these words.
#[track_caller]
fn reports(text: &str, speaker: &str, cue: &str, content: &str) {
    let told: Vec<_> = found(text)
        .into_iter()
        .map(|quote| {
            let name = quote.speaker.map_or_else(|| "nobody".to_owned(), |speaker| speaker.name);
            (name, quote.cue.map_or("", |cue| cue.of(text)).to_owned(), quote.span.of(text).to_owned())
        })
        .collect();
    assert_eq!(told, [(speaker.to_owned(), cue.to_owned(), content.to_owned())], "{text}");
}

#[test]
fn a_verb_reports_with_its_noun() {
    reports("Ann Holt made the case for a new bridge.", "Ann Holt", "made the case for", "a new bridge");
    reports(
        "Ann Holt made a long and bitter case against the tolls.",
        "Ann Holt",
        "made a long and bitter case against",
        "the tolls",
    );
    reports(
        "Ann Holt had no doubt that the bridge was safe.",
        "Ann Holt",
        "had no doubt",
        "the bridge was safe",
    );
}

#[test]
fn words_for_the_hearer_may_stand_before_that() {
    let text = "Ann Holt made the point to drivers that the bridge was old.";
    reports(text, "Ann Holt", "made the point", "the bridge was old");
}

#[test]
fn that_may_be_left_out() {
    reports("Ann Holt made clear she was leaving.", "Ann Holt", "made clear", "she was leaving");
}

#[test]
fn a_verb_reports_with_a_word_of_place() {
    reports("Ann Holt came out against the tolls.", "Ann Holt", "came out against", "the tolls");
    reports("Ann Holt talked up the new bridge.", "Ann Holt", "talked up", "the new bridge");
    reports("Ann Holt took issue with the report.", "Ann Holt", "took issue with", "the report");
}

#[test]
fn somebody_or_something_may_stand_inside() {
    reports("Ann Holt called the tolls into question.", "Ann Holt", "called", "the tolls");
    let text = "Ann Holt held the engineers responsible for the delay.";
    reports(text, "Ann Holt", "held", "the engineers responsible for the delay");
}

#[test]
fn oneself_is_any_self() {
    reports("Ann Holt distanced herself from the plan.", "Ann Holt", "distanced herself from", "the plan");
}

#[test]
fn to_be_for_or_against_is_a_stand() {
    reports("Ann Holt is in favor of the tolls.", "Ann Holt", "is in favor of", "the tolls");
    reports("Ann Holt is against the tolls.", "Ann Holt", "is against", "the tolls");
    reports(
        "Ann Holt is of the opinion that the bridge is safe.",
        "Ann Holt",
        "is of the opinion",
        "the bridge is safe",
    );
}

#[test]
fn only_somebody_looks_to_do_a_thing() {
    reports("Ann Holt is looking to sell the bridge.", "Ann Holt", "is looking", "to sell the bridge");
    assert!(found("Toll prices look to rise in May.").is_empty());
}

#[test]
fn a_relative_clause_is_no_report() {
    assert!(found("Ann Holt brought the suit that led to the new tolls.").is_empty());
}

#[test]
fn an_order_is_nobodys_idiom() {
    assert!(found("Take issue with the report.").is_empty());
}

#[test]
fn idioms_have_manners_of_their_own() {
    let manner = |text: &str| found(text)[0].manner;
    assert_eq!(manner("Ann Holt made the case for a new bridge."), Manner::Assertive);
    assert_eq!(manner("Ann Holt took issue with the report."), Manner::Denial);
    assert_eq!(manner("Ann Holt had doubts about the bridge."), Manner::Belief);
    assert_eq!(manner("Ann Holt has set her sights on a new bridge."), Manner::Plan);
    assert_eq!(manner("Ann Holt sounded the alarm about the bridge."), Manner::Demand);
}
