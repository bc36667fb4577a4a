//! The ten keys that the README begins with, played on the story that it shows.

use super::{explorer, keys, shown};
use crate::comparison::compare;
use crate::ingest;
use crate::tui::model::Mode;

/// The keys of the README's numbered list.
fn walk() -> Vec<String> {
    let readme = include_str!("../../../README.md");
    let list = readme.split("### Ten keys to begin with").nth(1).unwrap();
    let rows = list.lines().take_while(|line| !line.starts_with("###"));
    let numbered = rows.filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit()));
    numbered.map(|row| row.split('`').nth(1).unwrap().to_lowercase()).collect()
}

#[test]
fn the_ten_keys_of_the_readme_lead_to_the_range_and_to_the_changed_quote() {
    let walk = walk();
    assert_eq!(walk.len(), 10);
    let mut model = explorer(compare(ingest::demo()), 120, 40);
    for (number, key) in walk.iter().enumerate() {
        keys(&mut model, &if key.len() > 1 { format!("<{key}>") } else { key.clone() });
        let screen = shown(&model);
        let seen: &[&str] = match number + 1 {
            1 => &["≤2,500 km", "1,000 miles", "silent: Gazette"],
            2 => &["substantial", "great progress"],
            3 => &["I believe great progress", "I believe we made substantial progress"],
            5 => &["other words"],
            7 => &["Agreement", "Kinds of difference", "Order of telling"],
            9 => &["left out by"],
            10 => &["outlets side by side, at this claim"],
            _ => &[],
        };
        for words in seen {
            assert!(screen.contains(words), "key {}, {key}: {words}\n{screen}", number + 1);
        }
        if number + 1 == 6 {
            assert!(matches!(model.mode, Mode::Explore));
        }
    }
}
