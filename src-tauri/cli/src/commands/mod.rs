//! One file per noun; each command turns a request into an answer.

mod bench;
mod data;
mod import;
mod journal;
mod living;
mod own;
mod plan;
mod risk;
mod skills;
mod why;

use std::collections::BTreeMap;

use domain::{ErrorKind, UserError, profile::Levels};

use crate::{
    answer::{Answer, Refusal},
    arguments::{Arguments, Command, ImportCommand, LevelFlags, PlanCommand},
    context::Context,
};

type Result<T = Answer> = std::result::Result<T, Refusal>;

/// Runs one command.
pub fn run(arguments: &Arguments, context: &Context) -> Result {
    match &arguments.command {
        Command::Titles { query, limit } => skills::titles(context, query, *limit),
        Command::Work { query, limit } => skills::work(context, query, *limit),
        Command::Families { code } => skills::families(context, code.as_deref()),
        Command::Score { title, code, seniority, at } => {
            let name = code.as_ref().or(title.as_ref()).map_or("", String::as_str);
            let seniority = context.seniority(name, *seniority)?;
            risk::score(context, name, code.is_some(), seniority, (*at).into())
        }
        Command::Why { title, figure, seniority, at } => {
            let seniority = context.seniority(title, *seniority)?;
            why::why(context, title, figure.as_deref(), seniority, (*at).into())
        }
        Command::Levers { title, seniority } => {
            own::levers(context, title, context.seniority(title, *seniority)?)
        }
        Command::Own { command } => own::run(context, command.as_ref()),
        Command::Compare { a, b } => risk::compare(context, a, b),
        Command::Quiz { title, answers } => risk::quiz(context, title, answers),
        Command::Gap { from, to, levels } => skills::gap(context, from, to, levels),
        Command::Paths { title, seniority, levels } => {
            skills::paths(context, title, context.seniority(title, *seniority)?, levels)
        }
        Command::Plan(PlanCommand::Draft(flags)) => plan::draft(context, flags),
        Command::Start(flags) => plan::start(context, flags),
        Command::Today => living::today(context),
        Command::Check { id, note, minutes } => living::check(context, id, note, *minutes),
        Command::Uncheck { id } => living::uncheck(context, id),
        Command::Skip { id } => living::skip(context, id),
        Command::Replan { apply } => plan::replan(context, *apply),
        Command::Break { days, apply } => plan::take_break(context, *days, *apply),
        Command::Journal(command) => journal::run(context, command),
        Command::Undo => data::undo(context),
        Command::Redo => data::redo(context),
        Command::Operations => data::operations(context),
        Command::History => risk::history(context),
        Command::Export { what: _, format, out } => plan::export(context, *format, out),
        Command::Import(ImportCommand::Onet { path: Some(path), dry_run: true, .. }) => {
            import::try_out(path)
        }
        Command::Import(ImportCommand::Onet { path: Some(path), .. }) => {
            import::onet(context, path)
        }
        Command::Import(ImportCommand::Onet { path: None, .. }) => import::shipped(context),
        Command::Tasks { title } => import::tasks(context, title),
        Command::Backup(command) => data::backup(context, command),
        Command::Doctor => data::doctor(context),
        Command::Sources => data::sources(context),
        Command::Bench { every } => bench::run(context, usize::from(*every)),
        Command::Completions { shell } => data::completions(*shell),
    }
}

/// Own levels from flags, each a skill we know.
fn levels(context: &Context, flags: &LevelFlags) -> Result<Levels> {
    let world = &context.catalog()?.world;
    let mut levels = BTreeMap::new();
    for (skill, level) in &flags.levels {
        if world.skill(skill).is_none() {
            return Err(UserError::new(
                ErrorKind::NotFound,
                format!("“{skill}” is no skill we know."),
                "`waymark-cli gap --from … --to … --json` lists the names of skills.",
            )
            .into());
        }
        levels.insert(skill.clone(), *level);
    }
    Ok(levels)
}
