//! Terms that say where a word must stand, and of what kind the quote must be.

use super::super::fault;
use super::*;
use crate::comparison::{Family, Member};

/// Two outlets on one speech: an office for a name, a pronoun, somebody unnamed, an altered quote and a shortened one.
fn speech() -> Comparison {
    let mut comparison = comparison(&[
        (
            "Evening Courier",
            &[("Donald Trump", "great progress"), ("Viktor Orbán", "Trump wants peace"), ("Ann Reed", "no")],
        ),
        ("Herald", &[("Donald Trump", "good progress"), ("aide", "progress"), ("", "peace at last")]),
    ]);
    for (article, quote, words, link) in
        [(0, 0, "the president", Link::Office), (0, 2, "she", Link::Pronoun), (1, 1, "", Link::Unnamed)]
    {
        let text = &mut comparison.story.articles[article].text;
        let mention = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        let speaker = comparison.readings[article].quotes[quote].speaker.as_mut().unwrap();
        (speaker.mention, speaker.link) = (mention, link);
        speaker.anonymous = link == Link::Unnamed;
    }
    comparison.readings[1].quotes[1].kind = QuoteKind::Mixed;
    comparison.readings[1].quotes[2].kind = QuoteKind::Indirect;
    let member = |verdict| Member { verdict, ..Member::default() };
    let (verbatim, altered) = (FamilyVerdict::Verbatim, FamilyVerdict::Altered);
    comparison.families.push(Family {
        quotes: [(0, 0), (1, 0), (1, 1)].map(|(article, quote)| QuoteId { article, quote }).to_vec(),
        members: [verbatim, altered, FamilyVerdict::Shortened].map(member).to_vec(),
        ..Family::default()
    });
    comparison
}

/// The article and the quote of each hit.
fn asked(query: &str) -> Vec<(usize, usize)> {
    let hits = QuoteIndex::of(&speech()).find(query);
    hits.into_iter().map(|hit| (hit.quote.article, hit.quote.quote)).collect()
}

#[test]
fn a_speaker_term_is_met_by_the_speaker_alone() {
    assert_eq!(asked("trump"), [(0, 0), (0, 1), (1, 0)]);
    assert_eq!(asked("@trump"), [(0, 0), (1, 0)]);
    assert_eq!(asked("@orban"), [(0, 1)]);
    assert_eq!(asked("@peace"), []);
}

#[test]
fn a_speaker_may_be_named_by_what_the_article_calls_them_there_unless_that_is_a_pronoun() {
    assert_eq!(asked("@president"), [(0, 0)]);
    assert_eq!(asked("@\"the president\" @donald"), [(0, 0)]);
    assert_eq!(asked("@she"), []);
}

#[test]
fn all_speaker_terms_must_be_met_by_one_speaker() {
    assert_eq!(asked("@donald @trump"), [(0, 0), (1, 0)]);
    assert_eq!(asked("@\"Trump Donald\""), [(0, 0), (1, 0)]);
    assert_eq!(asked("@viktor @trump"), []);
}

#[test]
fn a_slip_in_a_term_is_forgiven_also_where_the_word_stands_elsewhere_as_typed() {
    assert_eq!(asked("@trupm"), [(0, 0), (1, 0)]);
    assert_eq!(asked("in:heradl"), [(1, 0), (1, 1), (1, 2)]);
    let comparison = comparison(&[("Courier", &[("Stephen Gray", "no"), ("", "a stephan is a name")])]);
    let hits = QuoteIndex::of(&comparison).find("@stephan");
    assert_eq!(hits.iter().map(|hit| hit.quote.quote).collect::<Vec<_>>(), [0]);
}

#[test]
fn an_outlet_term_is_met_by_the_outlet_alone() {
    assert_eq!(asked("in:herald"), [(1, 0), (1, 1), (1, 2)]);
    assert_eq!(asked("in:\"evening courier\" peace"), [(0, 1)]);
    assert_eq!(asked("in:peace"), []);
}

#[test]
fn a_kind_is_that_of_the_marks_of_the_words_or_of_the_speaker() {
    assert_eq!(asked("kind:direct"), [(0, 0), (0, 1), (0, 2), (1, 0)]);
    assert_eq!(asked("kind:mixed"), [(1, 1)]);
    assert_eq!(asked("kind:indirect"), [(1, 2)]);
    assert_eq!(asked("kind:verbatim"), [(0, 0)]);
    assert_eq!(asked("kind:altered"), [(1, 0)]);
    assert_eq!(asked("kind:shortened"), [(1, 1)]);
    assert_eq!(asked("kind:unnamed"), [(1, 1)]);
}

#[test]
fn of_kinds_about_one_thing_any_will_do_and_those_about_other_things_must_hold_too() {
    assert_eq!(asked("kind:mixed kind:indirect"), [(1, 1), (1, 2)]);
    assert_eq!(asked("kind:direct kind:altered"), [(1, 0)]);
    assert_eq!(asked("kind:mixed kind:direct kind:shortened kind:altered"), [(1, 0), (1, 1)]);
    assert_eq!(asked("kind:direct kind:unnamed"), []);
}

#[test]
fn terms_and_words_narrow_each_other() {
    assert_eq!(asked("progress @trump in:herald kind:alt"), [(1, 0)]);
    assert_eq!(asked("great @trump in:herald"), []);
}

#[test]
fn results_come_as_a_term_is_typed_and_never_vanish_on_the_way() {
    for (prefix, value) in [
        ("kind:", "altered"),
        ("@", "\"donald trump\""),
        ("@", "\"the president\""),
        ("in:", "\"evening courier\""),
    ] {
        for end in 0..=value.len() {
            let typed: String = prefix.chars().chain(value.chars().take(end)).collect();
            assert!(!asked(&typed).is_empty(), "{typed}");
            assert!(!asked(&format!("progress {typed}")).is_empty(), "progress {typed}");
        }
    }
    assert_eq!(asked("kind:alt"), asked("kind:altered"));
    assert_eq!(asked("@"), asked(""));
}

#[test]
fn a_mark_that_is_never_closed_leaves_the_other_words_their_say() {
    assert_eq!(asked("@\"Donald great"), [(0, 0)]);
    assert_eq!(asked("@\"Donald Trump in:Herald"), [(1, 0)]);
}

#[test]
fn an_unknown_kind_finds_nothing_and_says_why() {
    assert_eq!(asked("kind:loud"), []);
    assert_eq!(asked("kind:loud kind:direct"), []);
    assert!(fault("kind:loud").unwrap().contains("direct, mixed, indirect, verbatim"));
}

#[test]
fn letters_met_in_the_quote_are_marked_and_those_of_terms_are_not() {
    let comparison = speech();
    let hits = QuoteIndex::of(&comparison).find("progress @trump kind:altered");
    let text = &comparison.story.articles[1].text;
    let marked: Vec<&str> = hits[0].matched.iter().map(|span| span.of(text)).collect();
    assert_eq!(marked, ["progress"]);
}

#[test]
fn a_hit_tells_whether_its_words_were_altered() {
    let hits = QuoteIndex::of(&speech()).find("");
    let altered: Vec<bool> = hits.iter().map(|hit| hit.altered).collect();
    assert_eq!(altered, [false, false, false, true, false, false]);
}
