//! The evidence for every pair of sentences that may state one fact, as comma-separated values.

use std::fmt::Write as _;

use crate::comparison::{Comparison, Statement, Weights, weigh};
use crate::text::CodePoints;

/// One line a pair: the files, the places in code points as in the JSON report, the likelihood by these weights, and
/// each kind of evidence. The first line names the columns.
pub fn evidence(comparison: &Comparison, weights: &Weights) -> String {
    let weighed = weigh(comparison, weights);
    let mut csv = String::from("one,start,end,other,start,end,likelihood");
    for (name, _) in weighed.first().map(|pair| pair.evidence.as_slice()).unwrap_or_default() {
        csv.push(',');
        csv.push_str(name);
    }
    csv.push('\n');
    let points: Vec<CodePoints> =
        comparison.story.articles.iter().map(|article| CodePoints::of(&article.text)).collect();
    let place = |statement: Statement| {
        let points = &points[statement.article];
        let text = &comparison.story.articles[statement.article].text;
        format!(
            "{},{},{}",
            quoted(&comparison.story.articles[statement.article].path),
            points.before(text, statement.span.start),
            points.before(text, statement.span.end)
        )
    };
    for pair in weighed {
        // Writing to a string does not fail.
        let _ = write!(csv, "{},{},{:.4}", place(pair.one), place(pair.other), pair.likelihood);
        for (_, value) in pair.evidence {
            let _ = write!(csv, ",{value:.5}");
        }
        csv.push('\n');
    }
    csv
}

/// A field in marks where it holds a comma, a mark or a line's end.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::ingest;

    #[test]
    fn every_line_has_as_many_fields_as_the_first() {
        let csv = evidence(&compare(ingest::demo()), Weights::usual());
        let fields = |line: &str| line.split(',').count();
        let first = csv.lines().next().map(fields);
        assert!(csv.lines().count() > 20);
        assert!(csv.lines().all(|line| Some(fields(line)) == first));
    }

    #[test]
    fn a_file_with_a_comma_in_its_name_is_one_field() {
        assert_eq!(quoted("a, b.txt"), "\"a, b.txt\"");
        assert_eq!(quoted("say \"a\".txt"), "\"say \"\"a\"\".txt\"");
    }
}
