//! How a quote is somebody's: its speaker, the manner of its cue, and the rules that joined them.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Who said a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the article gives, or the role of one who stays unnamed.
    pub name: String,
    /// The words that stand for the speaker beside this quote: `he`, `the president`.
    pub mention: Span,
    /// What led from the mention to the name.
    pub link: Link,
    /// Whether the article keeps the speaker's name back: `a senior official`, `two people familiar with the talks`.
    pub anonymous: bool,
    /// Who passes the words on, where the article says so: `AFP` in “AFP, citing a Ukrainian official”.
    pub via: Option<Span>,
}

impl Speaker {
    /// A speaker whom the article names in these very words.
    #[must_use]
    pub fn named(name: impl Into<String>, mention: Span) -> Self {
        Self { name: name.into(), mention, link: Link::Same, anonymous: false, via: None }
    }
}

/// How a cue gives what it reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Takes no stand: `said`, `according to`.
    #[default]
    Neutral,
    /// Gives it as sure: `confirmed`, `insisted`, `noted`.
    Assertive,
    /// Holds it at arm's length: `claimed`, `alleged`, `suggested`.
    Doubtful,
    /// Says that it is not so: `denied`, `rejected`.
    Denial,
    /// Wants somebody to act: `urged`, `called on`, `asked`.
    Demand,
    /// Tells what somebody holds true or feels: `believes`, `fears`.
    Belief,
    /// Tells what somebody means to do: `plans`, `vowed`, `intends`.
    Plan,
}

impl Manner {
    /// The manner in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Assertive => "assertive",
            Self::Doubtful => "doubtful",
            Self::Denial => "denial",
            Self::Demand => "demand",
            Self::Belief => "belief",
            Self::Plan => "plan",
        }
    }
}

/// What led from a quote to the mention of its speaker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The mention is the subject before the cue: “Smith said”.
    Subject,
    /// The subject stands behind the cue: “said Smith”.
    Inverted,
    /// “according to Smith”.
    AccordingTo,
    /// Behind “by”, after a passive cue: “was told by Smith”.
    Agent,
    /// Whose words the noun holds: “Smith’s statement”.
    Owner,
    /// In whose eyes it is so: “to Smith, the plan is a mistake”, “in a poll, …”.
    View,
    /// The label before a colon: “Smith: taxes to rise”.
    Label,
    /// The quote goes on with the utterance of the quote before.
    Continued,
    /// No cue: who spoke last still speaks.
    Carried,
    /// No cue: whom the sentence, or the one before, is about.
    Topic,
    /// Nobody was found.
    #[default]
    None,
}

impl Rule {
    /// The rule in a few words, as an answer to “why this speaker?”.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Subject => "subject of the cue",
            Self::Inverted => "subject behind the cue",
            Self::AccordingTo => "named by “according to”",
            Self::Agent => "named behind “by”",
            Self::Owner => "owner of the words",
            Self::View => "in whose eyes it is so",
            Self::Label => "label before a colon",
            Self::Continued => "goes on from the quote before",
            Self::Carried => "no cue: the last speaker goes on",
            Self::Topic => "no cue: whom the sentence is about",
            Self::None => "no speaker found",
        }
    }
}

/// What led from a mention to a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// The mention is the name, whole or in part: `Smith` for `Ann Smith`.
    #[default]
    Same,
    /// A pronoun, led back to whom it stands for.
    Pronoun,
    /// An office or part, led back to who holds it: `the president`.
    Office,
    /// The article gives no name: the mention is all there is.
    Unnamed,
    /// A person said so.
    Person,
}

impl Link {
    /// The link in a few words.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Same => "by name",
            Self::Pronoun => "a pronoun led back",
            Self::Office => "known by office",
            Self::Unnamed => "not named",
            Self::Person => "decided by a person",
        }
    }
}
