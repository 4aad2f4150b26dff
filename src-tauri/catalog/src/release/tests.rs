//! Releases as they come, and files that are none.

use std::{fs, io::Write, path::PathBuf};

use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;

/// The smallest release: two occupations, a task each.
const WHOLE: [(&str, &str); 6] = [
    ("Read Me", "O*NET 31.0 Database\r\n"),
    (
        "Occupation Data",
        "O*NET-SOC Code\tTitle\tDescription\r\n11-1011.00\tChiefs\tx\r\n15-2051.00\tData people\tx\r\n",
    ),
    (
        "Task Statements",
        "Task ID\tTask\tO*NET-SOC Code\tTask Type\tDate\r\n1\tLead \"all\" of it.\t11-1011.00\tCore\tx\r\n2\tCount.\t15-2051.00\tSupplemental\tx\r\n",
    ),
    (
        "Tasks to DWAs",
        "O*NET-SOC Code\tTask ID\tDWA ID\r\n11-1011.00\t1\t4.A.1.a.1.I01.D01\r\n11-1011.00\t1\t4.A.1.a.1.I01.D02\r\n15-2051.00\t2\t4.A.1.a.1.I02.D07\r\n",
    ),
    ("Alternate Titles", "O*NET-SOC Code\tAlternate Title\r\n15-2051.00\tStatistician, lead\r\n"),
    (
        "Skills",
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\r\n15-2051.00\t2.A.1.a\tReading\tIM\tImportance\t4.5\r\n15-2051.00\t2.A.1.a\tReading\tLV\tLevel\tn/a\r\n",
    ),
];

pub(crate) struct Files {
    dir: TempDir,
    tables: Vec<(String, Vec<u8>)>,
}

impl Files {
    pub(crate) fn whole() -> Self {
        let table = |(name, text): &(&str, &str)| {
            (format!("db_31_0_text/{name}.txt"), text.as_bytes().to_vec())
        };
        Self { dir: TempDir::new().expect("a folder"), tables: WHOLE.iter().map(table).collect() }
    }

