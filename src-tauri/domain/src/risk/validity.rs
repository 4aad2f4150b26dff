//! How well measures of exposure foretold who grew and who shrank. It stands beside the score,
//! because the answer is: hardly.

use serde::Serialize;
use ts_rs::TS;

use super::sentences::{percent, signed};
use crate::model::{Model, ValidityModel};

/// Published figures on what exposure foretells, and what they say.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Validity {
    /// The figures.
    #[serde(flatten)]
    pub figures: ValidityModel,
    /// What they say, one plain statement each.
    pub says: Vec<String>,
}

/// What is known of how well exposure foretells.
pub fn validity(model: &Model) -> Validity {
    let figures = model.validity.clone();
    Validity { says: says(&figures), figures }
}

fn says(figures: &ValidityModel) -> Vec<String> {
    let [low, high] = figures.exposure.map(|rank| signed(rank, 2));
    let ValidityModel { from_year, to_year, occupations, kappa, .. } = figures;
    vec![
        "Exposure is not replacement: those who publish measures of it say so themselves.".into(),
        format!(
            "It has not foretold which work shrank. Over about {occupations} occupations of the \
             United States, its rank correlation with the change of employment between \
             {from_year} and {to_year} lay between {low} and {high}; 1 would be a perfect \
             forecast, 0 is none."
        ),
        format!(
            "The official projection of growth, published before, reached {}. That is why demand \
             is an axis of its own here, and why the score is never called a probability.",
            signed(figures.projection, 2)
        ),
        format!(
            "Which tasks AI can do is a judgement: people and a language model that rated the same \
             tasks agreed on {} of them (κ {kappa:.2}; 1 would be full agreement, 0 is chance).",
            percent(figures.agreement, 0)
        ),
        format!(
            "What AI can do is not what it is used for: in computer and mathematical work {} was \
             seen in use, where {} would be possible.",
            percent(figures.used, 0),
            percent(figures.possible, 0)
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::model;

    #[test]
    fn the_near_zero_figure_is_said_beside_that_of_demand() {
        insta::assert_snapshot!(validity(&model()).says.join("\n"), @r"
        Exposure is not replacement: those who publish measures of it say so themselves.
        It has not foretold which work shrank. Over about 700 occupations of the United States, its rank correlation with the change of employment between 2022 and 2024 lay between 0.00 and +0.13; 1 would be a perfect forecast, 0 is none.
        The official projection of growth, published before, reached +0.44. That is why demand is an axis of its own here, and why the score is never called a probability.
        Which tasks AI can do is a judgement: people and a language model that rated the same tasks agreed on 66% of them (κ 0.44; 1 would be full agreement, 0 is chance).
        What AI can do is not what it is used for: in computer and mathematical work 33% was seen in use, where 94% would be possible.
        ");
    }

    #[test]
    fn no_figure_of_these_sentences_is_typed_by_hand() {
        let other = ValidityModel {
            exposure: [-0.21, -0.09],
            projection: 0.31,
            occupations: 500,
            from_year: 2023,
            to_year: 2027,
            agreement: 0.72,
            kappa: 0.55,
            used: 0.41,
            possible: 0.96,
        };
        insta::assert_snapshot!(says(&other)[1..].join("\n"), @r"
        It has not foretold which work shrank. Over about 500 occupations of the United States, its rank correlation with the change of employment between 2023 and 2027 lay between −0.21 and −0.09; 1 would be a perfect forecast, 0 is none.
        The official projection of growth, published before, reached +0.31. That is why demand is an axis of its own here, and why the score is never called a probability.
        Which tasks AI can do is a judgement: people and a language model that rated the same tasks agreed on 72% of them (κ 0.55; 1 would be full agreement, 0 is chance).
        What AI can do is not what it is used for: in computer and mathematical work 41% was seen in use, where 96% would be possible.
        ");
    }
}
