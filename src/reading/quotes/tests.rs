use crate::reading::tests::article;
use crate::reading::{Link, Manner, Quote, QuoteKind, Reading, Rule, read};

/// What a text sets between marks as somebody's words.
fn quotes(text: &str) -> Vec<Quote> {
    let Reading { mut quotes, .. } = read(&article(text));
    quotes.retain(|quote| !quote.marks.is_empty());
    quotes
}

/// What is quoted, and by whom.
fn said(text: &str) -> Vec<(String, String)> {
    quotes(text)
        .into_iter()
        .map(|quote| {
            let name = quote.speaker.map_or_else(|| "nobody".to_owned(), |speaker| speaker.name);
            (quote.marks[0].of(text).to_owned(), name)
        })
        .collect()
}

/// The speakers of a text, in the order of their quotes.
fn speakers(text: &str) -> Vec<String> {
    said(text).into_iter().map(|(_, name)| name).collect()
}

fn rules(text: &str) -> Vec<Rule> {
    quotes(text).into_iter().map(|quote| quote.rule).collect()
}

/// Which quote each goes on from.
fn continues(text: &str) -> Vec<Option<usize>> {
    quotes(text).into_iter().map(|quote| quote.continues).collect()
}

const ANN: &str = "Mayor Ann Holt opened the bridge.\n\n";

fn behind_ann(text: &str) -> String {
    format!("{ANN}{text}")
}

#[test]
fn an_attribution_inside_a_sentence_interrupts_one_utterance() {
    assert_eq!(continues("“We build,” Ann Holt said, “and we pay.”"), [None, Some(0)]);
    let long = "“We build,” said Ann Holt, the mayor of a town that has no other bridge, “and we pay.”";
    assert_eq!(continues(long), [None, Some(0)]);
}

#[test]
fn an_attribution_between_two_sentences_interrupts_one_utterance() {
    let text = "“We build,” Ann Holt said. “Then we pay.”";
    assert_eq!(continues(text), [None, Some(0)]);
    assert_eq!(rules(text), [Rule::Subject, Rule::Continued]);
    assert_eq!(speakers(text), ["Ann Holt", "Ann Holt"]);
}

#[test]
fn a_second_attribution_begins_a_second_utterance() {
    for text in [
        "“We build,” Ann Holt said. “Then we pay,” she added.",
        "“We build,” Ann Holt said, adding, “Then we pay.”",
        "“We build,” Ann Holt sang before asking the crowd, “Who pays?”",
        "“We build,” Ann Holt said, adding a word on tolls. “Then we pay.”",
    ] {
        assert_eq!(continues(text), [None, None], "{text}");
    }
}

#[test]
fn somebody_who_cuts_in_ends_an_utterance() {
    let text = "“We build,” Ann Holt said, and her deputy cut in. “Then we pay.”";
    assert_eq!(continues(text), [None, None]);
    let text = "“We build,” she said, but despite the cost, “I think we can pay,” said Ann Holt.";
    assert_eq!(continues(text), [None, None]);
}

#[test]
fn an_utterance_goes_on_over_paragraphs() {
    let open = "“We build,” Ann Holt said. “The town grows.\n\n“The bridge is old.”";
    assert_eq!(continues(open), [None, Some(0), Some(1)]);
    let closed = "“We build,” Ann Holt said.\n\n“The bridge is old.”";
    assert_eq!(continues(closed), [None, Some(0)]);
    assert_eq!(speakers(closed), ["Ann Holt", "Ann Holt"]);
}

#[test]
fn a_quote_behind_another_sentence_of_its_paragraph_is_a_new_utterance() {
    let text = "“We build,” Ann Holt said.\n\nRobert Lane agreed. “The bridge is old.”";
    assert_eq!(continues(text), [None, None]);
    assert_eq!(speakers(text), ["Ann Holt", "Robert Lane"]);
}

#[test]
fn the_subject_stands_before_or_behind_the_verb() {
    assert_eq!(rules("Ann Holt said: “We build.”"), [Rule::Subject]);
    assert_eq!(rules("“We build,” said Ann Holt."), [Rule::Inverted]);
    assert_eq!(speakers("“We build,” said Ann Holt, the mayor’s aide, as Robert Lane left."), ["Ann Holt"]);
    assert_eq!(rules("“We build,” according to Ann Holt."), [Rule::AccordingTo]);
}

