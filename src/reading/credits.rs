//! Credits: where an article says that an agency wrote it, or some of it. A mention in running prose is none.

mod agencies;
mod line;

pub use self::agencies::agency_named;
use self::line::Line;
use crate::story::{Article, ParagraphKind};
use crate::text::Span;

/// A dateline stands in one of so many first paragraphs of the story.
const OPENING: usize = 3;
/// A sign-off stands in one of so many last paragraphs of the story.
const CLOSING: usize = 2;

/// A place where an article credits an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The agency's usual short name; `agencies` where the credit names none.
    pub agency: String,
    /// The words that name it, or the whole line where its form does.
    pub span: Span,
    /// Where it stands, and so how much of the article it speaks for.
    pub kind: CreditKind,
}

/// Where a credit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditKind {
    /// `LONDON (AP) —`.
    Dateline,
    /// `By Jane Doe, Associated Press`.
    Byline,
    /// `— AFP` behind the last words.
    SignOff,
    /// `The Associated Press contributed to this report`: some of it is the agency's.
    Contributed,
}

impl Credit {
    /// Whether it speaks for the whole article.
    pub fn is_whole(&self) -> bool {
        self.kind != CreditKind::Contributed
    }
}

/// The credits of an article, in order.
pub(super) fn find(article: &Article) -> Vec<Credit> {
    let mut story = 0;
    let bodies = article.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Body).count();
    let mut found = Vec::new();
    for paragraph in &article.paragraphs {
        let body = paragraph.kind == ParagraphKind::Body;
        let before = story;
        story += usize::from(body);
        if matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Caption) {
            continue;
        }
        let ahead = before < OPENING;
        let behind = before + CLOSING >= bodies;
        // The midst of a story credits nobody: most of an article need not be looked at.
        if body && !ahead && !behind {
            continue;
        }
        let line = Line::of(&article.text, paragraph.span);
        if body
            && ahead
            && let Some(credit) = line.dateline()
        {
            found.push(credit);
            continue;
        }
        let mut here = Vec::new();
        if line.is_whole && (!body || behind) {
            here = line.contributed();
        }
        // A line of one's own in the midst of the story belongs to a picture.
        if here.is_empty() && line.is_whole && (before <= 1 || (story == bodies && !body)) {
            here = line.byline(if before <= 1 { CreditKind::Byline } else { CreditKind::SignOff });
        }
        if here.is_empty() && body && behind {
            let last = if line.is_whole { line } else { Line::last_of(&article.text, paragraph.span) };
            here.extend(last.sign_off());
        }
        found.extend(here);
    }
    found
}

#[cfg(test)]
mod tests;
