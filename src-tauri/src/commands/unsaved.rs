//! Texts that are being typed. They run beside the window, which handles the next keystroke meanwhile.

use std::collections::BTreeMap;

use tauri::State;

use super::Answer;
use crate::{App, error::told};

/// The texts that were typed and not saved, by name.
#[tauri::command(async)]
pub fn read_unsaved(app: State<'_, App>) -> Answer<BTreeMap<String, String>> {
    Ok(app.unsaved().texts().clone())
}

/// Keeps a text until it is saved: a crash of the program does not take it any more.
#[tauri::command(async)]
pub fn keep_unsaved(app: State<'_, App>, name: String, text: String) -> Answer<()> {
    app.unsaved().keep(&name, &text).map_err(told)
}

/// Makes what was kept durable, at a pause.
#[tauri::command(async)]
pub fn settle_unsaved(app: State<'_, App>) -> Answer<()> {
    app.unsaved().settle().map_err(told)
}