#[test]
fn an_apposition_stands_between_subject_and_verb() {
    let text = "“We build,” Senator Ann Holt, a close ally of Robert Lane, told the Morning Star.";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn said_between_commas_has_its_subject_behind_it() {
    let text = "But, said Ann Holt, “we will build it all the same.”";
    assert_eq!(speakers(text), ["Ann Holt"]);
    assert_eq!(rules(text), [Rule::Inverted]);
    let text = "A “few dozen” houses stand empty, said the engineer, who works for the town.";
    assert_eq!(said(text), [("few dozen".to_owned(), "engineer".to_owned())]);
}

#[test]
fn behind_a_comma_any_verb_reports() {
    assert_eq!(speakers("“This is wonderful!” beamed Ann Holt of Erie."), ["Ann Holt"]);
    assert_eq!(speakers("“We shall see,” Ann Holt shrugged."), ["Ann Holt"]);
}

#[test]
fn a_subordinate_clause_behind_a_quote_reports_nothing() {
    let text = "Ann Holt had an answer, saying, “We build,” when Robert Lane blamed her.";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn a_sentence_that_ends_with_a_colon_introduces_the_next_paragraph() {
    let told = "Robert Lane listened. Ann Holt told the crowd, to loud applause:\n\n“We build.”";
    assert_eq!(speakers(told), ["Ann Holt"]);
    assert_eq!(rules(told), [Rule::Subject]);
    let no_verb = "Ann Holt hit back at once:\n\n“We build.”";
    assert_eq!(speakers(no_verb), ["Ann Holt"]);
    assert_eq!(rules(no_verb), [Rule::Topic]);
    assert_eq!(speakers("Stated Ann Holt:\n\n“We build.”"), ["Ann Holt"]);
}

#[test]
fn a_headline_names_its_speaker_before_a_colon() {
    assert_eq!(speakers("Ann Holt: ‘We will build the bridge’"), ["Ann Holt"]);
    assert_eq!(speakers("Mayor Ann Holt:“We build.”"), ["Ann Holt"]);
}

#[test]
fn a_verb_behind_that_goes_on_to_the_next_quote_leaves_the_first_its_own() {
    let text = "Holt described it as a “long and winding road,” adding, “We build.”";
    let cues: Vec<&str> = quotes(text).iter().map(|quote| quote.cue.unwrap().of(text)).collect();
    assert_eq!(cues, ["described", "adding"]);
}

#[test]
fn a_signature_behind_a_quote_names_its_speaker() {
    let text = "“A bridge for all who live here.” — Ann Holt (@annholt) May 4";
    assert_eq!(speakers(text), ["Ann Holt"]);
    assert_eq!(rules(text), [Rule::Owner]);
    assert_eq!(speakers("“A bridge for all.”\n\n-Mayor Ann Holt, at the opening"), ["Ann Holt"]);
}

#[test]
fn a_participle_takes_the_subject_of_its_sentence() {
    let text =
        "Like most of her fellow Texans, Ann Holt was angry about the plan, telling the paper: “We build.”";
    assert_eq!(speakers(text), ["Ann Holt"]);
    let text =
        "Ann Holt shared a map called “Old Bridges” on her page, writing “Here is what we build next year.”";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Ann Holt"));
    let text = "Ann Holt answered on Facebook saying, “We build.”";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn a_phrase_known_by_its_article_can_speak() {
    let text = "As Ann Holt spoke, the onlookers chanted, “Build the bridge!”";
    assert_eq!(speakers(text), ["onlookers"]);
    assert_eq!(speakers("“The town broke its word,” the suit reads."), ["suit"]);
    assert_eq!(speakers("“Who pays?” the ad’s narrator says."), ["ad’s narrator"]);
}

#[test]
fn who_is_led_back_to_the_name_before_it() {
    let text = "It was Ann Holt, who called the plan “a bridge to nowhere at all.”";
    let quote = &quotes(text)[0];
    let speaker = quote.speaker.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.mention.of(text)), ("Ann Holt", "who"));
    assert_eq!(speaker.link, Link::Pronoun);
}

#[test]
fn a_pronoun_is_led_back_even_to_a_name_without_a_first_name() {
    let text = "The town asked Holt.\n\n“We build,” she said.";
    assert_eq!(speakers(text), ["Holt"]);
    let text = "Lane listened. Ann Holt was there too. “We build,” she said.";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn a_pronoun_that_leads_nowhere_stays_a_pronoun() {
    let text = "“We build,” she said.";
    let quote = &quotes(text)[0];
    let speaker = quote.speaker.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.link), ("she", Link::Unnamed));
}

