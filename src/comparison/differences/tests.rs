use crate::comparison::{Comparison, DifferenceKind, compare};
use crate::reading::tests::article;
use crate::story::Story;

fn told(texts: &[&str]) -> Comparison {
    let articles = texts.iter().map(|text| article(text)).collect();
    compare(Story { title: String::new(), articles })
}

/// The differences of a kind between the texts: the words of the first two values.
fn found(kind: DifferenceKind, texts: &[&str]) -> Vec<(String, String)> {
    let comparison = told(texts);
    let words = |value: &crate::comparison::Value| {
        value.span.of(&comparison.story.articles[value.article].text).to_owned()
    };
    let differences = comparison.claims.iter().flat_map(|claim| &claim.differences);
    let mut found: Vec<(String, String)> = differences
        .filter(|difference| difference.kind == kind)
        .map(|difference| (words(&difference.values[0]), words(&difference.values[1])))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn pair(one: &str, other: &str) -> Vec<(String, String)> {
    vec![(one.to_owned(), other.to_owned())]
}

const FERRY: &str = "The ferry Marigold struck the old pier in the harbor on Friday.";

#[test]
fn rival_counts_of_the_hurt_part() {
    let one = format!("{FERRY} Police said 48 passengers were hurt when the ferry struck the pier.");
    let other = format!("{FERRY} Police said 46 passengers were hurt when the ferry struck the pier.");
    assert_eq!(found(DifferenceKind::Quantity, &[&one, &other]), pair("48 passengers", "46 passengers"));
}

#[test]
fn a_later_articles_higher_count_may_be_an_update() {
    let mut articles: Vec<_> = ["48", "46"]
        .iter()
        .map(|count| {
            article(&format!(
                "{FERRY} Police said {count} passengers were hurt when the ferry struck the pier."
            ))
        })
        .collect();
    articles[0].published = Some("2024-03-05".to_owned());
    articles[1].published = Some("2024-03-04".to_owned());
    let comparison = compare(Story { title: String::new(), articles });
    let difference = &comparison.claims[0].differences[0];
    assert!(difference.why.ends_with("may be an update"), "{}", difference.why);
}

#[test]
fn figures_of_two_offers_do_not_part() {
    let one = "The board raised its offer for the shipyard to $90 million on Friday.";
    let other = "The board had made an original offer for the shipyard of $70 million.";
    assert_eq!(found(DifferenceKind::Quantity, &[one, other]), []);
}

#[test]
fn days_on_which_two_people_speak_do_not_part() {
    let one = "The ferry struck the pier, the mayor of Hartwell said on Friday.";
    let other = "The ferry struck the pier, the owner said on Saturday.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), []);
}

#[test]
fn two_days_of_one_act_part() {
    let one = "The captain resigned on Friday over the collision of the ferry with the pier.";
    let other = "The captain resigned on Saturday over the collision of the ferry with the pier.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), pair("on Friday", "on Saturday"));
}

#[test]
fn what_goes_on_parts_from_what_is_to_come() {
    let one = "The pier is being repainted by crews from the harbor office.";
    let other = "The pier will be repainted by crews from the harbor office.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), pair("is being repainted", "will be repainted"));
    let one = "Inspectors are studying the causes of the leak.";
    let other = "The inspection for the causes of the leak will start on Tuesday.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), pair("Inspectors are studying", "will start"));
}

#[test]
fn a_closure_that_lasts_parts_from_one_that_is_over() {
    let one = "The harbor road remains blocked while crews clear the mud.";
    let other = "The harbor road was blocked for two days while crews cleared the mud.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), pair("remains blocked", "blocked for two days"));
}

#[test]
fn a_strike_that_nears_its_third_week_has_not_entered_it() {
    let one = "The mayor wants to end the strike, which is nearing its third week.";
    let other = "As the strike enters its third week, the ferries lie idle.";
    assert_eq!(
        found(DifferenceKind::Time, &[one, other]),
        pair("nearing its third week", "enters its third week")
    );
}

#[test]
fn nobody_hurt_parts_from_two_hurt() {
    let one = "The harbor office added that no one was hurt.";
    let other = "Two passengers were hurt as the ferry struck the pier.";
    assert_eq!(
        found(DifferenceKind::Polarity, &[one, other]),
        pair("no one was hurt", "Two passengers were hurt")
    );
}

#[test]
fn no_response_parts_from_words_that_another_outlet_has() {
    let one = "There was no immediate response from Mayor Tovah Quillon.";
    let other = "Mayor Tovah Quillon said on Friday that the pier was safe.";
    let parted = found(DifferenceKind::Polarity, &[one, other]);
    assert_eq!(parted.len(), 1);
    assert!(parted[0].0.starts_with("no immediate response") && parted[0].1.contains("said"), "{parted:?}");
}

#[test]
fn an_outlets_own_unanswered_call_contradicts_nobody() {
    let one = "Mayor Tovah Quillon did not immediately respond to a request for comment.";
    let other = "Mayor Tovah Quillon said on Friday that the pier was safe.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, other]), []);
}

#[test]
fn a_denied_act_parts_from_the_act() {
    let one = "The harbor board did not approve the plan for a second pier on Friday.";
    let other = "The harbor board approved the plan for a second pier on Friday.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, other]), pair("not approve", "approved"));
    let open = "The harbor board will decide whether it approves the plan for a second pier on Friday.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, open]), []);
}

#[test]
fn will_parts_from_may_over_one_amount() {
    let one = "Hartwell Ferries will pay $70 million for the pier.";
    let other = "Hartwell Ferries said it may spend $70 million on the pier.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, other]), pair("will pay", "may spend"));
}

#[test]
fn plans_that_somebody_has_are_no_shade_of_sureness() {
    let one = "The board unveiled plans to close the old pier in the harbor.";
    let other = "The board will close the old pier in the harbor.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, other]), []);
}

#[test]
fn opposites_of_one_matter_part() {
    let one = "Rents around the old harbor rose sharply in the spring.";
    let other = "Rents around the old harbor fell sharply in the spring.";
    assert_eq!(found(DifferenceKind::Detail, &[one, other]), pair("rose", "fell"));
}

#[test]
fn the_same_words_given_to_another_who_is_named_part() {
    let one = "“The old pier was rotten to the core,” Tovah Quillon said.";
    let other = "“The old pier was rotten to the core,” Robert Hartwell said.";
    assert_eq!(found(DifferenceKind::Attribution, &[one, other]), pair("Tovah Quillon", "Robert Hartwell"));
    let unnamed = "“The old pier was rotten to the core,” a spokesman said.";
    assert_eq!(found(DifferenceKind::Attribution, &[one, unnamed]), []);
}

#[test]
fn one_utterance_in_other_words_parts_and_a_cut_does_not() {
    let one = "“We will rebuild the old pier by the spring of next year,” the mayor said.";
    let other = "“We will restore the old pier by the spring of next year,” the mayor said.";
    let short = "“We will rebuild the old pier,” the mayor said.";
    assert_eq!(found(DifferenceKind::Quote, &[one, other]), pair("rebuild", "restore"));
    assert_eq!(found(DifferenceKind::Quote, &[one, short]), []);
}
