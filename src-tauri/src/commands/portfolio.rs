//! Evidence, achievements, documents, and who reads along.

use app::Client;
use domain::portfolio::{Document, DocumentKind, Finding, Trails};
use exchange::{export::DocumentFormat, feedback::Bundle};
use store::{Changed, CommentImport, NewEvidence, Proof};
use tauri::{AppHandle, Runtime, State};

use super::Answer;
use crate::{
    App,
    picker::{Dialog, pick},
    state::Previewed,
};

#[tauri::command]
pub fn read_proof(app: State<'_, App>) -> Answer<Proof> {
    app.session().proof()
}

#[tauri::command]
pub fn read_document(app: State<'_, App>, kind: DocumentKind) -> Answer<Document> {
    app.session().document(kind)
}

/// What is weak about a sentence that is being written and rests on this evidence.
#[tauri::command]
pub fn lint_sentence(
    app: State<'_, App>,
    text: String,
    evidence: Vec<String>,
) -> Answer<Vec<Finding>> {
    app.session().lint(&text, &evidence)
}

/// What finished milestones move, from proof to score; none without a plan.
#[tauri::command]
pub fn read_trails(app: State<'_, App>) -> Answer<Option<Trails>> {
    app.session().trails()
}

/// Asks where to, and writes chosen achievements there for a reviewer.
#[tauri::command(async)]
pub fn export_bundle<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    bundle: Bundle,
) -> Answer<Option<String>> {
    let name = "for-my-mentor.md".to_owned();
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(app.write(&path, |session| session.export_bundle(bundle))?.file))
}

/// Asks for the file that came back and says what it would bring.
#[tauri::command(async)]
pub fn try_comments<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
) -> Answer<Option<CommentImport>> {
    let Some(path) = pick(&handle, &Dialog::FileOf("md", "Markdown")) else { return Ok(None) };
    let feedback = Client::Window.read_comments(&path)?;
    let (heard, state) = app.session().preview_comments(&feedback)?;
    app.previewed(Previewed::Comments(feedback, state));
    Ok(Some(heard))
}

/// Imports the comments that were previewed last.
#[tauri::command(async)]
pub fn import_comments(app: State<'_, App>) -> Answer<Option<Changed>> {
    let Previewed::Comments(feedback, state) = app.previewed(Previewed::Nothing) else {
        return Ok(None);
    };
    Ok(app.session().import_comments(&feedback, state)?.done)
}

#[tauri::command]
pub fn remove_comment(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().remove_comment(&id)
}

#[tauri::command]
pub fn add_evidence(app: State<'_, App>, evidence: NewEvidence) -> Answer<Changed> {
    app.session().add_evidence(&evidence)
}

/// Asks for a file; its path, or none when the person cancels.
#[tauri::command(async)]
pub fn choose_file<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<String>> {
    Ok(pick(&handle, &Dialog::File).map(|path| path.display().to_string()))
}

#[tauri::command]
pub fn remove_evidence(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().remove_evidence(&id)
}

#[tauri::command]
pub fn write_achievement(
    app: State<'_, App>,
    id: Option<String>,
    text: String,
    evidence: Vec<String>,
) -> Answer<Changed> {
    app.session().write_achievement(id.as_deref(), &text, &evidence)
}

#[tauri::command]
pub fn remove_achievement(app: State<'_, App>, id: String) -> Answer<Changed> {
    app.session().remove_achievement(&id)
}

/// Asks where to, and writes the document there.
#[tauri::command(async)]
pub fn export_document<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    kind: DocumentKind,
    format: DocumentFormat,
) -> Answer<Option<String>> {
    let title = app.session().document(kind)?.title;
    let name = format!("{}.{}", title.to_lowercase().replace(' ', "-"), format.extension());
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(app.write(&path, |session| session.export_document(kind, format))?.file))
}
