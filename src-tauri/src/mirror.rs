//! Keeps the Markdown mirror up to date while the window is open, whoever wrote to the journal.

use std::time::Duration;

use domain::UserError;
use tauri::{AppHandle, Manager, Runtime};

use crate::{App, error};

/// How often is looked whether something was written.
const EVERY: Duration = Duration::from_secs(2);

/// Follows the journal from now on until the program ends.
pub fn start<R: Runtime>(handle: &AppHandle<R>) {
    let watching = handle.clone();
    std::thread::spawn(move || {
        let mut seen = None;
        loop {
            std::thread::sleep(EVERY);
            if let Err(trouble) = look(&watching, &mut seen) {
                error::to_log(&trouble);
            }
        }
    });
}

/// Writes the mirror where the journal is another than the one `seen` last.
fn look<R: Runtime>(handle: &AppHandle<R>, seen: &mut Option<(i64, u64)>) -> Result<(), UserError> {
    let Some(app) = handle.try_state::<App>() else { return Ok(()) };
    let store = app.store();
    if store.mirror_folder().is_none() {
        *seen = None;
        return Ok(());
    }
    let now = store.version()?;
    if seen.replace(now) != Some(now) {
        store.mirror(&app.catalog()?.world)?;
    }
    Ok(())
}
