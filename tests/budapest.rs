//! The story that ships inside the program, told as the program tells it: what a reader must find in it.

use rashomon::comparison::{Cell, Claim, Comparison, DifferenceKind, FamilyVerdict, Verdict, compare};
use rashomon::ingest;

fn story() -> Comparison {
    compare(ingest::demo())
}

fn outlet(comparison: &Comparison, name: &str) -> usize {
    comparison
        .story
        .articles
        .iter()
        .position(|article| article.outlet.starts_with(name))
        .expect("the outlet is in the story")
}

/// The diverging claim that has a value of this kind with these words.
fn parting<'a>(comparison: &'a Comparison, kind: DifferenceKind, words: &str) -> &'a Claim {
    let has = |claim: &&Claim| {
        claim.differences.iter().any(|difference| {
            difference.kind == kind && difference.values.iter().any(|value| value.normal.contains(words))
        })
    };
    comparison.claims.iter().find(has).unwrap_or_else(|| panic!("no {kind:?} difference says {words:?}"))
}

fn said<'a>(comparison: &Comparison, claim: &'a Claim, name: &str) -> &'a str {
    match claim.cell(outlet(comparison, name)) {
        Cell::Parts(_, value) => &value.normal,
        Cell::Tells => "tells",
        Cell::Silent => "silent",
    }
}

#[test]
fn the_range_of_the_missile_diverges_and_miles_meet_kilometres() {
    let story = story();
    let range = parting(&story, DifferenceKind::Quantity, "2,500 km");
    assert_eq!(said(&story, range, "Courier"), "≤2,500 km");
    for name in ["Herald", "Monitor", "Dispatch"] {
        assert_eq!(said(&story, range, name), "1,600 km");
    }
    let sides: Vec<usize> = range.differences[0].values.iter().map(|value| value.side).collect();
    assert_eq!(sides.iter().filter(|side| **side == 0).count(), 3);
}

#[test]
fn no_date_stands_against_within_two_weeks() {
    let story = story();
    let date = parting(&story, DifferenceKind::Time, "within two weeks");
    assert_eq!(said(&story, date, "Herald"), "no date");
    assert_eq!(said(&story, date, "Gazette"), "no date");
}

#[test]
fn three_altered_quotes_are_found() {
    let story = story();
    for words in ["substantial progress", "disgraceful", "wish to take an offensive approach"] {
        let claim = parting(&story, DifferenceKind::Quote, words);
        assert_eq!(claim.verdict, Verdict::Diverge);
        assert!(said(&story, claim, "Monitor").contains(words));
    }
    assert!(story.families.iter().filter(|family| family.verdict == FamilyVerdict::Altered).count() >= 3);
}

#[test]
fn a_quote_in_the_same_words_is_verbatim_whatever_its_marks() {
    let story = story();
    let words = |family: &&rashomon::comparison::Family| {
        let quote = family.quotes[0];
        let reading = &story.readings[quote.article].quotes[quote.quote];
        reading.span.of(&story.story.articles[quote.article].text).contains("have the cards")
    };
    let family = story.families.iter().find(words).expect("the cards are a family");
    assert_eq!(family.verdict, FamilyVerdict::Verbatim);
}

#[test]
fn a_misspelt_name_is_a_difference_and_an_accepted_spelling_is_not() {
    let story = story();
    let name = parting(&story, DifferenceKind::Name, "Volodyr");
    assert_eq!(said(&story, name, "Monitor"), "Volodyr Zelensky");
    let names = story
        .claims
        .iter()
        .flat_map(|claim| &claim.differences)
        .filter(|difference| difference.kind == DifferenceKind::Name);
    assert!(names.into_iter().all(|difference| difference.why.contains("Volodyr")));
}

#[test]
fn the_last_meeting_in_alaska_in_august_is_agreed_on() {
    let story = story();
    let of_alaska = |claim: &&Claim| {
        let told = |statement: &rashomon::comparison::Statement| {
            let text = &story.story.articles[statement.article].text;
            statement.span.of(text).contains("Alaska in August")
        };
        claim.spread() == 3 && claim.statements.iter().all(told)
    };
    let claim = story.claims.iter().find(of_alaska).expect("three outlets tell of Alaska in one claim");
    assert_eq!((claim.verdict, claim.differences.len()), (Verdict::Agree, 0));
}

#[test]
fn who_called_the_call_productive_is_told() {
    let story = story();
    let claim = parting(&story, DifferenceKind::Attribution, "Trump");
    assert!(claim.differences.iter().any(|difference| {
        difference
            .values
            .iter()
            .any(|value| value.normal.contains("Kremlin") || value.normal.contains("White House"))
    }));
}

#[test]
fn every_value_and_statement_points_at_its_own_words() {
    let story = story();
    for claim in &story.claims {
        for statement in &claim.statements {
            let text = &story.story.articles[statement.article].text;
            assert!(!statement.span.of(text).is_empty());
            assert!(
                story.readings[statement.article].sentences[statement.sentence].span.holds(statement.span)
            );
        }
        for value in claim.differences.iter().flat_map(|difference| &difference.values) {
            assert!(!value.span.of(&story.story.articles[value.article].text).is_empty());
        }
    }
}

#[test]
fn two_readings_of_one_story_are_the_same() {
    let (one, other) = (story(), story());
    assert_eq!(one.claims, other.claims);
    assert_eq!(one.families, other.families);
}
