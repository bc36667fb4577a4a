//! All that an article quotes, with marks and without, in one order.

mod parted;

use self::parted::parted;
use super::attribution::{Link, Manner, Rule, Speaker};
use super::chains::{chained, names_source, relayed};
use super::frames::Cues;
use super::grammar::{Form, Grammar, Part, is_day};
use super::indirect::{Clauses, Reported};
use super::lexicon::Lexicon;
use super::names::Names;
use super::offices::{Apposed, apposition};
use super::quotes::{Quote, QuoteKind};
use super::speakers::{Memory, pointing, resolve, undetermined};
use super::words::Words;
use crate::text::Span;

/// The quotes between marks and what is reported without, joined: a report whose content holds marks is mixed.
pub(super) fn combine(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    quotes: Vec<Quote>,
    reported: &[Reported],
) -> Vec<Quote> {
    let mut quotes = parted(words, clauses.grammar, quotes, reported);
    for quote in &mut quotes {
        quote.manner = quote.cue.map_or(Manner::Neutral, |cue| manner(words, clauses.grammar, cue));
    }
    let mut joining = Joining {
        words,
        names,
        lexicon,
        clauses,
        taken: vec![false; quotes.len()],
        quotes,
        memory: Memory::default(),
        passed: 0,
        passed_on: Vec::new(),
    };
    let mut made: Vec<(Quote, bool)> = Vec::with_capacity(reported.len());
    for report in reported {
        if names_source(words, clauses, report) {
            continue;
        }
        if let Some(quote) = joining.quote(&chained(words, clauses, report.clone())) {
            let goes_on = report.continues && made.last().is_some_and(|(before, _)| before.cue == quote.cue);
            made.push((quote, goes_on));
        }
    }
    for (at, relay) in joining.passed_on.into_iter().rev() {
        if let Some(speaker) = &mut joining.quotes[at].speaker {
            speaker.via.get_or_insert(relay);
        }
    }
    in_order(joining.quotes, &joining.taken, made)
}

/// The quotes between marks, while the reports take up those that stand in them.
struct Joining<'a> {
    words: &'a Words<'a>,
    names: &'a Names,
    lexicon: &'a Lexicon,
    clauses: &'a Clauses<'a>,
    quotes: Vec<Quote>,
    /// Whether a report has taken the quote in.
    taken: Vec<bool>,
    memory: Memory,
    /// Quotes that stand in another's report, and whoever passes them on.
    passed_on: Vec<(usize, Span)>,
    /// How many quotes end before the report now read.
    passed: usize,
}

