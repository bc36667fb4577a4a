//! Verbs of blows, which are words only between people: “she attacked her rival”, not “rebels attacked the town”.

use std::ops::Range;

use super::Reader;
use crate::reading::frames::Frames;
use crate::reading::grammar::Part;
use crate::reading::lexicon::Lexicon;
use crate::reading::places;

impl Reader<'_> {
    /// Whether a verb of blows is a blow here and no word: no person deals it, or it meets a place.
    pub(super) fn is_blow(
        &self,
        lemma: &str,
        frames: &Frames,
        source: Option<&Range<usize>>,
        object: &Range<usize>,
    ) -> bool {
        // «they slammed the plan» is no longer said of fists; «they attacked the town» still is of arms.
        let people = lemma != "attack"
            && source.is_some_and(|source| {
                let last = source.end - 1;
                self.part(last) == Part::Pronoun || Lexicon::get().is_people(self.low(last))
            });
        frames.blow && !people && !self.is_verbal(source, object)
    }

    /// Whether a person deals it, or a person or what is theirs is met.
    pub(super) fn is_verbal(&self, source: Option<&Range<usize>>, object: &Range<usize>) -> bool {
        let Some(source) = source else { return false };
        let named = |at: usize| self.names.holding(at).is_some_and(|name| name.person.is_some());
        let place = || places::is_place(&self.words.joined(object.clone()));
        // «the mayor attacked her record»: whom it meets, or what is theirs.
        let met = named(object.start) || self.part(object.start) == Part::Possessive;
        // «she blasted her way in»
        let way = self.low(object.start + 1) == "way";
        (named(source.end - 1) || met) && !way && !place()
    }
}
