//! Parts of speech: what each word of an article is in its sentence, by lists, endings and neighbours.

/// What a word is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Part {
    /// the, this, some
    Determiner,
    /// his, their
    Possessive,
    /// he, they, who stands alone for a person or thing and may be a subject
    Pronoun,
    /// him, them
    Object,
    /// he's, they'll: a pronoun that took the auxiliary in
    Contracted,
    Noun,
    Name,
    Adjective,
    Number,
    Adverb,
    Preposition,
    /// and, or, but
    And,
    /// because, while
    Subordinator,
    /// who, which, whether
    Relative,
    That,
    /// Before an infinitive.
    To,
    Not,
    Be,
    Have,
    Do,
    Modal,
    Verb(Form),
    /// A hyphen inside a compound.
    Joint,
    Comma,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Form {
    Base,
    /// says
    Third,
    /// went
    Past,
    /// gone
    Participle,
    /// said: the form alone does not tell
    PastOrParticiple,
    /// saying
    Ing,
}

impl Part {
    pub(in crate::reading) fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_))
    }

    /// Whether the word can stand inside a noun phrase before its head, or be the head.
    pub(in crate::reading) fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Determiner
                | Self::Possessive
                | Self::Noun
                | Self::Name
                | Self::Adjective
                | Self::Number
                | Self::Joint
        )
    }

    /// Whether the word can end a noun phrase.
    pub(in crate::reading) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number | Self::Pronoun | Self::Object)
    }

    /// Whether the word begins a finite verb: an auxiliary, a modal, or a form that needs none.
    pub(in crate::reading) fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Be
                | Self::Have
                | Self::Do
                | Self::Modal
                | Self::Verb(Form::Third | Form::Past | Form::Base)
        )
    }

    pub(in crate::reading) fn is_auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }
}
