//! What is said where the journal cannot be opened, and the way out of it.

use domain::UserError;
use store::Clock;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

use crate::{error::told, state::default_dir};

/// Says why there is no window. Where the journal is damaged and a sound backup is there, it may take the
/// journal's place: the damaged file is kept.
pub fn tell<R: Runtime>(handle: &AppHandle<R>, error: &UserError, clock: Clock) {
    let damaged = default_dir().filter(|dir| store::is_damaged(dir));
    let sound = damaged.and_then(|dir| {
        let newest = store::backups_in(&dir).into_iter().find(|backup| backup.verified)?;
        Some((dir, newest))
    });
    let Some((dir, backup)) = sound else { return last_word(handle, error) };
    let text = format!(
        "{}\n\nYour backup of {} is sound. It can take the journal's place; what you wrote since then is \
         not in it. The damaged file is kept beside it.",
        error.message, backup.when
    );
    let after = handle.clone();
    handle
        .dialog()
        .message(text)
        .title("Waymark")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            format!("Bring back {}", backup.when),
            "Change nothing".into(),
        ))
        .show(move |yes| {
            if !yes {
                return after.exit(1);
            }
            match store::rescue(&dir, &backup.id, &clock.moment(store::DAY_START_HOUR)) {
                Ok(_) => after.restart(),
                Err(error) => last_word(&after, &told(error)),
            }
        });
}

fn last_word<R: Runtime>(handle: &AppHandle<R>, error: &UserError) {
    let after = handle.clone();
    handle
        .dialog()
        .message(format!("{}\n\n{}", error.message, error.hint))
        .title("Waymark")
        .show(move |_| after.exit(1));
}
