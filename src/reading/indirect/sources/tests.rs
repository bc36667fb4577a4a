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

/// Checks of each text that the speaker of its report with a cue is called so: text, cue, speaker.
#[track_caller]
fn are_told_by(cases: &[(&str, &str, &str)]) {
    for (text, cue, speaker) in cases {
        assert_eq!(by(text, cue), *speaker, "{text}");
    }
}

#[test]
fn asides_stand_between_a_subject_and_its_verb() {
    are_told_by(&[
        ("Ann Holt, 33, of the harbor council, said that the bridge was closed.", "said", "Ann Holt"),
        ("The mayor, who left in May after a vote, said that the bridge was closed.", "said", "The mayor"),
        (
            "After the votes were in, the mayor's aide, Ann Holt, said that the bridge was closed.",
            "said",
            "the mayor's aide",
        ),
        ("The mayor herself also said that the bridge was closed.", "said", "The mayor"),
    ]);
}

#[test]
fn a_relative_clause_is_told_of_its_subject() {
    assert!(by("Teachers who follow the new rule say that the plan is fair.", "say").starts_with("Teachers"));
    assert!(by("Those who follow the new rule say that the plan is fair.", "say").starts_with("Those"));
}

#[test]
fn who_may_stand_off_from_its_verb() {
    are_told_by(&[
        ("She met the mayor, who on Monday rejected the plan.", "rejected", "who"),
        ("She met the mayor, who left the party and rejected the plan.", "rejected", "who"),
    ]);
}

#[test]
fn a_second_verb_has_the_subject_of_its_like() {
    are_told_by(&[
        ("The mayor said that the council had met but warned that no vote was near.", "warned", "The mayor"),
        (
            "The mayor praised the new council, mocked the old one and warned that no vote was near.",
            "warned",
            "The mayor",
        ),
    ]);
}

#[test]
fn a_participle_behind_a_comma_is_of_the_main_clause() {
    are_told_by(&[
        (
            "The mayor said that the council had met in Oslo, noting that no vote was near.",
            "noting",
            "The mayor",
        ),
        ("The mayor, citing a rise in prices, said that no vote was near.", "citing", "The mayor"),
    ]);
}

#[test]
fn a_participle_behind_a_phrase_is_of_that_phrase() {
    are_told_by(&[
        ("The vote went to a group opposing the plan.", "opposing", "a group"),
        ("The mayor opened a rally criticizing the plan.", "criticizing", "The mayor"),
    ]);
}

