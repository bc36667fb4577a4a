//! Placement: where in an article a claim first stands, and so how much weight the outlet gives it.

use super::{Claim, Comparison};
use crate::story::ParagraphKind;

/// Where an article first tells a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// The article's place in the story.
    pub article: usize,
    /// Whether its headline tells it.
    pub headline: bool,
    /// The first paragraph of the story that tells it, counted from one; nothing where only the headline, a caption
    /// or another line beside the story does.
    pub paragraph: Option<usize>,
    /// How many paragraphs its story has.
    pub of: usize,
}

/// Where each article that states the claim first does, in the order of articles.
pub fn placements(comparison: &Comparison, claim: &Claim) -> Vec<Placement> {
    let mut found: Vec<Placement> = Vec::new();
    for statement in &claim.statements {
        let Some(article) = comparison.story.articles.get(statement.article) else { continue };
        let (paragraph, of) = article.place_of(statement.span.start);
        let kind = article.paragraphs.get(article.paragraph_at(statement.span.start)).map(|found| found.kind);
        let told = Placement {
            article: statement.article,
            headline: kind == Some(ParagraphKind::Headline),
            paragraph: paragraph.filter(|_| kind == Some(ParagraphKind::Body)),
            of,
        };
        match found.last_mut().filter(|known| known.article == statement.article) {
            Some(known) => {
                known.headline |= told.headline;
                known.paragraph = known.paragraph.into_iter().chain(told.paragraph).min();
            }
            None => found.push(told),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Statement, Verdict};
    use crate::story::{Article, Paragraph, Story};
    use crate::text::Span;

    /// An article of paragraphs of ten bytes each, of these kinds.
    fn article(kinds: &[ParagraphKind]) -> Article {
        let paragraph =
            |(at, &kind): (usize, &ParagraphKind)| Paragraph { span: Span::new(at * 12, at * 12 + 10), kind };
        Article {
            text: "a ferry ran ".repeat(kinds.len()),
            paragraphs: kinds.iter().enumerate().map(paragraph).collect(),
            ..Article::default()
        }
    }

    fn brief(told: &Placement) -> String {
        let headline = told.headline.then(|| "headline".to_owned());
        let paragraph = told.paragraph.map(|paragraph| format!("¶ {paragraph}/{}", told.of));
        let words: Vec<String> = headline.into_iter().chain(paragraph).collect();
        words.join(", ")
    }

    fn placed(statements: &[(usize, usize)]) -> Vec<String> {
        use ParagraphKind::{Body, Caption, Furniture, Headline};
        let articles =
            vec![article(&[Headline, Furniture, Body, Caption, Body]), article(&[Body, Body, Body])];
        let comparison =
            Comparison { story: Story { articles, ..Story::default() }, ..Comparison::default() };
        let stated = |&(article, paragraph): &(usize, usize)| Statement {
            article,
            sentence: 0,
            span: Span::new(paragraph * 12, paragraph * 12 + 5),
        };
        let claim = Claim {
            label: String::new(),
            verdict: Verdict::Agree,
            statements: statements.iter().map(stated).collect(),
            differences: Vec::new(),
            slot: None,
        };
        placements(&comparison, &claim).iter().map(brief).collect()
    }

    #[test]
    fn the_first_telling_counts_and_only_paragraphs_of_the_story_are_counted() {
        assert_eq!(placed(&[(0, 4), (1, 1), (1, 2)]), ["¶ 2/2", "¶ 2/3"]);
    }

    #[test]
    fn a_headline_is_named_beside_the_paragraph_that_tells_it_again() {
        assert_eq!(placed(&[(0, 0), (0, 4)]), ["headline, ¶ 2/2"]);
        assert_eq!(placed(&[(0, 0), (1, 0)]), ["headline", "¶ 1/3"]);
    }

    #[test]
    fn what_only_a_caption_tells_has_no_paragraph() {
        assert_eq!(placed(&[(0, 3)]), [""]);
    }
}
