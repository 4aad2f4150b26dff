//! Where a person picks files and folders: the dialogs of the system. A test answers in their place.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A file to read, of any kind.
    File,
    /// A file to read whose name ends so, and what such files are called.
    FileOf(&'static str, &'static str),
    /// A folder.
    Folder,
    /// Where to save, under this name if nothing else is said.
    Save(String),
}

/// Whoever answers.
pub trait Picker: Send + Sync + 'static {
    /// The path; none when the person cancels.
    fn pick(&self, dialog: &Dialog) -> Option<PathBuf>;
}

/// The dialogs of the system.
impl<R: Runtime> Picker for AppHandle<R> {
    fn pick(&self, dialog: &Dialog) -> Option<PathBuf> {
        let files = self.dialog().file();
        let picked = match dialog {
            Dialog::File => files.blocking_pick_file(),
            Dialog::FileOf(ending, kind) => files.add_filter(*kind, &[ending]).blocking_pick_file(),
            Dialog::Folder => files.blocking_pick_folder(),
            Dialog::Save(name) => files.set_file_name(name).blocking_save_file(),
        };
        picked.and_then(|file| file.into_path().ok())
    }
}

/// The picker that the shell was started with.
pub struct Picking(pub Box<dyn Picker>);

/// Asks the person; none when they cancel.
pub fn pick<R: Runtime>(handle: &AppHandle<R>, dialog: &Dialog) -> Option<PathBuf> {
    handle.state::<Picking>().0.pick(dialog)
}
