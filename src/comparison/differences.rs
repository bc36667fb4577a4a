//! Differences: where the statements of one claim cannot all be exactly right.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::families::DifferenceOf;
use super::people::Register;
use super::stems::is_empty_word;
use super::wording::Wording;
use super::{Claim, Difference, DifferenceKind, Family, Value, stance};
use crate::reading::{Figure, Moment, MomentKind, Name, Reading, Unit, one_spelling};
use crate::story::Story;
use crate::text::{Span, TokenKind, fold, stem};

/// What the checks look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) story: &'a Story,
    pub(super) readings: &'a [Reading],
    /// Who is who among the people that the articles name.
    pub(super) register: &'a Register,
}

impl<'a> Desk<'a> {
    pub(super) fn text(&self, article: usize) -> &'a str {
        &self.story.articles[article].text
    }

    /// The spans in which an article states the claim.
    pub(super) fn spans(claim: &Claim, article: usize) -> impl Iterator<Item = Span> {
        claim
            .statements
            .iter()
            .filter(move |statement| statement.article == article)
            .map(|statement| statement.span)
    }

    pub(super) fn articles(claim: &Claim) -> BTreeSet<usize> {
        claim.statements.iter().map(|statement| statement.article).collect()
    }

    /// The words in a span, marks and numbers left out.
    pub(super) fn words(&self, article: usize, span: Span) -> impl Iterator<Item = Span> {
        let tokens = &self.readings[article].tokens;
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let inside = tokens[from..].iter().take_while(move |token| token.span.end <= span.end);
        inside.filter(|token| token.kind == TokenKind::Word).map(|token| token.span)
    }

    /// The stems of the words in a span that tell something.
    pub(super) fn telling(&self, article: usize, span: Span) -> BTreeSet<String> {
        let text = self.text(article);
        self.words(article, span)
            .map(|word| word.of(text))
            .filter(|word| !is_empty_word(word))
            .map(stem)
            .collect()
    }

    /// The telling stems within six tokens of a value, its own left out.
    fn company(&self, article: usize, value: Span, limit: Span) -> BTreeSet<String> {
        let mut words = self.telling(article, self.around(article, value, limit, 6));
        for word in self.telling(article, value) {
            words.remove(&word);
        }
        words
    }

    /// A span with up to `reach` tokens on each side, within `limit`.
    fn around(&self, article: usize, span: Span, limit: Span, reach: usize) -> Span {
        let tokens = &self.readings[article].tokens;
        let first = tokens.partition_point(|token| token.span.start < span.start).saturating_sub(reach);
        let last = (tokens.partition_point(|token| token.span.end <= span.end) + reach).min(tokens.len());
        let start = tokens.get(first).map_or(span.start, |token| token.span.start).max(limit.start);
        let end = last
            .checked_sub(1)
            .and_then(|last| tokens.get(last))
            .map_or(span.end, |token| token.span.end)
            .min(limit.end);
        Span::new(start.min(span.start), end.max(span.end))
    }
}

/// The differences of a claim, most telling first.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim, families: &[&Family]) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    found.extend(quantities(desk, claim));
    found.extend(
        super::families::differences_in(desk, claim, families)
            .into_iter()
            .map(|DifferenceOf(difference)| difference),
    );
    found.extend(times(desk, claim));
    found.extend(stance::polarity(desk, claim));
    found.extend(names(desk, claim));
    found.extend(stance::certainty(desk, claim));
    found.extend(stance::opposites(desk, claim));
    for difference in &mut found {
        difference.values.sort_by_key(|value| (value.article, value.span));
        difference.values.dedup_by_key(|value| value.article);
        let kind = difference.kind;
        let figure = |value: &Value| readings_figure(desk, value);
        let moment = |value: &Value| readings_moment(desk, value);
        take_sides(&mut difference.values, |one, other| match (figure(one), figure(other)) {
            (Some(one), Some(other)) => one.agrees(other),
            _ if kind == DifferenceKind::Quote => {
                // Fewer of the same words change none of them.
                let worded = |value: &Value| Wording::of(desk.text(value.article), value.span);
                let (mine, theirs) = (worded(one), worded(other));
                mine.holds(&theirs) || theirs.holds(&mine)
            }
            _ => match (moment(one), moment(other)) {
                (Some(one), Some(other)) => one.agrees(other),
                _ => alike(&one.normal, &other.normal),
            },
        });
    }
    found.retain(|difference| difference.values.len() > 1);
    found.sort_by_key(|difference| difference.kind);
    found
}

