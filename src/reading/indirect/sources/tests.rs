use crate::reading::read;
use crate::reading::tests::article;

/// The words that stand for the speaker of the report with this cue.
#[track_caller]
fn by(text: &str, cue: &str) -> String {
    let reading = read(&article(text));
    let quote = reading.quotes.iter().find(|quote| quote.cue.is_some_and(|own| own.of(text).contains(cue)));
    let quote = quote.unwrap_or_else(|| panic!("no report by {cue:?}: {text}"));
    quote.speaker.as_ref().map_or_else(|| "nobody".to_owned(), |speaker| speaker.mention.of(text).to_owned())
}

#[test]
fn asides_stand_between_a_subject_and_its_verb() {
    assert_eq!(
        by("Ann Holt, 33, of the harbor council, said that the bridge was closed.", "said"),
        "Ann Holt"
    );
    assert_eq!(
        by("The mayor, who left in May after a vote, said that the bridge was closed.", "said"),
        "The mayor"
    );
    assert_eq!(
        by("After the votes were in, the mayor's aide, Ann Holt, said that the bridge was closed.", "said"),
        "the mayor's aide"
    );
    assert_eq!(by("The mayor herself also said that the bridge was closed.", "said"), "The mayor");
}

#[test]
fn a_relative_clause_is_told_of_its_subject() {
    assert!(by("Teachers who follow the new rule say that the plan is fair.", "say").starts_with("Teachers"));
    assert!(by("Those who follow the new rule say that the plan is fair.", "say").starts_with("Those"));
}

#[test]
fn who_may_stand_off_from_its_verb() {
    assert_eq!(by("She met the mayor, who on Monday rejected the plan.", "rejected"), "who");
    assert_eq!(by("She met the mayor, who left the party and rejected the plan.", "rejected"), "who");
}

#[test]
fn a_second_verb_has_the_subject_of_its_like() {
    let text = "The mayor said that the council had met but warned that no vote was near.";
    assert_eq!(by(text, "warned"), "The mayor");
    let text = "The mayor praised the new council, mocked the old one and warned that no vote was near.";
    assert_eq!(by(text, "warned"), "The mayor");
}

#[test]
fn a_participle_behind_a_comma_is_of_the_main_clause() {
    let text = "The mayor said that the council had met in Oslo, noting that no vote was near.";
    assert_eq!(by(text, "noting"), "The mayor");
    let text = "The mayor, citing a rise in prices, said that no vote was near.";
    assert_eq!(by(text, "citing"), "The mayor");
}

#[test]
fn a_participle_behind_a_phrase_is_of_that_phrase() {
    assert_eq!(by("The vote went to a group opposing the plan.", "opposing"), "a group");
    assert_eq!(by("The mayor opened a rally criticizing the plan.", "criticizing"), "The mayor");
}

#[test]
fn an_infinitive_is_of_whom_it_is_asked() {
    assert_eq!(by("The vote led the council to reject the plan.", "reject"), "the council");
    assert_eq!(by("It was common for teachers to reject the plan.", "reject"), "teachers");
    assert_eq!(by("It is wrong to reject the plan.", "reject"), "nobody");
}

#[test]
fn a_lead_is_of_the_subject_behind_its_comma() {
    let text = "After rejecting the plan, the mayor left the room.";
    assert_eq!(by(text, "rejecting"), "the mayor");
}

#[test]
fn a_dateline_is_nobody() {
    let text = "OSLO, March 3 (Agency) - The mayor, Ann Holt, said that the bridge was closed.";
    assert_eq!(by(text, "said"), "The mayor");
}

#[test]
fn a_time_is_nobody() {
    assert_eq!(by("The mayor a month later said that the bridge was closed.", "said"), "The mayor");
    assert_eq!(by("On Thursday evening Ann Holt said that the bridge was closed.", "said"), "Ann Holt");
}

#[test]
fn a_pronoun_that_took_its_verb_in_stands_alone() {
    assert_eq!(by("Ann Holt won. She's called for a new vote.", "called"), "She");
}

#[test]
fn a_contracted_subject_behind_and_is_one() {
    assert_eq!(by("And he's predicted that the bridge would close.", "predict"), "he");
}

#[test]
fn all_but_parts_nobody_from_the_verb() {
    assert_eq!(by("In May, the mayor all but accused the engineers of lying.", "accuse"), "the mayor");
}
