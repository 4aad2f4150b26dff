//! Which occupation is meant: by a code, a title, a mixture of them, or as the person's own.

use std::borrow::Cow;

use catalog::titles::TitleMatches;
use domain::{
    mixture::Mixture,
    occupation::{Occupation, Seniority},
    plan,
    risk::{OwnWork, Shares},
};

use crate::{Answer, Session};

/// The best five are enough to choose from.
const CANDIDATES: usize = 5;

/// What a few words mean.
pub enum Meant {
    /// One occupation.
    One(Cow<'static, Occupation>),
    /// Nothing for certain: these are near.
    Ask(TitleMatches),
}

impl Session {
    /// The occupation that a title, a code or a mixture of them means; `me` is the person's own, `day 90` the
    /// same once what they practise is part of their week.
    ///
    /// # Errors
    /// When a mixture cannot be read, or there is no such person or plan.
    pub fn meant(&self, title: &str) -> Answer<Meant> {
        let reference = &self.catalog()?.reference;
        if let Some(occupation) = reference.occupation(title) {
            return Ok(Meant::One(Cow::Borrowed(occupation)));
        }
        match title {
            "me" => return Ok(Meant::One(Cow::Owned(self.own()?.1))),
            "day 90" | plan::LAST_DAY => return Ok(Meant::One(Cow::Owned(self.on_last_day()?))),
            _ => {}
        }
        if let Some(mut mixture) = Mixture::read(title)? {
            for (part, _) in &mut mixture.parts {
                if reference.activities.iter().all(|task| *task.id != **part) {
                    match self.meant(part)? {
                        Meant::One(one) => *part = one.code.to_string(),
                        ask @ Meant::Ask(_) => return Ok(ask),
                    }
                }
            }
            return Ok(Meant::One(Cow::Owned(mixture.occupation(reference)?)));
        }
        self.titled(title)
    }

    /// A known title needs no comparison by letters, which takes longer than all the rest.
    fn titled(&self, title: &str) -> Answer<Meant> {
        let catalog = self.catalog()?;
        let found = catalog.find(title, 1);
        let best = found.matches.first().filter(|_| !found.ask);
        let best = best.and_then(|best| catalog.reference.occupation(&best.code));
        Ok(match best {
            Some(occupation) => Meant::One(Cow::Borrowed(occupation)),
            None => Meant::Ask(catalog.find(title, CANDIDATES)),
        })
    }

    /// The occupation that a code names.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn occupation(&self, code: &str) -> Answer<Cow<'static, Occupation>> {
        self.catalog()?.reference.find(code)
    }

    /// The occupation that a code names, as the person tells it where it is their own. [`plan::LAST_DAY`] is
    /// their own once what the running plan practises is part of the week.
    ///
    /// # Errors
    /// `NotFound` when there is none, or the journal cannot be read.
    pub fn told(&self, code: &str) -> Answer<Cow<'static, Occupation>> {
        if code == plan::LAST_DAY {
            return Ok(Cow::Owned(self.on_last_day()?));
        }
        // Asking makes no journal: a draft is nobody's until it is started.
        let own = match self.existing()? {
            Some(store) => self.answered(store.own(&self.reference()?))?,
            None => None,
        };
        match own {
            Some((profile, own)) if profile.occupation == code => Ok(Cow::Owned(own)),
            _ => self.occupation(code),
        }
    }

    /// The same with the week divided otherwise than it is kept.
    ///
    /// # Errors
    /// As [`Self::told`].
    pub(crate) fn divided(&self, code: &str, shares: Shares) -> Answer<Cow<'static, Occupation>> {
        let known = self.occupation(code)?;
        self.read(|store| {
            if store.profile()?.is_none_or(|profile| profile.occupation != code) {
                return Ok(known);
            }
            let said = OwnWork { shares, ..store.own_work()? };
            Ok(Cow::Owned(said.applied(known.into_owned(), &self.reference()?)))
        })
    }

    /// The person's own work once what their plan practises is part of it.
    fn on_last_day(&self) -> Answer<Occupation> {
        self.read(|_| {
            let (profile, own) = self.own()?;
            let draft = self.plan()?.draft;
            Ok(plan::on_last_day(&draft, &own, profile.seniority, &self.reference()?))
        })
    }

    /// How far along somebody is who is named so: what their title says; the person's own for `me`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn seniority_of(&self, title: &str) -> Answer<Seniority> {
        if title == "me" {
            return Ok(self.own()?.0.seniority);
        }
        let catalog = self.catalog()?;
        let code = catalog.reference.find(title).is_ok();
        let said = if code { None } else { catalog.find(title, 1).seniority };
        Ok(said.unwrap_or_default())
    }
}
