//! Which claims the table lists, in which order, and which of them stays selected.

use std::cmp::Reverse;

use crate::comparison::{Omission, Verdict, omissions};

use super::filter::{Filter, Reach};
use super::model::Model;
use super::moved::Moved;

/// The claim table's state.
#[derive(Debug, Clone, Default)]
pub struct ClaimList {
    /// The claims listed, by their places in the comparison, in order.
    pub rows: Vec<usize>,
    /// The selected row.
    pub selected: usize,
    /// The first row in sight.
    pub top: usize,
    /// The first outlet in sight.
    pub column: usize,
    /// Which claims are listed.
    pub filter: Filter,
    /// Whether claims that one outlet alone tells are listed.
    pub singles: bool,
    /// How many of those meet the filter and are not listed.
    pub hidden: usize,
    /// The order of the claims.
    pub order: Order,
    /// The order of what an outlet leaves out.
    pub order_of_gaps: Order,
    /// What the chosen outlet leaves out, what most tell first, while only that is listed.
    pub omissions: Vec<Omission>,
    /// The outlet whose omissions those are.
    gaps_of: Option<usize>,
    /// All claims in the order in force.
    ordered: Vec<usize>,
    /// For each claim whether it is listed.
    listed: Vec<bool>,
    /// The claim from which a filter took the selection, and the one selected in its stead.
    held: Option<(usize, Option<usize>)>,
}

/// The order in which claims are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The comparison's own: divergent ones first.
    #[default]
    Divergent,
    /// Those that most outlets tell first.
    Spread,
    /// As the chosen outlet tells them, then the others.
    Place,
}

impl ClaimList {
    /// A list of nothing yet. What an outlet leaves out weighs by how many tell it.
    pub(super) fn new() -> Self {
        Self { order_of_gaps: Order::Spread, ..Self::default() }
    }

    /// The order in force.
    pub fn order(&self) -> Order {
        if self.filter.reach == Reach::Gaps { self.order_of_gaps } else { self.order }
    }

    /// Goes to the next order. An outlet has no order for what it leaves out.
    pub(super) fn turn_order(&mut self) {
        let gaps = self.filter.reach == Reach::Gaps;
        let next = match self.order() {
            Order::Divergent => Order::Spread,
            Order::Spread if !gaps => Order::Place,
            Order::Spread | Order::Place => Order::Divergent,
        };
        *(if gaps { &mut self.order_of_gaps } else { &mut self.order }) = next;
    }

    /// Whether another chosen outlet lists other claims, or in another order.
    pub(super) fn hangs_on_outlet(&self) -> bool {
        self.filter.reach != Reach::Any || self.order() == Order::Place
    }

    /// Whether claims that one outlet alone tells are wanted.
    pub fn wants_singles(&self) -> bool {
        self.singles || self.filter.verdict == Some(Verdict::Single) || self.filter.reach == Reach::Alone
    }

    /// The row of a claim, or where it is not listed the nearest behind it, or else the last.
    fn row_for(&self, claim: usize) -> usize {
        let before = self.ordered.iter().take_while(|&&other| other != claim);
        let row = before.filter(|&&other| self.lists(other)).count();
        row.min(self.rows.len().saturating_sub(1))
    }

    /// Whether the table lists this claim.
    pub fn lists(&self, claim: usize) -> bool {
        self.listed.get(claim).is_some_and(|listed| *listed)
    }
}

/// The claim that stays selected, and how many rows stand above it.
#[derive(Debug)]
pub(super) struct Held {
    wanted: Option<usize>,
    above: usize,
}

impl Held {
    /// A claim with so many rows above it, or the first one.
    pub(super) fn at(wanted: Option<usize>, above: usize) -> Self {
        Self { wanted, above }
    }

    /// What stays selected in the story that this one has become. What was gathered from the old one is given up.
    pub(super) fn of(model: &mut Model, moved: &Moved<'_>) -> Self {
        let wanted = model.wanted().and_then(|claim| moved.claim(claim));
        let above = model.list.selected.saturating_sub(model.list.top);
        let list = &mut model.list;
        list.filter.carry(moved);
        (list.gaps_of, list.held) = (None, None);
        list.omissions.clear();
        list.rows.clear();
        list.listed.clear();
        Self { wanted, above }
    }
}

impl Model {
    /// Lists the claims anew. The selected claim stays selected, or else the nearest; as soon as it is listed again it is
    /// selected again, unless the person has moved since.
    pub(super) fn relist(&mut self) {
        let held = Held { wanted: self.wanted(), above: self.list.selected.saturating_sub(self.list.top) };
        self.list_again(held);
    }

    /// The claim that the person chose: the selected one, or the one from which a filter took the selection.
    pub(super) fn wanted(&self) -> Option<usize> {
        let at = self.claim_at();
        match self.list.held {
            Some((claim, instead)) if instead == at => Some(claim),
            _ => at,
        }
    }

