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
        let (mut seen, mut logged) = (None, None);
        loop {
            std::thread::sleep(EVERY);
            let Some(app) = watching.try_state::<App>() else { continue };
            let trouble = look(&app, &mut seen).err();
            // A disk that is gone stays gone for a while: once is enough.
            if let Some(trouble) = trouble.as_ref().filter(|_| trouble != logged) {
                error::to_log(trouble);
            }
            logged = trouble;
        }
    });
}

/// Writes the mirror where the journal is another than the one `seen` last.
fn look(app: &App, seen: &mut Option<(i64, u64)>) -> Result<(), UserError> {
    let now = app.session().mirrored_version()?;
    if now.is_some() && *seen != now {
        // Nobody waits for it. What could not be written is tried again.
        write(app, &Watch::default())?;
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

#[cfg(test)]
mod tests {
    use std::fs;

    use store::Clock;

    use super::*;

    #[test]
    fn a_mirror_that_could_not_be_written_is_written_when_its_disk_is_back() {
        let (dir, disk) = (tempfile::tempdir(), tempfile::tempdir());
        let (dir, disk) = (dir.expect("a folder"), disk.expect("a folder"));
        let clock = Clock::stopped("2026-01-05T12:00:00+01:00[Europe/Berlin]").expect("a moment");
        let app = App::open(dir.path(), clock).expect("a journal");
        let folder = disk.path().join("mirror");
        fs::create_dir(&folder).expect("a folder");
        app.session().set_mirror(Some(&folder)).expect("a mirror");
        let mut seen = None;
        look(&app, &mut seen).expect("written");
        app.session().add_entry(None, "A day.", &[], &[]).expect("an entry");
        let away = disk.path().join("unplugged");
        fs::rename(&folder, &away).expect("unplugged");
        look(&app, &mut seen).expect_err("its disk is gone");
        fs::rename(&away, &folder).expect("plugged in");
        look(&app, &mut seen).expect("written");
        let page = fs::read_to_string(folder.join("journal").join("2026-01.md")).expect("a page");
        assert!(page.contains("A day."), "{page}");
    }
}
