use super::*;
use crate::comparison::compare;
use crate::comparison::fixture;
use crate::ingest;

/// A row: the name, the sort, the words between marks and without in each article.
type Brief<'a> = (&'a str, Named, Vec<(usize, usize)>);

fn brief(table: &SpeakerTable) -> Vec<Brief<'_>> {
    let pairs = |row: &SpeakerRow| row.words.iter().map(|words| (words.marked, words.reported)).collect();
    table.rows.iter().map(|row| (row.name.as_str(), row.named, pairs(row))).collect()
}

#[test]
fn people_stand_above_those_without_a_name_and_the_most_quoted_first() {
    let table = speakers(&fixture::bridge());
    assert_eq!(
        brief(&table),
        [
            ("Ana Orbán", Named::Person, vec![(7, 0), (7, 0), (7, 2), (0, 0), (0, 0)]),
            ("Tom Weiss", Named::Person, vec![(0, 0), (0, 0), (0, 0), (3, 13), (0, 0)]),
            (
                "an engineer who asked not to be named",
                Named::Withheld,
                vec![(0, 0), (0, 7), (0, 0), (0, 0), (0, 0)]
            ),
            ("Shopkeepers on the north bank", Named::Withheld, vec![(0, 5), (0, 0), (0, 0), (0, 0), (0, 0)]),
            ("", Named::Nobody, vec![(0, 0), (0, 7), (0, 0), (0, 0), (0, 0)]),
        ]
    );
}

#[test]
fn one_whom_outlets_spell_differently_is_one_speaker() {
    let table = speakers(&fixture::bridge());
    assert_eq!(table.rows[0].quotes, [vec![0], vec![0], vec![0], vec![], vec![]]);
    assert_eq!(table.rows[0].spread(), 3);
    assert_eq!(table.rows[1].spread(), 1);
}

#[test]
fn forms_of_one_person_meet_under_the_name_of_most() {
    let table = speakers(&compare(ingest::demo()));
    let named = |name: &str| table.rows.iter().filter(|row| row.name.contains(name)).count();
    assert_eq!(named("Zelensk"), 1);
    assert_eq!(named("Ushakov"), 1);
}

#[test]
fn rows_and_columns_have_one_sum_which_is_the_words_of_all_quotes() {
    for comparison in [fixture::bridge(), compare(ingest::demo())] {
        let table = speakers(&comparison);
        let rows = sum(table.rows.iter().map(SpeakerRow::sum));
        assert_eq!(rows, table.sum());
        let quotes = comparison.story.articles.iter().zip(&comparison.readings);
        let all = quotes
            .flat_map(|(article, reading)| reading.quotes.iter().map(|quote| words(quote, &article.text)));
        assert_eq!(sum(all), rows);
    }
}

#[test]
fn the_share_without_a_name_is_of_all_words_that_the_article_quotes() {
    let table = speakers(&fixture::bridge());
    assert_eq!(table.share_withheld(0), Some(42), "five of twelve words");
    assert_eq!(table.share_withheld(2), Some(0));
    assert_eq!(table.share_withheld(4), None, "it quotes nobody");
    assert_eq!(table.share_withheld(9), None);
}

#[test]
fn a_body_stands_apart_from_people() {
    let table = speakers(&compare(ingest::demo()));
    let sort = |name: &str| table.rows.iter().find(|row| row.name == name).map(|row| row.named);
    assert_eq!(sort("Donald Trump"), Some(Named::Person));
    assert_eq!(sort("Kremlin"), Some(Named::Body));
}

#[test]
fn nobody_quoted_is_an_empty_table() {
    assert_eq!(speakers(&Comparison::default()), SpeakerTable::default());
}
