//! People of the story: who is one person, however each outlet spells the name.

use std::collections::{BTreeMap, HashMap};

use crate::reading::{NameKind, Reading, one_spelling, same_person};
use crate::text::fold;

/// Someone whom the outlets name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The form most outlets use, the longest of those.
    pub name: String,
    /// Each outlet's own form, in the order of articles.
    pub variants: Vec<Variant>,
}

/// How one outlet names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The article's place in the story.
    pub article: usize,
    /// The fullest form that it gives.
    pub name: String,
}

/// The people of a story, in the order in which they are first named, and which form is whose.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    pub(super) people: Vec<Person>,
    whose: HashMap<String, usize>,
}

impl Register {
    /// Joins the people that the articles name. Two whom one article tells apart are never joined.
    pub(super) fn of(readings: &[Reading]) -> Self {
        // Forms in order, with the articles that use them.
        let mut order: Vec<&str> = Vec::new();
        let mut users: HashMap<&str, Vec<usize>> = HashMap::new();
        for (article, reading) in readings.iter().enumerate() {
            for name in reading.names.iter().filter(|name| name.kind == NameKind::Person) {
                let users = users.entry(&name.full).or_insert_with(|| {
                    order.push(&name.full);
                    Vec::new()
                });
                if users.last() != Some(&article) {
                    users.push(article);
                }
            }
        }
        // Those who are named in full first; a lone surname then goes to the only one who bears it.
        let (whole, lone): (Vec<&str>, Vec<&str>) = order.iter().partition(|name| name.contains(' '));
        let mut groups: Vec<Vec<&str>> = Vec::new();
        let mut by_surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for form in whole {
            let apart = |group: &Vec<&str>| {
                group.iter().any(|other| users[form].iter().any(|article| users[other].contains(article)))
            };
            let fits =
                |group: &Vec<&str>| group.iter().all(|other| same_person(form, other)) && !apart(group);
            // A slip in a surname changes no first letter.
            let key = initial(form);
            let candidates = by_surname.get(&key).cloned().unwrap_or_default();
            if let Some(group) = candidates.into_iter().find(|&group| fits(&groups[group])) {
                groups[group].push(form);
            } else {
                by_surname.entry(key).or_default().push(groups.len());
                groups.push(vec![form]);
            }
        }
        for form in lone {
            let mut bearers =
                by_surname.get(&initial(form)).into_iter().flatten().copied().filter(|&group| {
                    groups[group].iter().any(|other| other.contains(' ') && surname(other) == surname(form))
                });
            match (bearers.next(), bearers.next()) {
                (Some(group), None) => groups[group].push(form),
                _ => groups.push(vec![form]),
            }
        }
        let mut register = Self::default();
        groups.sort_by_key(|group| {
            group.iter().filter_map(|form| order.iter().position(|other| other == form)).min()
        });
        for (number, group) in groups.iter().enumerate() {
            let name = group.iter().max_by_key(|form| (form.contains(' '), users[*form].len(), form.len()));
            let mut variants: Vec<Variant> = group
                .iter()
                .flat_map(|form| {
                    users[form].iter().map(|&article| Variant { article, name: (*form).to_owned() })
                })
                .collect();
            variants.sort_by(|one, other| (one.article, &one.name).cmp(&(other.article, &other.name)));
            register
                .people
                .push(Person { name: name.map_or_else(String::new, |&name| name.to_owned()), variants });
            for &form in group {
                register.whose.insert(form.to_owned(), number);
            }
        }
        register
    }

    /// The name of the story's person whom a form names, or the form itself.
    pub(super) fn name<'a>(&'a self, form: &'a str) -> &'a str {
        self.whose.get(form).map_or(form, |&person| &self.people[person].name)
    }

    /// Whether two names may be one speaker: one person of the story; of those it does not hold, the surnames meet, or one
    /// name's words stand in the other.
    pub(super) fn same_speaker(&self, one: &str, other: &str) -> bool {
        match (self.whose.get(one), self.whose.get(other)) {
            (Some(mine), Some(theirs)) if mine == theirs => true,
            (Some(_), Some(_)) => (!one.contains(' ') || !other.contains(' ')) && alike(one, other),
            _ => alike(one, other),
        }
    }
}

fn surname(name: &str) -> String {
    one_spelling(&fold(name.rsplit(' ').next().unwrap_or("")).text)
}

fn initial(name: &str) -> String {
    surname(name).chars().take(1).collect()
}

fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { fold(name).text.split(' ').map(one_spelling).collect() };
    let (mine, theirs) = (words(one), words(other));
    mine.last() == theirs.last()
        || mine.iter().all(|word| theirs.contains(word))
        || theirs.iter().all(|word| mine.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Name;
    use crate::text::Span;

    fn register(articles: &[&[&str]]) -> Register {
        let readings: Vec<Reading> = articles
            .iter()
            .map(|names| {
                let name = |full: &&str| Name {
                    span: Span::default(),
                    full: (*full).to_owned(),
                    kind: NameKind::Person,
                };
                Reading { names: names.iter().map(name).collect(), ..Reading::default() }
            })
            .collect();
        Register::of(&readings)
    }

    #[test]
    fn spellings_of_one_name_are_one_person_and_each_outlet_keeps_its_own() {
        let register = register(&[&["Yuri Ostrenko"], &["Yury Ostrenko"], &["Yuri Ostrenko", "Mara Quill"]]);
        assert_eq!(register.people.len(), 2);
        assert_eq!(register.people[0].name, "Yuri Ostrenko");
        let forms: Vec<&str> =
            register.people[0].variants.iter().map(|variant| variant.name.as_str()).collect();
        assert_eq!(forms, ["Yuri Ostrenko", "Yury Ostrenko", "Yuri Ostrenko"]);
        assert!(register.same_speaker("Yury Ostrenko", "Yuri Ostrenko"));
    }

    #[test]
    fn short_forms_and_initials_are_one_person() {
        let register =
            register(&[&["Robert Hartwell"], &["Bob Hartwell"], &["Robert J. Hartwell"], &["Hartwell"]]);
        assert_eq!(register.people.len(), 1);
    }

    #[test]
    fn spouses_with_one_surname_stay_apart() {
        let register =
            register(&[&["Dorian Hartwell", "Lucia Hartwell"], &["Lucia Hartwell"], &["Hartwell"]]);
        assert_eq!(register.people.len(), 3);
        assert!(!register.same_speaker("Dorian Hartwell", "Lucia Hartwell"));
        // Whom the lone surname means is not known: it contradicts neither.
        assert!(register.same_speaker("Hartwell", "Lucia Hartwell"));
    }

    #[test]
    fn two_whom_one_article_tells_apart_are_two_everywhere() {
        let register = register(&[&["Alex Hartwell", "Alexander Hartwell"], &["Alex Hartwell"]]);
        assert!(!register.same_speaker("Alex Hartwell", "Alexander Hartwell"));
    }

    #[test]
    fn a_father_and_his_son_are_two() {
        let register = register(&[&["Cole Hartwell"], &["Cole Hartwell Jr"]]);
        assert_eq!(register.people.len(), 2);
    }
}
