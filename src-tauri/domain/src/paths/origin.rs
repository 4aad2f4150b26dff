//! Where somebody stands, and what every look around from there shares.

use std::{borrow::Cow, collections::BTreeSet};

use super::{Preferences, Similarity};
use crate::{
    bounded::Score,
    model::Model,
    occupation::{Kind, Occupation, Seniority},
    profile::Levels,
    reference::Reference,
    risk::{self, Draws, ScoreRange},
    skills::SkillProfile,
};

/// What is compared, and by what.
pub(super) struct Ground<'a> {
    /// What occupations are compared with.
    pub reference: &'a Reference,
    /// All occupations, the person's own as they have it.
    pub occupations: Vec<&'a Occupation>,
    /// How alike these are.
    pub similarity: Cow<'a, Similarity>,
    /// How far along the person is, here and there.
    pub seniority: Seniority,
    /// The parameters, weights and filters as the person prefers them.
    pub model: Model,
    /// What a path must and must not be.
    pub preferences: &'a Preferences,
    /// Draws for two occupations side by side.
    pub draws: Draws,
    /// Codes that curated roles describe more finely.
    finer: BTreeSet<&'a str>,
    /// Whether skills are known of anything.
    rated: bool,
}

/// Where somebody stands.
pub(super) struct Origin<'a> {
    /// What every look shares.
    pub ground: &'a Ground<'a>,
    /// The occupation they work in.
    pub occupation: &'a Occupation,
    /// Its place among the occupations that are compared, or those of its parts, with their share.
    pub parts: Vec<(usize, f64)>,
    /// Exact score, 0-100.
    pub point: f64,
    /// The score in each draw.
    pub scores: Vec<f64>,
    /// The range that holds most draws.
    pub range: ScoreRange,
    /// What they bring.
    pub skill_profile: SkillProfile<'a>,
    /// Licences that they hold, or would get.
    pub licences: BTreeSet<&'a str>,
}

impl<'a> Ground<'a> {
    /// What is compared with `origin`, which stands in for the occupation of its code.
    pub fn new(
        origin: &'a Occupation,
        seniority: Seniority,
        preferences: &'a Preferences,
        reference: &'a Reference,
    ) -> Self {
        let mut occupations: Vec<&Occupation> = reference.occupations.iter().collect();
        if origin.made_of.is_empty() {
            match occupations.iter().position(|one| one.code == origin.code) {
                Some(place) => occupations[place] = origin,
                None => occupations.push(origin),
            }
        }
        let similarity = if reference.similarity.count() == occupations.len() {
            Cow::Borrowed(&*reference.similarity)
        } else {
            Cow::Owned(Similarity::of(&occupations))
        };
        let most = occupations.iter().map(|o| o.tasks.len()).fold(origin.tasks.len(), usize::max);
        let model =
            Model { paths: preferences.applied(&reference.model.paths), ..reference.model.clone() };
        let roles = occupations.iter().filter(|one| one.kind == Kind::Role && !one.narrow);
        Self {
            finer: roles.map(|role| role.onet.as_str()).collect(),
            rated: occupations.iter().any(|one| !one.elements.is_empty()),
            draws: Draws::new(2 * most, &model),
            reference,
            occupations,
            similarity,
            seniority,
            model,
            preferences,
        }
    }

    /// The places of `occupation`, or of what it is made of, each with its part.
    fn places(&self, occupation: &Occupation) -> Vec<(usize, f64)> {
        let place = |code: &str| self.occupations.iter().position(|one| one.code == code);
        if occupation.made_of.is_empty() {
            return place(&occupation.code).map(|place| (place, 1.0)).into_iter().collect();
        }
        let parts = occupation.made_of.iter();
        parts.filter_map(|part| Some((place(&part.occupation.code)?, part.share))).collect()
    }

    /// Whether one can take a step to `to` from `here`: not to several occupations taken together, nor
    /// to a published occupation that curated roles describe more finely, nor, where skills are known,
    /// to where they are not or are those of one's own work: nothing could be said of the way.
    pub fn is_step(&self, to: &Occupation, here: &Occupation) -> bool {
        let covered = to.kind == Kind::Occupation
            && ((to.onet == here.onet && !here.narrow) || self.finer.contains(to.onet.as_str()));
        let known = !self.rated || !to.elements.is_empty() || !to.skills.is_empty();
        let lent = to.elements_from.as_ref().is_some_and(|lender| *lender.code == *here.onet);
        !to.pooled && !covered && known && !lent
    }
}

impl<'a> Origin<'a> {
    /// Somebody with these levels who works as `occupation`.
    pub fn new(ground: &'a Ground<'a>, occupation: &'a Occupation, levels: &'a Levels) -> Self {
        let (seniority, model) = (ground.seniority, &ground.model);
        let point = risk::point(occupation, seniority, model);
        let scores = risk::scores(&ground.draws, occupation, seniority, model);
        let wanted = ground.preferences.licences.iter().map(String::as_str);
        // Who put several jobs together may hold several.
        let held = super::preferences::licences(ground.reference)
            .into_iter()
            .filter(|one| occupation.licence.as_ref().is_some_and(|own| own.contains(*one)));
        let own = occupation.licence.as_deref();
        Self {
            ground,
            occupation,
            parts: ground.places(occupation),
            point,
            range: risk::range_of(scores.clone(), point, model.noise.level),
            scores,
            skill_profile: SkillProfile::new(occupation, levels, ground.reference),
            licences: wanted.chain(held).chain(own).collect(),
        }
    }

    /// The same person once they work as `via`: they look further from there, and still compare with
    /// where they came from.
    pub fn after(&self, via: &'a Occupation, levels: &'a Levels) -> Self {
        Self {
            ground: self.ground,
            occupation: via,
            parts: self.ground.places(via),
            point: self.point,
            scores: self.scores.clone(),
            range: self.range.clone(),
            skill_profile: SkillProfile::new(via, levels, self.ground.reference),
            licences: self.licences.clone(),
        }
    }

    /// Percentile of similarity to the occupation at `place`, 0-100: what was put together is as like
    /// as its parts are.
    pub fn percentile(&self, place: usize) -> f64 {
        let similarity = &self.ground.similarity;
        self.parts.iter().map(|(own, share)| share * similarity.percentile(*own, place)).sum()
    }

    /// The share of draws, 0-1, in which `to` scores below where the person came from.
    pub fn lower(&self, to: &Occupation) -> f64 {
        let Ground { draws, seniority, model, .. } = self.ground;
        let there = risk::scores_beside(draws, to, *seniority, model);
        risk::share_lower(&self.scores, &there)
    }

    /// The range of an occupation's score, and its exact score.
    pub fn range_of(&self, to: &Occupation, point: f64) -> ScoreRange {
        let Ground { draws, seniority, model, .. } = self.ground;
        risk::range_of(risk::scores(draws, to, *seniority, model), point, model.noise.level)
    }
}

/// A score in whole points.
pub(super) fn shown(point: f64) -> Score {
    #[expect(clippy::cast_possible_truncation, reason = "a score lies within 0-100")]
    Score::saturating(point.round() as i64)
}
