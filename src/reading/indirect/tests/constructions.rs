//! The constructions in which a verb reports: passives, relative clauses, what is put in.

use super::{contents, found, reports, speakers, told};
use crate::reading::Rule;

#[test]
fn the_object_of_a_verb_may_stand_before_it() {
    reports("It was a plan that Ann Holt opposes.", "Ann Holt", "a plan");
    reports("It was a toll Ann Holt had criticized in May.", "Ann Holt", "a toll");
    assert!(contents("There is hardly anything Ann Holt opposes.").is_empty());
}

#[test]
fn what_tells_when_is_no_object_before_its_verb() {
    assert!(told("On Friday she proposed.").is_empty());
}

#[test]
fn what_is_considered_so_begins_with_the_subject() {
    let text = "The bridge is considered a success.";
    reports(text, "nobody", "The bridge is considered a success");
    assert_eq!(found(text)[0].rule, Rule::None);
    let text = "The bridge is known for its colors.";
    reports(text, "nobody", "The bridge is known for its colors");
}

#[test]
fn whoever_sees_it_so_may_stand_behind_by() {
    let text = "The toll was seen by drivers as a mistake.";
    reports(text, "drivers", "The toll was seen by drivers as a mistake");
}

#[test]
fn adverbs_and_days_stand_between_a_passive_and_its_agent() {
    reports("The toll was opposed strongly by drivers.", "drivers", "The toll");
    reports("The toll was opposed Friday by drivers.", "drivers", "The toll");
}

#[test]
fn what_was_said_to_be_begins_with_the_subject() {
    let text = "The bridge was said to be unsafe.";
    reports(text, "nobody", "The bridge was said to be unsafe");
}

#[test]
fn what_is_supposed_to_be_is_nobodys_word() {
    assert!(told("The bridge was supposed to open in May.").is_empty());
}

#[test]
fn somebody_asked_by_another() {
    let text = "Asked by a reader whether the bridge was safe, Ann Holt left the room.";
    assert_eq!(told(text)[0], ("reader".to_owned(), "whether the bridge was safe".to_owned()));
    let cue = found(text)[0].cue.map(|cue| cue.of(text));
    assert_eq!(cue, Some("Asked"));
}

#[test]
fn a_question_put_at_some_place() {
    let text = "Pressed at a hearing in May about the toll, Ann Holt left the room.";
    assert_eq!(contents(text), ["the toll"]);
}

#[test]
fn days_and_negations_stand_before_an_infinitive() {
    reports("Ann Holt vowed Tuesday to close the bridge.", "Ann Holt", "to close the bridge");
    reports("Ann Holt decided not to close the bridge.", "Ann Holt", "not to close the bridge");
}

#[test]
fn several_may_be_asked_to_do_it() {
    let text = "Ann Holt asked drivers, cyclists and the council to stay away.";
    reports(text, "Ann Holt", "drivers, cyclists and the council to stay away");
}

#[test]
fn whom_it_is_told_stands_before_what_it_is_about() {
    reports("Ann Holt reminded drivers of the toll.", "Ann Holt", "the toll");
    reports("Ann Holt complained to the council about the toll.", "Ann Holt", "the toll");
}

#[test]
fn to_see_it_as_something_is_an_opinion() {
    reports("Ann Holt sees the toll as a mistake.", "Ann Holt", "the toll as a mistake");
    assert!(told("Ann Holt sees the bridge every day.").is_empty());
}

#[test]
fn what_somebody_called_a_mistake() {
    assert_eq!(contents("The town built what Ann Holt called a mistake."), ["a mistake"]);
}

#[test]
fn whom_it_is_told_may_stand_behind_the_attribution() {
    reports("The bridge was closed, Ann Holt told the council.", "Ann Holt", "The bridge was closed");
}

#[test]
fn an_inverted_speaker_may_be_told_of_at_length() {
    let text = "The bridge was closed, said a driver who had seen the barrier.";
    assert_eq!(contents(text), ["The bridge was closed"]);
    let text = "The bridge was closed, said Ann Holt, a driver whose car was stuck.";
    assert_eq!(contents(text), ["The bridge was closed"]);
}

