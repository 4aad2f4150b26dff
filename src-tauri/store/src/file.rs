//! The journal's folder and file: where it lies, what is in it before it is opened, and who may use it. Foreign and
//! newer files are refused before anything is written.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::Read,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, backup::Backup};

use crate::{Holder, Result, Source, StoreError};

/// "Wymk": what SQLite files of ours carry.
pub(crate) const APPLICATION_ID: i32 = 0x5779_6d6b;

/// Every migration in order. A released one never changes; a test keeps their hashes.
pub(crate) const MIGRATIONS: [&str; 11] = [
    include_str!("../migrations/0001_journal.sql"),
    include_str!("../migrations/0002_own_work.sql"),
    include_str!("../migrations/0003_own_week.sql"),
    include_str!("../migrations/0004_wishes.sql"),
    include_str!("../migrations/0005_living.sql"),
    include_str!("../migrations/0006_reminded.sql"),
    include_str!("../migrations/0007_whole.sql"),
    include_str!("../migrations/0008_proof.sql"),
    include_str!("../migrations/0009_observed.sql"),
    include_str!("../migrations/0010_found.sql"),
    include_str!("../migrations/0011_identity.sql"),
];

/// The type of a first page on which no table stands.
const EMPTY_LEAF: u8 = 13;
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long between two tries where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(5);

/// The platform's data folder for Waymark, for example `~/.local/share/waymark` on Linux.
pub fn data_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Waymark").map(|dirs| dirs.data_dir().to_path_buf())
}

pub(crate) fn journal_file(dir: &Path) -> PathBuf {
    dir.join("journal").join("journal.sqlite3")
}

/// Whether there is a journal in `dir`, sound or not.
pub fn exists(dir: &Path) -> bool {
    journal_file(dir).is_file()
}

/// Opens the file to read and write.
pub(crate) fn connect(file: &Path) -> Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(PATIENCE)?;
    turn_log_on(&connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// The journal as it stands, in memory: for a disk on which nothing can be written. What the log holds is read where
/// the disk allows it.
pub(crate) fn read_whole(file: &Path) -> Result<Connection> {
    let mut memory = Connection::open_in_memory()?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let path =
        file.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let mut problem = None;
    // A log can be read without its index where nobody else reads; without one the file alone is whole.
    for (uri, alone) in [
        (format!("file:{path}?mode=ro"), false),
        (format!("file:{path}?mode=ro"), true),
        (format!("file:{path}?immutable=1"), false),
    ] {
        let mut copy = || -> Result<()> {
            let disk = Connection::open_with_flags(&uri, flags)?;
            if alone {
                disk.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            }
            Backup::new(&disk, &mut memory)?.run_to_completion(1000, Duration::ZERO, None)?;
            Ok(())
        };
        match copy() {
            Ok(()) => return Ok(memory),
            Err(error) => problem = Some(error),
        }
    }
    Err(problem.unwrap_or_else(|| StoreError::ReadOnly("The journal cannot be read".into())))
}

/// Writes ahead to a log. Turning that on takes the whole file for a moment, and SQLite does not wait
/// for it by itself: another program may be making the journal just now.
fn turn_log_on(connection: &Connection) -> Result<()> {
    let begun = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && begun.elapsed() < PATIENCE =>
            {
                sleep(PAUSE);
            }
            done => return Ok(done?),
        }
    }
}

/// Looks at an existing file without opening it for writing: whether there is a journal.
pub(crate) fn look(file: &Path, source: Source) -> Result<bool> {
    let mut head = [0; 108];
    let mut opened = match File::open(file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(StoreError::reading(file, error)),
    };
    if opened.metadata().is_ok_and(|meta| meta.len() == 0) {
        return Ok(true);
    }
    let foreign =
        || StoreError::Foreign(format!("{} is not a journal of Waymark.", file.display()), source);
    opened.read_exact(&mut head).map_err(|_| foreign())?;
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(foreign());
    }
    // Both heads, of the file and of its first page, are SQLite's documented file format.
    let number =
        |at: usize| i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let (mut version, mut application) = (number(60), number(68));
    let mut bare = head[100] == EMPTY_LEAF && head[103..105] == [0, 0];
    // What was written last may still be in the log.
    let in_log = file.with_extension("sqlite3-wal").metadata().is_ok_and(|log| log.len() > 0);
    if in_log {
        (version, application, bare) = look_inside(file)?;
    }
    if application != APPLICATION_ID && !bare {
        return Err(foreign());
    }
    if usize::try_from(version).is_ok_and(|version| version > MIGRATIONS.len()) {
        return Err(StoreError::Newer(
            format!(
                "This journal was written by a newer Waymark (layout {version}; this program knows {}).",
                MIGRATIONS.len()
            ),
            source,
        ));
    }
    Ok(true)
}

/// Layout, application and whether there is no table yet, as SQLite reads them with the log.
fn look_inside(file: &Path) -> Result<(i32, i32, bool)> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i32>(0));
    Ok((
        number("PRAGMA user_version")?,
        number("PRAGMA application_id")?,
        number("SELECT count(*) FROM sqlite_schema")? == 0,
    ))
}

/// What tells a file from another one that takes its place.
#[cfg(unix)]
pub(crate) fn file_id(file: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().ok().map(|meta| (meta.dev(), meta.ino()))
}

/// Other systems let nobody replace a file that is open.
#[cfg(not(unix))]
pub(crate) fn file_id(_: &Path) -> Option<(u64, u64)> {
    None
}

/// A folder that only its owner can enter.
pub(crate) fn private_folder(dir: &Path) -> Result<()> {
    let made = !dir.exists();
    fs::create_dir_all(dir).map_err(|error| StoreError::writing(dir, error))?;
    if made { restrict(dir, 0o700) } else { Ok(()) }
}

/// A file that only its owner can read.
pub(crate) fn private_file(file: &Path) -> Result<()> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .map_err(|error| StoreError::writing(file, error))?;
    restrict(file, 0o600)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
        .map_err(|error| StoreError::writing(path, error))
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Result<()> {
    Ok(()) // The profile folder of other systems is private already.
}

/// Held as long as a window is open; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct WindowLock {
    _file: File,
}

impl WindowLock {
    /// Takes the lock of the folder `dir`.
    ///
    /// # Errors
    /// `Busy` when another window holds it; else when the folder cannot be used.
    pub fn take(dir: &Path) -> Result<Self> {
        private_folder(dir)?;
        let path = dir.join("window.lock");
        let wrong = |error| StoreError::writing(&path, error);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(wrong)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy(Holder::Window)),
            Err(TryLockError::Error(error)) => Err(wrong(error)),
        }
    }
}
