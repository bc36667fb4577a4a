use super::super::marked;
use super::*;

fn split(text: &str) -> Vec<&str> {
    let whole = Span::new(0, text.len());
    sentences(text, whole, &marked(text, whole)).into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn titles_initials_and_abbreviations_do_not_end_a_sentence() {
    for text in [
        "Mr. Smith met Sen. J. R. Jones at 5 p.m. Friday in the U.S. Capitol.",
        "The rate rose 3.5 percent at Acme Inc. Chief Jane Doe said.",
        "Well... it was St. Petersburg, No. 5 on the list.",
        "He lives in Erie, Pa. Horses live there too, J.K. Rowling wrote.",
    ] {
        assert_eq!(split(text), [text]);
    }
}

#[test]
fn an_abbreviation_ends_a_sentence_when_another_begins() {
    assert_eq!(split("It closed at 5 p.m. The police left."), ["It closed at 5 p.m.", "The police left."]);
    assert_eq!(split("They flew to the U.S. He stayed."), ["They flew to the U.S.", "He stayed."]);
}

#[test]
fn a_full_stop_inside_closing_marks_ends_the_sentence() {
    assert_eq!(
        split("He said it was “over.” The crowd left."),
        ["He said it was “over.”", "The crowd left."]
    );
    assert_eq!(split("(It rained.) Then it did not."), ["(It rained.)", "Then it did not."]);
}

#[test]
fn a_quote_of_several_sentences_stays_with_its_reporting_clause() {
    let text = "“Do they want it? I doubt it,” the minister said on Sunday.";
    assert_eq!(split(text), [text]);
    let text = "\"Would you mind if we went?\" Smith asked, adding that he would.";
    assert_eq!(split(text), [text]);
    assert_eq!(
        split("\"Would you mind?\" Smith said he would."),
        ["\"Would you mind?\"", "Smith said he would."]
    );
}

#[test]
fn questions_and_exclamations_end_sentences() {
    assert_eq!(split("Who knows? Nobody! So be it."), ["Who knows?", "Nobody!", "So be it."]);
}

#[test]
fn a_degree_or_a_lettered_thing_may_end_a_sentence() {
    assert_eq!(split("She holds a Ph.D. He does not."), ["She holds a Ph.D.", "He does not."]);
    assert_eq!(split("He is an M.D. The clinic is his."), ["He is an M.D.", "The clinic is his."]);
    assert_eq!(split("There is no Plan B. The mayor left."), ["There is no Plan B.", "The mayor left."]);
    for text in ["She holds a Ph.D. Her name is Ann B. Low.", "Ann B. Low, Ph.D., left."] {
        assert!(split(text).iter().all(|sentence| sentence.len() > 9), "{:?}", split(text));
    }
    assert_eq!(split("The pair sent their rep. The rest stayed.").len(), 2);
}

#[test]
fn a_dash_behind_an_abbreviation_goes_on() {
    for text in
        ["Exports fell in the U.S. — 15 percent of them cars.", "He joined Marlow Inc. – his third firm."]
    {
        assert_eq!(split(text), [text]);
    }
}

#[test]
fn a_bracket_behind_an_abbreviation_goes_on() {
    for text in [
        "Former Rep. Joe Low Jr. (D-Ohio) pleaded guilty.",
        "It landed before 6 a.m. (2100 GMT Monday) and burnt.",
    ] {
        assert_eq!(split(text), [text]);
    }
    assert_eq!(split("HARBOUR CITY, Pa. (AP) — The mayor left.").len(), 2);
    assert_eq!(split("It opens at 4 p.m. (If it rains, it stays shut.)").len(), 2);
}

#[test]
fn a_clock_time_ends_a_sentence_before_a_subject() {
    assert_eq!(split("The hearing is at 2 p.m. Smith will speak.").len(), 2);
    assert_eq!(split("The hearing is at 2 p.m. Monday in the court.").len(), 1);
    assert_eq!(split("The hearing is at 2 p.m. Eastern time.").len(), 1);
}

#[test]
fn a_quoted_question_stays_with_whom_it_is_attributed_to() {
    for text in [
        "\"Does it float?\" Mr. Low asked the council.",
        "“Does it float?” Mayor Ann B. Low said.",
        "“Does it float?” Council Leader Jo Rae, D-Ohio, asked on Monday.",
        "“It floats!” an aide to the mayor said.",
    ] {
        assert_eq!(split(text), [text]);
    }
    assert_eq!(split("“Does it float?” Later, Mr. Low said no.").len(), 2);
    assert_eq!(split("“Does it float?” Mr. Low left. She said no.").len(), 3);
}

#[test]
fn a_sentence_without_an_end_is_cut_but_never_inside_a_quote() {
    let text = "and so on ".repeat(400);
    assert!(split(text.trim()).iter().all(|sentence| sentence.split(' ').count() <= LONGEST + 1));
    let text = format!("“{}”", "and so on ".repeat(400).trim());
    assert_eq!(split(&text), [text.as_str()]);
}

#[test]
fn every_word_lies_in_a_sentence() {
    let text = "One. Two?  Three… Four";
    assert_eq!(split(text).join(" "), "One. Two? Three… Four");
}
