//! One file per noun; each command turns a request into an answer.

mod adjust;
mod bench;
mod data;
mod export;
mod import;
mod journal;
mod observed;
mod paths;
mod plan;
mod proof;
mod risk;
mod simulate;
mod skills;
mod tasks;
mod week;
mod why;

use domain::plan::PlanEdit;

use crate::{
    answer::{Result, done},
    arguments::{Arguments, Command, PlanCommand},
    context::Context,
};

/// Runs one command.
#[expect(clippy::too_many_lines, reason = "a list, one line a command")]
pub fn run(arguments: &Arguments, context: &mut Context) -> Result {
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
            let seniority = context.seniority(title, *seniority)?;
            week::levers(context, title, seniority)
        }
        Command::Week { command } => week::run(context, command.as_ref()),
        Command::Compare { a, b } => risk::compare(context, a, b),
        Command::Quiz { title, answers } => risk::quiz(context, title, answers),
        Command::Gap { from, to, levels } => skills::gap(context, from, to, levels),
        Command::Levels { title, seniority, levels } => {
            let seniority = context.seniority(title, *seniority)?;
            skills::rate_first(context, title, seniority, levels)
        }
        Command::Rate { rating, forget } => {
            skills::rate(context, rating.as_ref(), forget.as_deref())
        }
        Command::Paths { title, seniority, levels, preferences } => {
            paths::paths(&paths::wanted(context, title, *seniority, levels, preferences)?)
        }
        Command::Explore { title, seniority, levels, preferences } => {
            paths::explore(&paths::wanted(context, title, *seniority, levels, preferences)?)
        }
        Command::Prefer { preferences, anew } => paths::prefer(context, preferences, *anew),
        Command::Pin { title, off } => paths::pin(context, title.as_deref(), *off),
        Command::Plan(PlanCommand::Draft(flags)) => plan::draft(context, flags),
        Command::Plan(PlanCommand::Show) => plan::show(context),
        Command::Start(flags) => plan::start(context, flags),
        Command::Today => plan::today(context),
        Command::Done { id, note, minutes } => done(&context.complete(id, note, *minutes)?),
        Command::Proof { id, sentence } => done(&context.write_proof(id, sentence)?),
        Command::Reopen { id } => done(&context.reopen(id)?),
        Command::Skip { id } => done(&context.skip(id)?),
        Command::Log { id, minutes, note } => done(&context.log_time(id, *minutes, note)?),
        Command::Reschedule { apply } => adjust::adjust(context, |_| PlanEdit::Reschedule, *apply),
        Command::Break { days, apply } => {
            adjust::adjust(context, |_| PlanEdit::Break { range: *days }, *apply)
        }
        Command::Adjust { how, apply } => {
            adjust::adjust(context, |plan| adjust::asked(how, plan), *apply)
        }
        Command::Capacity { minutes, apply } => {
            adjust::adjust(context, |plan| adjust::capacity(minutes, plan), *apply)
        }
        Command::Day { day } => plan::day(context, *day),
        Command::Review { week } => plan::review(context, *week),
        Command::Checkpoint { day, hold } => plan::checkpoint(context, day, *hold),
        Command::Journal(command) => journal::run(context, command),
        Command::Undo => data::undo(context),
        Command::Redo => data::redo(context),
        Command::Operations => data::operations(context),
        Command::History => risk::history(context),
        Command::Export(what) => export::run(context, what),
        Command::Evidence(command) => proof::evidence(context, command),
        Command::Achievement(command) => proof::achievement(context, command),
        Command::Document(command) => proof::document(context, command),
        Command::Ailog(command) => observed::ailog(context, command),
        Command::Feedback(command) => observed::feedback(context, command),
        Command::Mirror { command } => observed::mirror(context, command.as_ref()),
        Command::Import(command) => import::run(context, command),
        Command::Tasks { title } => import::tasks(context, title),
        Command::Backup(command) => data::backup(context, command),
        Command::Doctor => data::doctor(context),
        Command::Sources => data::sources(context),
        Command::Bench(flags) => bench::run(context, usize::from(flags.every)),
        Command::Simulate(flags) => simulate::run(context, flags),
        Command::Completions { shell } => data::completions(*shell),
    }
}