/// Numbers the sides of a difference: values that `agree` have one, the side of the most outlets is 0.
fn take_sides(values: &mut [Value], agree: impl Fn(&Value, &Value) -> bool) {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for index in 0..values.len() {
        match sides.iter_mut().find(|side| agree(&values[side[0]], &values[index])) {
            Some(side) => side.push(index),
            None => sides.push(vec![index]),
        }
    }
    sides.sort_by_key(|side| Reverse(side.len()));
    let most = sides.len() > 1 && sides[0].len() > sides[1].len();
    for (number, side) in sides.iter().enumerate() {
        for &index in side {
            values[index].side = number + usize::from(!most);
        }
    }
}

/// Figures of one unit that no other article's figure meets.
fn quantities(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut by_unit: BTreeMap<String, Vec<(usize, Span, &Figure)>> = BTreeMap::new();
    for article in Desk::articles(claim) {
        for span in Desk::spans(claim, article) {
            for figure in desk.readings[article].figures.iter().filter(|figure| span.holds(figure.span)) {
                if figure.unit != Unit::Plain && !figure.is_vague() {
                    by_unit.entry(format!("{:?}", figure.unit)).or_default().push((article, span, figure));
                }
            }
        }
    }
    let mut found = Vec::new();
    for figures in by_unit.into_values() {
        let lone = |&(article, _, figure): &(usize, Span, &Figure), other: usize| {
            article != other
                && figures.iter().any(|&(theirs, _, _)| theirs == other)
                && !figures.iter().any(|&(theirs, _, like)| theirs == other && like.agrees(figure))
        };
        let clash = figures.iter().find_map(|mine| {
            figures
                .iter()
                .find(|theirs| {
                    lone(mine, theirs.0) && lone(theirs, mine.0) && same_matter(desk, mine, theirs)
                })
                .map(|theirs| (*mine, *theirs))
        });
        let Some((mine, theirs)) = clash else { continue };
        let mut values: Vec<Value> = vec![value(mine.0, mine.2), value(theirs.0, theirs.2)];
        // Of two figures that say the same, «1,000 miles (1,600 km)», the one in the unit that the others use.
        let unit = |figure: &Figure| figure.short.rsplit(' ').next().unwrap_or("").to_owned();
        let usual =
            |figure: &Figure| figures.iter().filter(|(_, _, other)| unit(other) == unit(figure)).count();
        let mut figures = figures.clone();
        figures.sort_by_key(|(_, _, figure)| Reverse(usual(figure)));
        for value in &mut values {
            let spoken = readings_figure(desk, value);
            let better = figures.iter().find(|(article, _, figure)| {
                *article == value.article && spoken.is_some_and(|spoken| spoken.agrees(figure))
            });
            if let Some((article, _, figure)) = better {
                *value = self::value(*article, figure);
            }
        }
        for &(article, _, figure) in &figures {
            let near = figure.agrees(mine.2) || figure.agrees(theirs.2);
            if near && values.iter().all(|value| value.article != article) {
                values.push(value(article, figure));
            }
        }
        let kind = if matches!(&mine.2.unit, Unit::Measure(base) if base == "s") {
            DifferenceKind::Time
        } else {
            DifferenceKind::Quantity
        };
        let why = format!("{} against {}", values[0].normal, values[1].normal);
        found.push(Difference { kind, values, why });
    }
    found
}

fn readings_figure<'a>(desk: &Desk<'a>, value: &Value) -> Option<&'a Figure> {
    desk.readings[value.article].figures.iter().find(|figure| figure.span == value.span)
}

fn readings_moment<'a>(desk: &Desk<'a>, value: &Value) -> Option<&'a Moment> {
    desk.readings[value.article].moments.iter().find(|moment| moment.span == value.span)
}

fn value(article: usize, figure: &Figure) -> Value {
    Value::new(article, figure.span, figure.short.clone())
}

