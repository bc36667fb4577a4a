//! What each kind of evidence weighs: fitted numbers, kept as data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::similarity::{Evidence, NAMES};

/// The weights by which evidence becomes a likelihood, and how likely a pair must be to be joined.
#[derive(Debug, Clone)]
pub struct Weights {
    evidence: Sum,
    /// The same, of the evidence that is seen at a glance, the other left out.
    glance: Sum,
    /// A pair whose glance promises less than this likelihood is not looked at.
    worth: f64,
    /// Two clusters join when the mean likelihood between their sentences is at least this.
    pub(super) join: f64,
    /// The same, for the further facts that a sentence states beside the one it was gathered for first.
    pub(super) further: f64,
}

/// What each kind of evidence weighs, in the order of [`NAMES`], the constant last.
type Sum = [f64; NAMES.len() + 1];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    join: f64,
    further: f64,
    /// Without these two every pair is looked at.
    #[serde(default)]
    worth: f64,
    evidence: BTreeMap<String, f64>,
    #[serde(default)]
    glance: BTreeMap<String, f64>,
}

impl Weights {
    /// The weights of `assets/weights.toml`.
    pub fn usual() -> &'static Self {
        static USUAL: LazyLock<Weights> =
            LazyLock::new(|| match Weights::parse(include_str!("../../assets/weights.toml")) {
                Ok(weights) => weights,
                Err(fault) => panic!("assets/weights.toml is broken: {fault}"),
            });
        &USUAL
    }

    /// Weights as a table in the form of `assets/weights.toml`.
    ///
    /// # Errors
    ///
    /// What is wrong with the table, and where: no TOML, an unknown or a missing name.
    pub fn parse(table: &str) -> Result<Self, String> {
        let table: Table = toml::from_str(table).map_err(|fault| fault.to_string())?;
        let (evidence, glance) = (sum("evidence", &table.evidence)?, sum("glance", &table.glance)?);
        if let Some(name) = NAMES.into_iter().find(|name| !table.evidence.contains_key(*name)) {
            return Err(format!("[evidence] has no weight for {name}"));
        }
        Ok(Self { evidence, glance, worth: table.worth, join: table.join, further: table.further })
    }

    /// The likelihood, from 0 to 1, that two sentences state one fact.
    pub(super) fn likelihood(&self, evidence: &Evidence) -> f64 {
        weighed(&self.evidence, evidence)
    }

    /// Whether what is seen of two sentences at a glance makes it worth the time to look at them.
    pub(super) fn is_worth(&self, glance: &Evidence) -> bool {
        weighed(&self.glance, glance) >= self.worth
    }
}

fn sum(name: &str, table: &BTreeMap<String, f64>) -> Result<Sum, String> {
    let names = || NAMES.into_iter().chain(["constant"]);
    if let Some(unknown) = table.keys().find(|name| !names().any(|known| known == *name)) {
        return Err(format!("[{name}] has no such evidence: {unknown}; there are {}", NAMES.join(", ")));
    }
    if !table.is_empty() && !table.contains_key("constant") {
        return Err(format!("[{name}] has no constant"));
    }
    let mut sum = [0.0; NAMES.len() + 1];
    for (weight, name) in sum.iter_mut().zip(names()) {
        *weight = table.get(name).copied().unwrap_or_default();
    }
    Ok(sum)
}

fn weighed(sum: &Sum, evidence: &Evidence) -> f64 {
    let told: f64 = evidence.list().iter().zip(sum).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-told - sum[NAMES.len()]).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_a_slip_is_named() {
        let table = include_str!("../../assets/weights.toml");
        assert!(Weights::parse(&table.replace("cosine", "cosinus")).unwrap_err().contains("cosinus"));
        assert!(Weights::parse("join = 1").is_err());
        assert!(Weights::parse(&table.replace("clause", "# clause")).unwrap_err().contains("clause"));
    }

    #[test]
    fn more_in_common_is_likelier() {
        let likelihood =
            |cosine: f64| Weights::usual().likelihood(&Evidence { cosine, ..Evidence::default() });
        assert!(likelihood(0.9) > likelihood(0.1));
    }
}
