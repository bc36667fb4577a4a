use super::*;

fn inner(text: &str) -> Vec<&str> {
    marked(text, Span::new(0, text.len())).into_iter().map(|marked| marked.inner.of(text)).collect()
}

#[test]
fn every_style_of_mark_is_read() {
    assert_eq!(inner("“We go,” he said."), ["We go,"]);
    assert_eq!(inner("He said \"we go\" twice: \"go\"."), ["we go", "go"]);
    assert_eq!(inner("«We go,» he said."), ["We go,"]);
    assert_eq!(inner("‹We go,› he said."), ["We go,"]);
    assert_eq!(inner("»We go«, he said."), ["We go"]);
    assert_eq!(inner("„We go“, he said."), ["We go"]);
    assert_eq!(inner("‚We go‘, he said."), ["We go"]);
    assert_eq!(inner("``We go,'' he said."), ["We go,"]);
    assert_eq!(inner("''We go,'' he said."), ["We go,"]);
    assert_eq!(inner("'We go,'' he said. 'It's late.''"), ["We go,", "It's late."]);
    assert_eq!(inner("''We say 'no,''' he said."), ["We say 'no,'", "no,"]);
    assert_eq!(inner("'''No' is the word,'' he said."), ["'No' is the word,", "No"]);
    assert_eq!(inner("the `red' boat"), ["red"]);
    assert_eq!(inner("彼は「行く」と言った。"), ["行く"]);
    assert_eq!(inner("彼は『行く』と言った。"), ["行く"]);
    assert_eq!(inner("a ‘productive’ call"), ["productive"]);
    assert_eq!(inner("the lorries 'touched a little' and it wasn't much"), ["touched a little"]);
    assert_eq!(inner("”We go,” he said."), ["We go,"]);
    assert_eq!(inner("“We go,“ he said."), ["We go,"]);
    assert_eq!(inner("″We go,” he said."), ["We go,"]);
}

#[test]
fn apostrophes_are_not_marks() {
    for text in [
        "The officials’ plan didn’t work in the '90s.",
        "Rock 'n' roll isn't the workers' cup of tea.",
        "Rock ’n’ roll, ’til dawn, for the Smiths’ sake.",
        "Get 'em while they're hot, 'cause the boys' club shuts.",
        "The class of ‘08 met the class of '12 at the Smiths'.",
        "It was the drivers' fault, the owners' lawyers said, and the drivers' alone.",
    ] {
        assert!(inner(text).is_empty(), "{text}: {:?}", inner(text));
    }
    assert_eq!(inner("‘the officials’ plan’ failed"), ["the officials’ plan"]);
    assert_eq!(inner("He wants 'the workers' share,' he said."), ["the workers' share,"]);
    assert_eq!(inner("the 'hawks' in the party"), ["hawks"]);
}

#[test]
fn a_possessive_far_behind_closes_nothing() {
    let text = "The crew 'went on for two more hours before it heard of the owners' decision.";
    assert!(inner(text).is_empty());
}

#[test]
fn feet_and_inches_are_not_marks() {
    assert!(inner("He is 6'2\" tall; the plank is 5\" wide and 6' long.").is_empty());
    assert_eq!(inner("\"He is 6'2\" tall,\" she said."), ["He is 6'2\" tall,"]);
    assert_eq!(inner("\"The plank is 5\" wide,\" she said."), ["The plank is 5\" wide,"]);
    assert_eq!(inner("\"We won in 2012\" and \"lost in 2016\""), ["We won in 2012", "lost in 2016"]);
}

#[test]
fn nested_marks_give_both_stretches() {
    assert_eq!(
        inner("«I might say, ‘If this isn’t resolved, I will go,'» he said."),
        ["I might say, ‘If this isn’t resolved, I will go,'", "If this isn’t resolved, I will go,"]
    );
    let text = "‘He said “no” and left,’ she recalled.";
    assert_eq!(inner(text), ["He said “no” and left,", "no"]);
    assert_eq!(marked(text, Span::new(0, text.len()))[1].depth, 1);
    assert_eq!(
        inner("“And when she asks: ’Mother, did we win?’ I say yes.”"),
        ["And when she asks: ’Mother, did we win?’ I say yes.", "Mother, did we win?"]
    );
}

#[test]
fn the_marks_around_a_passage_that_begins_with_a_quote_mark_nothing() {
    assert_eq!(inner("\"“We go,” she said, and left.\""), ["We go,"]);
    assert_eq!(inner("“‘We go,’ she said, and left.”").len(), 2);
}

#[test]
fn an_opening_mark_behind_a_word_closes_what_is_open() {
    assert_eq!(inner("“We go,“ he said. “All of us.“"), ["We go,", "All of us."]);
}

#[test]
fn a_mark_that_touches_a_colon_opens() {
    assert_eq!(inner("The mayor:\"We go.\""), ["We go."]);
}

#[test]
fn a_mark_that_never_closes_ends_with_its_paragraph_or_the_next_quote() {
    assert_eq!(inner("“We go on, he said."), ["We go on, he said."]);
    assert_eq!(inner("“We go on, he said. “No,” she said."), ["We go on, he said. ", "No,"]);
    assert_eq!(inner("“We say ‘no’ to it."), ["We say ‘no’ to it.", "no"]);
    assert_eq!(inner("'We go on. And on."), ["We go on. And on."]);
    assert!(inner("The boat 'turned and sank.").is_empty());
}

#[test]
fn a_slip_of_the_space_bar_loses_no_quote() {
    assert_eq!(inner("It sank at sea.\"We swam,\" he said."), ["We swam,"]);
    assert_eq!(inner("a year of \" quiet talks ,\" he said"), [" quiet talks ,"]);
}

fn through(text: &str) -> Vec<Vec<&str>> {
    let mut at = 0;
    let spans: Vec<Span> = text
        .split('\n')
        .map(|line| {
            at += line.len() + 1;
            Span::new(at - line.len() - 1, at - 1)
        })
        .collect();
    let all = marked_through(text, &spans);
    all.iter().map(|found| found.iter().map(|marked| marked.inner.of(text)).collect()).collect()
}

#[test]
fn a_quote_goes_on_over_paragraphs_that_each_open_it() {
    assert_eq!(through("“We go.\n“We stay.”\nHe left."), [vec!["We go."], vec!["We stay."], vec![]]);
}

#[test]
fn a_quote_goes_on_over_bare_paragraphs_up_to_its_closing_mark() {
    assert_eq!(through("“We go.\nWe stay.\nSo be it!” he said."), [["We go."], ["We stay."], ["So be it!"]]);
}

#[test]
fn a_quote_that_nothing_closes_swallows_no_other_paragraph() {
    let text = "“We go.\nHe left.\nShe stayed.\nThe “old” boat sank.";
    assert_eq!(through(text), [vec!["We go."], vec![], vec![], vec!["old"]]);
    assert_eq!(through("He left.\nWe stay.” She left."), [[""; 0]; 2]);
}
