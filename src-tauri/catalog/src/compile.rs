//! A release of O*NET made into a catalogue, as the shipped one was.

use std::{collections::BTreeMap, sync::Arc};

use domain::{ErrorKind, UserError, reference::Reference};

use crate::{
    compact::{Compact, Row},
    derive::derive,
    is_onet,
    published::{Derived, Shipped, published},
    release::Release,
    shipped,
    titles::Names,
};

/// A release made into a catalogue.
pub(crate) type Compiled = (Compact, Names);

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Work and titles.
    Work,
    /// How alike occupations are.
    Likeness,
}

/// Makes a release into a catalogue: our words, roles, projects and figures from elsewhere stay.
pub(crate) fn compile(
    release: &Release,
    mut compact: Compact,
    kept: &Shipped,
    go_on: &mut dyn FnMut(Stage) -> bool,
) -> Result<Option<Compiled>, UserError> {
    if !go_on(Stage::Work) {
        return Ok(None);
    }
    let derived = derive(release, ratings(kept));
    let before = compact.published.rows.clone();
    describe(&mut compact, &derived, kept);
    let shipped = crate::load()?;
    for role in &mut compact.roles {
        let code = before.get(role.row).map(|row| &row.code);
        let row = compact.published.rows.iter().position(|row| Some(&row.code) == code);
        role.row = row.unwrap_or(usize::MAX);
        // A role whose code is gone keeps what it came with.
        let own = shipped.reference.occupation(&role.occupation.code).filter(|_| row.is_none());
        if let Some(own) = own {
            let facts = Arc::make_mut(&mut role.occupation.facts);
            facts.elements = own.elements.clone();
            facts.studies = own.studies.clone();
        }
    }
    complete(&mut compact.published.rows, &before, release);
    let version = &mut compact.model.versions.catalog;
    *version = format!("{version}+onet-{}", release.name);
    for source in compact.sources.iter_mut().filter(|source| is_onet(source)) {
        // The notice that the licence asks for names the release.
        let named = |release: &str| format!("O*NET {release} Database");
        source.attribution =
            source.attribution.replace(&named(&source.release), &named(&release.name));
        source.release = format!("{} (your copy)", release.name);
    }
    let names = Names::of(&derived.titles, &compact.published, &compact.roles);
    let names = names.ok_or_else(|| {
        UserError::new(
            ErrorKind::Unreadable,
            "This release has more words in its titles than any release of O*NET.",
            "Take the file from onetcenter.org again.",
        )
    })?;
    if !go_on(Stage::Likeness) {
        return Ok(None);
    }
    compact.compare(&names);
    Ok(Some((compact, names)))
}

/// Where a release has no table of job zones, or none of skills, those that are shipped stand in.
fn complete(rows: &mut [Row], shipped: &[Row], release: &Release) {
    let zones = release.occupations.values().any(|one| one.zone.is_some());
    let skills = release.occupations.values().any(|one| !one.elements.is_empty());
    let known: BTreeMap<&str, &Row> = shipped.iter().map(|row| (row.code.as_str(), row)).collect();
    for row in rows {
        let Some(own) = known.get(row.code.as_str()) else { continue };
        if !zones {
            row.figures.zone = own.figures.zone;
        }
        if !skills {
            let lender = own.elements_from.and_then(|place| shipped.get(place)).unwrap_or(own);
            row.elements = lender.elements.clone();
            row.elements_from = None;
        }
    }
}

/// Puts what is derived of a release in place of what is shipped.
fn describe(compact: &mut Compact, derived: &Derived, kept: &Shipped) {
    let own = std::mem::take(&mut compact.published);
    compact.published =
        published(derived, own.activities, own.elements, own.studies, &kept.external);
}

/// The occupations of a release under other ratings of its tasks, 0-1 by id: for seeing how far they
/// carry the scores. Roles are left out, whose labels are our own.
///
/// # Errors
/// When the program's own file is damaged.
pub fn rated(release: &Release, tasks: BTreeMap<u32, f64>) -> Result<Reference, UserError> {
    let (mut compact, kept) = shipped()?;
    compact.roles.clear();
    describe(&mut compact, &derive(release, tasks), &kept);
    Ok(compact.unfold())
}

/// What AI can do of each task, 0-1, by its id.
fn ratings(kept: &Shipped) -> BTreeMap<u32, f64> {
    let rated = kept.tasks.values().flatten();
    rated.map(|(id, thousandths)| (*id, f64::from(*thousandths) / 1000.0)).collect()
}