    /// Lists the claims of another story, or the same ones by another filter.
    pub(super) fn list_again(&mut self, Held { wanted, above }: Held) {
        self.gather();
        let list = &mut self.list;
        list.selected = wanted.map_or(0, |claim| list.row_for(claim));
        list.top = list.selected.saturating_sub(above);
        let now = list.rows.get(list.selected).copied();
        list.held = wanted.filter(|claim| Some(*claim) != now).map(|claim| (claim, now));
    }

    fn gather(&mut self) {
        let gaps = self.list.filter.reach == Reach::Gaps;
        if !gaps {
            (self.list.omissions, self.list.gaps_of) = (Vec::new(), None);
        } else if self.list.gaps_of != Some(self.outlet) {
            self.list.omissions = omissions(&self.comparison, self.outlet);
            self.list.gaps_of = Some(self.outlet);
        }
        let met = self.met();
        self.list.ordered = self.in_order();
        let single = |claim: usize| {
            self.comparison.claims.get(claim).is_some_and(|claim| claim.verdict == Verdict::Single)
        };
        let shown = self.list.wants_singles();
        let listed: Vec<bool> =
            met.iter().enumerate().map(|(claim, met)| *met && (shown || !single(claim))).collect();
        let count = |of: &[bool]| of.iter().filter(|is| **is).count();
        self.list.hidden = count(&met) - count(&listed);
        self.list.rows = self.list.ordered.iter().copied().filter(|claim| listed[*claim]).collect();
        self.list.listed = listed;
    }

    /// For each claim whether it meets the filter.
    fn met(&self) -> Vec<bool> {
        let (list, claims) = (&self.list, &self.comparison.claims);
        let wanted = list.filter.wanted();
        let mut gaps = vec![list.filter.reach != Reach::Gaps; claims.len()];
        for omission in &list.omissions {
            gaps[omission.claim] = true;
        }
        let alone = |place: usize| claims[place].verdict == Verdict::Single && self.tells(place);
        let reached = |place: usize| gaps[place] && (list.filter.reach != Reach::Alone || alone(place));
        let judged = &self.comparison.judged;
        let marked = |place: usize| list.filter.marked.is_none_or(|marked| marked.is(judged.claim(place)));
        let claims = claims.iter().zip(&self.claim_words).enumerate();
        claims
            .map(|(place, (claim, words))| {
                reached(place) && marked(place) && list.filter.holds(claim, words, &wanted)
            })
            .collect()
    }

    fn tells(&self, claim: usize) -> bool {
        self.comparison.claims.get(claim).is_some_and(|claim| claim.first_in(self.outlet).is_some())
    }

    /// All claims in the order in force; of equal ones the comparison's own.
    fn in_order(&self) -> Vec<usize> {
        let claims = &self.comparison.claims;
        let mut ordered: Vec<usize> = (0..claims.len()).collect();
        match self.list.order() {
            Order::Divergent => {}
            Order::Spread => {
                // Of as many, those of more origins come first: the omissions know both.
                let mut ranks = vec![0; claims.len()];
                for (rank, omission) in self.list.omissions.iter().enumerate() {
                    ranks[omission.claim] = rank;
                }
                ordered.sort_by_cached_key(|&claim| (Reverse(claims[claim].spread()), ranks[claim]));
            }
            Order::Place => ordered.sort_by_cached_key(|&claim| {
                claims[claim].first_in(self.outlet).map_or(usize::MAX, |told| told.span.start)
            }),
        }
        ordered
    }

    /// The order in force, in words.
    pub fn order_in_words(&self) -> String {
        match self.list.order() {
            Order::Divergent => "divergent first".to_owned(),
            Order::Spread => "most told first".to_owned(),
            Order::Place => format!("in {}’s order", self.name(self.outlet)),
        }
    }

    /// How many claims a filter chooses from: those told once where only such can meet it or they are shown too.
    pub fn listable(&self, filter: &Filter) -> usize {
        let [diverge, agree, single] = self.totals;
        let only = filter.verdict == Some(Verdict::Single) || filter.reach == Reach::Alone;
        match (only, self.list.singles) {
            (true, _) => single,
            (false, true) => diverge + agree + single,
            (false, false) => diverge + agree,
        }
    }

    /// Selects a row because the person goes there.
    pub(super) fn select_row(&mut self, row: usize) {
        self.list.selected = row;
        self.list.held = None;
    }

    /// Selects a claim's row, or the nearest to it, without moving the article.
    pub(super) fn select_claim(&mut self, claim: usize) {
        self.select_row(self.list.row_for(claim));
    }

    /// Lists claims that one outlet alone tells if that is what it takes to list this one.
    pub(super) fn make_listed(&mut self, claim: usize) {
        if !self.list.lists(claim) {
            self.list.filter = Filter::default();
            let told = self.comparison.claims.get(claim);
            self.list.singles |= told.is_some_and(|told| told.verdict == Verdict::Single);
            self.relist();
        }
        self.select_claim(claim);
    }
}
