use crate::reading::read;
use crate::reading::tests::article;

/// What a text reports, in order.
#[track_caller]
fn reports(text: &str, contents: &[&str]) {
    let quotes = read(&article(text)).quotes;
    let found: Vec<&str> = quotes.iter().map(|quote| quote.span.of(text)).collect();
    assert_eq!(found, contents, "{text}");
}

#[test]
fn what_the_article_adds_behind_who_and_which_is_not_reported() {
    reports("Ann Holt said the bridge was closed, which surprised few.", &["the bridge was closed"]);
    reports("Ann Holt criticized the engineer, who left in May.", &["the engineer"]);
}

#[test]
fn a_remark_inside_a_clause_is_part_of_it() {
    let text = "Ann Holt said that the bridge, which opened in May, was closed.";
    reports(text, &["the bridge, which opened in May, was closed"]);
    let text = "Ann Holt said that the bridge, an old ruin, was closed.";
    reports(text, &["the bridge, an old ruin, was closed"]);
}

#[test]
fn what_a_thing_is_taken_for_is_reported_with_it() {
    reports("Ann Holt described the plan as a costly mistake.", &["the plan as a costly mistake"]);
    let text = "Ann Holt described the bridge, the oldest in town, as a ruin.";
    reports(text, &["the bridge, the oldest in town, as a ruin"]);
}

#[test]
fn when_and_how_somebody_spoke_of_a_thing_is_not_reported() {
    reports("Ann Holt praised the plan in an interview.", &["the plan"]);
    reports("Ann Holt praised the plan after the vote.", &["the plan"]);
    reports("Ann Holt defended the plan by walking across.", &["the plan"]);
}

#[test]
fn who_speaks_twice_reports_twice() {
    let text = "Ann Holt said the bridge was safe and accused the council of delay.";
    reports(text, &["the bridge was safe", "the council of delay"]);
}

#[test]
fn two_verbs_of_one_clause_are_one_report() {
    let text = "Ann Holt said she had seen the bridge and liked it.";
    reports(text, &["she had seen the bridge and liked it"]);
}

#[test]
fn a_clause_without_its_that_hangs_on_the_noun_before() {
    reports("Ann Holt praised the bridge engineers built in May.", &["the bridge engineers built in May"]);
    reports("Ann Holt praised the bridge she crossed.", &["the bridge she crossed"]);
}

#[test]
fn a_noun_that_looks_like_a_verb_does_not_end_a_thing() {
    reports("Ann Holt criticized the repeated calls for new tolls.", &["the repeated calls for new tolls"]);
}

#[test]
fn a_clause_that_opens_the_sentence_ends_at_its_comma() {
    reports("But when Ann Holt announced her plan, drivers left.", &["her plan"]);
}

#[test]
fn a_clause_with_who_ends_before_the_main_verb() {
    reports("Ann Holt, who defended the plan, left early.", &["the plan"]);
}

#[test]
fn what_somebody_is_to_do_ends_where_another_clause_begins() {
    reports("Ann Holt pledged to close the bridge, and drivers left.", &["to close the bridge"]);
}

#[test]
fn words_between_marks_that_open_a_sentence_leave_the_verb_its_clause() {
    let text = "Citing “heavy traffic,” Ann Holt said that the bridge would close.";
    let quotes = read(&article(text)).quotes;
    assert!(quotes.iter().any(|quote| quote.span.of(text) == "the bridge would close"));
}

#[test]
fn the_verb_that_a_relative_clause_keeps_waiting_ends_it() {
    let text = "Drivers who praised the plan warned that the toll would rise.";
    reports(text, &["the plan", "the toll would rise"]);
    reports("Anyone who knows the mayor knows that she will stay.", &["the mayor", "she will stay"]);
}

#[test]
fn a_participle_with_its_own_subject_ends_what_is_said() {
    let text = "The board denied that it was late, with Ben Moor calling the delay a lie.";
    reports(text, &["it was late", "the delay a lie"]);
}

#[test]
fn whoever_is_counted_anew_speaks_anew() {
    let text = "Most voters said the toll was fair, and more than 4 in 10 said the bridge would pay.";
    reports(text, &["the toll was fair", "the bridge would pay"]);
    let text = "Some leaders have said they will stay and others have said they are on their way.";
    reports(text, &["they will stay", "they are on their way"]);
}

#[test]
fn another_clause_is_no_item_of_a_list() {
    let text = "On Sunday, Ann Holt denounced the deal, and Ben Moor praised the plan.";
    reports(text, &["the deal", "the plan"]);
    let text = "Ann Holt called out Ben Moor, slamming his toll on trucks and other plans.";
    reports(text, &["Ben Moor", "his toll on trucks and other plans"]);
}

#[test]
fn a_subject_with_more_put_to_it_awaits_its_verb() {
    let text = "Ann Holt said that the bridge, and the tunnel in particular, must be closed.";
    reports(text, &["the bridge, and the tunnel in particular, must be closed"]);
    let text = "Ann Holt said the toll could hurt poor, though loyal, drivers.";
    reports(text, &["the toll could hurt poor, though loyal, drivers"]);
}

#[test]
fn not_yet_joins_nothing() {
    let text = "Ann Holt said she had not yet called for the toll to end.";
    reports(text, &["she had not yet called for the toll to end"]);
}

#[test]
fn two_words_may_describe_a_thing() {
    reports("Ann Holt criticized the long and winding talks.", &["the long and winding talks"]);
    reports("Ann Holt criticized a lawless, crowded town.", &["a lawless, crowded town"]);
}

#[test]
fn where_somebody_was_praised_is_not_reported() {
    reports("Ann Holt praised him at the market.", &["him"]);
}

#[test]
fn what_leads_up_to_a_quote_is_not_reported_beside_it() {
    reports("Ann Holt addressed the toll: “It is far too high for us.”", &["It is far too high for us."]);
}

#[test]
fn what_hangs_on_a_source_is_no_part_of_what_it_says() {
    let text = "According to a poll made in May for the council, drivers are glad.";
    reports(text, &["drivers are glad"]);
    let text = "According to a friend of the mayor who left in May, the bridge was unsafe.";
    reports(text, &["the bridge was unsafe"]);
}

#[test]
fn a_clause_that_hangs_on_a_thing_leaves_the_main_one_whole() {
    let text = "Tolls are a burden that slow farmers, said Holt, a driver.";
    reports(text, &["Tolls are a burden that slow farmers"]);
}
