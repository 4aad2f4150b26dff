//! `ui/src/lib/bindings.ts` says what the Rust types say.

use std::collections::BTreeMap;

use ts_rs::{Config, TS};

use super::kept;

const FILE: &str = "ui/src/lib/bindings.ts";

/// Types by name; each also brings along the types it mentions.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl Declarations {
    fn with<T: TS + 'static>(mut self) -> Self {
        self.by_name.insert(T::name(&self.config), format!("export {}", T::decl(&self.config)));
        let mut visitor = Visitor(&mut self);
        T::visit_dependencies(&mut visitor);
        self
    }
}

struct Visitor<'a>(&'a mut Declarations);

impl ts_rs::TypeVisitor for Visitor<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = &self.0.config;
        // Only our own structs and enums have a file of their own.
        if T::output_path().is_none() {
            return;
        }
        let (name, declaration) = (T::name(config), format!("export {}", T::decl(config)));
        let before = self.0.by_name.insert(name, declaration.clone());
        if let Some(before) = &before {
            assert_eq!(*before, declaration, "two types share a name");
        }
        if before.is_none() {
            T::visit_dependencies(self);
        }
    }
}

impl Declarations {
    fn text(&self) -> String {
        let all: Vec<&str> = self.by_name.values().map(String::as_str).collect();
        format!("// Made from the Rust types by a test. Do not edit.\n\n{}\n", all.join("\n\n"))
    }
}

fn declarations() -> String {
    use domain::{journal, paths, plan, portfolio, profile, project, risk, skills};
    let config = Config::new().with_large_int("number");
    let all = Declarations { config, by_name: BTreeMap::new() }
        .with::<catalog::Source>()
        .with::<catalog::titles::TitleMatches>()
        .with::<catalog::Family>()
        .with::<catalog::KindOfWork>()
        .with::<catalog::import::ImportReport>()
        .with::<catalog::import::ReleaseChange>()
        .with::<catalog::import::StatedTask>()
        .with::<domain::Underway>()
        .with::<domain::UserError>()
        .with::<journal::Entry>()
        .with::<journal::LinkTarget>()
        .with::<exchange::feedback::Bundle>()
        .with::<portfolio::Trails>()
        .with::<store::CommentImport>()
        .with::<store::Mirrored>()
        .with::<store::MirrorState>()
        .with::<waymark::commands::data::Part>()
        .with::<paths::PathsReport>()
        .with::<paths::Reach>()
        .with::<app::PreferenceSheet>()
        .with::<plan::Ask>()
        .with::<plan::Plan>()
        .with::<plan::PlanEdit>()
        .with::<plan::Checkpoint>()
        .with::<plan::DayView>()
        .with::<plan::PlanDay>()
        .with::<app::Proposed>()
        .with::<plan::PlanPreview>()
        .with::<plan::Review>()
        .with::<plan::Today>()
        .with::<project::Project>()
        .with::<profile::Profile>()
        .with::<risk::Comparison>()
        .with::<risk::derivation::Derivation>()
        .with::<risk::RatingOverride>()
        .with::<risk::AiUse>()
        .with::<risk::Observed>()
        .with::<risk::Validity>()
        .with::<risk::quiz::QuizReport>()
        .with::<risk::capacity::Capacity>()
        .with::<risk::Lever>()
        .with::<risk::OwnTask>()
        .with::<domain::model::Assumption>()
        .with::<app::OwnWeek>()
        .with::<app::WhatIf>()
        .with::<skills::GapReport>()
        .with::<skills::ProposedLevel>()
        .with::<skills::Skill>()
        .with::<store::Backup>()
        .with::<store::Changed>()
        .with::<store::Operation>()
        .with::<exchange::export::PlanFormat>()
        .with::<exchange::export::EntriesFormat>()
        .with::<exchange::export::EvidenceFormat>()
        .with::<store::RecordedScore>()
        .with::<store::Settings>()
        .with::<store::RestoreTest>()
        .with::<domain::journal::Version>()
        .with::<store::NewEvidence>()
        .with::<store::Proof>()
        .with::<exchange::export::DocumentFormat>()
        .with::<domain::portfolio::Document>()
        .with::<store::Imported>()
        .with::<app::Written>()
        .with::<app::Journey>()
        .with::<app::ReleaseInForce>();
    all.text()
}

#[test]
fn bindings_say_what_the_rust_types_say() {
    kept::holds(FILE, &declarations());
}
