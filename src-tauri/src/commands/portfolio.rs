//! Evidence, sentences and packets.

use std::path::PathBuf;

use domain::portfolio::{self, Packet, PacketKind};
use store::{
    Changed, NewEvidence, Proof,
    export::{self, PacketFormat},
};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::Answer;
use crate::App;

#[tauri::command]
pub fn read_proof(app: State<'_, App>) -> Answer<Proof> {
    let store = app.store();
    Ok(store.proof(&app.catalog()?.world)?)
}

#[tauri::command]
pub fn read_packet(app: State<'_, App>, kind: PacketKind) -> Answer<Packet> {
    let store = app.store();
    let proof = store.proof(&app.catalog()?.world)?;
    Ok(portfolio::packet(kind, &proof.claims, &proof.evidence))
}

/// What is weak about a sentence that is being written.
#[tauri::command]
pub fn lint_sentence(text: String, figures: bool) -> Answer<Vec<portfolio::Finding>> {
    Ok(portfolio::lint(&text, figures))
}

#[tauri::command]
pub fn add_evidence(app: State<'_, App>, evidence: NewEvidence) -> Answer<Changed> {
    let mut store = app.store();
    let now = app.now(&store)?;
    Ok(store.add_evidence(&evidence, &app.catalog()?.world, &now)?)
}

/// Asks for a file; its path, or none when the person cancels.
#[tauri::command]
pub async fn choose_file<R: Runtime>(handle: AppHandle<R>) -> Answer<Option<String>> {
    let chosen = handle.dialog().file().blocking_pick_file();
    let path: Option<PathBuf> = chosen.and_then(|file| file.into_path().ok());
    Ok(path.map(|path| path.display().to_string()))
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
    Ok(store.write_claim(id.as_deref(), &text, &evidence, &app.catalog()?.world, &now)?)
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
        let proof = store.proof(&app.catalog()?.world)?;
        let label = store.profile()?.map_or_else(String::new, |profile| profile.typed_title);
        (portfolio::packet(kind, &proof.claims, &proof.evidence), label)
    };
    let bytes = export::packet(&packet, &label, format)?;
    let name = format!("{}.{}", packet.title.to_lowercase().replace(' ', "-"), format.extension());
    let chosen = handle.dialog().file().set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    Ok(Some(export::to_file(&bytes, export::sentences(&packet), &path)?.file))
}
