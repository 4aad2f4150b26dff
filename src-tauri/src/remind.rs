//! Reminders through the system while the window is open; minimised is enough. Nothing needs a tray.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use domain::{UserError, plan::Reminder};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::{Action, ActionType, NotificationExt};

use crate::{App, error};

/// How often is looked whether one is due: wall times have minutes.
const EVERY: Duration = Duration::from_secs(30);
/// How much later “In an hour” is.
const HOUR: Duration = Duration::from_secs(60 * 60);
const ACTIONS: &str = "reminder";
const OPEN: &str = "open";
const LATER: &str = "later";

/// The reminder that somebody asked for again, and when.
#[derive(Default)]
struct Later(Mutex<Option<Instant>>);

impl Later {
    fn set(&self, at: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    /// Whether its time has come; then it is over.
    fn take(&self) -> bool {
        let mut later = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        later.take_if(|at| Instant::now() >= *at).is_some()
    }
}

/// Reminds from now on until the program ends.
///
/// # Errors
/// When the system has nothing to show notifications with.
pub fn start<R: Runtime>(handle: &AppHandle<R>) -> tauri_plugin_notification::Result<()> {
    handle.manage(Later::default());
    let actions = [(OPEN, "Open Today"), (LATER, "In an hour")]
        .map(|(id, title)| Action::builder(id, title).build());
    handle.notification().register_action_types(vec![
        ActionType::builder(ACTIONS).actions(actions.to_vec()).build(),
    ])?;
    let answered = handle.clone();
    handle.notification().on_action(move |done| {
        if done.action_id() == LATER {
            answered.state::<Later>().set(Some(Instant::now() + HOUR));
        } else {
            open_today(&answered);
        }
    })?;
    let watching = handle.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            if let Err(trouble) = look(&watching) {
                error::to_log(&trouble);
            }
        }
    });
    Ok(())
}

/// Shows what is due, if anything is.
fn look<R: Runtime>(handle: &AppHandle<R>) -> Result<(), UserError> {
    let Some(app) = handle.try_state::<App>() else { return Ok(()) };
    let again = handle.state::<Later>().take();
    let Some(reminder) = app.session().reminder(again)? else { return Ok(()) };
    show(handle, &reminder);
    Ok(())
}

/// Shows a reminder; a system without notifications shows none, and that goes to the log.
pub fn show<R: Runtime>(handle: &AppHandle<R>, reminder: &Reminder) {
    let shown = handle
        .notification()
        .builder()
        .title(&reminder.title)
        .body(&reminder.body)
        .action_type_id(ACTIONS)
        .show();
    if let Err(trouble) = shown {
        error::line(&format!("A reminder could not be shown ({trouble})."));
    }
}

fn open_today<R: Runtime>(handle: &AppHandle<R>) {
    for window in handle.webview_windows().values() {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
        let _ = window.eval("location.hash = '#/today'");
    }
}
