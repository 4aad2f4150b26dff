//! Which release of O*NET is in force. The release itself is a file of the catalogue's.

use std::path::Path;

use domain::risk::RiskReport;
use rusqlite::{Connection, OpenFlags, Transaction};

use crate::{
    Changed, Moment, Op, Result, Source, Store,
    open::{journal_file, look},
    risk,
    settings::{set_to, setting},
};

const KEY: &str = "onet_release";

impl Store {
    /// The id of the release that somebody put in force; none for the shipped one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn release(&self) -> Result<Option<String>> {
        setting(&self.connection, KEY)
    }

    /// Puts a release in force, or the shipped one; `report` is the person's score by it.
    ///
    /// # Errors
    /// When the journal cannot be written; nothing has changed then.
    pub fn use_release(
        &mut self,
        id: Option<&str>,
        name: &str,
        report: Option<&RiskReport>,
        now: &Moment,
    ) -> Result<Changed> {
        let put = |tx: &Transaction| {
            match id {
                Some(id) => set_to(tx, KEY, id)?,
                None => {
                    tx.execute("DELETE FROM setting WHERE key = ?", [KEY])?;
                }
            }
            if let Some(report) = report {
                risk::record(tx, report, &format!("Data: O*NET {name}"), now)?;
            }
            Ok(((), vec![KEY.to_owned()]))
        };
        Ok(self.transact(Op::UseRelease, now, put)?.1)
    }
}

/// The id of the release in force in the journal in `dir`, without opening it for writing. None when
/// there is no journal, or none that can be read: whoever opens it is told why.
pub fn release_in(dir: &Path) -> Option<String> {
    let file = journal_file(dir);
    look(&file, Source::Journal).ok().filter(|there| *there)?;
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    setting(&connection, KEY).ok()?
}
