//! Backups: made by SQLite's own backup, opened and checked before they count.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use ts_rs::TS;

use crate::{Moment, Result, Source, Store, StoreError, Watch, file::private_folder};

const DAILY: usize = 10;
const WEEKLY: usize = 8;
/// Of the backups made by hand, and of those made before something was replaced.
const OTHERS: usize = 12;
/// A journal that shrank to less than one in so many parts is looked at with doubt.
const MUCH: u64 = 2;

/// A backup of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Backup {
    /// Its file's name without ending.
    pub id: String,
    /// The logical date it was made on.
    pub when: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Whether it was opened and found sound.
    pub verified: bool,
}

impl Store {
    /// Makes a backup and checks it.
    ///
    /// # Errors
    /// When the folder cannot be written or the copy is not sound; no older backup is touched then.
    pub fn backup_now(&mut self, now: &Moment) -> Result<Backup> {
        stamped(self, "by-hand", now)
    }

    /// Every backup, newest first, each opened and checked.
    pub fn backups(&self) -> Vec<Backup> {
        backups_in(&self.dir)
    }
}

/// Every backup of the journal in `dir`, newest first, each opened and checked. The journal is not opened:
/// where it cannot be, they are seen all the same.
pub fn backups_in(dir: &Path) -> Vec<Backup> {
    files(dir).into_iter().rev().filter_map(|file| describe(&file)).collect()
}

/// `name`, or with a number from 2 where something there has that name.
pub(crate) fn untaken(name: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&name) {
        return name;
    }
    let free = (2..).map(|nth| format!("{name}-{nth}")).find(|name| !taken(name));
    free.unwrap_or(name)
}

/// The file of a backup, if there is one with this id.
pub(crate) fn file_of(dir: &Path, id: &str) -> Option<PathBuf> {
    files(dir).into_iter().find(|file| name(file) == id)
}

/// A checked copy with the time in its name, and a number where that name is taken: it replaces none of the
/// day's others.
pub(crate) fn stamped(store: &mut Store, name: &str, now: &Moment) -> Result<Backup> {
    let time: String = now.utc.chars().filter(char::is_ascii_digit).skip(8).take(9).collect();
    let name = format!("{name}-{time}");
    let taken = |name: &str| file_of(&store.dir, &format!("{}-{name}", now.today)).is_some();
    let name = untaken(name, taken);
    snapshot(store, &name, now)
}

/// A checked copy under `<date>-<name>`. It takes its place only once it is sound.
pub(crate) fn snapshot(store: &mut Store, name: &str, now: &Moment) -> Result<Backup> {
    let folder = folder(&store.dir);
    private_folder(&folder)?;
    let file = folder.join(format!("{}-{name}.sqlite3", now.today));
    let wrong = |error| StoreError::writing(&file, error);
    files::write_by(&file, wrong, |draft| {
        let mut copy = Connection::open(draft)?;
        store.watch.copy("Copying your journal", &store.connection, &mut copy)?;
        // One file and no more: a copy that keeps a log leaves it behind wherever it is looked at.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        drop(copy);
        check(draft, &store.watch)?.map_err(|problem| {
            StoreError::Damaged(
                format!("The backup was not sound ({problem}) and was discarded."),
                Source::NewBackup,
            )
        })
    })?;
    describe(&file).ok_or_else(|| wrong(std::io::ErrorKind::NotFound.into()))
}

/// Opens a copy and looks at all of it.
pub(crate) fn check(file: &Path, watch: &Watch) -> Result<std::result::Result<(), String>> {
    watch.step("Checking the backup", 0, 0)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let sound = || -> Result<Option<String>> {
        let mut copy = Connection::open_with_flags(file, flags)?;
        watch.breaks_off(&mut copy)?;
        let integrity: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        if integrity != "ok" {
            return Ok(Some(integrity));
        }
        let broken: i64 =
            copy.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        copy.query_row("SELECT count(*) FROM operation", [], |row| row.get::<_, i64>(0))?;
        Ok((broken > 0).then(|| format!("{broken} broken references")))
    };
    match sound() {
        Ok(None) => Ok(Ok(())),
        Ok(Some(problem)) => Ok(Err(problem)),
        Err(_) if watch.stopping() => Err(StoreError::Stopped),
        Err(error) => Ok(Err(error.to_string())),
    }
}