#[test]
fn an_infinitive_is_of_whom_it_is_asked() {
    are_told_by(&[
        ("The vote led the council to reject the plan.", "reject", "the council"),
        ("It was common for teachers to reject the plan.", "reject", "teachers"),
        ("It is wrong to reject the plan.", "reject", "nobody"),
    ]);
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
    are_told_by(&[
        ("The mayor a month later said that the bridge was closed.", "said", "The mayor"),
        ("On Thursday evening Ann Holt said that the bridge was closed.", "said", "Ann Holt"),
    ]);
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

#[test]
fn whom_a_relative_clause_tells_of_does_what_the_verb_behind_it_tells() {
    assert!(by("Groups that backed him say that the toll is fair.", "say").starts_with("Groups"));
    let text = "Even drivers who have praised her plan warned on Tuesday that the toll may rise.";
    assert!(by(text, "warned").contains("drivers"), "{}", by(text, "warned"));
}

#[test]
fn words_of_time_stand_between_a_subject_and_its_verb() {
    are_told_by(&[
        (
            "Ann Holt, who runs the port, this past week announced the end of the toll.",
            "announced",
            "Ann Holt",
        ),
        (
            "A poll for the council released last week showed that the toll was liked.",
            "showed",
            "A poll for the council",
        ),
    ]);
}

#[test]
fn a_letter_sent_says_what_stands_behind_the_next_comma() {
    let text =
        "As the council left, Holt's letter, mailed to drivers on Monday, warned that the toll would rise.";
    assert_eq!(by(text, "warned"), "Holt's letter");
}

#[test]
fn a_question_that_opens_the_sentence_is_no_aside() {
    let text =
        "What is unclear is whether Ann Holt, who likes it more than Ben Moor, will say that it failed.";
    assert_eq!(by(text, "say"), "Ann Holt");
}

#[test]
fn an_auxiliary_goes_with_both_verbs() {
    let text = "Ann Holt has said that given the cost it would be hard to build, but rejected the toll.";
    assert_eq!(by(text, "rejected"), "Ann Holt");
}

#[test]
fn a_phrase_of_place_may_part_and_from_its_verb() {
    let text = "The mayor left the hall and in a letter said that the toll would rise.";
    assert_eq!(by(text, "said"), "The mayor");
}

#[test]
fn when_opens_a_clause_whose_second_verb_has_its_subject() {
    let text = "The crowd laughed when Ann Holt thanked the drivers and said that the toll was gone.";
    assert_eq!(by(text, "said"), "Ann Holt");
}

#[test]
fn a_participle_hangs_on_the_clause_just_told() {
    are_told_by(&[
        (
            "The council left early, as Ann Holt echoed the drivers, saying that the toll was unfair.",
            "saying",
            "Ann Holt",
        ),
        (
            "The council left early after Ann Holt met the drivers, saying that the toll was unfair.",
            "saying",
            "The council",
        ),
    ]);
}

#[test]
fn two_participles_have_one_doer() {
    are_told_by(&[
        (
            "The talks broke down, with Ben Moor mocking the council and praising the toll.",
            "praising",
            "Ben Moor",
        ),
        ("Ann Holt spent much of the day praising the toll.", "praising", "Ann Holt"),
    ]);
}

#[test]
fn whose_refusal_it_is_refuses() {
    let text = "The vote followed the mayor's refusal to condemn the toll.";
    assert_eq!(by(text, "condemn"), "the mayor");
}

#[test]
fn whoever_asks_stands_behind_by() {
    let text = "When asked by a driver whether the toll would rise, Ann Holt left the hall.";
    assert_eq!(by(text, "asked"), "a driver");
}

#[test]
fn whoever_was_told_something_does_not_say_it() {
    assert_eq!(by("Ben Moor was asked, “Will you ever build the bridge?”", "asked"), "nobody");
}

#[test]
fn it_may_speak_where_it_is_somebody() {
    are_told_by(&[
        ("It also warned that the toll would rise.", "warned", "It"),
        ("It is clear that the toll will rise.", "clear", "nobody"),
    ]);
}

#[test]
fn his_criticism_is_that_of_whoever_raises_it() {
    are_told_by(&[
        ("Ben Moor sharpened his criticism of the toll.", "criticism", "Ben Moor"),
        ("Ann Holt heard his criticism of the toll.", "criticism", "his"),
    ]);
}

#[test]
fn the_name_set_behind_a_phrase_is_part_of_the_mention() {
    let text = "Two drivers left. A third, Ann Holt, said that the toll was fair.";
    assert_eq!(by(text, "said"), "A third, Ann Holt");
}

#[test]
fn a_place_and_an_agency_before_the_dash_name_nobody() {
    let text = "Aldea (AP) - Ann Holt, star of the show, is not sure that the toll is fair.";
    assert_eq!(by(text, "not sure"), "Ann Holt");
}

#[test]
fn a_rough_number_is_a_subject() {
    are_told_by(&[
        ("About two-thirds of drivers said that the bridge was closed.", "said", "two-thirds of drivers"),
        ("Much of the town says that the bridge is unsafe.", "says", "the town"),
    ]);
}

#[test]
fn who_is_focused_on_a_thing_is_told() {
    are_told_by(&[("The council was still focused on the toll.", "focused", "The council")]);
}

#[test]
fn who_did_it_before_stands_behind() {
    are_told_by(&[("Having said that the bridge was safe, Ann Holt left.", "said", "Ann Holt")]);
}

#[test]
fn a_dash_parts_a_companion_from_who_speaks() {
    let text = "Ann Holt left the talks with the council - saying that the toll was fair.";
    are_told_by(&[(text, "saying", "Ann Holt")]);
}

#[test]
fn how_long_before_is_nobody() {
    let text = "In a letter - two weeks before the vote - Ann Holt warned that the bridge was unsafe.";
    are_told_by(&[(text, "warned", "Ann Holt")]);
}

#[test]
fn what_an_apposition_parts_from_its_verb_is_no_report() {
    let text = "The mayor, an old ally, said her plans, made in May, would fail.";
    are_told_by(&[(text, "said", "The mayor")]);
}