#[test]
fn several_speakers_stand_behind() {
    assert_eq!(
        contents("The bridge was closed, current and former engineers said."),
        ["The bridge was closed"]
    );
}

#[test]
fn a_title_before_a_name_does_not_part_it_from_what_was_said() {
    reports("The bridge was closed, Mr. Holt said.", "Holt", "The bridge was closed");
}

#[test]
fn as_somebody_said_may_stand_inside() {
    let text = "A few weeks ago, as the Herald reported, the bridge was closed.";
    assert_eq!(speakers(text), ["Herald", "Herald"]);
}

#[test]
fn a_remark_may_be_put_into_what_is_said() {
    let text = "Ann Holt said the toll, while high, was fair.";
    reports(text, "Ann Holt", "the toll, while high, was fair");
    let text = "Ann Holt said her toll (though it rose in May) was fair.";
    reports(text, "Ann Holt", "her toll (though it rose in May) was fair");
}

#[test]
fn what_continues_to_be_said_is_said() {
    reports("Ann Holt continued to defend the toll.", "Ann Holt", "the toll");
}

#[test]
fn the_base_form_behind_those_who_do_something_is_their_verb() {
    let text = "Drivers that have backed him say they are tired.";
    assert!(contents(text).contains(&"they are tired".to_owned()), "{:?}", contents(text));
}

#[test]
fn a_clause_behind_in_an_interview_is_said() {
    let text = "Ann Holt said in an interview she was glad.";
    reports(text, "Ann Holt", "she was glad");
}

#[test]
fn blows_are_words_only_between_people() {
    reports("The mayor attacked her record on tolls.", "mayor", "her record on tolls");
    reports("Ann Holt, 43, left. Ann Holt slammed the council.", "Ann Holt", "the council");
    assert!(told("Rebels attacked the bridge on Friday.").is_empty());
    assert!(told("The storm hammered the coast. The robber blasted his way out.").is_empty());
}

#[test]
fn words_of_time_and_place_may_stand_before_what_is_said() {
    reports(
        "Ann Holt has said for weeks she’s the only one who can win.",
        "Ann Holt",
        "she’s the only one who can win",
    );
    reports("Ann Holt said in winter it takes hours to cross.", "Ann Holt", "it takes hours to cross");
    let text = "Ben Moor, an old driver, asked the mayor in a letter if the toll would rise.";
    reports(text, "Ben Moor", "if the toll would rise");
    assert_eq!(contents("Ann Holt asked Ben Moor pointedly whether the toll would rise.").len(), 1);
}

#[test]
fn a_remark_before_its_subject_belongs_to_what_is_said() {
    let text = "Ann Holt says, despite the rain, she plans to walk.";
    assert!(!contents(text).is_empty());
    let text = "Ann Holt says despite the rain, she plans to walk.";
    assert!(contents(text).iter().any(|content| content.starts_with("despite the rain")), "{:?}", told(text));
}

#[test]
fn concerns_come_up_before_what_they_are_about() {
    let text = "Concerns were raised that the bridge would fall.";
    reports(text, "nobody", "the bridge would fall");
}

#[test]
fn a_source_from_inside_stands_in_what_it_says() {
    let text = "The plan, an inside man said, is to close the bridge.";
    assert_eq!(contents(text), ["The plan", "is to close the bridge"]);
}

#[test]
fn two_outlets_make_one_poll() {
    let text = "In a Daily News/Channel Five poll, the old toll was popular.";
    reports(text, "Daily News/Channel Five poll", "the old toll was popular");
}

#[test]
fn somebody_answers_ignores_or_posts_a_thing() {
    reports("Ann Holt answered questions about the toll.", "Ann Holt", "questions about the toll");
    reports("Ann Holt has ignored the council's letter.", "Ann Holt", "the council's letter");
    reports("Ann Holt posted her thanks on Friday.", "Ann Holt", "her thanks");
    reports("Drivers are looking for a cheaper toll.", "Drivers", "a cheaper toll");
}

#[test]
fn a_decision_and_an_idea_hold_what_is_decided_and_thought() {
    reports("The mayor's decision to close the bridge was wise.", "mayor", "to close the bridge");
    reports("The idea that the toll is fair was new.", "nobody", "the toll is fair");
}