/// Whether two figures stand among the same words, so that they measure the same thing.
fn same_matter(desk: &Desk<'_>, mine: &(usize, Span, &Figure), theirs: &(usize, Span, &Figure)) -> bool {
    let small = |figure: &Figure| matches!(figure.unit, Unit::Count(_)) && figure.amount < 2.0;
    let shared = desk
        .company(mine.0, mine.2.span, mine.1)
        .intersection(&desk.company(theirs.0, theirs.2.span, theirs.1))
        .count();
    let lasting = matches!(&mine.2.unit, Unit::Measure(base) if base == "s");
    let (short, long) = (mine.2.amount.min(theirs.2.amount), mine.2.amount.max(theirs.2.amount));
    if lasting && long > 12.0 * short {
        // Hours and days do not measure one thing.
        return false;
    }
    shared >= if lasting || small(mine.2) != small(theirs.2) { 2 } else { 1 }
}

/// Moments of one sort that do not meet; and a date that one gives and another says is not known.
fn times(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut by_kind: BTreeMap<MomentKind, BTreeMap<usize, Vec<&Moment>>> = BTreeMap::new();
    for article in Desk::articles(claim) {
        for span in Desk::spans(claim, article) {
            for moment in desk.readings[article].moments.iter().filter(|moment| span.holds(moment.span)) {
                by_kind.entry(moment.kind).or_default().entry(article).or_default().push(moment);
            }
        }
    }
    let mut found = Vec::new();
    let value =
        |article: usize, moment: &Moment| Value::new(article, moment.span, shown(desk, article, moment));
    let none = BTreeMap::new();
    let undated = by_kind.get(&MomentKind::Undated).unwrap_or(&none);
    let deadlines = by_kind.get(&MomentKind::Deadline).unwrap_or(&none);
    let told: Vec<(usize, &Moment)> = deadlines
        .iter()
        .filter(|(article, _)| !undated.contains_key(article))
        .map(|(&article, moments)| (article, moments[0]))
        .collect();
    if let (Some((&first, silent)), Some(&(article, moment))) = (undated.iter().next(), told.first()) {
        let mut values: Vec<Value> =
            undated.iter().map(|(&article, moments)| value(article, moments[0])).collect();
        values.extend(told.iter().map(|&(article, moment)| value(article, moment)));
        let why = format!(
            "“{}” against “{}”",
            silent[0].span.of(desk.text(first)),
            moment.span.of(desk.text(article))
        );
        found.push(Difference { kind: DifferenceKind::Time, values, why });
    }
    for kind in [MomentKind::Weekday, MomentKind::Clock, MomentKind::Date] {
        let Some(articles) = by_kind.get(&kind).filter(|articles| articles.len() > 1) else { continue };
        // One moment each: where a statement names several, which belongs to the fact is not known.
        let single: Vec<(usize, &Moment)> = articles
            .iter()
            .filter(|(article, moments)| {
                around(desk, claim, **article, kind).all(|moment| moment.agrees(moments[0]))
            })
            .map(|(&article, moments)| (article, moments[0]))
            .collect();
        let Some(&(first, moment)) = single.first() else { continue };
        let near = |article: usize, moment: &Moment| {
            let limit =
                Desk::spans(claim, article).find(|span| span.holds(moment.span)).unwrap_or(moment.span);
            desk.company(article, moment.span, limit)
        };
        let matter = near(first, moment);
        let Some(&(other, parted)) = single.iter().find(|(article, other)| {
            !other.agrees(moment) && near(*article, other).intersection(&matter).count() > 1
        }) else {
            continue;
        };
        let values = single.iter().map(|&(article, moment)| value(article, moment)).collect();
        let why =
            format!("“{}” against “{}”", moment.span.of(desk.text(first)), parted.span.of(desk.text(other)));
        found.push(Difference { kind: DifferenceKind::Time, values, why });
    }
    found
}

/// The moments of one sort in the whole sentences from which an article's statements of a claim are taken.
fn around<'a>(
    desk: &'a Desk<'_>,
    claim: &'a Claim,
    article: usize,
    kind: MomentKind,
) -> impl Iterator<Item = &'a Moment> {
    let reading = &desk.readings[article];
    claim
        .statements
        .iter()
        .filter(move |statement| statement.article == article)
        .filter_map(|statement| reading.sentences.get(statement.sentence))
        .flat_map(|sentence| reading.moments.iter().filter(|moment| sentence.span.holds(moment.span)))
        .filter(move |moment| moment.kind == kind)
}

fn shown(desk: &Desk<'_>, article: usize, moment: &Moment) -> String {
    match moment.kind {
        MomentKind::Undated => "no date".to_owned(),
        _ => moment.span.of(desk.text(article)).to_owned(),
    }
}