impl Joining<'_> {
    /// The quote that a report makes, if it is one.
    fn quote(&mut self, report: &Reported) -> Option<Quote> {
        let words = self.words;
        let content = words.span(report.content.clone()).trim(words.text);
        self.pass(content.start);
        if content.is_empty() {
            return None;
        }
        let cue = words.span(report.cue.clone());
        let inside = self.inside(content);
        let content = self.cut(content, &inside, cue);
        let marks: Vec<Span> = inside.iter().flat_map(|&at| self.quotes[at].marks.clone()).collect();
        let between: usize = marks.iter().map(|mark| mark.len()).sum();
        let filled = !inside.is_empty() && between * 10 >= content.len() * 9;
        let kept_whole = filled
            || inside.iter().any(|&at| {
                let quote = &self.quotes[at];
                self.taken[at]
                    || quote.kind == QuoteKind::Direct && !self.holds(content, quote.span)
                    || self.is_told_behind(quote, content, cue)
            });
        if kept_whole {
            if report.rule == Rule::Label {
                self.lend(report, &inside);
            } else if let (true, [at]) = (filled, inside.as_slice()) {
                self.report_of(report, *at, cue);
            }
            return None;
        }
        let span = marks.iter().fold(content, |span, &mark| span.join(mark));
        let span = with_closing(words, span, &marks);
        let (speaker, rule) = self.speaker(report, inside.first().copied());
        let (inside, theirs): (Vec<usize>, Vec<usize>) = inside
            .iter()
            .partition(|&&at| !self.is_anothers(&self.quotes[at], content, cue, speaker.as_ref()));
        let marks = if theirs.is_empty() {
            marks
        } else {
            inside.iter().flat_map(|&at| self.quotes[at].marks.clone()).collect()
        };
        if speaker.is_none() && inside.is_empty() && self.speaks_to_reader(report) {
            return None;
        }
        if let Some(speaker) = &speaker {
            self.memory.remember(self.names, speaker, report.sentence);
        }
        for &at in &inside {
            self.taken[at] = true;
        }
        if let Some(speaker) = &speaker {
            self.passed_on.extend(theirs.iter().map(|&at| (at, speaker.mention)));
        }
        Some(Quote {
            span,
            kind: if inside.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed },
            marks,
            cue: Some(cue),
            manner: report.manner,
            rule: if speaker.is_some() { rule } else { Rule::None },
            speaker,
            continues: None,
            sentence: report.sentence,
        })
    }

    /// Gives a quote that is all that is reported the words that report it, where it has none or only those inside the
    /// report: «Smith said he wants ‘a new bridge’».
    fn report_of(&mut self, report: &Reported, at: usize, cue: Span) {
        let quote = &self.quotes[at];
        let inner = quote.cue.is_some_and(|own| own.start >= cue.end && own.end <= quote.span.start);
        if self.taken[at]
            || matches!(quote.rule, Rule::Owner | Rule::Continued)
            || !(quote.cue.is_none() || inner)
        {
            return;
        }
        if let (Some(speaker), rule) = self.speaker(report, Some(at)) {
            let quote = &mut self.quotes[at];
            quote.cue = Some(cue);
            quote.speaker = Some(speaker);
            quote.rule = rule;
            quote.manner = report.manner;
        }
    }

    /// Gives the speaker before a colon to the quotes behind it that nothing else reports: «Mayor: ‘We build’».
    fn lend(&mut self, report: &Reported, inside: &[usize]) {
        let Some(speaker) = self.source(report) else { return };
        for &at in inside {
            let signed = matches!(self.quotes[at].rule, Rule::Owner | Rule::Continued);
            if signed || self.quotes[at].cue.is_some() {
                continue;
            }
            self.quotes[at].cue = Some(self.words.span(report.cue.clone()));
            self.quotes[at].speaker = Some(speaker.clone());
            self.quotes[at].rule = Rule::Label;
        }
    }

    /// Remembers who spoke in the quotes that end before a byte.
    fn pass(&mut self, byte: usize) {
        while let Some(quote) = self.quotes.get(self.passed).filter(|quote| quote.span.end <= byte) {
            if let Some(speaker) = &quote.speaker {
                self.memory.remember(self.names, speaker, quote.sentence);
            }
            self.passed += 1;
        }
    }

    /// The quotes whose marks stand in a content.
    fn inside(&self, content: Span) -> Vec<usize> {
        (self.passed.saturating_sub(2)..self.quotes.len())
            .take_while(|&at| self.quotes[at].marks.first().is_none_or(|mark| mark.start < content.end))
            .filter(|&at| self.quotes[at].marks.iter().any(|mark| mark.meets(content)))
            .collect()
    }

    /// Whether the words between marks are, in what is reported, another's: «reported that Smith had said "…"». The same
    /// speaker's «he thought» is none.
    fn is_anothers(&self, quote: &Quote, content: Span, cue: Span, outer: Option<&Speaker>) -> bool {
        let name = |speaker: &Speaker| speaker.name.clone();
        self.own_cue(quote, cue).is_some_and(|own| content.holds(own))
            && quote.speaker.is_some()
            && quote.speaker.as_ref().map(name) != outer.map(name)
    }

    /// Whether a report behind the content has the words between marks: «… when to begin, "…," the official added».
    fn is_told_behind(&self, quote: &Quote, content: Span, cue: Span) -> bool {
        self.own_cue(quote, cue).is_some_and(|own| own.start >= content.end && !self.opens_report(quote, own))
    }

    /// The cue of a quote that gives words and is not the one here.
    fn own_cue(&self, quote: &Quote, cue: Span) -> Option<Span> {
        quote.cue.filter(|own| !own.meets(cue) && is_saying(self.words, self.clauses.grammar, *own))
    }

    /// Whether what the cue of a quote reports stands behind it: «After he called it "a folly," she said: …».
    fn opens_report(&self, quote: &Quote, cue: Span) -> bool {
        let cue = self.words.range(cue);
        let part =
            |at: usize| if at < self.words.tokens.len() { self.clauses.grammar.part(at) } else { Part::Mark };
        let next = part(cue.end);
        let adds = part(cue.start) == Part::Verb(Form::Ing)
            && next == Part::Comma
            && part(cue.end + 1) == Part::Quote;
        let takes = quote.rule == Rule::Subject
            && (next.is_nominal() || matches!(next, Part::That | Part::Pronoun | Part::Contracted))
            && !is_day(self.words.low(cue.end));
        adds || takes || part(cue.end) == Part::Mark && self.words.word(cue.end) == ":"
    }

    /// A content that ends with its marks, where what stands behind them begins another report.
    fn cut(&self, content: Span, inside: &[usize], cue: Span) -> Span {
        let Some(&last) = inside.last() else { return content };
        let quote = &self.quotes[last];
        let Some(mark) = quote.marks.iter().rfind(|mark| content.holds(**mark)) else { return content };
        let behind = quote.cue.filter(|own| {
            !own.meets(cue) && own.start >= mark.end && content.holds(*own) && self.opens_report(quote, *own)
        });
        if behind.is_some() { Span::new(content.start, mark.end) } else { content }
    }

    /// Whether a content holds a quote, but for a stop before the closing mark.
    fn holds(&self, content: Span, quote: Span) -> bool {
        let rest = Span::new(content.end.min(quote.end), quote.end);
        content.holds(quote)
            || content.start <= quote.start && rest.of(self.words.text).chars().all(|c| !c.is_alphanumeric())
    }

    /// Who reports, and by which rule.
    fn speaker(&self, report: &Reported, first: Option<usize>) -> (Option<Speaker>, Rule) {
        let marked =
            first.and_then(|first| self.quotes[first].speaker.as_ref().map(|speaker| (first, speaker)));
        // Who only passes the words on is no speaker: the reading of the marks knows.
        let cue = self.words.span(report.cue.clone());
        let same_cue = |at: usize| self.quotes[at].cue.is_some_and(|own| own.meets(cue));
        let relayed = marked.filter(|&(at, speaker)| speaker.via.is_some() && same_cue(at));
        // «was said to be “furious”»: whoever it is told of is nobody who says it.
        let passive = report.source.is_none() && self.clauses.is_passive(report.sentence, report.cue.end - 1);
        let marked = marked.filter(|&(at, _)| !(passive && same_cue(at)));
        let own = if relayed.is_some() { None } else { self.source(report) };
        let (speaker, rule) = match (own, relayed.or(marked)) {
            (Some(own), _) => (Some(own), report.rule),
            (None, Some((first, speaker))) => (Some(speaker.clone()), self.quotes[first].rule),
            (None, None) => {
                // A mention that leads nowhere is all there is.
                let mention = report.source.clone().map(|source| self.words.span(source));
                let speaker = mention.map(|mention| Speaker {
                    link: Link::Pronoun,
                    ..Speaker::named(mention.of(self.words.text), mention)
                });
                (speaker, report.rule)
            }
        };
        let it = |speaker: &Speaker| {
            rule == Rule::Subject
                && !passive
                && speaker.name.eq_ignore_ascii_case("it")
                && self.words.low(report.cue.start) != "it"
                && !matches!(self.clauses.grammar.part(report.cue.start), Part::Be | Part::Contracted)
                && !is_impersonal(self.words, self.clauses.grammar, report)
        };
        // «there are claims that», «it means that»: a word that stands for nobody is no speaker.
        let owner = |speaker: &Speaker| {
            rule == Rule::Owner && matches!(speaker.name.to_lowercase().as_str(), "its" | "their")
        };
        (speaker.filter(|speaker| owner(speaker) || it(speaker) || !is_nobody(&speaker.name)), rule)
    }

    /// The name behind a report's source.
    fn source(&self, report: &Reported) -> Option<Speaker> {
        let (words, names) = (self.words, self.names);
        let source = report.source.as_ref()?;
        let mut speaker =
            resolve(words, names, self.lexicon, self.clauses, source, report.sentence, &self.memory)?;
        // «a spokesman for the firm», «half of the voters»: what hangs on the head is part of who it is.
        if let Some(whole) = report.whole.as_ref().filter(|_| speaker.link == Link::Unnamed) {
            let end = names.holding(whole.end - 1).map_or(whole.end, |name| name.tokens.end.max(whole.end));
            let whole = whole.start..end;
            let mention = words.span(whole.clone());
            undetermined(mention.of(words.text)).clone_into(&mut speaker.name);
            speaker.mention = mention;
            // «a spokesman for the firm, Ann Smith, said»
            if let Some(Apposed { name, whole, .. }) = apposition(words, names, &whole) {
                speaker.mention = words.span(whole);
                speaker.name = name;
                speaker.link = Link::Same;
                speaker.anonymous = false;
            }
        }
        if let Some(relative) = report.relative {
            speaker.mention = words.span(pointing(words, source, relative));
            speaker.link = Link::Pronoun;
        }
        speaker.via = report.relay.clone().map(|relay| relayed(words, relay));
        Some(speaker)
    }

    /// «you can see the bridge», «there is hope that»: nobody reports.
    fn speaks_to_reader(&self, report: &Reported) -> bool {
        report.source.as_ref().is_some_and(|source| {
            let first = self.words.low(source.start);
            source.len() == 1 && matches!(first.split('\'').next(), Some("you" | "there"))
        })
    }
}

