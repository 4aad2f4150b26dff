//! The Markdown mirror: written, never read, and careful with what others put there.

use std::{collections::BTreeMap, fs};

use domain::journal::Entry;

use super::{Journal, START, date, moment};
use crate::{Mirror, Mirrored, Watch};

impl Journal {
    /// A mirror with a page for each entry, by its month.
    fn planned(&self) -> Option<Mirror> {
        let folder = self.store.mirror_folder()?;
        let entries = self.store.list_entries(None, None).expect("entries");
        let page = |entry: Entry| {
            let name = format!("journal/{}.md", entry.date.format("%Y-%m"));
            (name, entry.text.into_bytes())
        };
        let mut files: BTreeMap<String, Vec<u8>> = entries.into_iter().map(page).collect();
        files.insert("plan.md".into(), b"M1".to_vec());
        Some(Mirror { folder, files })
    }

    fn mirror(&self) -> Mirrored {
        self.planned().expect("a mirror").write(&Watch::default()).expect("written")
    }
}

fn with_mirror() -> (Journal, tempfile::TempDir) {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    for (day, text) in [("2026-01-05", "First."), ("2026-02-03", "Second.")] {
        journal.store.add_entry(date(day), text, &[], &[], &now).expect("an entry");
    }
    let folder = tempfile::tempdir().expect("a folder");
    journal.store.set_mirror(Some(folder.path())).expect("an empty folder");
    (journal, folder)
}

#[test]
fn it_follows_the_journal_and_writes_only_what_differs() {
    let (mut journal, folder) = with_mirror();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    assert_eq!((journal.mirror().files, journal.mirror().changed), (3, 0));
    assert!(read("plan.md").contains("M1") && read("journal/2026-01.md").contains("First."));
    let now = moment(START);
    journal.store.edit_entry(1, "First, changed.", &[], None, &now).expect("changed");
    journal.store.remove_entry(2, &now).expect("removed");
    assert_eq!(journal.mirror().changed, 2);
    assert!(read("journal/2026-01.md").contains("changed"));
    assert!(!folder.path().join("journal/2026-02.md").exists());
    journal.store.undo(&now).expect("undone");
    journal.mirror();
    assert!(read("journal/2026-02.md").contains("Second."));
    let away = folder.path().with_extension("away");
    fs::rename(folder.path(), &away).expect("unplugged");
    assert!(
        journal.planned().expect("a mirror").write(&Watch::default()).is_err()
            && !folder.path().exists()
    );
    fs::rename(&away, folder.path()).expect("plugged in");
    journal.store.set_mirror(None).expect("ended");
    assert!(journal.planned().is_none());
    assert!(read("plan.md").contains("M1"), "what was written stays");
}

#[test]
fn what_somebody_else_wrote_there_is_kept() {
    let (mut journal, folder) = with_mirror();
    journal.mirror();
    let file = folder.path().join("journal/2026-01.md");
    fs::write(&file, "Mine.").expect("a change by hand");
    fs::write(folder.path().join("mine.md"), "Mine, too.").expect("a file of one's own");
    let again = journal.mirror();
    assert_eq!((again.changed, again.kept.len()), (1, 1));
    let kept = fs::read_to_string(folder.path().join("journal/2026-01.yours.md"));
    assert_eq!(kept.expect("kept"), "Mine.");
    let state = journal.store.mirror_state().expect("a mirror");
    assert_eq!(state.kept, ["journal/2026-01.yours.md"]);
    assert!(fs::read_to_string(&file).expect("ours").contains("First."));
    journal.store.delete_everything().expect("all of it");
    assert_eq!(journal.store.mirror_folder(), None);
    assert_eq!(fs::read_to_string(folder.path().join("mine.md")).expect("kept"), "Mine, too.");
}

#[test]
fn a_folder_with_other_files_and_the_journals_own_are_refused() {
    let (journal, _folder) = with_mirror();
    let full = tempfile::tempdir().expect("a folder");
    fs::write(full.path().join("thesis.txt"), "Mine.").expect("a file");
    assert!(journal.store.set_mirror(Some(full.path())).is_err());
    assert!(journal.store.set_mirror(Some(journal.dir.path())).is_err());
    assert!(journal.store.set_mirror(Some(&journal.dir.path().join("new"))).is_err());
    let evil = full.path().join("evil");
    fs::create_dir(&evil).expect("a folder");
    fs::write(evil.join(".waymark-mirror.json"), r#"{"../thesis.txt":"x"}"#).expect("a list");
    journal.store.set_mirror(Some(&evil)).expect("it looks like a mirror");
    journal.mirror();
    assert_eq!(fs::read_to_string(full.path().join("thesis.txt")).expect("kept"), "Mine.");
}
