//! What every command needs: the clock, the folder, the catalogue. Read here and nowhere else.

use std::{
    borrow::Cow,
    cell::OnceCell,
    io::Write,
    path::{Path, PathBuf},
};

use catalog::Catalog;
use domain::{
    ErrorKind, UserError,
    occupation::{Mixture, Occupation, Seniority},
    plan,
    profile::Profile,
    reference::Reference,
    risk::quiz::{self, Answers},
};
use serde_json::json;
use store::{Clock, Moment, Store};

use crate::{
    answer::Refusal,
    arguments::{self, Arguments},
    table,
};

/// The surroundings of one run.
pub struct Context {
    data_dir: Option<PathBuf>,
    /// The clock of everything that a command does.
    pub clock: Clock,
    catalog: OnceCell<&'static Catalog>,
}

impl Context {
    /// Takes flags over what the platform says.
    pub fn new(arguments: &Arguments) -> Result<Self, Refusal> {
        Ok(Self {
            data_dir: arguments.data_dir.clone().or_else(store::place::data_dir),
            clock: Clock::new(arguments.today)?,
            catalog: OnceCell::new(),
        })
    }

    /// The catalogue that the journal names, else the shipped one. Where the named one cannot be
    /// opened, that is said and the shipped one stands in.
    pub fn catalog(&self) -> Result<&'static Catalog, Refusal> {
        if let Some(catalog) = self.catalog.get() {
            return Ok(catalog);
        }
        let own = self.data_dir.as_ref().and_then(|dir| Some((dir, store::release_in(dir)?)));
        let opened = own.map(|(dir, id)| catalog::open(dir, &id));
        let catalog = match opened {
            Some(Ok(own)) => own,
            Some(Err(error)) => {
                let _ = writeln!(anstream::stderr(), "{}\n{}", error.message, error.hint);
                catalog::load()?
            }
            None => catalog::load()?,
        };
        Ok(self.catalog.get_or_init(|| catalog))
    }

    /// What the rules read, under the assumptions that the journal holds.
    pub fn reference(&self) -> Result<Reference, Refusal> {
        let reference = &self.catalog()?.reference;
        let kept = self.data_dir.as_deref().and_then(store::assumptions_in).unwrap_or_default();
        Ok(store::under(reference, kept)?)
    }

    /// The folder of the journal.
    pub fn dir(&self) -> Result<&Path, Refusal> {
        let dir = self.data_dir.as_deref().ok_or_else(|| {
            UserError::new(
                ErrorKind::Other,
                "This system names no folder for your journal.",
                "Name one with --data-dir DIR.",
            )
        });
        Ok(dir?)
    }

    /// The journal, opened; a backup is made on the first start of a day.
    pub fn store(&self) -> Result<Store, Refusal> {
        Ok(Store::open(self.dir()?, &self.clock.moment(store::DAY_START_HOUR))?)
    }

    /// Brings the Markdown mirror up to date, where there is one; what was asked for is done all the same.
    pub fn mirror(&self) {
        if !self.data_dir.as_deref().is_some_and(store::has_mirror) {
            return;
        }
        let written = || -> Result<_, Refusal> {
            let mirror = self.store()?.mirror(&self.catalog()?.reference)?;
            Ok(mirror.map(|mirror| mirror.write()).transpose()?)
        };
        if let Err(refusal) = written() {
            let UserError { message, hint, .. } = refusal.error;
            let _ = writeln!(anstream::stderr(), "{message}\n{hint}");
        }
    }

    /// Now, as the journal's owner lives it.
    pub fn now(&self, store: &Store) -> Result<Moment, Refusal> {
        Ok(store.now(&self.clock)?)
    }

    /// How far along somebody is: what the flag says, else what the title says, else mid.
    pub fn seniority(
        &self,
        title: &str,
        flag: Option<arguments::Seniority>,
    ) -> Result<Seniority, Refusal> {
        if let Some(flag) = flag {
            return Ok(flag.into());
        }
        if title == "me" {
            return Ok(self.own()?.0.seniority);
        }
        let catalog = self.catalog()?;
        let code = catalog.reference.find(title).is_ok();
        let said = if code { None } else { catalog.find(title, 1).seniority };
        Ok(said.unwrap_or_default())
    }

    /// The person, and their occupation as their answers and overrides make it.
    pub fn own(&self) -> Result<(Profile, Occupation), Refusal> {
        let own = self.store()?.own(&self.reference()?)?;
        let own = own.ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                "Nobody has said yet what they do.",
                "`waymark-cli start TITLE` keeps your title in the journal.",
            )
        });
        Ok(own?)
    }

    /// The person's occupation as the quiz asks about it, and what they answered, seniority included.
    pub fn asked(&self) -> Result<(Occupation, Answers), Refusal> {
        let (profile, own) = self.own()?;
        let reference = self.reference()?;
        let said = self.store()?.own_work()?;
        let began = reference.find(&profile.occupation).map_or(own, Cow::into_owned);
        let job = said.asked_about(began, &reference);
        let mut answers = quiz::fitting(&job, &said.answers);
        answers.insert("seniority".into(), profile.seniority.id().into());
        Ok((job, answers))
    }

    /// The person's own work once what their plan practises is part of it.
    fn on_last_day(&self) -> Result<Occupation, Refusal> {
        let (profile, own) = self.own()?;
        let plan = self.store()?.plan()?.ok_or_else(|| {
            UserError::new(
                ErrorKind::NotFound,
                "There is no plan in your journal yet.",
                "`waymark-cli start TITLE` makes one.",
            )
        })?;
        Ok(plan::on_last_day(&plan.draft, &own, profile.seniority, &self.reference()?))
    }

    /// The occupation that a title, a code or a mixture of them means, or candidates to choose from;
    /// “me” means the person's own.
    pub fn occupation(&self, title: &str) -> Result<Cow<'static, Occupation>, Refusal> {
        let catalog = self.catalog()?;
        if let Some(occupation) = catalog.reference.occupation(title) {
            return Ok(Cow::Borrowed(occupation));
        }
        if title == "me" {
            return Ok(Cow::Owned(self.own()?.1));
        }
        if title == "day 90" || title == plan::LAST_DAY {
            return Ok(Cow::Owned(self.on_last_day()?));
        }
        if let Some(mut mixture) = Mixture::read(title)? {
            for (part, _) in &mut mixture.parts {
                if catalog.reference.activities.iter().all(|task| *task.id != **part) {
                    *part = self.occupation(part)?.code.clone();
                }
            }
            return Ok(Cow::Owned(mixture.occupation(&catalog.reference)?));
        }
        let found = catalog.find(title, 5);
        let best = found.matches.first().filter(|_| !found.ask);
        if let Some(occupation) = best.and_then(|best| catalog.reference.occupation(&best.code)) {
            return Ok(Cow::Borrowed(occupation));
        }
        let names = table::table(
            ["Did you mean", "Code"],
            &[],
            found.matches.iter().map(|m| [m.title.clone(), m.code.clone()]),
        );
        Err(Refusal {
            error: UserError::new(
                ErrorKind::NotFound,
                format!("“{title}” does not point to one occupation we know."),
                "Choose one of the nearest titles, or try another name for your job.",
            ),
            more: json!({ "query": found.query, "matches": found.matches }),
            text: names,
        })
    }
}