/// All quotes in the order of the text, each piece still pointing at the piece before it. The pieces that `made` says go
/// on continue the one made before them.
fn in_order(quotes: Vec<Quote>, taken: &[bool], made: Vec<(Quote, bool)>) -> Vec<Quote> {
    let kept = quotes.len();
    let count = kept + made.len();
    let mut all: Vec<(usize, Quote)> = quotes.into_iter().enumerate().filter(|(at, _)| !taken[*at]).collect();
    all.extend(made.into_iter().enumerate().map(|(at, (mut quote, continues))| {
        quote.continues = continues.then(|| kept + at - 1);
        (kept + at, quote)
    }));
    all.sort_by_key(|(_, quote)| (quote.span.start, quote.span.end));
    let mut places = vec![None; count];
    for (place, (at, _)) in all.iter().enumerate() {
        places[*at] = Some(place);
    }
    all.into_iter()
        .map(|(_, mut quote)| {
            quote.continues = quote.continues.and_then(|before| places[before]);
            quote
        })
        .collect()
}

/// Whether the verb of a report may have an «it» that is nothing: «it seems», «it appears».
fn is_impersonal(words: &Words<'_>, grammar: &Grammar, report: &Reported) -> bool {
    report
        .cue
        .clone()
        .filter(|&at| !words.quoted[at])
        .filter_map(|at| grammar.lemma(at))
        .any(|lemma| matches!(lemma, "seem" | "appear" | "be" | "mean" | "take" | "remain" | "become"))
}