    pub(crate) fn with(mut self, name: &str, text: &[u8]) -> Self {
        let file = format!("db_31_0_text/{name}.txt");
        self.tables.retain(|(known, _)| *known != file);
        self.tables.push((file, text.to_vec()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.tables.retain(|(known, _)| *known != format!("db_31_0_text/{name}.txt"));
        self
    }

    pub(crate) fn zip(&self) -> PathBuf {
        let path = self.dir.path().join("db_31_0_text.zip");
        let mut zip = ZipWriter::new(fs::File::create(&path).expect("a file"));
        for (name, bytes) in &self.tables {
            let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            zip.start_file(name, stored).expect("an entry");
            zip.write_all(bytes).expect("its bytes");
        }
        zip.finish().expect("the archive");
        path
    }

    fn folder(&self) -> PathBuf {
        let folder = self.dir.path().join("db_31_0_text");
        fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in &self.tables {
            fs::write(self.dir.path().join(name), bytes).expect("a file");
        }
        folder
    }
}

fn take(path: &Path) -> Release {
    read(path, &mut |_| true).expect("a release").expect("read to the end")
}

fn refused(path: &Path) -> String {
    let error = read(path, &mut |_| true).expect_err("no release");
    assert!(error.hint.ends_with('.') && !error.message.contains('\n'));
    error.message
}

#[test]
fn a_zip_and_the_folder_unpacked_from_it_are_the_same_release() {
    let files = Files::whole();
    let (zip, folder) = (take(&files.zip()), take(&files.folder()));
    assert_eq!(zip, folder);
    assert_eq!(zip.name, "31.0");
    assert_eq!(zip.occupations.len(), 2);
    let chiefs = &zip.occupations["11-1011.00"];
    assert_eq!(chiefs.tasks[&1].text, "Lead \"all\" of it.");
    assert_eq!(chiefs.tasks[&1].activities, ["4.A.1.a.1.I01"], "two detailed ones are one");
    let data = &zip.occupations["15-2051.00"];
    assert!(data.tasks[&2].supplemental);
    assert_eq!(data.elements["2.A.1.a"], [Some(4.5), None]);
    assert_eq!(
        zip.reading.missing,
        ["Task Ratings", "Sample of Reported Titles", "Job Zones", "Knowledge"]
    );
    assert!(zip.reading.skipped.is_empty(), "{:?}", zip.reading.skipped);
}

#[test]
fn a_row_that_leads_nowhere_is_left_out_and_named() {
    let text = b"O*NET-SOC Code\tJob Zone\r\n11-1011.00\t5\r\n99-9999.00\t3\r\n15-2051.00\tmany\r\n15-2051.00\r\n";
    let files = Files::whole().with("Job Zones", text);
    let release = take(&files.zip());
    assert_eq!(release.occupations["11-1011.00"].zone, Some(5));
    let lines: Vec<_> = release.reading.skipped.iter().map(|one| one.line).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert!(
        release
            .reading
            .skipped
            .iter()
            .all(|one| one.table == "Job Zones" && one.reason.ends_with('.'))
    );
}

#[test]
fn frequencies_by_category_become_their_mean() {
    let text = b"O*NET-SOC Code\tTask ID\tScale ID\tCategory\tData Value\n11-1011.00\t1\tFT\t7\t50\n11-1011.00\t1\tFT\t1\t50\n11-1011.00\t1\tIM\tn/a\t4\n";
    let files = Files::whole().with("Task Ratings", text);
    let release = take(&files.folder());
    assert_eq!(release.occupations["11-1011.00"].tasks[&1].ratings, [Some(4.0), None, Some(4.0)]);
}

#[test]
fn each_file_that_is_no_release_gets_its_own_sentence() {
    let dir = TempDir::new().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    assert!(refused(&dir.path().join("nothing.zip")).contains("cannot be opened"));
    assert!(refused(&file("photo.zip", b"\xff\xd8\xff\xe0JFIF")).contains("is no zip archive"));
    let files = Files::whole();
    let whole = fs::read(files.zip()).expect("a zip");
    assert!(refused(&file("half.zip", &whole[..whole.len() / 2])).contains("is no zip archive"));
    assert!(refused(dir.path()).contains("“Occupation Data” is missing"));
    let lacking = Files::whole().without("Tasks to DWAs");
    assert!(refused(&lacking.zip()).contains("“Tasks to DWAs” is missing"));
    let columns = Files::whole().with("Task Statements", b"O*NET-SOC Code\tTask\n11-1011.00\tx\n");
    assert!(refused(&columns.zip()).contains("has no column “Task ID”"));
    let latin = Files::whole()
        .with("Alternate Titles", b"O*NET-SOC Code\tAlternate Title\n11-1011.00\tcaf\xe9\n");
    assert!(refused(&latin.zip()).contains("is not UTF-8"));
}

#[test]
fn an_archive_that_reaches_outside_of_itself_is_refused() {
    let mut files = Files::whole();
    files.tables.push(("../../etc/passwd.txt".into(), b"x".to_vec()));
    assert!(refused(&files.zip()).contains("outside of it"));
}

#[test]
fn a_table_that_unfolds_without_end_is_refused() {
    let dir = TempDir::new().expect("a folder");
    let path = dir.path().join("bomb.zip");
    let mut zip = ZipWriter::new(fs::File::create(&path).expect("a file"));
    zip.start_file("Occupation Data.txt", SimpleFileOptions::default()).expect("an entry");
    zip.write_all(&vec![b'0'; 33 << 20]).expect("zeros");
    zip.finish().expect("the archive");
    assert!(fs::metadata(&path).expect("the file").len() < 1 << 16, "small on the disk");
    assert!(refused(&path).contains("is larger than 32 MB"));
}

#[test]
fn flipping_a_byte_inside_is_noticed() {
    let files = Files::whole();
    let path = files.zip();
    let mut bytes = fs::read(&path).expect("the zip");
    let place = bytes.windows(7).position(|part| part == b"15-2051").expect("a code");
    bytes[place] ^= 0xff;
    fs::write(&path, &bytes).expect("the zip");
    refused(&path);
}

/// A few of its parts cut, doubled, overwritten or blanked.
fn mangled(sound: &[u8], random: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=random(6) {
        let at = random(bytes.len());
        let to = (at + random(60)).min(bytes.len());
        match random(5) {
            0 if random(8) == 0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => bytes[at..to].fill_with(|| random(256) as u8),
            3 => {
                let copy = bytes[at..to].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes[at..to].fill(b"\t\r\n\"\0-"[random(6)]),
        }
    }
    bytes
}

#[test]
fn five_hundred_mangled_releases_cause_no_panic_and_are_read_or_refused_in_words() {
    use proptest::{
        prelude::Rng,
        test_runner::{RngAlgorithm, TestRng},
    };
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut random = move |most: usize| rng.next_u64() as usize % most.max(1);
    let (mut read_whole, mut refused) = (0, 0);
    for round in 0..500 {
        // In turns a table inside a sound zip, and the zip itself.
        let path = if round % 2 == 0 {
            let (name, text) = WHOLE[random(WHOLE.len())];
            Files::whole().with(name, &mangled(text.as_bytes(), &mut random))
        } else {
            Files::whole()
        };
        let file = path.zip();
        if round % 2 == 1 {
            let bytes = fs::read(&file).expect("the zip");
            fs::write(&file, mangled(&bytes, &mut random)).expect("the zip");
        }
        match read(&file, &mut |_| true) {
            Ok(release) => read_whole += usize::from(release.is_some()),
            Err(error) => {
                assert!(!error.message.contains('\n') && error.hint.ends_with('.'), "{error:?}");
                refused += 1;
            }
        }
    }
    assert_eq!(read_whole + refused, 500);
    assert!(read_whole > 50 && refused > 50, "{read_whole} read, {refused} refused");
}

#[test]
fn the_reading_can_be_stopped_and_then_gives_nothing() {
    let files = Files::whole();
    let path = files.zip();
    let mut heard = Vec::new();
    let stopped = read(&path, &mut |progress| {
        heard.push((progress.doing, progress.done, progress.all));
        progress.done < 2
    });
    assert_eq!(stopped.expect("no error"), None);
    assert_eq!(heard.last(), Some(&("Tasks to DWAs", 2, 9)));
}

#[test]
fn a_needed_table_without_usable_rows_is_refused() {
    let head = b"O*NET-SOC Code\tTask ID\tTask\tTask Type\n";
    let short = b"O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\n15-2051.00\n";
    for table in [&head[..], &short[..]] {
        let files = Files::whole().with("Task Statements", table);
        assert!(refused(&files.zip()).contains("hardly any can be used"));
    }
}

#[test]
fn texts_that_are_none_are_left_out_and_signs_that_steer_are_taken_off() {
    let long = "x".repeat(301);
    let text = format!(
        "O*NET-SOC Code\tAlternate Title\n11-1011.00\t{long}\n11-1011.00\t \n11-1011.00\t\u{202e}Chief\u{1b}[31m\n"
    );
    let files = Files::whole().with("Alternate Titles", text.as_bytes());
    let release = take(&files.zip());
    assert_eq!(release.occupations["11-1011.00"].titles, ["Chief [31m"]);
    let lines: Vec<_> = release.reading.skipped.iter().map(|one| one.line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn a_table_that_is_there_twice_is_refused() {
    let mut files = Files::whole();
    files.tables.push(("old/Task Statements.txt".into(), b"x".to_vec()));
    assert!(refused(&files.zip()).contains("holds the table “Task Statements” twice"));
}

#[test]
fn the_folder_around_the_release_is_as_good_as_the_release() {
    let files = Files::whole();
    let folder = files.folder();
    let around = folder.parent().expect("a folder");
    let alone = TempDir::new().expect("a folder");
    fs::rename(&folder, alone.path().join("db_31_0_text")).expect("moved");
    assert_eq!(take(alone.path()).occupations.len(), 2);
    assert!(refused(around).contains("“Occupation Data” is missing"));
}

#[test]
fn a_release_of_long_ago_is_refused_and_one_without_a_number_is_not() {
    let old = Files::whole().with("Read Me", b"O*NET 20.1 Database");
    assert!(refused(&old.zip()).contains("release 20.1"));
    let files = Files::whole().without("Read Me");
    let renamed = files.dir.path().join("release.zip");
    fs::rename(files.zip(), &renamed).expect("renamed");
    assert_eq!(take(&renamed).name, "without a number");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let dir = TempDir::new().expect("a folder");
    let pipe = dir.path().join("release.zip");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    assert!(refused(&pipe).contains("cannot be opened"));
}
