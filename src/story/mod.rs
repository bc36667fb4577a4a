//! Floor 2: the articles of one event, as they came in, before anything is read into them.

use crate::text::{Span, marked, sentences};

/// Several articles on one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// What the story is called on screen: from `story.toml`, or the first headline.
    pub title: String,
    /// In the order in which they are shown; an article is named by its place here.
    pub articles: Vec<Article>,
}

/// One outlet's article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The file it came from, as it was given; `-` for standard input. Where a file holds several articles, the number
    /// of the article follows: `feed.xml#3`.
    pub path: String,
    /// Its number among the articles of its file, from one, where the file's format can hold several.
    pub entry: Option<usize>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Who published it; no two articles of a story show the same name.
    pub outlet: String,
    /// Where its headline stands in `text`, when it has one.
    pub title: Option<Span>,
    /// When it was published, as the file or `story.toml` says it (ISO where they do).
    pub published: Option<String>,
    /// Who signed it.
    pub author: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Where each of these was found.
    pub provenance: Provenance,
    /// Why it is known to be cut off, where it is; what it does not tell is then no omission.
    pub truncated: Option<String>,
    /// Clean text: the headline first if there is one, paragraphs parted by one blank line, no control characters.
    pub text: String,
    /// The paragraphs of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// Where what is said of an article was found, in a person's words: `JSON-LD headline`, `front matter`, `file name`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// What the file is: `web page`, `Markdown`, `Atom feed`.
    pub format: String,
    /// Where its outlet was found.
    pub outlet: String,
    /// Where its headline was found, when it has one.
    pub title: Option<String>,
    /// Where its date was found, when it has one.
    pub published: Option<String>,
    /// Where its words were found.
    pub body: String,
}

/// One paragraph of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The article's own headline.
    Headline,
    /// The story itself.
    Body,
    /// A short line between paragraphs that announces what follows.
    Subhead,
    /// A picture's caption: it may state facts, but repeats them.
    Caption,
    /// What the page says about itself: credits, sign-ups, "Read more", rights. Shown, never compared.
    Furniture,
}

impl Article {
    /// The file it came from, without its number there.
    pub fn file(&self) -> &str {
        let numbered = self.entry.and_then(|_| self.path.rsplit_once('#'));
        numbered.map_or(&self.path, |(file, _)| file)
    }

    /// The headline, or else the first sentence of the story: what labels the article in a list.
    pub fn label(&self) -> &str {
        let body = || self.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body);
        let opening = || {
            let paragraph = body().or(self.paragraphs.first())?.span;
            sentences(&self.text, paragraph, &marked(&self.text, paragraph))
                .first()
                .copied()
                .or(Some(paragraph))
        };
        self.title.or_else(opening).map_or("", |span| span.of(&self.text))
    }

    /// The number of the paragraph that holds the byte `at`, counted from zero.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.span.end <= at)
            .min(self.paragraphs.len().saturating_sub(1))
    }

    /// The number of the story's paragraph that holds the byte `at`, counted from one among the paragraphs of the story
    /// itself, and how many those are. Beside the story (headline, captions, furniture) the number is that of the
    /// paragraph before, and nothing where there is none.
    pub fn place_of(&self, at: usize) -> (Option<usize>, usize) {
        let story = |paragraph: &&Paragraph| paragraph.kind == ParagraphKind::Body;
        let before = self.paragraphs.iter().take(self.paragraph_at(at) + 1).filter(story).count();
        (Some(before).filter(|before| *before > 0), self.paragraphs.iter().filter(story).count())
    }

    /// Where the byte `at` stands, in a few columns: `¶ 14/21`, `headline`, `caption`.
    pub fn place_in_words(&self, at: usize) -> String {
        let kind = self.paragraphs.get(self.paragraph_at(at)).map(|paragraph| paragraph.kind);
        match (kind, self.place_of(at)) {
            (Some(ParagraphKind::Headline), _) => "headline".to_owned(),
            (Some(ParagraphKind::Caption), _) => "caption".to_owned(),
            (_, (Some(paragraph), of)) => format!("¶ {paragraph}/{of}"),
            (_, (None, of)) => format!("¶ –/{of}"),
        }
    }
}
