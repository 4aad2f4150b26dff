//! The journal as a whole: opened, checked, backed up, restored, mirrored, rescued; and what is typed beside it.

mod archive;
mod backup;
mod doctor;
mod mirror;
mod open;
mod places;
mod rescue;
mod restore_test;
mod rows;
mod unsaved;

pub use archive::{Imported, TableChange};
pub use backup::{Backup, backups_in};
pub use doctor::Check;
pub use mirror::{Mirror, MirrorState, Mirrored, has_mirror};
pub use rescue::{is_damaged, rescue};
pub use restore_test::RestoreTest;
pub use unsaved::Unsaved;
#[cfg(test)]
pub(crate) use {open::TABLES, rows::every as every_table};
