//! Where the journal lives unless somebody says otherwise.

use std::path::PathBuf;

/// The platform's data folder for Waymark, for example `~/.local/share/waymark` on Linux.
pub fn data_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Waymark").map(|dirs| dirs.data_dir().to_path_buf())
}
