//! What is on screen, written to a Markdown file.

use super::searching::retold;
use super::{bridge, explorer, keys, shown};
use crate::comparison::fixture;
use crate::comparison::{Comparison, compare};
use crate::ingest;
use crate::tui::model::{Mode, Model};
use crate::tui::msg::{Effect, Msg};
use crate::tui::update;

/// The file that the last of these keys asks for.
fn written(model: &mut Model, pressed: &str) -> (String, String) {
    match keys(model, pressed) {
        Effect::Write { name, text } => (name, text),
        other => panic!("{other:?} {:?}", model.status),
    }
}

fn text(pressed: &str) -> String {
    written(&mut bridge(), pressed).1
}

/// The words of a line as they are read, without marks of ours.
fn read(line: &str) -> String {
    let mut letters = line.chars();
    let mut read = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '*' => {}
            '\\' => read.extend(letters.next()),
            letter => read.push(letter),
        }
    }
    read
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every key sequence that leads to a screen of its own, the key that writes it included.
const SCREENS: [(&str, &str); 9] = [
    ("e", "rashomon-claims.md"),
    ("1e", "rashomon-claims.md"),
    ("2e", "rashomon-article.md"),
    ("we", "rashomon-article.md"),
    ("<enter>e", "rashomon-claim.md"),
    ("ce", "rashomon-side-by-side.md"),
    ("/<ctrl-e>", "rashomon-quotes.md"),
    ("me", "rashomon-overview.md"),
    ("Se", "rashomon-speakers.md"),
];

