mod constructions;
mod holders;

use crate::reading::tests::article;
use crate::reading::{Manner, Quote, QuoteKind, Reading, Rule, read};

/// What a text reports or quotes, in order.
fn found(text: &str) -> Vec<Quote> {
    let Reading { quotes, .. } = read(&article(text));
    quotes
}

/// Who is told to have said what.
fn told(text: &str) -> Vec<(String, String)> {
    found(text)
        .into_iter()
        .map(|quote| {
            let name = quote.speaker.map_or_else(|| "nobody".to_owned(), |speaker| speaker.name);
            (name, quote.span.of(text).to_owned())
        })
        .collect()
}

fn contents(text: &str) -> Vec<String> {
    told(text).into_iter().map(|(_, content)| content).collect()
}

fn speakers(text: &str) -> Vec<String> {
    told(text).into_iter().map(|(name, _)| name).collect()
}

/// The manner of the only report of a text.
fn manner(text: &str) -> Manner {
    let quotes = found(text);
    assert_eq!(quotes.len(), 1, "{text}: {:?}", contents(text));
    quotes[0].manner
}

/// Whether a text reports just this, of this speaker.
#[track_caller]
fn reports(text: &str, speaker: &str, content: &str) {
    assert_eq!(told(text), [(speaker.to_owned(), content.to_owned())], "{text}");
}

#[test]
fn that_opens_what_is_said() {
    reports("Ann Holt said that the bridge was closed.", "Ann Holt", "the bridge was closed");
    reports("Ann Holt said on Friday that the bridge was closed.", "Ann Holt", "the bridge was closed");
}

#[test]
fn a_bare_clause_is_said_too() {
    reports("Ann Holt said the bridge was closed.", "Ann Holt", "the bridge was closed");
    reports("Ann Holt said Friday the bridge was closed.", "Ann Holt", "the bridge was closed");
}

#[test]
fn somebody_may_be_told() {
    reports("Ann Holt told reporters that the bridge was closed.", "Ann Holt", "the bridge was closed");
    reports("Ann Holt told reporters the bridge was closed.", "Ann Holt", "the bridge was closed");
}

#[test]
fn a_question_is_reported() {
    reports("Ann Holt asked whether the bridge was safe.", "Ann Holt", "whether the bridge was safe");
}

#[test]
fn according_to_stands_before_or_behind() {
    let text = "According to Ann Holt, the bridge was closed.";
    reports(text, "Ann Holt", "the bridge was closed");
    assert_eq!(found(text)[0].rule, Rule::AccordingTo);
    reports("The bridge was closed, according to Ann Holt.", "Ann Holt", "The bridge was closed");
}

#[test]
fn the_attribution_may_stand_behind() {
    reports("The bridge was closed, engineers said.", "engineers", "The bridge was closed");
    let text = "The bridge was closed, said Ann Holt.";
    reports(text, "Ann Holt", "The bridge was closed");
    assert_eq!(found(text)[0].rule, Rule::Inverted);
}

#[test]
fn an_attribution_inside_parts_what_it_reports() {
    let text = "Tolls, engineers said, paid for the bridge.";
    let quotes = found(text);
    assert_eq!(contents(text), ["Tolls", "paid for the bridge"]);
    assert_eq!(quotes.iter().map(|quote| quote.continues).collect::<Vec<_>>(), [None, Some(0)]);
}

#[test]
fn a_relative_clause_before_the_verb_is_no_report_of_whoever_stands_behind() {
    let text = "Ann Holt, who runs the town, announced her departure on Friday.";
    reports(text, "Ann Holt", "her departure");
    let text = "Ann Holt, who runs the town, said Friday that the bridge was closed.";
    reports(text, "Ann Holt", "the bridge was closed");
}

#[test]
fn plans_and_demands_are_reported() {
    reports("Ann Holt plans to close the bridge.", "Ann Holt", "to close the bridge");
    reports("Ann Holt urged drivers to stay away.", "Ann Holt", "drivers to stay away");
    reports("Ann Holt called for new tolls.", "Ann Holt", "new tolls");
}

#[test]
fn an_opinion_of_a_thing_is_reported() {
    reports("Ann Holt criticized the plan.", "Ann Holt", "the plan");
    reports("Ann Holt described the plan as a mistake.", "Ann Holt", "the plan as a mistake");
    reports("Ann Holt called the plan a mistake.", "Ann Holt", "the plan a mistake");
}

#[test]
fn to_name_a_thing_is_to_say_nothing_of_it() {
    assert!(told("A group called the River Forum met on Friday.").is_empty());
}

