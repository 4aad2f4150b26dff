//! Keeps the Markdown mirror up to date while the window is open, whoever wrote to the journal.

use std::time::Duration;

use domain::UserError;
use store::{Mirrored, Watch};
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
            if let Some(app) = watching.try_state::<App>()
                && let Err(trouble) = look(&app, &mut seen)
            {
                error::to_log(&trouble);
            }
        }
    });
}

/// Writes the mirror where the journal is another than the one `seen` last.
fn look(app: &App, seen: &mut Option<(i64, u64)>) -> Result<(), UserError> {
    let now = app.session().mirrored_version()?;
    if now.is_some() && *seen != now {
        *seen = now;
        // Nobody waits for it.
        return write(app, &Watch::default()).map(|_| ());
    }
    *seen = now;
    Ok(())
}

/// Brings the mirror up to date, if there is one. Nobody waits meanwhile but another one who writes it:
/// the journal is let go of before the first file is written.
///
/// # Errors
/// When the journal cannot be read or the mirror cannot be written.
pub fn write(app: &App, watch: &Watch) -> Result<Option<Mirrored>, UserError> {
    let _alone = app.mirroring();
    let mirror = app.session().mirror(watch)?;
    mirror.map(|mirror| mirror.write()).transpose()
}
