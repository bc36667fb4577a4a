//! Where a person's decisions and the program's own proposals part, as text and for other programs.

use serde::Serialize;

use super::decided::{joined, verdict};
use super::plain::count;
use super::wrap::fill;
use crate::comparison::{Comparison, DifferenceKind, Place};
use crate::judging::decision::About;
use crate::judging::{Anchor, Besides, Checked, Decision, Differing, Item, Part};

/// The name and version of the JSON.
const SCHEMA: &str = "rashomon.check/1";

/// So many letters of words are enough to find them.
const SHORT: usize = 72;

/// One line of what a person and the program say, with the words it is about.
#[derive(Debug, Serialize)]
struct Told {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    program: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Spot>,
}

/// Words of an article.
#[derive(Debug, Serialize)]
struct Spot {
    outlet: String,
    path: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    place: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Entry {
    about: &'static str,
    name: String,
    parts: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Lost {
    what: &'static str,
    article: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Story {
    title: String,
    differing: Vec<Entry>,
    lost: Vec<Lost>,
    decisions: usize,
    same: usize,
    otherwise: usize,
    names: usize,
    notes: usize,
    stars: usize,
}

#[derive(Debug, Serialize)]
struct Whole {
    schema: &'static str,
    stories: Vec<Story>,
}

/// A block for each item over which they part, a line for each decision that found no place, then how many there are.
pub fn check(checked: &Checked, decisions: &[Decision]) -> String {
    let mut out = String::new();
    for Entry { about, name, parts } in entries(checked) {
        fill(&mut out, "", 2, &format!("{about} {name}"));
        for Told { what, person, program, words } in parts {
            let said = [("person", person), ("program", program)];
            let said: Vec<String> =
                said.into_iter().filter_map(|(who, said)| Some(format!("{who}: {}", said?))).collect();
            fill(&mut out, "  ", 4, &format!("{what}: {}", said.join("; ")));
            for Spot { outlet, path, place, text } in words {
                let place = if place.is_empty() { path } else { place };
                fill(&mut out, "    - ", 6, &format!("{outlet} ({place}): “{}”", short(&text)));
            }
        }
        out.push('\n');
    }
    for Lost { what, article, text } in lost(checked, decisions) {
        let text = if text.is_empty() { String::new() } else { format!(": “{}”", short(&text)) };
        fill(&mut out, "lost: ", 6, &format!("{what}, {article}{text}"));
    }
    if !checked.lost.is_empty() {
        out.push('\n');
    }
    out.push_str(&counts(checked));
    out
}

/// The last line: how many decisions there are, and what came of them.
pub fn counts(checked: &Checked) -> String {
    let Checked { count: all, same, otherwise, lost, .. } = checked;
    if *all == 0 {
        return "no decisions\n".to_owned();
    }
    let Besides { names, notes, stars, stories } = checked.besides;
    let besides = [(names, "name"), (notes, "note"), (stars, "star"), (stories, "moved story")];
    let mut told = vec![format!("{same} as the program proposes"), format!("{otherwise} otherwise")];
    told.push(format!("{} lost", lost.len()));
    for (number, thing) in besides.into_iter().filter(|(number, _)| *number > 0) {
        told.push(if thing == "moved story" {
            format!("{number} on a pile’s stories")
        } else {
            count(number, thing)
        });
    }
    format!("{}: {}\n", count(*all, "decision"), told.join(", "))
}

/// The same as indented JSON, each story with its name.
///
/// # Errors
/// When it cannot be put as JSON, which nothing in it causes.
pub fn check_json(stories: &[(String, &Checked, &[Decision])]) -> serde_json::Result<String> {
    let story = |(title, checked, decisions): &(String, &Checked, &[Decision])| Story {
        title: title.clone(),
        differing: entries(checked),
        lost: lost(checked, decisions),
        decisions: checked.count,
        same: checked.same,
        otherwise: checked.otherwise,
        names: checked.besides.names,
        notes: checked.besides.notes,
        stars: checked.besides.stars,
    };
    let whole = Whole { schema: SCHEMA, stories: stories.iter().map(story).collect() };
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

fn entries(checked: &Checked) -> Vec<Entry> {
    let judged = &checked.judged;
    let entry = |Differing { item, parts }: &Differing| {
        let (about, name) = match *item {
            Item::Claim(at) => {
                ("claim", judged.claims.get(at).map_or(String::new(), |told| told.label.clone()))
            }
            Item::Quote(id) => {
                let quote = judged.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote));
                let spot = quote.map(|quote| spot(judged, Place { article: id.article, span: quote.span }));
                let said = |spot: Spot| format!("{} ({}): “{}”", spot.outlet, spot.place, short(&spot.text));
                ("quote", spot.map_or(String::new(), said))
            }
            Item::Article(at) => {
                ("article", judged.story.articles.get(at).map_or(String::new(), |told| told.path.clone()))
            }
            Item::Story => ("story", judged.story.title.clone()),
        };
        Entry { about, name, parts: parts.iter().map(|part| told(judged, part)).collect() }
    };
    checked.differing.iter().map(entry).collect()
}

fn told(judged: &Comparison, part: &Part) -> Told {
    let spots = |places: &[Place]| places.iter().map(|place| spot(judged, *place)).collect::<Vec<_>>();
    let kind = |kind: &Option<DifferenceKind>| kind.map_or("no difference", DifferenceKind::name).to_owned();
    let or = |name: &str, none: &str| if name.is_empty() { none.to_owned() } else { name.to_owned() };
    let (what, person, program, words) = match part {
        Part::Verdict { person, program, kinds } => {
            let program = format!("{}{}", verdict(*program), joined(kinds));
            ("verdict", person.name().to_owned(), program, Vec::new())
        }
        Part::PartOf { label } => {
            let program = Some(format!("part of “{}”", short(label)));
            return Told { what: "claim", person: Some("its own".to_owned()), program, words: Vec::new() };
        }
        Part::OnlyPerson(places) => return listed("statements of the person alone", spots(places)),
        Part::OnlyProgram(places) => return listed("statements of the program alone", spots(places)),
        Part::Gone(anchors) => {
            let spot = |anchor: &Anchor| Spot {
                outlet: anchor.article.clone(),
                path: anchor.article.clone(),
                place: "gone".to_owned(),
                text: anchor.exact.clone(),
            };
            return listed("statements not found any more", anchors.iter().map(spot).collect());
        }
        Part::Kind { person, program, values } => ("kind", kind(person), kind(program), spots(values)),
        Part::Speaker { person, program } => {
            ("speaker", or(person, "not told"), or(program, "not found"), Vec::new())
        }
        Part::QuoteKind { person, program } => {
            ("kind", person.name().to_owned(), program.name().to_owned(), Vec::new())
        }
        Part::Outlet { person, program } => ("outlet", person.clone(), program.clone(), Vec::new()),
        Part::Published { person, program } => {
            ("date", or(person, "none"), or(program, "not found"), Vec::new())
        }
    };
    Told { what, person: Some(person), program: Some(program), words }
}

fn listed(what: &'static str, words: Vec<Spot>) -> Told {
    Told { what, person: None, program: None, words }
}

fn spot(judged: &Comparison, place: Place) -> Spot {
    let Some(article) = judged.story.articles.get(place.article) else {
        return Spot {
            outlet: String::new(),
            path: String::new(),
            place: String::new(),
            text: String::new(),
        };
    };
    Spot {
        outlet: article.outlet.clone(),
        path: article.path.clone(),
        place: article.place_in_words(place.span.start),
        text: place.span.of(&article.text).to_owned(),
    }
}

/// The decisions that found no place: what each says, the article and the words that it is about.
fn lost(checked: &Checked, decisions: &[Decision]) -> Vec<Lost> {
    let entry = |&at: &usize| {
        let decision = decisions.get(at)?;
        let (what, first, name) = match decision {
            Decision::Article(of) => ("an article’s outlet or date", None, Some(&of.article)),
            Decision::Claim(of) => ("a claim’s statements or verdict", of.statements.first(), None),
            Decision::Difference(of) => ("a sort of difference", of.claim.first(), None),
            Decision::Label(of) => ("a claim’s name", of.claim.first(), None),
            Decision::Quote(of) => ("a quote’s speaker or kind", Some(&of.quote), None),
            Decision::Note(of) => ("a note", words(&of.about), article(&of.about)),
            Decision::Star(of) => ("a star", words(&of.about), article(&of.about)),
            Decision::Move(of) => ("a move", None, of.articles.first()),
        };
        let article = first.map(|anchor| &anchor.article).or(name).cloned().unwrap_or_default();
        Some(Lost { what, article, text: first.map_or(String::new(), |anchor| anchor.exact.clone()) })
    };
    checked.lost.iter().filter_map(entry).collect()
}

fn words(about: &About) -> Option<&Anchor> {
    match about {
        About::Claim(anchors) => anchors.first(),
        About::Quote(anchor) => Some(anchor),
        About::Story(_) | About::Article(_) => None,
    }
}

fn article(about: &About) -> Option<&String> {
    match about {
        About::Story(names) => names.first(),
        About::Article(name) => Some(name),
        About::Claim(_) | About::Quote(_) => None,
    }
}

/// The first words, on one line.
fn short(words: &str) -> String {
    let mut out = String::new();
    for word in words.split_whitespace() {
        if out.chars().count() + word.chars().count() > SHORT && !out.is_empty() {
            out.push('…');
            break;
        }
        out.extend([if out.is_empty() { "" } else { " " }, word]);
    }
    out
}