/// Whether a backup that nobody waits for is sound.
fn sound(file: &Path) -> bool {
    check(file, &Watch::default()).is_ok_and(|found| found.is_ok())
}

fn describe(file: &Path) -> Option<Backup> {
    let id = name(file);
    let when = id.get(..10)?.to_owned();
    Some(Backup { when, bytes: file.metadata().ok()?.len(), verified: sound(file), id })
}

fn folder(dir: &Path) -> PathBuf {
    dir.join("backups")
}

/// Backups in order of date, and within a day as they were made.
pub(super) fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(dir)).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "sqlite3"))
        .collect();
    let made = |file: &PathBuf| file.metadata().and_then(|meta| meta.modified()).ok();
    files.sort_by_cached_key(|file| {
        (name(file).get(..10).map(str::to_owned), made(file), name(file))
    });
    files
}

pub(super) fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Keeps the ten newest daily backups and the newest of each of eight earlier weeks; of those made by hand, and of
/// those made before something was replaced, the twelve newest. Where the newest daily one is much smaller than
/// another, or of another journal, nothing goes: a sentence then says so.
pub(super) fn rotate(dir: &Path) -> Result<Option<String>> {
    for left in fs::read_dir(folder(dir)).into_iter().flatten().flatten() {
        if left.path().extension().is_some_and(|ending| ending == "part") {
            // What a crash cut short; where it cannot be removed it is in nobody's way.
            let _ = fs::remove_file(left.path());
        }
    }
    let (daily, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files(dir).into_iter().rev().partition(|file| name(file).ends_with("-daily"));
    let (by_hand, before): (Vec<PathBuf>, Vec<PathBuf>) =
        others.into_iter().partition(|file| name(file).contains("-by-hand-"));
    let doubt = doubt(&daily);
    let old_days = if doubt.is_some() { vec![] } else { beyond_weeks(&daily) };
    let rest = by_hand.iter().skip(OTHERS).chain(before.iter().skip(OTHERS));
    for file in old_days.into_iter().chain(rest) {
        fs::remove_file(file).map_err(|error| StoreError::writing(file, error))?;
    }
    Ok(doubt)
}

/// Daily backups that are neither among the newest nor the newest of their week.
fn beyond_weeks(daily: &[PathBuf]) -> Vec<&PathBuf> {
    let mut weeks = Vec::new();
    let goes = |file: &&PathBuf| {
        let date: Option<NaiveDate> = name(file).get(..10).and_then(|date| date.parse().ok());
        let Some(week) = date.map(|date| (date.iso_week().year(), date.iso_week().week())) else {
            return false;
        };
        let kept = weeks.len() < WEEKLY && !weeks.contains(&week);
        if kept {
            weeks.push(week);
        }
        !kept
    };
    daily.iter().skip(DAILY).filter(goes).collect()
}

/// Why the newest backup must displace no other, if it must not.
fn doubt(daily: &[PathBuf]) -> Option<String> {
    let [newest, earlier @ ..] = daily else { return None };
    let bytes = |file: &PathBuf| file.metadata().map_or(0, |meta| meta.len());
    let larger = earlier.iter().find(|file| bytes(file) > MUCH * bytes(newest));
    if let Some(file) = larger {
        return Some(format!(
            "Today's backup is much smaller than {}. If you did not remove that much yourself, look at that \
             backup before you go on. All older backups are kept.",
            name(file)
        ));
    }
    let begun = begun(newest)?;
    let other =
        earlier.iter().find(|file| self::begun(file).is_some_and(|other| other != begun))?;
    Some(format!(
        "The backup {} is of another journal than the one you use now. All older backups are kept.",
        name(other)
    ))
}

/// When the first thing was done in the journal that a backup holds: what tells two journals apart.
fn begun(file: &Path) -> Option<String> {
    let copy = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    copy.query_row("SELECT at FROM operation ORDER BY id LIMIT 1", [], |row| row.get(0)).ok()
}