#[test]
fn what_is_expected_is_nobodys() {
    reports("The bridge is expected to open in May.", "nobody", "The bridge is expected to open in May");
    assert_eq!(found("The bridge is expected to open in May.")[0].rule, Rule::None);
}

#[test]
fn who_criticizes_may_stand_behind_by() {
    let text = "The plan was criticized by Ann Holt.";
    reports(text, "Ann Holt", "The plan");
    assert_eq!(found(text)[0].rule, Rule::Agent);
}

#[test]
fn whoever_is_asked_says_nothing_yet() {
    reports("Ann Holt was asked about the tolls.", "nobody", "the tolls");
}

#[test]
fn nouns_hold_reports() {
    reports("Ann Holt’s claim that the bridge is safe was wrong.", "Ann Holt", "the bridge is safe");
    assert_eq!(speakers("The vote was held amid questions about the tolls."), ["nobody"]);
}

#[test]
fn adjectives_hold_reports() {
    reports("Ann Holt is confident that the bridge is safe.", "Ann Holt", "the bridge is safe");
    reports("Ann Holt made it clear that the bridge was closed.", "Ann Holt", "the bridge was closed");
}

#[test]
fn who_is_the_mention_of_whom_it_looks_back_to() {
    let text = "Drivers met Ann Holt, who said that the bridge was safe.";
    let quotes = found(text);
    let quote = quotes.iter().find(|quote| quote.span.of(text) == "the bridge was safe").unwrap();
    let speaker = quote.speaker.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.mention.of(text)), ("Ann Holt", "who"));
}

#[test]
fn with_brings_a_speaker_of_its_own() {
    let text = "The plan failed, with Ann Holt calling it a mistake.";
    reports(text, "Ann Holt", "it a mistake");
}

#[test]
fn a_fragment_between_marks_makes_the_whole_clause_mixed() {
    let text = "Ann Holt said that the bridge was “a ruin” and would close.";
    let quotes = found(text);
    assert_eq!(contents(text), ["the bridge was “a ruin” and would close"]);
    assert_eq!(quotes[0].kind, QuoteKind::Mixed);
    assert_eq!(quotes[0].marks[0].of(text), "a ruin");
}

#[test]
fn words_between_marks_stand_in_one_quote_only() {
    let text = "Ann Holt said that the bridge was “a ruin” and urged drivers to stay away.";
    let marks: usize = found(text).iter().map(|quote| quote.marks.len()).sum();
    assert_eq!(marks, 1);
}

#[test]
fn nobody_reports_an_order_or_what_you_can_see() {
    assert!(told("Call it a mistake.").is_empty());
    assert!(told("You can imagine that the bridge was busy.").is_empty());
}

#[test]
fn what_somebody_is_to_do_is_no_report() {
    assert!(told("The council met to discuss the tolls.").is_empty());
}

#[test]
fn a_day_is_not_what_is_announced() {
    let text = "Ann Holt called Friday for new tolls.";
    reports(text, "Ann Holt", "new tolls");
}

#[test]
fn a_content_does_not_end_with_a_word_that_joins() {
    let text = "Ann Holt praised the engineers and later left the bridge.";
    reports(text, "Ann Holt", "the engineers");
}

#[test]
fn an_aside_between_dashes_does_not_end_a_clause() {
    let text = "Ann Holt said that the bridge — the oldest in town — was closed.";
    reports(text, "Ann Holt", "the bridge — the oldest in town — was closed");
}

#[test]
fn each_manner_has_its_verbs() {
    for (text, expected) in [
        ("Ann Holt said the bridge was closed.", Manner::Neutral),
        ("Ann Holt confirmed that the bridge was closed.", Manner::Assertive),
        ("Ann Holt claimed that the bridge was closed.", Manner::Doubtful),
        ("Ann Holt denied that the bridge was closed.", Manner::Denial),
        ("Ann Holt urged drivers to stay away.", Manner::Demand),
        ("Ann Holt believes that the bridge is safe.", Manner::Belief),
        ("Ann Holt plans to close the bridge.", Manner::Plan),
    ] {
        assert_eq!(manner(text), expected, "{text}");
    }
}

#[test]
fn who_asks_whether_or_calls_it_bad_demands_nothing() {
    for (text, expected) in [
        ("Ann Holt asked whether the bridge was safe.", Manner::Neutral),
        ("Ann Holt asked drivers to stay away.", Manner::Demand),
        ("Ann Holt called the plan a mistake.", Manner::Neutral),
        ("Ann Holt called for new tolls.", Manner::Demand),
    ] {
        assert_eq!(manner(text), expected, "{text}");
    }
}

