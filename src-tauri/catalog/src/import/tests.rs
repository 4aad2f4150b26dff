//! A release is taken in whole or not at all, and gives what the same one gave when it was shipped.

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::{
    ErrorKind,
    occupation::{Kind, Occupation},
};
use tempfile::TempDir;

use super::*;
use crate::{load, open, release::tests::Files};

/// A task of the shipped release, a later one, and one that moved to an activity nobody knows.
const TASKS: &[u8] = b"O*NET-SOC Code\tTask ID\tTask\tTask Type\n\
    11-1011.00\t8823\tAnswer for all of it.\tCore\n\
    11-1011.00\t99999999\tAsk a machine first.\tSupplemental\n\
    11-1011.00\t99999998\tDo what nobody did before.\tCore\n\
    15-2051.00\t99999997\tCount.\tCore\n";
const ACTIVITIES: &[u8] = b"O*NET-SOC Code\tTask ID\tDWA ID\n\
    11-1011.00\t8823\t4.A.4.b.4.I09.D01\n\
    11-1011.00\t99999999\t4.A.4.a.2.I03.D02\n\
    11-1011.00\t99999998\t9.Z.9.z.9.I99.D01\n\
    15-2051.00\t99999997\t4.A.2.a.4.I01.D01\n";

fn newer() -> Files {
    Files::whole().with("Task Statements", TASKS).with("Tasks to DWAs", ACTIVITIES)
}

fn kept(files: &Files, dir: &Path) -> (&'static Catalog, String, ImportReport) {
    let (id, report) =
        keep(&files.zip(), dir, &mut |_| true).expect("a release").expect("not stopped");
    (open(dir, &id).expect("the catalogue"), id, report)
}