#[test]
fn a_capital_at_the_beginning_of_a_sentence_makes_no_speaker() {
    let text = "Losing the vote was hard. “We build all the same, whatever they say.”";
    assert!(!speakers(text).contains(&"Losing".to_owned()));
    let text = "Senate hopeful Rep. Ann Holt was there. “We build all the same, whatever they say.”";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn an_apposition_names_a_body() {
    let text = "The show's organisers, Bright Nights, said a rocket had set off “several loud bangs”.";
    assert_eq!(speakers(text), ["Bright Nights"]);
}

#[test]
fn a_body_named_with_and_without_its_land_is_one() {
    let text = "The US Bridge Office said “we build wherever we can.” The Bridge Office is new.";
    assert_eq!(speakers(text), ["Bridge Office"]);
}

#[test]
fn officials_and_sources_are_kept_back_and_bodies_are_not() {
    let anonymous = |text: &str| quotes(text)[0].speaker.as_ref().unwrap().anonymous;
    for (text, kept_back) in [
        ("“We build,” a senior official said.", true),
        ("“We build,” said a person familiar with the plan.", true),
        ("“We build,” said an engineer who spoke on condition of anonymity.", true),
        ("“We build,” police said.", false),
        ("“We build,” the lawsuit says.", false),
        (&behind_ann("“We build,” she said."), false),
        ("“We build,” said Ann Holt.", false),
    ] {
        assert_eq!(anonymous(text), kept_back, "{text}");
    }
}

#[test]
fn the_president_of_a_land_is_whom_the_article_has_named_with_it() {
    let text = "President Ann Holt met Ivan Petrov of Russia. The Russian president said, “We build wherever we can.”";
    assert_eq!(speakers(text), ["Ivan Petrov"]);
    let text =
        "President Ann Holt met Ivan Petrov of Russia. The president said, “We build wherever we can.”";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn who_was_kept_back_once_is_kept_back_again() {
    let text =
        "“We build,” a senior Danish official said. The Danish official said, “There is a bridge at last.”";
    let kept: Vec<bool> = quotes(text).into_iter().map(|quote| quote.speaker.unwrap().anonymous).collect();
    assert_eq!(kept, [true, true]);
}

#[test]
fn a_quote_has_the_manner_of_its_cue() {
    let manner = |text: &str| quotes(text)[0].manner;
    for (text, expected) in [
        ("“We build,” Ann Holt said.", Manner::Neutral),
        ("“We build,” Ann Holt insisted.", Manner::Assertive),
        ("“We built it all,” Ann Holt claimed.", Manner::Doubtful),
    ] {
        assert_eq!(manner(text), expected, "{text}");
    }
}

#[test]
fn whoever_passes_words_on_is_told() {
    let via = |text: &str| {
        let all = quotes(text);
        let quote = all.into_iter().find(|quote| !quote.marks.is_empty()).unwrap();
        let speaker = quote.speaker.unwrap();
        (speaker.name, speaker.via.map(|via| via.of(text).to_owned()))
    };
    let star = Some("Morning Star");
    for (text, relay) in [
        ("“We build,” Ann Holt said, according to the Morning Star.", star),
        ("The Morning Star, citing Ann Holt, reported that the town would “build a bridge at last.”", star),
        ("“We build,” AFP reported, citing Ann Holt.", Some("AFP")),
        ("The Post quoted Ann Holt as saying “we build.”", Some("Post")),
        ("“We build,” Ann Holt told the Morning Star.", None),
    ] {
        assert_eq!(via(text), ("Ann Holt".to_owned(), relay.map(str::to_owned)), "{text}");
    }
}

#[test]
fn titles_and_labels_are_nobody_s_words() {
    assert!(said("She hosts a show on “The Morning Hour.”").is_empty());
    let text = "Ann Holt spoke of a “blue whale” scheme. The “blue whale” fraud cost the town, police said.";
    assert!(said(text).is_empty());
    assert!(said("The man who claimed to be rich ran a well-known ‘fishing’ fraud.").is_empty());
}

#[test]
fn one_word_under_a_plain_verb_is_the_speaker_s() {
    assert_eq!(said("The bank confirmed the loss of “several” branches.").len(), 1);
    let text = "Police said Lane was a go-between who “promptly moved” the money.";
    assert_eq!(said(text).len(), 1);
}

#[test]
fn a_passage_lifted_out_holds_quotes_of_its_own() {
    let text = "\"“We build,” Ann Holt said before she left the hall.\"";
    assert_eq!(said(text), [("We build,".to_owned(), "Ann Holt".to_owned())]);
}

#[test]
fn quotes_inside_quotes_are_no_quotes_of_their_own() {
    let text = "“She told me, ‘We build,’ and left,” Robert Lane said.";
    assert_eq!(said(text).len(), 1);
}

#[test]
fn a_question_belongs_to_the_clause_behind_it() {
    let text = "Ann Holt spoke first.\n\n“Why is the bridge so old?” Robert Lane demanded.";
    assert_eq!(speakers(text), ["Robert Lane"]);
}

#[test]
fn every_quote_tells_a_rule_where_it_tells_a_speaker() {
    let text = behind_ann("“We build,” she said. “Then we pay.”\n\nThe plan is “a bridge for all of us.”");
    for quote in quotes(&text) {
        assert_eq!(quote.rule == Rule::None, quote.speaker.is_none(), "{quote:?}");
        assert!(quote.kind != QuoteKind::Indirect);
    }
}

#[test]
fn a_full_stop_before_the_closing_mark_parts_nobody_from_their_words() {
    assert_eq!(speakers("“We build, and we pay for it.” Ann Holt said."), ["Ann Holt"]);
}

#[test]
fn a_closing_mark_without_a_comma_parts_the_speaker_from_the_words() {
    let text = "“We regret the loss of ten lives in the crash” Governor Ann Holt said in a statement.";
    assert_eq!(speakers(text), ["Ann Holt"]);
}

#[test]
fn a_report_inside_a_report_keeps_its_own_marks_and_speaker() {
    let text = "The Aldea Times reports that Ann Holt said her eyes “just popped out” when she saw it.";
    let article = article(text);
    let found = crate::reading::read(&article).quotes;
    let by = |quote: &Quote| (quote.speaker.as_ref().unwrap().name.clone(), quote.marks.len());
    let told: Vec<_> = found.iter().map(by).collect();
    assert_eq!(told, [("Aldea Times".to_owned(), 0), ("Ann Holt".to_owned(), 1)]);
    let via = found[1].speaker.as_ref().and_then(|speaker| speaker.via).map(|via| via.of(&article.text));
    assert_eq!(via, Some("The Aldea Times"));
}

#[test]
fn what_cannot_speak_is_no_speaker() {
    let text = "The remainder includes “effects of the new territorial tax system” and more.";
    assert!(!speakers(text).contains(&"remainder".to_owned()));
}

#[test]
fn whoever_is_somebodys_is_named_behind_the_comma() {
    let text = behind_ann("Holt's lawyer, Ben Moor, said “we build.”");
    assert_eq!(speakers(&text), ["Ben Moor"]);
    let text = behind_ann("The mayor, Ben Moor, said “we build.”");
    assert_eq!(speakers(&text), ["Ben Moor"]);
}

#[test]
fn a_place_behind_a_comma_names_nobody() {
    let text = "Her parents in Aldea, New Hampshire, said “we build wherever we can.”";
    assert!(!speakers(text).contains(&"New Hampshire".to_owned()));
}

#[test]
fn an_office_of_several_words_goes_with_the_name_behind_it() {
    let text = behind_ann("US Secretary of State Ben Moor said “we build.”");
    assert_eq!(speakers(&text), ["Ben Moor"]);
    let text = behind_ann("The envoy to the United Nations Ben Moor said “we build.”");
    assert_eq!(speakers(&text), ["Ben Moor"]);
    let text = behind_ann("An aide to Mayor Ben Moor said “we build.”");
    assert_ne!(speakers(&text), ["Ben Moor"]);
}

#[test]
fn they_are_no_one_person() {
    let text = "Ben Moor met some of the voters in May. They said “we build wherever we can.”";
    assert!(!speakers(text).contains(&"Ben Moor".to_owned()));
}

#[test]
fn half_of_a_cue_is_none() {
    let all = quotes("“We build,” Ann Smith, according");
    assert!(all.iter().all(|quote| quote.cue.is_none_or(|cue| !cue.is_empty())), "{all:?}");
}

#[test]
fn who_shoots_back_speaks() {
    let text = "After Ben Moor criticized the toll, Ann Smith shot back, “We build wherever we can.”";
    assert!(speakers(text).contains(&"Ann Smith".to_owned()), "{:?}", speakers(text));
}

#[test]
fn a_second_cue_parts_two_quotes_of_one_sentence() {
    let text = "He agreed that the toll is a “total loss” and said “the record is quite clear on that.”";
    assert_eq!(quotes(text).len(), 2);
}
