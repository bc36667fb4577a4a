//! `rashomon quotes`: the quotes of a story, or of each story of a pile.

use std::io::{self, IsTerminal};

use super::arguments::{Common, Kind, QuotesArguments};
use super::output::{Failure, notice, notice_all, print};
use super::query::{is_given, paths_and_query};
use super::stories::each_story;
use super::tell;
use crate::comparison::{Comparison, QuoteId, Weights};
use crate::opening::Told;
use crate::reading::QuoteKind;
use crate::report::{self, Columns};
use crate::search::{self, QuoteIndex};

pub(super) fn print_quotes(arguments: QuotesArguments, common: &Common) -> Result<(), Failure> {
    let (paths, query) = match arguments.query {
        Some(query) => (arguments.arguments, query),
        None => paths_and_query(arguments.arguments, is_given)?,
    };
    let columns = if io::stdout().is_terminal() { Columns::Aligned } else { Columns::Tabs };
    let lines = |comparison: &Comparison| {
        let mut quotes = asked_for(comparison, &query);
        quotes.retain(|&id| is_of(&arguments.kind, comparison, id));
        report::quotes(comparison, &quotes, columns)
    };
    let mut text = String::new();
    if arguments.group {
        if paths.is_empty() {
            return Err(Failure::Input("--group needs a folder or files to part into stories".to_owned()));
        }
        each_story(&paths, Weights::usual(), common, |number, comparison| {
            let parting = if columns == Columns::Tabs { "\t" } else { "  " };
            text.extend(lines(comparison).lines().map(|line| format!("s{number}{parting}{line}\n")));
            Ok(())
        })?;
    } else {
        let Told { comparison, notices } = tell(&paths, common)?;
        notice_all(&notices, common.quiet);
        text = lines(&comparison);
    }
    if text.is_empty() {
        notice(&match (query.trim(), arguments.kind.is_empty()) {
            ("", true) => "no quotes in this story".to_owned(),
            ("", false) => "no quotes of this kind in this story".to_owned(),
            _ => search::fault(&query).unwrap_or_else(|| format!("no quote meets: {query}")),
        });
    }
    print(&text)
}

/// The quotes that meet the query, best first; without a query all, in the order of their articles.
fn asked_for(comparison: &Comparison, query: &str) -> Vec<QuoteId> {
    if !query.trim().is_empty() {
        return QuoteIndex::of(comparison).find(query).into_iter().map(|hit| hit.quote).collect();
    }
    let readings = comparison.readings.iter().enumerate();
    readings
        .flat_map(|(article, reading)| (0..reading.quotes.len()).map(move |quote| QuoteId { article, quote }))
        .collect()
}

/// Whether a quote is of one of these kinds; no kinds are all kinds.
fn is_of(kinds: &[Kind], comparison: &Comparison, id: QuoteId) -> bool {
    let kind = match comparison.readings[id.article].quotes[id.quote].kind {
        QuoteKind::Direct => Kind::Direct,
        QuoteKind::Mixed => Kind::Mixed,
        QuoteKind::Indirect => Kind::Indirect,
    };
    kinds.is_empty() || kinds.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::ingest;

    #[test]
    fn without_a_query_quotes_keep_the_order_of_their_articles_whatever_their_kind() {
        let mut comparison = compare(ingest::demo());
        comparison.readings[0].quotes[0].kind = QuoteKind::Indirect;
        let quotes = asked_for(&comparison, " ");
        assert!(quotes.is_sorted());
        assert_eq!(
            quotes.len(),
            comparison.readings.iter().map(|reading| reading.quotes.len()).sum::<usize>()
        );
        let indirect = |id: &&QuoteId| is_of(&[Kind::Indirect], &comparison, **id);
        assert_eq!(quotes.iter().find(indirect), quotes.first());
        assert!(quotes.iter().all(|&id| is_of(&[], &comparison, id)));
    }
}
