//! What AI really did, who reads along, and the mirror.

use domain::risk::AiUse;
use exchange::feedback::Bundle;
use serde_json::json;

use crate::{
    answer::{Answer, Result, done},
    arguments::{AilogCommand, FeedbackCommand, MirrorCommand},
    context::Context,
    table::{count, paragraph, percent, table},
};

/// Logs what AI did, or shows it.
pub fn ailog(context: &mut Context, command: &AilogCommand) -> Result {
    match command {
        AilogCommand::Add { task, share, quality, saved, date } => {
            let work = AiUse {
                id: String::new(),
                date: date.map_or_else(|| context.today(), Ok)?,
                task: task.clone(),
                share: *share,
                quality: *quality,
                minutes_saved: *saved,
            };
            done(&context.log_ai(&work)?)
        }
        AilogCommand::Remove { id } => done(&context.forget_ai(id)?),
        AilogCommand::List => {
            let uses = context.ai_uses()?;
            let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
            let rows = uses.iter().map(|one| {
                [
                    one.id.clone(),
                    one.date.to_string(),
                    one.task.clone(),
                    percent(one.share),
                    number(one.quality.map(i32::from)),
                    number(one.minutes_saved),
                ]
            });
            let heads = ["", "Date", "Task", "AI did", "Quality", "Minutes saved"];
            let text =
                if uses.is_empty() { NOTHING.into() } else { table(heads, &[3, 4, 5], rows) };
            Answer::new(&json!({ "uses": uses }), text)
        }
        AilogCommand::Summary => summary(context),
    }
}

const NOTHING: &str =
    "Nothing is logged yet. `waymark-cli ailog add --task ID --share N` logs a piece of work.\n";

fn summary(context: &Context) -> Result {
    let tasks = context.observed()?;
    if tasks.is_empty() {
        return Answer::new(&json!({ "tasks": tasks }), NOTHING);
    }
    let rows = tasks.iter().map(|one| {
        let (observed, published) = (percent(one.observed), percent(one.published));
        [
            one.label.clone(),
            observed,
            published,
            one.uses.to_string(),
            one.minutes_saved.to_string(),
        ]
    });
    let heads = ["Task", "AI did", "Its rating", "Logs", "Minutes saved"];
    let mut text = table(heads, &[1, 2, 3, 4], rows);
    for (id, speaks) in tasks.iter().filter_map(|one| Some((&one.id, one.speaks.as_ref()?))) {
        text += &format!("\n{}", paragraph(&speaks.reason));
        text += &paragraph("Your score does not count it unless you contest the rating with it:");
        text += &format!(
            "  waymark-cli week override {id} \"{}\" \"{}\"\n",
            speaks.level, speaks.reason
        );
    }
    Answer::new(&json!({ "tasks": tasks }), text)
}

/// Sends sentences out to somebody who reads along, or takes comments in.
pub fn feedback(context: &mut Context, command: &FeedbackCommand) -> Result {
    match command {
        FeedbackCommand::Bundle { achievements, evidence, question, out } => {
            let (achievements, question) = (achievements.clone(), question.clone());
            let bundle = Bundle { achievements, evidence: *evidence, question };
            let written = context.export_bundle(bundle)?.write(out)?;
            let records = count(u32::try_from(written.records).unwrap_or(u32::MAX), "sentence");
            let told = format!("{records}, nothing of your journal: {}\n", written.file);
            Answer::new(&written, told)
        }
        FeedbackCommand::Import { file, dry_run } => {
            let feedback = context.client().read_comments(file)?;
            let (mut heard, state) = context.preview_comments(&feedback)?;
            if !dry_run {
                heard = context.import_comments(&feedback, state)?;
            }
            let who = if heard.author.is_empty() { "somebody" } else { &heard.author };
            let new = count(u32::try_from(heard.added).unwrap_or(u32::MAX), "new comment");
            let mut text = if heard.added + heard.there + heard.gone.len() == 0 {
                "Nobody wrote a comment into this file.\n".to_owned()
            } else {
                format!("{new} by {who}, {} there already.\n", heard.there)
            };
            if !heard.gone.is_empty() {
                let gone = heard.gone.join(", ");
                text += &paragraph(&format!("Left out, as the sentence is gone: {gone}."));
            }
            if *dry_run {
                text += "Nothing was changed: this was a trial.\n";
            }
            Answer::new(&heard, text)
        }
        FeedbackCommand::Remove { id } => done(&context.remove_comment(id)?),
    }
}

/// The Markdown mirror: where it is, or where it shall be.
pub fn mirror(context: &Context, command: Option<&MirrorCommand>) -> Result {
    match command {
        Some(MirrorCommand::To { folder }) => context.set_mirror(Some(folder))?,
        Some(MirrorCommand::Off) => {
            let folder = context.mirror_state()?.map(|mirror| mirror.folder);
            context.set_mirror(None)?;
            if let Some(folder) = folder {
                let text = format!("The mirror has ended. What {folder} holds stays.\n");
                return Answer::new(&json!({ "mirror": null }), text);
            }
        }
        Some(MirrorCommand::Now) | None => {}
    }
    let Some(mirror) = context.mirror(context.watch())? else {
        return Answer::new(
            &json!({ "mirror": null }),
            "There is no mirror. `waymark-cli mirror to FOLDER` keeps one.\n",
        );
    };
    let mirrored = mirror.write()?;
    let files = count(u32::try_from(mirrored.files).unwrap_or(u32::MAX), "file");
    let mut text = format!("{files} in {}, {} written now.\n", mirrored.folder, mirrored.changed);
    for kept in &mirrored.kept {
        text += &paragraph(&format!("Somebody had changed a file there; it is kept as {kept}."));
    }
    Answer::new(&json!({ "mirror": mirrored }), text)
}