/// Files under `dir`, with the end of their names.
fn files(dir: &Path) -> Vec<(PathBuf, String)> {
    let folder = fs::read_dir(dir.join("catalogue")).into_iter().flatten().flatten();
    let mut files: Vec<_> = folder
        .map(|entry| {
            let path = entry.path();
            let end = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            (path, end)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_release_is_read_kept_and_used() {
    let dir = TempDir::new().expect("a folder");
    let (catalog, _, report) = kept(&newer(), dir.path());
    assert_eq!((report.release.as_str(), report.occupations), ("31.0", 2));
    assert_eq!(report.new_tasks, 3);
    assert!(report.gone_tasks > 18_000);
    assert_eq!(report.unknown_activities, ["9.Z.9.z.9.I99"]);
    assert_eq!(report.added, report.read - report.left_out);
    assert!(report.new_occupations.is_empty());
    assert_eq!(report.gone_occupations.len(), 1_014);
    assert!(catalog.is_own());
    assert_eq!(catalog.release, "31.0 (your copy)");
    let notice = catalog.sources.iter().find(|source| source.name.starts_with("onet-"));
    assert!(notice.is_some_and(|source| source.attribution.contains("the O*NET 31.0 Database by")));
    let version = &catalog.reference.model.versions.catalog;
    assert!(version.ends_with("+onet-31.0"), "{version}");
    let onet = catalog.reference.occupations.iter().filter(|one| one.kind == Kind::Occupation);
    let titles: Vec<_> = onet.map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Chiefs", "Data people"]);
    assert_eq!(catalog.find("statistician lead", 5).matches[0].code, "15-2051.00");
    let role = catalog.reference.occupation("machine-learning-engineer").expect("roles stay");
    assert_eq!(role.tasks, shipped_occupation("machine-learning-engineer").tasks);
}

fn shipped_occupation(code: &str) -> &'static Occupation {
    load().expect("the catalogue").reference.occupation(code).expect("the occupation")
}

#[test]
fn the_sentences_of_the_copy_are_shown_and_what_changed_is_said() {
    let dir = TempDir::new().expect("a folder");
    let (catalog, ..) = kept(&newer(), dir.path());
    let stated = catalog.stated("11-1011.00").expect("the copy");
    let texts: Vec<_> = stated.iter().map(|task| (task.text.as_str(), task.new)).collect();
    assert_eq!(
        texts,
        [
            ("Answer for all of it.", false),
            ("Do what nobody did before.", true),
            ("Ask a machine first.", true),
        ],
        "core tasks first"
    );
    assert_eq!(stated[0].activities.len(), 1);
    assert!(stated[1].activities.is_empty(), "an activity that is not among ours");
    let change = catalog.changes("11-1011.00").expect("the copy").expect("both have it");
    assert_eq!((change.before.as_str(), change.after.as_str()), ("30.1", "31.0"));
    assert_eq!(change.new_tasks.len(), 2);
    assert!(change.gone_tasks > 10 && change.skills > 0);
    assert!((change.score.0 - change.score.1).abs() > 0.01);
    assert_eq!(load().expect("the catalogue").stated("11-1011.00").expect("none"), []);
    assert_eq!(load().expect("the catalogue").changes("11-1011.00").expect("none"), None);
    assert_eq!(catalog.changes("11-1021.00").expect("the copy"), None, "it is gone");
}

#[test]
fn stopping_at_any_part_leaves_nothing_behind() {
    let archive = newer();
    let file = archive.zip();
    for stop in 0..ALL {
        let dir = TempDir::new().expect("a folder");
        let mut heard = 0;
        let kept = keep(&file, dir.path(), &mut |progress| {
            assert_eq!((progress.done, progress.all), (heard, ALL), "{}", progress.doing);
            heard += 1;
            progress.done < stop
        });
        assert!(kept.expect("no error").is_none());
        assert_eq!(heard, stop + 1);
        assert_eq!(files(dir.path()), []);
    }
}

#[test]
fn what_is_no_release_leaves_nothing_behind() {
    let dir = TempDir::new().expect("a folder");
    let photo = dir.path().join("photo.zip");
    fs::write(&photo, b"\xff\xd8\xff\xe0JFIF").expect("a file");
    let error = keep(&photo, dir.path(), &mut |_| true).expect_err("a photo");
    assert_eq!(error.kind, ErrorKind::Foreign);
    assert_eq!(files(dir.path()), []);
}

#[test]
fn trying_out_says_the_same_and_writes_nothing() {
    let dir = TempDir::new().expect("a folder");
    let archive = newer();
    let tried = try_out(&archive.zip(), &mut |_| true).expect("a release").expect("not stopped");
    assert_eq!(files(dir.path()), []);
    assert_eq!(tried, kept(&archive, dir.path()).2);
}

#[test]
fn the_same_release_twice_is_kept_once() {
    let dir = TempDir::new().expect("a folder");
    let archive = newer();
    let (_, first, _) = kept(&archive, dir.path());
    let (_, again, _) = kept(&archive, dir.path());
    assert_eq!(first, again);
    let ends: Vec<String> = files(dir.path()).into_iter().map(|(_, end)| end).collect();
    assert_eq!(ends, ["compiled", "release"]);
}

#[test]
fn a_damaged_copy_is_noticed_and_a_damaged_cache_is_made_anew() {
    let dir = TempDir::new().expect("a folder");
    let (first, id, _) = kept(&newer(), dir.path());
    // Elsewhere, so that nothing is open yet.
    let elsewhere = TempDir::new().expect("a folder");
    let folder = elsewhere.path().join("catalogue");
    fs::create_dir(&folder).expect("a folder");
    for (file, end) in files(dir.path()) {
        let mut bytes = fs::read(&file).expect("a file");
        let middle = bytes.len() / 2;
        bytes[middle] ^= u8::from(end == "compiled");
        fs::write(folder.join(file.file_name().expect("a name")), bytes).expect("a file");
    }
    let anew = open(elsewhere.path(), &id).expect("made anew");
    assert!(anew.reference == first.reference);
    let release = folder.join(format!("{id}.release"));
    fs::write(&release, b"something else").expect("a file");
    let error = anew.stated("11-1011.00").expect_err("damaged");
    assert_eq!(error.kind, ErrorKind::Damaged);
    let third = TempDir::new().expect("a folder");
    let error = open(third.path(), &id).expect_err("nothing there");
    assert_eq!(error.kind, ErrorKind::Gone);
}

#[test]
fn a_role_whose_code_is_gone_and_tables_that_are_missing_keep_what_is_shipped() {
    let dir = TempDir::new().expect("a folder");
    let (catalog, ..) = kept(&newer().without("Skills"), dir.path());
    let own = |code: &str| catalog.reference.occupation(code).expect("the occupation");
    let nurse = own("registered-nurse");
    assert_eq!(nurse.elements, shipped_occupation("registered-nurse").elements);
    assert_eq!(nurse.figures, shipped_occupation("registered-nurse").figures);
    let chiefs = own("11-1011.00");
    assert_eq!(chiefs.elements, shipped_occupation("11-1011.00").elements);
    assert_eq!(chiefs.figures.zone, shipped_occupation("11-1011.00").figures.zone);
}
