//! Journal entries, and a journal as a whole.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ErrorKind, UserError, id::Uid, occupation::Occupation, plan::Plan};

/// Letters of a role that an entry names, at most.
const LONGEST: usize = 80;
/// Roles that are offered; any other can be named.
const ROLES: [&str; 6] = ["manager", "teammate", "mentor", "stakeholder", "customer", "friend"];

/// A whole journal as plain rows, on its way out or in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeJournal {
    /// Version of the layout that the rows are in.
    pub layout: u32,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// A table of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its rows, each a JSON object on one line, in the order of their numbers.
    pub rows: Vec<String>,
}

/// How an entry stood before it was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Version {
    /// Logical date on which it was changed into the next one.
    pub until: NaiveDate,
    /// Markdown text.
    pub text: String,
    /// Tags, as in [`Entry`].
    pub tags: Vec<String>,
}

/// A journal entry of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Number within the journal.
    pub id: i64,
    /// Its id for ever.
    #[serde(default)]
    pub uid: Uid,
    /// The day it belongs to.
    pub date: NaiveDate,
    /// Markdown text.
    pub text: String,
    /// Tags without `#`, lower case, in order.
    pub tags: Vec<String>,
    /// What it speaks of: ids of steps and milestones, `task:` with a task's id, `with:` with the role
    /// of somebody it was done with.
    pub links: Vec<String>,
}

/// What something is that an entry can speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A step of the plan.
    Step,
    /// A milestone of the plan.
    Milestone,
    /// A task of the week.
    Task,
    /// The role of a person.
    Role,
}

/// Something that an entry can speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LinkTarget {
    /// As in [`Entry::links`].
    pub id: String,
    /// What a person reads.
    pub label: String,
    /// What it is.
    pub kind: LinkKind,
}

/// Everything that somebody's entries can speak of: milestones and steps in their order, the tasks of
/// their week, and the usual roles of people.
pub fn targets(plan: Option<&Plan>, own: Option<&Occupation>) -> Vec<LinkTarget> {
    let target = |id: String, label: &str, kind| LinkTarget { id, label: label.into(), kind };
    let mut all = Vec::new();
    for milestone in plan.iter().flat_map(|plan| &plan.draft.milestones) {
        all.push(target(milestone.id.to_string(), &milestone.title, LinkKind::Milestone));
    }
    for step in plan.iter().flat_map(|plan| &plan.draft.steps) {
        all.push(target(step.id.to_string(), &step.title, LinkKind::Step));
    }
    for task in own.iter().flat_map(|own| own.tasks.iter()) {
        all.push(target(format!("task:{}", task.id), &task.label, LinkKind::Task));
    }
    for role in ROLES {
        all.push(target(format!("with:{role}"), role, LinkKind::Role));
    }
    all
}

/// Links as they are kept: each once, in order. Any role will do.
///
/// # Errors
/// `NotFound` for a step, milestone or task that there is not, `Invalid` for a role without words.
pub fn sound_links(links: &[String], targets: &[LinkTarget]) -> Result<Vec<String>, UserError> {
    let mut sound = BTreeSet::new();
    for link in links.iter().map(|link| link.trim()) {
        if let Some(role) = link.strip_prefix("with:").map(str::trim) {
            if role.is_empty() || role.chars().count() > LONGEST {
                return Err(UserError::new(
                    ErrorKind::Invalid,
                    "A person is named by their role, in a few words.",
                    "For example “with:product manager”.",
                ));
            }
            sound.insert(format!("with:{role}"));
        } else if targets.iter().any(|target| target.id == link) {
            sound.insert(link.to_owned());
        } else {
            return Err(UserError::new(
                ErrorKind::NotFound,
                format!("There is no step, milestone or task {link}."),
                "Name a step such as S1, a milestone such as M1, or a task such as task:ID.",
            ));
        }
    }
    Ok(sound.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::seed_role;

    fn kept(links: &[&str]) -> Result<Vec<String>, UserError> {
        let links: Vec<String> = links.iter().map(|link| (*link).to_owned()).collect();
        sound_links(&links, &targets(None, Some(&seed_role())))
    }

    #[test]
    fn an_entry_names_each_thing_once_and_any_role() {
        let links = ["with: product manager ", "task:evaluation-design", "with:product manager"];
        let sound = kept(&links).expect("sound");
        assert_eq!(sound, ["task:evaluation-design", "with:product manager"]);
    }

    #[test]
    fn what_there_is_not_is_refused_with_what_would_do() {
        for (link, kind) in [("S99", ErrorKind::NotFound), ("with:", ErrorKind::Invalid)] {
            let refused = kept(&[link]).expect_err("refused");
            assert_eq!(refused.kind, kind);
            assert!(refused.hint.contains("with:") || refused.hint.contains("task:"));
        }
    }
}