/// Names that differ by a letter or two and are no accepted spelling of one another.
fn names(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut mentions: Vec<(usize, &Name)> = Vec::new();
    for article in Desk::articles(claim) {
        for span in Desk::spans(claim, article) {
            mentions.extend(
                desk.readings[article]
                    .names
                    .iter()
                    .filter(|name| span.holds(name.span))
                    .map(|name| (article, name)),
            );
        }
    }
    let mut found: Vec<Difference> = Vec::new();
    for (place, &(one, name)) in mentions.iter().enumerate() {
        for &(other, like) in mentions.iter().skip(place + 1) {
            let (mine, theirs) = (name.span.of(desk.text(one)), like.span.of(desk.text(other)));
            if one == other || !misspelt(mine, theirs) || used(desk, one, theirs) || used(desk, other, mine) {
                continue;
            }
            if found
                .iter()
                .any(|known| known.values.iter().any(|value| value.normal == mine || value.normal == theirs))
            {
                continue;
            }
            let of = |article: usize, name: &Name| {
                Value::new(article, name.span, name.span.of(desk.text(article)).to_owned())
            };
            let mut values = vec![of(one, name), of(other, like)];
            for &(third, also) in &mentions {
                let words = also.span.of(desk.text(third));
                if values.iter().all(|value| value.article != third)
                    && (alike(words, mine) || alike(words, theirs))
                {
                    values.push(of(third, also));
                }
            }
            found.push(Difference {
                kind: DifferenceKind::Name,
                values,
                why: format!("spelt “{mine}” and “{theirs}”"),
            });
        }
    }
    found
}

/// Whether an article uses the very words somewhere: then they are no slip of its own.
fn used(desk: &Desk<'_>, article: usize, words: &str) -> bool {
    desk.readings[article].names.iter().any(|name| name.span.of(desk.text(article)) == words)
}

fn alike(one: &str, other: &str) -> bool {
    spelling(one) == spelling(other)
}

/// The words of a name, each in one spelling.
fn spelling(name: &str) -> Vec<String> {
    fold(name).text.split([' ', '-']).map(one_spelling).collect()
}

/// Whether two names are one with a slip: as many words, all but one alike, and that one off by a letter or two.
fn misspelt(one: &str, other: &str) -> bool {
    let (mine, theirs) = (spelling(one), spelling(other));
    if mine.len() != theirs.len() || mine == theirs {
        return false;
    }
    let mut parted = mine.iter().zip(&theirs).filter(|(mine, theirs)| mine != theirs);
    let (Some((mine_word, their_word)), None) = (parted.next(), parted.next()) else { return false };
    let shorter = mine_word.chars().count().min(their_word.chars().count());
    let reach = if shorter >= 8 || (mine.len() > 1 && shorter >= 5) { 2 } else { 1 };
    // One name, one word: a plural is no slip.
    let plural = mine.len() == 1
        && (mine_word.trim_end_matches('s') == their_word.trim_end_matches('s')
            || stem(mine_word) == stem(their_word));
    let digits = one.chars().chain(other.chars()).any(|letter| letter.is_ascii_digit());
    shorter >= 5
        && !plural
        && !digits
        && mine_word.chars().next() == their_word.chars().next()
        && apart(mine_word, their_word) <= reach
}

/// The number of letters to put in, take out or change (V. I. Levenshtein, 1966).
fn apart(one: &str, other: &str) -> usize {
    let theirs: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=theirs.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (index, &their) in theirs.iter().enumerate() {
            let change = diagonal + usize::from(letter != their);
            diagonal = row[index + 1];
            row[index + 1] = change.min(row[index] + 1).min(diagonal + 1);
        }
    }
    row[theirs.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_name_is_told_from_an_accepted_spelling() {
        assert!(misspelt("Volodyr Petrenko", "Volodymyr Petrenko"));
        assert!(misspelt("Hartwell", "Hartwall"));
        assert!(misspelt("Financial Crime Division", "Financial Crimes Division"));
        for (one, other) in [
            ("Zelensky", "Zelenskyy"),
            ("Yuri Ivanov", "Yury Ivanov"),
            ("Tomahawk", "Tomahawks"),
            ("Putin", "Trump"),
            ("James Smith", "Jane Smith"),
        ] {
            assert!(!misspelt(one, other), "{one} {other}");
        }
    }
}
