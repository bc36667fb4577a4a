//! What each kind of evidence weighs: fitted numbers, kept as data.

use std::sync::LazyLock;

use serde::Deserialize;

use super::similarity::{Evidence, NAMES};

/// The weights by which evidence becomes a likelihood, and how likely a pair must be to be joined.
#[derive(Debug, Clone)]
pub struct Weights {
    /// In the order of [`NAMES`], the constant last.
    evidence: [f64; NAMES.len() + 1],
    /// Two clusters join when the mean likelihood between their sentences is at least this.
    pub(super) join: f64,
    /// The same, for the further facts that a sentence states beside the one it was gathered for first.
    pub(super) further: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    join: f64,
    further: f64,
    evidence: std::collections::BTreeMap<String, f64>,
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
        let names = || NAMES.into_iter().chain(["constant"]);
        if let Some(unknown) = table.evidence.keys().find(|name| !names().any(|known| known == *name)) {
            return Err(format!("no such evidence: {unknown}; there are {}", NAMES.join(", ")));
        }
        let mut evidence = [0.0; NAMES.len() + 1];
        for (weight, name) in evidence.iter_mut().zip(names()) {
            *weight = *table.evidence.get(name).ok_or_else(|| format!("no weight for {name}"))?;
        }
        Ok(Self { evidence, join: table.join, further: table.further })
    }

    /// The likelihood, from 0 to 1, that two sentences state one fact.
    pub(super) fn likelihood(&self, evidence: &Evidence) -> f64 {
        let constant = self.evidence[NAMES.len()];
        let sum: f64 =
            evidence.list().iter().zip(&self.evidence).map(|(value, weight)| value * weight).sum::<f64>()
                + constant;
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_a_slip_is_named() {
        let table = include_str!("../../assets/weights.toml");
        assert!(Weights::parse(&table.replace("cosine", "cosinus")).unwrap_err().contains("cosinus"));
        assert!(Weights::parse("join = 1").is_err());
    }

    #[test]
    fn more_in_common_is_likelier() {
        let likelihood =
            |cosine: f64| Weights::usual().likelihood(&Evidence { cosine, ..Evidence::default() });
        assert!(likelihood(0.9) > likelihood(0.1));
    }
}
