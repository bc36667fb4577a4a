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
fn an_act_that_is_only_named_denies_nothing() {
    let one = "The harbor board has warned the city not to sell pumps to the northern port.";
    let other = "The harbor board has warned that selling pumps to the northern port would harm the city.";
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

#[test]
fn a_share_of_one_thing_says_nothing_of_a_share_of_another() {
    let one = "The harbor accounts for nearly 90 percent of imports to the island.";
    let other = "The harbor accounts for 70 percent of trade on the island.";
    assert_eq!(found(DifferenceKind::Quantity, &[one, other]), []);
    let rival = "The harbor accounts for 70 percent of imports to the island.";
    assert_eq!(
        found(DifferenceKind::Quantity, &[one, rival]),
        pair("nearly 90 percent of imports", "70 percent of imports")
            .into_iter()
            .map(short)
            .collect::<Vec<_>>()
    );
}

/// The words up to the thing that a share is of.
fn short((one, other): (String, String)) -> (String, String) {
    let cut = |words: String| words.split(" of ").next().unwrap_or_default().to_owned();
    (cut(one), cut(other))
}

#[test]
fn a_charge_and_earnings_are_two_sums() {
    let one = "Hartwell Ferries said the charge for the quarter would be $3.2 billion.";
    let other = "Hartwell Ferries had an estimated $1.9 billion in earnings for the quarter.";
    assert_eq!(found(DifferenceKind::Quantity, &[one, other]), []);
}

#[test]
fn the_same_hour_of_morning_and_evening_parts() {
    let one = "The ferry Marigold landed in Hartwell at 10:15 a.m. on Sunday.";
    let other = "The ferry Marigold landed in Hartwell at 10:15 p.m. on Sunday.";
    assert_eq!(found(DifferenceKind::Time, &[one, other]), pair("10:15 a.m.", "10:15 p.m."));
}

#[test]
fn what_others_do_not_do_denies_nothing() {
    let one = "The harbor office will recognize the licenses of ferry captains from next year.";
    let other = "The licenses of ferry captains are of no use in ports that do not recognize them.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, other]), []);
}

#[test]
fn going_elsewhere_denies_nothing() {
    let one = "The ferry Marigold will not go into the harbor of Hartwell.";
    let other = "The ferry Marigold will go into the dock of Hartwell for repairs.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, other]), []);
}

#[test]
fn no_injuries_part_from_those_who_were_injured() {
    let one = "The ferry struck the pier, and no injuries were reported, the harbor office said.";
    let other = "Four passengers were injured when the ferry struck the pier.";
    assert_eq!(
        found(DifferenceKind::Polarity, &[one, other]),
        pair("no injuries", "Four passengers were injured")
    );
}

#[test]
fn an_unanswered_speech_is_not_answered_by_other_words() {
    let one = "Mayor Tovah Quillon did not immediately respond to the speech.";
    let other = "Mayor Tovah Quillon said that ferries were her first love.";
    assert_eq!(found(DifferenceKind::Polarity, &[one, other]), []);
}

#[test]
fn what_one_outlet_doubts_and_another_tells_parts() {
    let one = "A suspected gas leak wrecked the ferry office by the harbor on Friday.";
    let other = "A gas leak wrecked the ferry office by the harbor on Friday.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, other]), pair("suspected gas leak", "leak"));
    let said = "A gas leak wrecked the ferry office by the harbor on Friday, the police said.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, said]), []);
}

#[test]
fn what_was_tried_falls_short_of_what_was_done() {
    let one = "The captain tried to wreck the ferry at the old pier in the harbor.";
    let other = "The captain wrecked the ferry at the old pier in the harbor.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, other]), pair("tried to wreck", "wrecked"));
}

#[test]
fn one_act_in_two_verbs_is_one_act() {
    let one = "Mayor Tovah Quillon will likely raise the issue of the pier with the board.";
    let other = "Mayor Tovah Quillon might bring up the issue of the pier with the board.";
    assert_eq!(found(DifferenceKind::Certainty, &[one, other]), pair("will likely raise", "might bring"));
}

#[test]
fn two_seas_part_and_a_town_in_its_land_does_not() {
    let one = "The wreck of the ferry Marigold was found on the floor of the harbor in the Baltic Sea.";
    let other = "The wreck of the ferry Marigold was found on the floor of the harbor in the North Sea.";
    assert_eq!(found(DifferenceKind::Place, &[one, other]), pair("Baltic Sea", "North Sea"));
    let land = "The wreck of the ferry Marigold was found on the floor of the harbor in Denmark.";
    assert_eq!(found(DifferenceKind::Place, &[one, land]), []);
}

#[test]
fn a_place_that_both_outlets_know_is_another_place() {
    let one =
        "The ferry Marigold was built at a yard in the Baltic Sea. It was sold to a firm by the North Sea.";
    let other = "The ferry Marigold was built at a yard in the North Sea.";
    assert_eq!(found(DifferenceKind::Place, &[one, other]), []);
}

#[test]
fn rival_words_for_one_thing_part() {
    let one = "The captain struck the mate with a red van at the old pier in the harbor.";
    let other = "The captain struck the mate with a blue van at the old pier in the harbor.";
    assert_eq!(found(DifferenceKind::Detail, &[one, other]), pair("red", "blue"));
    let both = format!("{other} A red flag flew above.");
    assert_eq!(found(DifferenceKind::Detail, &[one, &both]), []);
}

#[test]
fn the_fifteenth_is_not_the_sixteenth() {
    let one = "The collision in the harbor was the 15th accident of a ferry this year.";
    let other = "The collision in the harbor was the 16th accident of a ferry this year.";
    assert_eq!(found(DifferenceKind::Quantity, &[one, other]), pair("15th", "16th"));
    let word = "The collision in the harbor was the first accident of a ferry this year.";
    assert_eq!(found(DifferenceKind::Quantity, &[one, word]), pair("15th", "first"));
}

#[test]
fn an_unknown_cause_parts_from_a_cause() {
    let one = "The harbor office said it does not know how the fire on the ferry began.";
    let other = "The fire on the ferry was caused by a broken lamp, the harbor office said.";
    let parted = found(DifferenceKind::Detail, &[one, other]);
    assert_eq!(parted.len(), 1, "{parted:?}");
    assert!(parted[0].0.contains("not know how") && parted[0].1.contains("caused by"), "{parted:?}");
}

#[test]
fn an_act_ascribed_to_another_parts() {
    let one = "Tovah Quillon urged residents of the harbor to leave their homes before the storm.";
    let other = "Robert Hartwell urged residents of the harbor to leave their homes before the storm.";
    assert_eq!(found(DifferenceKind::Attribution, &[one, other]), pair("Tovah Quillon", "Robert Hartwell"));
    let body = "The mayor urged residents of the harbor to leave their homes before the storm.";
    assert_eq!(found(DifferenceKind::Attribution, &[one, body]), []);
}

#[test]
fn who_speaks_for_a_body_is_no_other_source() {
    let one = "Tovah Quillon, head of the Harbor Board, spoke on Friday. “The old pier was rotten to the core,” Tovah Quillon said.";
    let other = "“The old pier was rotten to the core,” the Harbor Board said.";
    assert_eq!(found(DifferenceKind::Attribution, &[one, other]), []);
}

#[test]
fn an_unknown_cause_meets_the_cause_though_hardly_a_word_is_shared() {
    let one = "The ferry Marigold lay still at dusk.\n\nIt was not clear why the engine had stopped, the harbor office said.";
    let other =
        "Divers looked at the engine for an hour. A rope was accidentally caught in it, they told the owner.";
    let parted = found(DifferenceKind::Detail, &[one, other]);
    assert_eq!(parted.len(), 1, "{parted:?}");
    let many = "The ferry Marigold lay still at dusk.\n\nIt was not clear how many engines had stopped, the office said.";
    assert_eq!(found(DifferenceKind::Detail, &[many, other]), []);
}

#[test]
fn a_cause_not_known_parts_across_the_words_between() {
    let one = "The cause of the fire on the ferry was not immediately known.";
    let other = "The fire on the ferry was caused by a broken lamp, the harbor office said.";
    let parted = found(DifferenceKind::Detail, &[one, other]);
    assert_eq!(parted.len(), 1, "{parted:?}");
    assert!(parted[0].0.starts_with("cause of the fire"), "{parted:?}");
}

#[test]
fn whoever_is_suspected_has_not_been_told_to_have_done_it() {
    let one = "Robert Hartwell is suspected of being the man who sank the ferry in the old harbor.";
    let other = "Robert Hartwell sank the ferry in the old harbor.";
    let parted = found(DifferenceKind::Certainty, &[one, other]);
    assert_eq!(parted.len(), 1, "{parted:?}");
    assert!(parted[0].0.starts_with("suspected of") && parted[0].1 == "sank", "{parted:?}");
}
