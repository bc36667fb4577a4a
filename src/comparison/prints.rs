//! Prints: sentences as outlets print them. Those who print one word for word are weighed against others once, together.

use std::collections::HashMap;

use super::units::Unit;

/// The distinct sentences of a story, in the order in which they are met first. What one article prints twice is two.
pub(super) struct Prints<'a> {
    list: &'a [Unit],
    /// For each print the places, among the units, of those who have it, in order: at most one of an article.
    members: Vec<Vec<usize>>,
    /// For each print how far down its articles it stands, in the mean, from 0 to 1.
    places: Vec<f64>,
    /// The print of each unit.
    of_unit: Vec<usize>,
}

/// Shorter sentences may say the same words of two things.
const TELLING: usize = 4;

impl<'a> Prints<'a> {
    /// The units gathered by their words, by whom they name and by who speaks in them.
    pub(super) fn of(list: &'a [Unit]) -> Self {
        let mut known: HashMap<_, Vec<usize>> = HashMap::new();
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut of_unit = Vec::with_capacity(list.len());
        for (number, unit) in list.iter().enumerate() {
            let mut alone = Vec::new();
            let alike = if unit.stems.len() < TELLING {
                &mut alone
            } else {
                known.entry((&unit.words, &unit.names, &unit.speakers)).or_default()
            };
            let elsewhere =
                |print: &usize| members[*print].last().is_none_or(|&last| list[last].article != unit.article);
            let print = alike.iter().copied().find(elsewhere).unwrap_or_else(|| {
                alike.push(members.len());
                members.push(Vec::new());
                members.len() - 1
            });
            members[print].push(number);
            of_unit.push(print);
        }
        Self::gathered(list, members, of_unit)
    }

    /// Every unit by itself.
    pub(super) fn each(list: &'a [Unit]) -> Self {
        Self::gathered(list, (0..list.len()).map(|unit| vec![unit]).collect(), (0..list.len()).collect())
    }

    fn gathered(list: &'a [Unit], members: Vec<Vec<usize>>, of_unit: Vec<usize>) -> Self {
        let place = |members: &Vec<usize>| {
            members.iter().map(|&unit| list[unit].place).sum::<f64>() / members.len() as f64
        };
        let places = members.iter().map(place).collect();
        Self { list, members, places, of_unit }
    }

    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// The unit that stands for a print: the first that has it.
    pub(super) fn unit(&self, print: usize) -> &'a Unit {
        &self.list[self.members[print][0]]
    }

    /// The units that have a print, in order.
    pub(super) fn members(&self, print: usize) -> &[usize] {
        &self.members[print]
    }

    /// The articles that have a print, in order.
    pub(super) fn articles(&self, print: usize) -> impl ExactSizeIterator<Item = usize> {
        self.members[print].iter().map(|&unit| self.list[unit].article)
    }

    /// How far down its articles a print stands, in the mean: from 0, the beginning, to 1, the end.
    pub(super) fn place(&self, print: usize) -> f64 {
        self.places[print]
    }

    /// The print of a unit.
    pub(super) fn of_unit(&self, unit: usize) -> usize {
        self.of_unit[unit]
    }

    /// Of the pairs of a unit of one print with a unit of the other, the part that stands in two articles.
    pub(super) fn apart(&self, one: usize, other: usize) -> f64 {
        let mut theirs = self.articles(other).peekable();
        let together = self.articles(one).filter(|mine| {
            while theirs.next_if(|article| article < mine).is_some() {}
            theirs.next_if_eq(mine).is_some()
        });
        let pairs = self.members[one].len() * self.members[other].len();
        1.0 - together.count() as f64 / pairs as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::differences::Desk;
    use crate::comparison::people::Register;
    use crate::comparison::units;
    use crate::reading::read;
    use crate::reading::tests::article;
    use crate::story::Story;

    const WIRE: &str = "The northern ferry struck the old pier on Tuesday.";

    fn with<T>(texts: &[&str], asked: impl Fn(&Prints<'_>) -> T) -> T {
        let story = Story { articles: texts.iter().map(|text| article(text)).collect(), ..Story::default() };
        let readings: Vec<_> = story.articles.iter().map(read).collect();
        let register = Register::of(&readings);
        let units = units::of(&Desk { story: &story, readings: &readings, register: &register });
        asked(&Prints::of(&units.list))
    }

    /// For each sentence of a story its print.
    fn prints(texts: &[&str]) -> Vec<usize> {
        with(texts, |prints| prints.of_unit.clone())
    }

    #[test]
    fn those_who_print_a_sentence_word_for_word_have_one_print() {
        let shorter = "The ferry struck the old pier on Tuesday.";
        assert_eq!(prints(&[WIRE, WIRE, shorter]), [0, 0, 1]);
    }

    #[test]
    fn what_one_article_prints_twice_is_two_prints() {
        let twice = [WIRE, WIRE].join("\n\n");
        assert_eq!(prints(&[&twice, &twice]), [0, 1, 0, 1]);
    }

    #[test]
    fn a_few_words_may_be_said_of_two_things() {
        assert_eq!(prints(&["The mayor declined to comment.", "The mayor declined to comment."]), [0, 1]);
    }

    #[test]
    fn of_two_prints_that_meet_in_one_article_a_part_stands_apart() {
        let other = "A crane fell beside the customs house before noon.";
        let apart = with(&[&[WIRE, other].join("\n\n"), WIRE, other], |prints| prints.apart(0, 1));
        assert!((apart - 0.75).abs() < f64::EPSILON);
    }
}
