//! Evidence, sentences and packets.

use domain::portfolio::{self, Bundle, Evidence, Packet, PacketKind, Trails};
use store::{
    Changed, Heard, NewEvidence, Proof,
    export::{self, PacketFormat},
};
use tauri::{AppHandle, Manager, Runtime, State};

use super::Answer;
use crate::{
    App,
    picker::{Dialog, pick},
};

#[tauri::command]
pub fn read_proof(app: State<'_, App>) -> Answer<Proof> {
    let store = app.store();
    Ok(store.proof(&app.catalog()?.reference)?)
}

#[tauri::command]
pub fn read_packet(app: State<'_, App>, kind: PacketKind) -> Answer<Packet> {
    let proof = app.store().proof(&app.catalog()?.reference)?;
    Ok(portfolio::packet(kind, &proof.claims, &proof.evidence))
}

/// What is weak about a sentence that is being written and rests on this evidence.
#[tauri::command]
pub fn lint_sentence(
    app: State<'_, App>,
    text: String,
    evidence: Vec<String>,
) -> Answer<Vec<portfolio::Finding>> {
    let proof = app.store().proof(&app.catalog()?.reference)?;
    let named = |piece: &&Evidence| evidence.contains(&piece.id);
    let backing: Vec<&Evidence> = proof.evidence.iter().filter(named).collect();
    Ok(portfolio::lint(&text, &backing))
}

/// What finished milestones move, from proof to score; none without a plan.
#[tauri::command]
pub fn read_trails(app: State<'_, App>) -> Answer<Option<Trails>> {
    let store = app.store();
    Ok(store.trails(&app.reference(&store)?)?)
}

/// Asks where to, and writes chosen sentences there for somebody who reads along.
#[tauri::command]
pub async fn export_bundle<R: Runtime>(
    handle: AppHandle<R>,
    bundle: Bundle,
) -> Answer<Option<String>> {
    let app = handle.state::<App>();
    let proof = app.store().proof(&app.catalog()?.reference)?;
    let text = portfolio::bundle(&bundle, &proof.claims, &proof.evidence);
    let name = "for-my-mentor.md".to_owned();
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(export::to_file(text.as_bytes(), bundle.claims.len(), &path)?.file))
}

/// Asks for the file that came back and says what it would bring.
#[tauri::command]
pub async fn try_comments<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<Heard>> {
    let Some(path) = pick(&handle, &Dialog::FileOf("md", "Markdown")) else { return Ok(None) };
    let app = handle.state::<App>();
    let mut store = app.store();
    let now = app.now(&store)?;
    let trial = store.take_comments(&path, true, &app.catalog()?.reference, &now)?;
    app.tried(Some(path));
    Ok(Some(trial))
}

/// Takes in the comments of the file that was tried last.
#[tauri::command]
pub fn take_comments(app: State<'_, App>) -> Answer<Option<Changed>> {
    let Some(path) = app.tried(None) else { return Ok(None) };
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.take_comments(&path, false, &app.catalog()?.reference, &now)?.done)
}

#[tauri::command]
pub fn remove_comment(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_comment(&id, &now)?)
}

#[tauri::command]
pub fn add_evidence(app: State<'_, App>, evidence: NewEvidence) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.add_evidence(&evidence, &app.catalog()?.reference, &now)?)
}

/// Asks for a file; its path, or none when the person cancels.
#[tauri::command]
pub async fn choose_file<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<String>> {
    Ok(pick(&handle, &Dialog::File).map(|path| path.display().to_string()))
}

#[tauri::command]
pub fn remove_evidence(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_evidence(&id, &now)?)
}

#[tauri::command]
pub fn write_claim(
    app: State<'_, App>,
    id: Option<String>,
    text: String,
    evidence: Vec<String>,
) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.write_claim(id.as_deref(), &text, &evidence, &app.catalog()?.reference, &now)?)
}

#[tauri::command]
pub fn remove_claim(app: State<'_, App>, id: String) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.remove_claim(&id, &now)?)
}

/// Asks where to, and writes the packet there.
#[tauri::command]
pub async fn export_packet<R: Runtime>(
    handle: AppHandle<R>,
    kind: PacketKind,
    format: PacketFormat,
) -> Answer<Option<String>> {
    let app = handle.state::<App>();
    let (packet, label) = {
        let store = app.store();
        let proof = store.proof(&app.catalog()?.reference)?;
        let label = store.profile()?.map_or_else(String::new, |profile| profile.typed_title);
        (portfolio::packet(kind, &proof.claims, &proof.evidence), label)
    };
    let bytes = export::packet(&packet, &label, format)?;
    let name = format!("{}.{}", packet.title.to_lowercase().replace(' ', "-"), format.extension());
    let Some(path) = pick(&handle, &Dialog::Save(name)) else { return Ok(None) };
    Ok(Some(export::to_file(&bytes, export::sentences(&packet), &path)?.file))
}
