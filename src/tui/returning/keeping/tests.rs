use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;

use super::*;
use crate::comparison::{Comparison, compare};
use crate::ingest;
use crate::tui::keymap::Keymap;
use crate::tui::loading::News;
use crate::tui::msg::Msg;
use crate::tui::pile::Piled;
use crate::tui::theme::Theme;
use crate::tui::update;

const FERRY: [&str; 4] = [
    "The northern ferry struck the old pier on Tuesday and 12 people were hurt.",
    "The northern ferry struck the old pier on Tuesday and 15 people were hurt.",
    "The northern ferry struck the pier on Tuesday. Nobody was hurt.",
    "The ferry struck the old pier on Tuesday, and the port is shut.",
];

/// A folder of a story with so many articles, and one for what is kept.
struct Desk {
    story: tempfile::TempDir,
    state: tempfile::TempDir,
}

impl Desk {
    fn with(articles: usize) -> Self {
        let desk = Self { story: tempfile::tempdir().unwrap(), state: tempfile::tempdir().unwrap() };
        (0..articles).for_each(|number| desk.write(number));
        desk
    }

    fn write(&self, number: usize) {
        std::fs::write(self.story.path().join(format!("{number}.txt")), FERRY[number]).unwrap();
    }

    fn keeping(&self) -> Keeping {
        Keeping::in_folder(self.state.path().join("views"))
    }

    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.state.path().join("views")) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    fn paths(&self) -> Vec<PathBuf> {
        vec![self.story.path().to_owned()]
    }

    fn model(&self) -> Model {
        model(compare(ingest::open(&self.paths()).unwrap().story))
    }

    /// What is given back to the story as its folder holds it now.
    fn back(&self, keeping: &Keeping) -> Option<View> {
        keeping.story(&ingest::open(&self.paths()).unwrap().story)
    }
}

fn model(comparison: Comparison) -> Model {
    let (keymap, size) = (Keymap::shipped().unwrap(), Size::new(100, 30));
    Model::new(Arc::new(comparison), keymap, Theme::of(true), Vec::new(), size)
}

#[test]
fn what_was_kept_comes_back_and_the_file_says_of_what_it_is() {
    let desk = Desk::with(2);
    assert_eq!(desk.back(&desk.keeping()), None);
    let mut model = desk.model();
    model.turn_to(1);
    desk.keeping().keep(&model, &desk.paths());
    assert_eq!(desk.back(&desk.keeping()), Some(View::of(&model)));
    let [file] = desk.files().try_into().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let path = desk.story.path().canonicalize().unwrap().join("1.txt");
    let comments: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    assert!(comments[2].contains(path.to_str().unwrap()), "{text}");
    assert_eq!(std::fs::read_dir(desk.story.path()).unwrap().count(), 2, "nothing new in the story's folder");
}

#[test]
fn the_same_files_are_the_same_story_however_they_are_called() {
    let desk = Desk::with(2);
    desk.keeping().keep(&desk.model(), &desk.paths());
    let folder = desk.story.path().join("..").join(desk.story.path().file_name().unwrap());
    let paths = [folder.join("1.txt"), folder.join("0.txt")];
    let story = ingest::open(&paths).unwrap().story;
    let view = desk.keeping().story(&story).unwrap();
    let named: Vec<&String> = view.articles.iter().map(|seen| &seen.path).collect();
    assert_eq!(named, [&story.articles[1].path, &story.articles[0].path]);
}

#[test]
fn a_story_that_got_an_article_more_is_still_that_story_and_another_one_is_not() {
    let desk = Desk::with(3);
    desk.keeping().keep(&desk.model(), &desk.paths());
    desk.write(3);
    assert!(desk.back(&desk.keeping()).is_some());
    let other = ingest::open(&[desk.story.path().join("0.txt"), desk.story.path().join("3.txt")]).unwrap();
    assert_eq!(desk.keeping().story(&other.story), None);
}

#[test]
fn a_broken_a_foreign_and_a_newer_file_are_passed_over_and_replaced() {
    let desk = Desk::with(2);
    let model = desk.model();
    desk.keeping().keep(&model, &desk.paths());
    let [file] = desk.files().try_into().unwrap();
    let sound = std::fs::read_to_string(&file).unwrap();
    let newer = sound.replace("version = 1\n", "version = 2\n");
    assert_ne!(newer, sound);
    let half: String = sound.chars().take(sound.len() / 2).collect();
    for text in ["", "\u{0}\u{1}", "title = \"mine\"\n", &newer, &half] {
        std::fs::write(&file, text).unwrap();
        assert_eq!(desk.back(&desk.keeping()), None, "{text}");
        desk.keeping().keep(&model, &desk.paths());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), sound);
    }
    std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    assert_eq!(desk.back(&desk.keeping()), None);
}