/// Whether a name is only a word that points, or that the reader and the writer go by.
fn is_nobody(name: &str) -> bool {
    const POINTERS: &[&str] = &[
        "there",
        "it",
        "that",
        "this",
        "what",
        "which",
        "you",
        "its",
        "their",
        "your",
        "our",
        "my",
        "nothing",
        "something",
        "anything",
        "everything",
        "nobody",
    ];
    POINTERS.contains(&name.to_lowercase().as_str())
}

/// A content with the mark that closes the fragment at its end, where the opening one stands inside.
fn with_closing(words: &Words<'_>, span: Span, marks: &[Span]) -> Span {
    let last = marks.iter().find(|mark| mark.end == span.end && mark.start > span.start);
    let outer = last.and_then(|mark| {
        let from = words.marked.partition_point(|marked| marked.outer.start < span.start);
        words.marked[from..]
            .iter()
            .take_while(|marked| marked.outer.start <= mark.start)
            .find(|marked| marked.inner.holds(*mark) && marked.closed)
    });
    outer.map_or(span, |marked| span.join(marked.outer))
}

/// The manner of a cue between whose marks the words stand as they were said.
fn manner(words: &Words<'_>, grammar: &Grammar, cue: Span) -> Manner {
    let verb = words.range(cue).find_map(|at| grammar.lemma(at));
    verb.and_then(|lemma| Cues::get().verb(lemma)).map_or(Manner::Neutral, |frames| frames.manner)
}

/// Whether a cue gives words: «said», «warned», not «hopes» or «agreed».
fn is_saying(words: &Words<'_>, grammar: &Grammar, cue: Span) -> bool {
    words.range(cue).filter_map(|at| grammar.lemma(at)).any(|lemma| {
        let wanting = |manner| matches!(manner, Manner::Belief | Manner::Plan | Manner::Denial);
        lemma == "tell"
            || Cues::get().verb(lemma).is_some_and(|frames| frames.clause && !wanting(frames.manner))
    })
}
