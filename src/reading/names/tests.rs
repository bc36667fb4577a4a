use super::*;
use crate::reading::read;
use crate::reading::tests::article;
use crate::story::ParagraphKind;

/// The names of a text: words, full form and kind.
fn names(text: &str) -> Vec<(String, String, NameKind)> {
    told(&article(text))
}

fn told(article: &crate::story::Article) -> Vec<(String, String, NameKind)> {
    let name = |name: Name| (name.span.of(&article.text).to_owned(), name.full, name.kind);
    read(article).names.into_iter().map(name).collect()
}

fn kind(text: &str, name: &str) -> Option<NameKind> {
    names(text).into_iter().find(|(words, _, _)| words == name).map(|(_, _, kind)| kind)
}

fn full(text: &str, name: &str) -> Vec<String> {
    names(text).into_iter().filter(|(words, _, _)| words == name).map(|(_, full, _)| full).collect()
}

/// An article with this headline.
fn headed(headline: &str, text: &str) -> Vec<(String, String, NameKind)> {
    let mut article = article(&format!("{headline}\n\n{text}"));
    article.paragraphs[0].kind = ParagraphKind::Headline;
    told(&article)
}

#[test]
fn a_person_is_told_by_title_age_apposition_and_later_surname() {
    for text in [
        "The crane fell, Dr. Quillon said.",
        "Tovah Quillon, 43, saw the crane fall.",
        "Tovah Quillon, who saw the crane fall, left.",
        "Police met Tovah Quillon, a nurse from the island.",
        "The board named Tovah Quillon. On Friday Quillon left. The crew saw Quillon go.",
    ] {
        let name = if text.contains("Tovah") { "Tovah Quillon" } else { "Quillon" };
        assert_eq!(kind(text, name), Some(NameKind::Person), "{text}");
    }
}

#[test]
fn a_lone_name_that_goes_on_with_her_is_a_person() {
    assert_eq!(kind("Mirelle mourns her cousin. On Friday Mirelle left.", "Mirelle"), Some(NameKind::Person));
}

#[test]
fn a_body_is_told_by_its_words_and_by_what_only_bodies_have() {
    for (text, name) in [
        ("The crane belongs to the Hartwell Harbor Authority.", "Hartwell Harbor Authority"),
        ("It asked the Ministry of Ports for help.", "Ministry of Ports"),
        ("The firm sold Quillon shares on Friday.", "Quillon"),
        ("The crew of Quill & Sons left.", "Quill & Sons"),
        ("The Hartwell Police Department came.", "Hartwell Police Department"),
        ("The report came from the Justice Department.", "Justice Department"),
    ] {
        assert_eq!(kind(text, name), Some(NameKind::Body), "{text}");
    }
}

#[test]
fn a_place_is_told_by_the_list_its_words_and_where_it_stands() {
    for (text, name) in [
        ("The ship left Rotterdam on Friday.", "Rotterdam"),
        ("The ship left the Quillon River.", "Quillon River"),
        ("The ship lay near Quillon, the crew said.", "Quillon"),
        ("The crew came from Quillon, Pa., and left.", "Quillon"),
        ("It sank in the Gulf of Quillon.", "Gulf of Quillon"),
    ] {
        assert_eq!(kind(text, name), Some(NameKind::Place), "{text}");
    }
}

#[test]
fn a_model_with_a_number_is_no_person() {
    let found = names("These look like official Marlin X7 pictures. The Marlin X7 said nothing.");
    assert!(found.iter().all(|(_, _, kind)| *kind != NameKind::Person), "{found:?}");
}

#[test]
fn a_place_that_speaks_for_its_government_is_no_person() {
    assert_eq!(kind("North Korea said the ship was lost.", "North Korea"), Some(NameKind::Place));
}

#[test]
fn an_acronym_is_led_back_to_the_words_it_stands_for() {
    let text = "The American Ferry Union (AFU) struck. The AFU wants more pay.";
    assert_eq!(full(text, "AFU"), ["American Ferry Union", "American Ferry Union"]);
    assert_eq!(kind(text, "American Ferry Union"), Some(NameKind::Body));
}

#[test]
fn a_heading_gives_no_name_that_the_article_does_not() {
    let found = headed(
        "Smoke Fills Quillon Station as Research Stalls",
        "The crane fell, said Tovah Quillon. The fire filled a hall with smoke. Quillon ran.",
    );
    assert_eq!(found[0].0, "Quillon");
    assert!(found.iter().all(|(words, _, _)| words != "Smoke" && words != "Research" && words != "Stalls"));
}

#[test]
fn a_word_with_a_capital_only_at_the_beginning_of_a_sentence_is_no_name() {
    assert_eq!(names("Smoke filled the hall. Neither door opened. Citing rules, the crew left."), []);
}

#[test]
fn spellings_of_one_name_in_one_article_are_one_person() {
    let text = "Oleh Petrenskyy spoke. “We wait,” said Oleh Petrensky on Friday. Petrenskyi then left.";
    let found: std::collections::HashSet<String> = names(text).into_iter().map(|(_, full, _)| full).collect();
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn spouses_stay_apart_and_a_pronoun_tells_whom_the_surname_means() {
    let text = "Robert Hartwell and Lucia Hartwell came. Mrs. Hartwell sat. Mr. Hartwell stood. \
                Lucia Hartwell spoke first. Hartwell said she was glad.";
    assert_eq!(full(text, "Hartwell"), ["Lucia Hartwell", "Robert Hartwell", "Lucia Hartwell"],);
    assert_eq!(full(text, "Robert Hartwell"), ["Robert Hartwell"]);
}

#[test]
fn a_couple_named_at_once_are_two_people() {
    let text = "Robert and Lucia Hartwell came by ferry.";
    assert_eq!(full(text, "Robert"), ["Robert Hartwell"]);
    assert_eq!(full(text, "Lucia Hartwell"), ["Lucia Hartwell"]);
}

#[test]
fn a_father_and_a_son_are_two_people() {
    let text = "Cole Hartwell came with his son, Cole Hartwell Jr., on Friday.";
    assert_eq!(full(text, "Cole Hartwell"), ["Cole Hartwell"]);
}

#[test]
fn a_party_and_state_tag_is_no_name() {
    assert!(
        names("Sen. Tovah Quillon (D-Calif.) spoke.").iter().all(|(words, _, _)| !words.starts_with("D-"))
    );
}

#[test]
fn a_heading_names_in_full_whom_the_sentences_call_by_surname() {
    let text = "This Is Why Ulva Quillon Is Angry\n\nOn Friday, Quillon spoke. By then, Quillon had left. \
                Her father, Robert Quillon, thinks Ulva is right. Later, Quillon smiled.";
    let all = full(text, "Quillon");
    assert!(all.iter().all(|name| name == "Ulva Quillon"), "{all:?}");
    assert_eq!(full(text, "Ulva Quillon"), ["Ulva Quillon"]);
}