#[test]
fn who_begins_afresh_finds_only_what_was_left_since() {
    let desk = Desk::with(2);
    desk.keeping().keep(&desk.model(), &desk.paths());
    let [file] = desk.files().try_into().unwrap();
    let before = SystemTime::now() - Duration::from_secs(60);
    std::fs::File::options().write(true).open(file).unwrap().set_modified(before).unwrap();
    let fresh = Keeping { since: Some(SystemTime::now() - Duration::from_secs(1)), ..desk.keeping() };
    assert_eq!(desk.back(&fresh), None);
    fresh.keep(&desk.model(), &desk.paths());
    assert!(desk.back(&fresh).is_some());
}

#[test]
fn standard_input_and_nothing_at_all_are_not_kept_and_switched_off_nothing_is() {
    let desk = Desk::with(2);
    let keep = |comparison: Comparison| desk.keeping().keep(&model(comparison), &desk.paths());
    keep(Comparison::default());
    let mut typed = ingest::open(&desk.paths()).unwrap().story;
    "-".clone_into(&mut typed.articles[0].path);
    keep(compare(typed));
    Keeping::off().keep(&desk.model(), &desk.paths());
    assert!(desk.files().is_empty());
    let locked = Keeping::in_folder(desk.story.path().join("0.txt"));
    locked.keep(&desk.model(), &desk.paths());
    assert_eq!(desk.back(&locked), None, "where no folder can be made, nothing comes back and nobody minds");
}

#[cfg(unix)]
#[test]
fn what_a_person_reads_is_theirs_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(2);
    desk.keeping().keep(&desk.model(), &desk.paths());
    let folder = std::fs::metadata(desk.state.path().join("views")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o077, 0);
}

#[test]
fn of_many_stories_the_oldest_go() {
    let desk = Desk::with(1);
    let mut story = ingest::open(&desk.paths()).unwrap().story;
    let folder = desk.state.path().join("views");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..MOST {
        std::fs::write(folder.join(format!("{number}.toml")), "").unwrap();
    }
    "https://courier.example/ferry".clone_into(&mut story.articles[0].path);
    desk.keeping().keep(&model(compare(story.clone())), &desk.paths());
    assert_eq!(desk.files().len(), MOST);
    assert!(desk.keeping().story(&story).is_some(), "an address is its own name");
}

#[test]
fn the_list_of_a_pile_is_kept_beside_its_stories() {
    let desk = Desk::with(4);
    let articles = ingest::open(&desk.paths()).unwrap().story.articles;
    let groups = (0..2).map(|half| crate::grouping::Group {
        title: format!("Story {half}"),
        articles: vec![half * 2, half * 2 + 1],
    });
    let piled = Piled { articles: Arc::new(articles.clone()), groups: groups.collect(), ..Piled::default() };
    let mut model = model(Comparison::default());
    update(&mut model, Msg::News(News::Piled(Box::new(piled))));
    model.pile.as_mut().unwrap().select(1);
    desk.keeping().keep(&model, &desk.paths());
    let view = desk.keeping().list(&desk.paths(), &articles).unwrap();
    assert_eq!(view, ListView::of(model.pile.as_ref().unwrap()));
    assert_eq!(view.story, [articles[2].path.clone(), articles[3].path.clone()]);
    assert_eq!(desk.keeping().list(&[PathBuf::from("-")], &articles), None);
}

#[test]
fn articles_of_one_file_are_told_apart_by_their_addresses() {
    let item = |number: usize, url: &str| Article {
        path: format!("feed.xml#{number}"),
        entry: Some(number),
        url: Some(url.to_owned()).filter(|url| !url.is_empty()),
        ..Article::default()
    };
    assert_eq!(name(&item(1, "https://a.example/1")), name(&item(7, "https://a.example/1")));
    assert_ne!(name(&item(1, "")), name(&item(2, "")));
    assert_ne!(name(&item(1, "feed.xml")), name(&item(2, "feed.xml")));
}