#[test]
fn every_screen_has_a_file_that_begins_with_the_story_and_ends_with_one_line_feed() {
    for (pressed, name) in SCREENS {
        let mut model = bridge();
        let (written, text) = written(&mut model, pressed);
        assert_eq!(written, name);
        assert!(text.starts_with("# Harbour bridge\n\n"), "{text}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains("\n\n\n"), "{text}");
        let again = keys(&mut model, if name == "rashomon-quotes.md" { "<ctrl-e>" } else { "e" });
        assert_eq!(again, Effect::Write { name: written, text }, "the same screen gives the same file");
    }
}

#[test]
fn the_file_does_not_hang_on_the_size_of_the_screen() {
    for (pressed, _) in SCREENS.into_iter().filter(|(pressed, _)| *pressed != "ce") {
        let (_, wide) = written(&mut explorer(fixture::bridge(), 200, 60), pressed);
        let (_, narrow) = written(&mut explorer(fixture::bridge(), 40, 12), pressed);
        assert_eq!(wide, narrow, "{pressed}");
    }
}

#[test]
fn every_command_line_knows_it_by_name() {
    for pressed in ["", "2", "<enter>", "c", "m", "S"] {
        let mut model = bridge();
        let (_, by_key) = written(&mut model, &format!("{pressed}e"));
        let (_, by_name) = written(&mut model, ":export<enter>");
        assert_eq!(by_key, by_name, "{pressed}");
    }
}

#[test]
fn the_claim_table() {
    insta::assert_snapshot!(text("e"), @r"
    # Harbour bridge

    6 claims of 5 outlets, divergent first. Not listed: 4 told by one outlet only.

    |  | claim | parts over | Harbour Courier | Herald | Gazette | Port Monitor | Evening Dispatch |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | ≠ | lorries that cross the bridge each day | quantity | ≠ ~2,500 | 1,600 | 1,600 | 1,600 | silent |
    | ≠ | how long repairs take | time | 6 weeks | ≠ ≥ 3 months | 6 weeks | silent | 6 weeks |
    | ≠ | “We shut it because we had to” | quote | ≠ because we had to | silent | ≠ had no choice | silent | silent |
    | ≠ | day on which the bridge was shut | time | Tuesday | Tuesday | silent | silent | ≠ Monday evening |
    | ✓ | the ferry runs every ten minutes |  | told | silent | told | told | silent |
    | ✓ | cracks were found in the cables |  | told | silent | told | silent | silent |

    ≠ the outlets part; a value with ≠ is not what most give. ✓ told alike. ○ told by one outlet only.

    ## Sources

    - **Harbour Courier**, “Harbour bridge shut after cracks are found”, 2026-03-10
    - **Herald**, “Cracks close harbour crossing”, 2026-03-10T18:40:00Z
    - **Gazette**, “No date for bridge’s return”, 2026-03-11
    - **Port Monitor**, “Port counts cost of closed bridge”
    - **Evening Dispatch**, “橋が閉鎖 — Bridge closed”, 2026-03-10
    ");
}

#[test]
fn the_filter_and_the_order_in_force_stand_above_the_claim_table() {
    let text = text("rFkind:time<enter>e");
    assert!(text.contains("2 of 6 claims of 5 outlets, most told first. Filter: kind:time."), "{text}");
    assert!(text.contains("| how long repairs take |") && !text.contains("lorries that cross"), "{text}");
}

#[test]
fn while_a_filter_is_typed_what_it_lists_is_written() {
    let mut model = bridge();
    keys(&mut model, "Fkind:quote");
    let Effect::Write { text, .. } = update(&mut model, Msg::Act(crate::tui::msg::Action::Export)) else {
        panic!()
    };
    assert!(text.contains("1 of 6 claims of 5 outlets, divergent first. Filter: kind:quote."), "{text}");
    assert!(matches!(model.mode, Mode::Narrow(_)));
}

#[test]
fn what_an_outlet_leaves_out_says_by_how_many_each_claim_is_told() {
    let text = text("lloe");
    assert!(
        text.contains("1 of 6 claims of 5 outlets, most told first. Filter: left out by Gazette."),
        "{text}"
    );
    assert!(text.contains("| told by |") && text.contains(" of 5, "), "{text}");
}

#[test]
fn an_article_stands_with_its_source_and_what_it_says_of_the_claim() {
    let text = text("l2e");
    for words in [
        "An article in full: **Herald**, “Cracks close harbour crossing”, 2026-03-10T18:40:00Z\n",
        "\n## Cracks close harbour crossing\n",
        "\nThe Herald was told that the minister had been warned in spring.\n",
        "\n## What it says of: ≠ lorries that cross the bridge each day\n",
        "\n- ≠ ~2,500: Harbour Courier\n",
        "\n**Herald**, ¶ 2/4\n\n> Some **1,600 lorries** use the bridge daily.\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("The chosen quote"));
}

#[test]
fn an_outlet_that_is_silent_on_the_claim_is_said_to_be() {
    assert!(text("j:port monitor<enter>2e").contains("**Port Monitor** is silent on it."));
}

#[test]
fn who_says_the_chosen_quote_is_written_while_it_is_shown() {
    let text = text("lllwe");
    assert!(
        text.contains("**Tom Weiss** · Port Monitor, ¶ 1/2 · direct\n\n> “Nobody asked us,”\n"),
        "{text}"
    );
    assert!(text.contains("- mention: he (a pronoun led back)\n- cue: added (neutral)\n"), "{text}");
}

#[test]
fn an_opened_claim_has_every_sentence_with_its_place_and_who_is_silent() {
    let text = text("j<enter>e");
    for words in [
        "\n## ≠ how long repairs take\n\nTold by 4 of 5 outlets, 4 origins\n",
        "\n**time**: six weeks against at least three months\n",
        "\n- 6 weeks: Harbour Courier, Gazette, Evening Dispatch\n- ≠ ≥ 3 months: Herald\n",
        "\n**Herald**, ¶ 3/4\n\n> Repairs will take **at least three months**, an engineer who asked not to be named said.\n",
        "\nSilent: Port Monitor\n",
        "\n## Sources\n\n- **Harbour Courier**, “Harbour bridge shut after cracks are found”, 2026-03-10\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn an_opened_claim_tells_who_keeps_the_words_and_who_alters_them() {
    let (_, text) = written(&mut explorer(retold(), 120, 40), "jj<enter>e");
    for words in [
        "\n**wording**: most outlets, 2 of 3: “We shut it because we had to”\n",
        "\n- verbatim in Harbour Courier, Herald\n",
        "\n- ≠ altered by Gazette: “had no choice but” for “because we had to”\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn side_by_side_every_sentence_of_the_one_that_is_read_stands_beside_what_answers_it() {
    let mut model = explorer(fixture::bridge(), 80, 24);
    let (_, text) = written(&mut model, "ce");
    for words in [
        "Harbour Courier, sentence by sentence, and what answers it in Herald.",
        "\n|  | Harbour Courier | Herald |\n",
        "\n| ≠ | **About 2,500 lorries** cross it every day, and the port says that each will now drive 40 kilometres \
         further. (¶ 1/4) | ≠ Some **1,600 lorries** use the bridge daily. (¶ 2/4) |\n",
        "\n| ○ | The council meets on Thursday. (¶ 2/4) | silent |\n",
        "\n## What else stands in Herald\n",
        "\n- ○ The Herald was told that the minister had been warned in spring. (¶ 4/4)\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("Sign up"), "what the page says about itself is not read side by side");
}

#[test]
fn every_sentence_of_both_columns_is_written() {
    let mut model = explorer(compare(ingest::demo()), 80, 24);
    let (_, text) = written(&mut model, "ce");
    let text = read(&text);
    let Mode::Beside(beside) = &model.mode else { panic!() };
    for column in &beside.columns {
        let article = &model.comparison.story.articles[column.article];
        for number in crate::tui::beside::readable(&model.comparison, column.article) {
            let span = model.comparison.readings[column.article].sentences[number].span;
            assert!(text.contains(&on_one_line(span.of(&article.text))), "{}", span.of(&article.text));
        }
    }
}

#[test]
fn the_quotes_found_stand_with_speaker_outlet_place_kind_and_what_was_changed() {
    let mut model = explorer(retold(), 120, 40);
    let (_, text) = written(&mut model, "/shut it<ctrl-e>");
    for words in [
        "What the search for “shut it” finds: 4 quotes, best first.",
        "\n**Ana Orbán** · Harbour Courier, ¶ 2/4 · direct\n\n> “We shut it because we had to,”\n",
        "\n**Ana Orban** · Gazette, ¶ 2/3 · mixed · ≠ altered: “had no choice but” for “because we had to”\n",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn quotes_that_are_still_looked_for_and_empty_lists_are_not_written() {
    let mut model = bridge();
    keys(&mut model, "/zzzz<ctrl-e>");
    assert_eq!(model.status.as_deref(), Some("Nothing is listed here that could be written"));
    let edit = model.keymap.read(super::press("x"), model.context()).unwrap();
    update(&mut model, edit);
    let effect = update(&mut model, Msg::Act(crate::tui::msg::Action::Export));
    assert_eq!(effect, Effect::Draw);
    assert!(model.status.as_deref().unwrap().starts_with("Still looking"), "{:?}", model.status);
    let mut model = bridge();
    keys(&mut model, "Fzzzz<enter>e");
    assert!(shown(&model).contains("Nothing is listed here"));
    for pressed in ["e", "2e", "me", "Se"] {
        let mut model = explorer(Comparison::default(), 80, 24);
        assert_eq!(keys(&mut model, pressed), Effect::Draw, "{pressed}");
        assert!(model.status.is_some(), "{pressed}");
    }
}

#[test]
fn the_overview_has_its_three_tables_in_full() {
    let text = text("me");
    for words in [
        "\n| Herald | 1/3 | — | ",
        "\n| time | 2 | 0 | 1 | 0 | 0 | 1 |\n",
        "\n| any of these | 4 | 2 | 1 | 1 | 0 | 1 |\n",
        "in the order of Harbour Courier.",
        "\n| ✓ | the ferry runs every ten minutes | 6th | · | ",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_speakers_stand_in_a_table_with_their_sums() {
    let text = text("Se");
    for words in [
        "Who is quoted where: 4 speakers in 5 outlets.",
        "\n|  | speaker | sort | all | Harbour Courier | Herald |",
        "\n|  | Ana Orbán | named | ",
        "\n| ○ | Tom Weiss | named | ",
        "\n|  | of these unnamed |  |  | ",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_help_is_not_written_and_says_so() {
    let mut model = bridge();
    keys(&mut model, "?");
    assert_eq!(update(&mut model, Msg::Act(crate::tui::msg::Action::Export)), Effect::Draw);
    assert_eq!(model.status.as_deref(), Some("The help is not written: close it first"));
}

#[test]
fn the_status_line_says_how_it_went_until_the_next_key() {
    let mut model = bridge();
    update(&mut model, Msg::Wrote(Ok("rashomon-claims.md".to_owned())));
    assert!(shown(&model).contains("Wrote rashomon-claims.md"));
    keys(&mut model, "j");
    assert!(!shown(&model).contains("Wrote"));
    update(&mut model, Msg::Wrote(Err("the disk is full".to_owned())));
    assert!(shown(&model).contains("the disk is full"));
}

#[test]
fn words_of_an_outlet_that_look_like_markup_are_read_as_they_stand() {
    let mut comparison = fixture::bridge();
    comparison.story.articles[1].outlet = "Her|ald <b>".to_owned();
    comparison.claims[0].label = "lorries *per* day | night".to_owned();
    let (_, text) = written(&mut explorer(comparison, 120, 40), "e");
    assert!(
        text.contains("| lorries \\*per\\* day \\| night |") && text.contains("| Her\\|ald \\<b\\> |"),
        "{text}"
    );
}

/// The words set off in a file, each with the line above it that tells its outlet.
fn set_off(text: &str) -> Vec<(&str, String)> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let quoted = lines.windows(2).filter_map(|pair| Some((pair[0], read(pair[1].strip_prefix("> ")?))));
    quoted.collect()
}

#[test]
fn every_sentence_that_is_set_off_stands_so_in_the_article_of_the_outlet_above_it() {
    for comparison in [fixture::bridge(), compare(ingest::demo())] {
        let story = comparison.story.clone();
        let claims = comparison.claims.len();
        let mut model = explorer(comparison, 120, 40);
        keys(&mut model, "s");
        let mut files = vec![written(&mut model, "/<ctrl-e>").1];
        keys(&mut model, "<esc>");
        for _ in 0..claims {
            files.push(written(&mut model, "<enter>e").1);
            keys(&mut model, "<esc>");
            files.push(written(&mut model, "2e").1);
            keys(&mut model, "3j");
        }
        for file in files {
            let told = set_off(&file);
            assert!(!told.is_empty() || file.contains("is silent on it"), "{file}");
            for (above, sentence) in told {
                let above = read(above);
                let from =
                    story.articles.iter().find(|article| above.contains(&format!("{}, ", article.outlet)));
                let from = from.unwrap_or_else(|| panic!("{above}"));
                assert!(on_one_line(&from.text).contains(&sentence), "{above}: {sentence}");
            }
        }
    }
}

#[test]
fn every_sentence_of_a_column_stands_so_in_the_article_of_its_outlet() {
    let mut model = explorer(compare(ingest::demo()), 120, 40);
    for _ in 0..5 {
        let (_, text) = written(&mut model, "ce");
        let Mode::Beside(beside) = &model.mode else { panic!() };
        let active = beside.reading().unwrap().article;
        let others = beside.columns.iter().map(|column| column.article).filter(|article| *article != active);
        let columns: Vec<usize> = std::iter::once(active).chain(others).collect();
        let rows = text.lines().filter(|line| line.starts_with("| ")).skip(2);
        for row in rows {
            let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
            let cells = cells.iter().skip(cells.len() - columns.len());
            for (cell, article) in cells.zip(&columns) {
                let whole = on_one_line(&model.comparison.story.articles[*article].text);
                for sentence in cell.split("<br>").filter(|cell| !["", "silent"].contains(&cell.trim())) {
                    let (sentence, _) = sentence.rsplit_once(" (").unwrap();
                    let sentence = sentence.trim_start_matches(['≠', '✓', '○', ' ']);
                    assert!(whole.contains(&read(sentence)), "{sentence}");
                }
            }
        }
        keys(&mut model, "<esc>jj");
    }
}

#[test]
fn of_many_outlets_those_who_tell_a_claim_are_named_with_what_they_say() {
    let mut comparison = fixture::bridge();
    for number in 0..20 {
        let outlet = format!("Weekly {number}");
        comparison.story.articles.push(crate::story::Article { outlet, ..Default::default() });
        comparison.readings.push(crate::reading::Reading::default());
    }
    let (_, text) = written(&mut explorer(comparison, 120, 40), "e");
    let row = "| ≠ | lorries that cross the bridge each day | quantity | \
               Harbour Courier: ≠ \\~2,500 · Herald: 1,600 · Gazette: 1,600 · Port Monitor: 1,600 |";
    assert!(text.contains(row) || text.contains(&row.replace("\\~", "~")), "{text}");
}