#[test]
fn a_speaker_may_stand_before_an_apposition_or_a_bracket() {
    assert_eq!(speakers("Ann Holt, the mayor, said that the bridge was closed."), ["Ann Holt"]);
    assert_eq!(speakers("Ann Holt (R-Ohio) said that the bridge was closed."), ["Ann Holt"]);
}

#[test]
fn joined_verbs_share_a_speaker() {
    let text = "Ann Holt praised the engineers and criticized the tolls.";
    assert_eq!(speakers(text), ["Ann Holt", "Ann Holt"]);
    assert_eq!(speakers("Ann Holt closed the bridge, saying that it was old."), ["Ann Holt"]);
}

#[test]
fn what_hangs_on_a_phrase_is_part_of_who_speaks() {
    let text = "A spokesman for the firm said that the bridge was closed.";
    assert_eq!(speakers(text), ["spokesman for the firm"]);
    let text = "A spokesman for the firm, Ann Holt, said that the bridge was closed.";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn a_time_is_no_part_of_who_speaks() {
    assert_eq!(speakers("Engineers last week said that the bridge was closed."), ["Engineers"]);
    assert_eq!(speakers("Engineers on Friday said that the bridge was closed."), ["Engineers"]);
}

#[test]
fn many_are_no_one_person() {
    let text = "President Ann Holt left.\n\nFormer presidents said that the bridge was closed.";
    assert_ne!(speakers(text), ["Ann Holt"]);
}

#[test]
fn no_official_is_not_one_whose_name_is_kept_back() {
    let kept = |text: &str| found(text)[0].speaker.as_ref().is_some_and(|speaker| speaker.anonymous);
    assert!(kept("A senior official said that the bridge was closed."));
    assert!(!kept("No senior official said that the bridge was closed."));
}

#[test]
fn a_word_that_points_is_no_speaker() {
    assert_eq!(speakers("There is concern about the bridge."), ["nobody"]);
}

#[test]
fn what_somebody_tries_to_say_is_reported() {
    reports("Ann Holt tried to defend the tolls.", "Ann Holt", "the tolls");
}

#[test]
fn young_verbs_are_verbs() {
    reports("Ann Holt referenced the report.", "Ann Holt", "the report");
}

#[test]
fn nouns_that_look_like_verbs_report_nothing() {
    assert!(
        contents("The bridge is part of her effort to link both towns, central pledges of her campaign.")
            .is_empty()
    );
}

#[test]
fn what_a_paper_is_named_for_first_is_its_report() {
    reports(
        "As reported by the Aldea Times, investigators found 40 letters in the safe.",
        "Aldea Times",
        "investigators found 40 letters in the safe",
    );
}

#[test]
fn whoever_asks_not_to_be_named_speaks_all_the_same() {
    let text = "Officials who asked not to be named said the bridge was unsafe.";
    assert!(told(text).contains(&("Officials".to_owned(), "the bridge was unsafe".to_owned())));
}

#[test]
fn a_number_of_people_speak() {
    reports("At least 21,000 said they would pay the toll.", "21,000", "they would pay the toll");
}

#[test]
fn a_second_speaker_ends_what_the_first_declined() {
    let text = "The mayor declined to comment and aides later said the bridge was unsafe.";
    assert!(told(text).contains(&("aides".to_owned(), "the bridge was unsafe".to_owned())));
}

#[test]
fn that_may_be_the_subject_of_what_is_said() {
    reports(
        "But that is not good enough, said Ann Holt, an engineer.",
        "Ann Holt",
        "that is not good enough",
    );
}

#[test]
fn an_adverb_between_makes_no_verb_of_a_noun() {
    reports("Refugee advocates also said the plan was dead.", "Refugee advocates", "the plan was dead");
}

#[test]
fn whoever_is_cited_speaks_through_whoever_cites() {
    let chain = |text: &str| {
        let quotes = found(text);
        assert_eq!(quotes.len(), 1, "{text}");
        let speaker = quotes[0].speaker.clone().unwrap();
        (speaker.name, speaker.via.unwrap().of(text).to_owned(), quotes[0].span.of(text).to_owned())
    };
    for text in [
        "AFP, citing Ann Holt, reported that the bridge is closed.",
        "AFP reported, citing Ann Holt, that the bridge is closed.",
        "AFP quoted Ann Holt as saying that the bridge is closed.",
        "According to AFP, citing Ann Holt, the bridge is closed.",
    ] {
        let expected = ("Ann Holt".to_owned(), "AFP".to_owned(), "the bridge is closed".to_owned());
        assert_eq!(chain(text), expected, "{text}");
    }
    // What is cited of a document is not what it says.
    assert_eq!(speakers("The mayor closed the bridge, citing low traffic."), ["mayor"]);
}
