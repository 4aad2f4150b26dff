//! The session of one run, and what titles and flags mean to it. What the system says is read here and nowhere
//! else.

use std::{
    borrow::Cow,
    io::Write,
    ops::{Deref, DerefMut},
};

use app::{Client, Meant, Session};
use domain::{
    ErrorKind, UserError,
    occupation::{Occupation, Seniority},
};
use serde_json::json;
use store::Clock;

use crate::{
    answer::Refusal,
    arguments::{self, Arguments},
    table,
};

/// The session of one run.
pub struct Context(Session);

impl Deref for Context {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl DerefMut for Context {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.0
    }
}

impl Context {
    /// Takes flags over what the platform says.
    pub fn new(arguments: &Arguments) -> Result<Self, Refusal> {
        let dir = arguments.data_dir.clone().or_else(store::data_dir);
        Ok(Self(Session::new(Client::Terminal, dir, Clock::new(arguments.today)?)))
    }

    /// Says where the shipped catalogue stands in for the one that the journal names.
    pub fn tell_problem(&self) {
        self.catalog_problem().into_iter().for_each(tell);
    }

    /// Brings the Markdown mirror up to date, where there is one; what was asked for is done all the same.
    pub fn write_mirror(&self) {
        if !self.dir().is_ok_and(store::has_mirror) {
            return;
        }
        let written = || -> Result<_, UserError> {
            self.mirror(self.beside())?.map(|mirror| mirror.write()).transpose()
        };
        if let Err(error) = written() {
            tell(&error);
        }
    }

    /// How far along somebody is: what the flag says, else what the title says, else mid.
    pub fn seniority(
        &self,
        title: &str,
        flag: Option<arguments::Seniority>,
    ) -> Result<Seniority, Refusal> {
        Ok(flag.map_or_else(|| self.seniority_of(title), |flag| Ok(flag.into()))?)
    }

    /// The occupation that a title, a code or a mixture of them means, or candidates to choose from.
    pub fn resolve(&self, title: &str) -> Result<Cow<'static, Occupation>, Refusal> {
        let found = match self.meant(title)? {
            Meant::One(occupation) => return Ok(occupation),
            Meant::Ask(found) => found,
        };
        if found.no_job.is_some() {
            return Err(Refusal {
                error: UserError::new(
                    ErrorKind::NotFound,
                    format!("“{}” is no job, so there is no week to score.", found.query),
                    "Type the job you did last, or one you would like to do. `waymark-cli families` lists jobs by field.",
                ),
                more: json!({ "query": found.query, "matches": found.matches, "no_job": found.no_job }),
                text: String::new(),
            });
        }
        let rows = found.matches.iter().map(|one| [one.title.clone(), one.code.to_string()]);
        let names = table::table(["Did you mean", "Code"], &[], rows);
        Err(Refusal {
            error: UserError::new(
                ErrorKind::NotFound,
                format!("“{}” does not point to one occupation we know.", found.query),
                "Choose one of the nearest titles, or try another name for your job.",
            ),
            more: json!({ "query": found.query, "matches": found.matches }),
            text: names,
        })
    }
}

fn tell(error: &UserError) {
    let said = format!("{}\n{}", error.message, error.hint);
    let _ = writeln!(anstream::stderr(), "{}", crate::table::shown(&said));
}
