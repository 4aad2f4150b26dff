//! Files that are written whole or not at all: what is new is written beside them and takes their place once
//! all of it is there. Whatever goes wrong before, the older file is untouched.
#![deny(missing_docs)]

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::Path,
};

use tempfile::{Builder, NamedTempFile, TempPath};

/// Who may read a file, as Unix says it: whoever the system lets, or its owner alone.
const READABLE: u32 = 0o666;
const PRIVATE: u32 = 0o600;

/// Puts `bytes` in the place of a file that others may read if the system lets them, as with any that a person
/// saves.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = filled(file, READABLE, bytes)?;
    // A name may only stand for bytes that outlive a loss of power.
    draft.as_file().sync_all()?;
    put(draft.into_temp_path(), file)
}

/// The same with a file that only its owner can read.
///
/// # Errors
/// When it cannot be written.
pub fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = filled(file, PRIVATE, bytes)?;
    draft.as_file().sync_all()?;
    put(draft.into_temp_path(), file)
}

/// The same without waiting for the disk: the file outlives the program at once, and a loss of power once it is
/// synchronised.
///
/// # Errors
/// When it cannot be written.
pub fn write_soon(file: &Path, bytes: &[u8]) -> io::Result<()> {
    put(filled(file, PRIVATE, bytes)?.into_temp_path(), file)
}

/// Puts in the place of a file what `fill` makes of the empty private one that it is given. `wrong` is the error
/// where the system refuses.
///
/// # Errors
/// Those of `fill`, and when the file cannot be written.
pub fn write_by<E>(
    file: &Path,
    wrong: impl Fn(io::Error) -> E,
    fill: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let draft = beside(file, PRIVATE).map_err(&wrong)?.into_temp_path();
    fill(&draft)?;
    let sync = OpenOptions::new().write(true).open(&draft).and_then(|draft| draft.sync_all());
    sync.and_then(|()| put(draft, file)).map_err(wrong)
}

fn filled(file: &Path, rights: u32, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut draft = beside(file, rights)?;
    draft.as_file_mut().write_all(bytes)?;
    Ok(draft)
}

/// An empty file in the same folder, which goes when it is dropped. That it is made here and not by the library
/// keeps the draft's name, which means nothing to a person, out of what the system says.
fn beside(file: &Path, rights: u32) -> io::Result<NamedTempFile> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    Builder::new().prefix(".").suffix(".part").make_in(folder, |draft| new(draft, rights))
}

#[cfg(unix)]
fn new(file: &Path, rights: u32) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(rights).open(file)
}

#[cfg(not(unix))]
fn new(file: &Path, _: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}

fn put(draft: TempPath, file: &Path) -> io::Result<()> {
    draft.persist(file).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    type Way = fn(&Path, &[u8]) -> io::Result<()>;
    /// Every way to write a file.
    const WAYS: [Way; 4] = [write, write_private, write_soon, |file, bytes| {
        write_by(file, |error| error, |draft| fs::write(draft, bytes))
    }];

    #[test]
    fn a_file_takes_the_place_of_an_older_one_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.md");
        for way in WAYS {
            for bytes in [&b"first"[..], b"second, and longer", b"third"] {
                way(&file, bytes).expect("written");
                assert_eq!(fs::read(&file).expect("bytes"), bytes);
            }
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_the_older_file_and_says_only_what_the_system_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.md");
        fs::write(&file, "older").expect("written");
        let pulled = |draft: &Path| {
            fs::write(draft, "half")?;
            Err(io::Error::other("the plug was pulled"))
        };
        let failed = write_by(&file, |error| error, pulled);
        assert_eq!(failed.expect_err("refused").to_string(), "the plug was pulled");
        assert_eq!(fs::read(&file).expect("bytes"), b"older");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        for way in WAYS {
            let refused = way(&folder.path().join("no/plan.md"), b"x").expect_err("no such folder");
            assert_eq!(refused.kind(), io::ErrorKind::NotFound);
            assert!(!refused.to_string().contains(".part"), "{refused}");
            assert!(way(folder.path(), b"x").is_err(), "a folder is no file");
        }
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_person_saves_has_the_rights_of_any_file_and_what_is_private_is_its_owners() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (file, any) = (folder.path().join("plan.md"), folder.path().join("any"));
        fs::write(&any, "").expect("written");
        let rights = |file: &Path| fs::metadata(file).expect("it").permissions().mode() & 0o777;
        for (way, private) in WAYS.into_iter().zip([false, true, true, true]) {
            way(&file, b"x").expect("written");
            assert_eq!(rights(&file), if private { 0o600 } else { rights(&any) });
        }
    }
}
