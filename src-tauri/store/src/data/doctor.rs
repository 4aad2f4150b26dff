//! Whether everything is in order.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::places;
use crate::{Result, Store, file::journal_file};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Check {
    /// What was looked at.
    pub name: String,
    /// Whether it is in order.
    pub ok: bool,
    /// What was found, one sentence.
    pub detail: String,
}

impl Store {
    /// Looks at the file, its references, its backups and who can read it.
    ///
    /// # Errors
    /// When the journal cannot be read at all.
    pub fn doctor(&self) -> Result<Vec<Check>> {
        let check = |name: &str, ok: bool, detail: String| Check { name: name.into(), ok, detail };
        let integrity: String =
            self.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        let broken: i64 = self.connection.query_row(
            "SELECT count(*) FROM pragma_foreign_key_check",
            [],
            |row| row.get(0),
        )?;
        let mode: String =
            self.connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        let backups = self.backups();
        let sound = backups.iter().filter(|backup| backup.verified).count();
        let newest = backups.iter().find(|backup| backup.verified).map_or_else(
            || "There is none yet. The first is made when you open Waymark on another day.".into(),
            |b| format!("The newest sound one is of {}.", b.when),
        );
        let copies = places::beside(&journal_file(&self.dir));
        let copies: Vec<String> = copies
            .iter()
            .filter_map(|file| Some(file.file_name()?.to_string_lossy().into_owned()))
            .collect();
        Ok(vec![
            check("journal", integrity == "ok", format!("Every page was read: {integrity}.")),
            check("references", broken == 0, format!("{broken} references lead nowhere.")),
            check("crash safety", mode == "wal", format!("The log is in mode {mode}.")),
            check("layout", true, format!("Layout {}.", self.schema_version()?)),
            check(
                "privacy",
                self.is_private(),
                format!("{} belongs to you alone.", journal_file(&self.dir).display()),
            ),
            check(
                "backups",
                sound == backups.len(),
                format!("{sound} of {} are sound. {newest}", backups.len()),
            ),
            check("files", true, self.sizes()),
            check(
                "copies beside it",
                copies.is_empty(),
                match copies.as_slice() {
                    [] => "No other program left a copy beside the journal.".into(),
                    names => {
                        format!("Another program left a copy of the journal: {}.", names.join(", "))
                    }
                },
            ),
            check(
                "opening",
                self.notes.is_empty(),
                if self.notes.is_empty() {
                    "Nothing to report.".into()
                } else {
                    self.notes.join(" ")
                },
            ),
        ])
    }

    /// What lies in the folder, and how much of it.
    fn sizes(&self) -> String {
        let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
        for (place, path) in places::written(&self.dir) {
            *sizes.entry(place.label()).or_default() += places::bytes(&path);
        }
        let size = |(label, bytes): (&str, u64)| format!("{label} {} kB", bytes.div_ceil(1000));
        sizes.into_iter().map(size).collect::<Vec<_>>().join(", ") + "."
    }

    #[cfg(unix)]
    fn is_private(&self) -> bool {
        use std::os::unix::fs::PermissionsExt;
        journal_file(&self.dir).metadata().is_ok_and(|meta| meta.permissions().mode() & 0o077 == 0)
    }

    #[cfg(not(unix))]
    fn is_private(&self) -> bool {
        true // The profile folder of other systems is private already.
    }
}
