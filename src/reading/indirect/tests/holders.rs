//! Reports without a verb: nouns, adjectives, labels, and in whose eyes something is so.

use super::{contents, found, reports, speakers, told};
use crate::reading::tests::article;
use crate::reading::{Manner, QuoteKind, Rule, read};
use crate::story::ParagraphKind;

#[test]
fn a_noun_is_its_owners() {
    let text = "The town heard her criticism of the tolls on Friday.";
    assert_eq!(told(text), [("her".to_owned(), "the tolls".to_owned())]);
    reports(
        "Engineers rejected Ann Holt's claim that the bridge was safe.",
        "Engineers",
        "Ann Holt's claim that the bridge was safe",
    );
}

#[test]
fn whoever_shares_what_is_theirs_says_it() {
    reports("Ann Holt renewed her call for new tolls.", "Ann Holt", "new tolls");
}

#[test]
fn a_claim_may_be_by_somebody() {
    let text = "It followed a complaint by Ann Holt that the bridge was unsafe.";
    reports(text, "Ann Holt", "the bridge was unsafe");
    assert_eq!(found(text)[0].rule, Rule::Agent);
}

#[test]
fn a_day_may_stand_behind_the_noun() {
    assert_eq!(contents("Her announcement Friday that the bridge would close drew crowds.").len(), 1);
}

#[test]
fn some_nouns_report_only_when_owned() {
    reports("Drivers tired of Ann Holt's thoughts on the council.", "Ann Holt", "the council");
    assert!(told("Two thoughts on the bridge came to mind.").is_empty());
    reports("Ann Holt, 43, left. Many tire of Ann Holt's attacks on the council.", "Ann Holt", "the council");
    assert!(told("The navy's attacks on the harbor left it shut.").is_empty());
}

#[test]
fn what_a_claim_is_told_to_be_is_the_claim() {
    reports("Ann Holt's argument was that the bridge was unsafe.", "Ann Holt", "the bridge was unsafe");
}

#[test]
fn criticism_that_something_draws_is_of_that() {
    let text = "The new toll drew criticism from drivers.";
    reports(text, "drivers", "The new toll");
    assert_eq!(found(text)[0].rule, Rule::Agent);
}

#[test]
fn what_only_brings_words_about_does_not_speak() {
    assert_eq!(speakers("The toll sparked complaints that the town was greedy."), ["nobody"]);
}

#[test]
fn a_critic_is_against_what_the_noun_names() {
    reports("Ann Holt is a critic of the tolls.", "Ann Holt", "the tolls");
    assert!(told("Critics of the tolls met on Friday.").is_empty());
}

#[test]
fn a_comment_on_the_radio_is_not_on_the_radio() {
    assert!(told("Her comment on television surprised the town.").is_empty());
}

#[test]
fn an_adjective_tells_the_stand_of_whom_it_describes() {
    reports("Drivers angry about the tolls blocked the bridge.", "Drivers", "the tolls");
    reports("Ann Holt kept the bridge shut, wary of the ice.", "Ann Holt", "the ice");
    reports("Confident that the bridge was safe, Ann Holt opened it.", "Ann Holt", "the bridge was safe");
    reports("Ann Holt is opposed to the tolls.", "Ann Holt", "the tolls");
}

#[test]
fn a_poll_tells_what_it_found() {
    let text = "In a poll of drivers, most were for the tolls.";
    assert_eq!(contents(text), ["most were for the tolls"]);
    assert_eq!(found(text)[0].rule, Rule::View);
    assert_eq!(
        contents("Ann Holt had a lead of nine points in the latest poll."),
        ["Ann Holt had a lead of nine points"]
    );
}

#[test]
fn something_may_be_so_to_somebody() {
    reports("To Ann Holt, the bridge is a folly.", "Ann Holt", "the bridge is a folly");
    assert!(told("To be sure, the bridge is a folly.").is_empty());
    assert!(told("For two years, the bridge was shut.").is_empty());
}

#[test]
fn a_view_is_its_owners() {
    reports("In Ann Holt's view, the bridge is a folly.", "Ann Holt", "the bridge is a folly");
    reports("The bridge is a folly, in the words of Ann Holt.", "Ann Holt", "The bridge is a folly");
}

#[test]
fn hearsay_is_nobodys() {
    let text = "The firm has reportedly closed the bridge.";
    let quotes = found(text);
    assert_eq!(contents(text), ["The firm has reportedly closed the bridge"]);
    assert!(quotes[0].speaker.is_none());
    assert_eq!(quotes[0].manner, Manner::Doubtful);
}

/// What a headline over a short article reports.
fn headline(line: &str) -> Vec<(String, String)> {
    let text = format!("{line}\n\nAnn Holt runs the town. Holt spoke on Friday.");
    let mut article = article(&text);
    article.paragraphs[0].kind = ParagraphKind::Headline;
    read(&article)
        .quotes
        .into_iter()
        .filter(|quote| quote.rule == Rule::Label)
        .map(|quote| {
            (quote.speaker.map(|speaker| speaker.name).unwrap_or_default(), quote.span.of(&text).to_owned())
        })
        .collect()
}

#[test]
fn who_stands_before_the_colon_of_a_headline_says_the_rest() {
    assert_eq!(
        headline("Ann Holt: Tolls must rise"),
        [("Ann Holt".to_owned(), "Tolls must rise".to_owned())]
    );
    assert_eq!(headline("Poll: Most want the tolls").len(), 1);
    assert!(headline("Update: Most want the tolls").is_empty());
    assert!(headline("Weekend in the hills: Where the snow is").is_empty());
}

#[test]
fn turns_of_a_conversation_are_their_labels() {
    let text = "REPORTER: Is the bridge safe?\n\nHOLT: It is not. We will close it.\n\nREPORTER: When?\n\nHOLT: We close it today.";
    let quotes: Vec<_> = found(text).into_iter().filter(|quote| quote.rule == Rule::Label).collect();
    let said: Vec<&str> = quotes.iter().map(|quote| quote.span.of(text)).collect();
    assert_eq!(said, ["Is the bridge safe?", "It is not. We will close it.", "When?", "We close it today."]);
    assert!(quotes.iter().all(|quote| quote.kind == QuoteKind::Indirect));
}

#[test]
fn one_label_alone_is_a_heading() {
    assert!(told("UPDATE: The bridge is open again.").is_empty());
}

#[test]
fn what_qualifies_a_noun_parts_it_from_no_owner() {
    reports("Her earlier claim that the bridge was safe was wrong.", "her", "the bridge was safe");
    let text = "The debate turned on the mayor's increasingly sharp criticism of the tolls.";
    reports(text, "mayor", "the tolls");
}

#[test]
fn criticism_comes_from_somebody() {
    reports("The firm faced criticism of the plan from drivers.", "drivers", "the plan");
}

#[test]
fn a_noun_may_hang_on_its_verb_by_any_small_word() {
    reports("Rivals fell back to the claim that the bridge was unsafe.", "Rivals", "the bridge was unsafe");
}
