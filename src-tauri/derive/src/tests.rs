//! What the derived figures keep to: on the sample always, and on all that is published where that is at hand.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::Write,
};

use catalog::import;
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{related, report::*, sentences::Sentences, *};

/// Of the paths of all occupations so many are followed here; the report follows each.
const EVERY: usize = 7;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sample, its release packed as the publisher packs one.
fn sample() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    let from = root().join(sample::FOLDER);
    for folder in ["measures", "onet"] {
        fs::create_dir(dir.path().join(folder)).expect("a folder");
    }
    for file in fs::read_dir(from.join("measures")).expect("the measures").flatten() {
        fs::copy(file.path(), dir.path().join("measures").join(file.file_name())).expect("a copy");
    }
    let mut zip = ZipWriter::new(File::create(dir.path().join(ONET)).expect("a file"));
    for file in fs::read_dir(from.join("onet/db_30_1_text")).expect("the tables").flatten() {
        let name = format!("db_30_1_text/{}", file.file_name().to_string_lossy());
        zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(&fs::read(file.path()).expect("a table")).expect("its bytes");
    }
    zip.finish().expect("the archive");
    dir
}

/// All that is published. Where it is not at hand, the test is told as skipped.
fn published(test: &str) -> Option<PathBuf> {
    let datasets = root().join("../shared/reference");
    if datasets.join(ONET).is_file() {
        return Some(datasets);
    }
    let line = format!("{test}: the published datasets are not at {}", datasets.display());
    println!("skipped: {line}");
    if let Some(list) = std::env::var_os("WAYMARK_SKIPPED") {
        let mut list = OpenOptions::new().append(true).create(true).open(list).expect("the list");
        list.write_all(format!("{line}\n").as_bytes()).expect("a line of the list");
    }
    None
}

/// The lines of a derived file by what stands before the first comma.
fn lines(file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in fs::read_to_string(file).expect("a derived file").lines() {
        let key = line.split(',').next().unwrap_or_default().to_owned();
        lines.entry(key).or_default().push(line.to_owned());
    }
    lines
}

#[test]
fn the_sample_derives_to_the_shipped_rows() {
    let (datasets, fresh) = (sample(), TempDir::new().expect("a folder"));
    let release = published_release(datasets.path()).expect("the release");
    write_all(datasets.path(), &release, fresh.path()).expect("derived");
    let soc: BTreeSet<&str> = sample::CODES.iter().map(|code| &code[..7]).collect();
    for (file, keys) in [
        ("importance.csv", sample::CODES.len() - 2),
        ("level.csv", sample::CODES.len() - 2),
        ("measures.csv", soc.len()),
        ("occupations.csv", sample::CODES.len()),
        ("tasks.csv", sample::CODES.len() - 1),
        ("work.csv", sample::CODES.len() - 1),
    ] {
        let (derived, shipped) =
            (lines(&fresh.path().join(file)), lines(&root().join(DATA).join(file)));
        assert_eq!(derived.len(), keys + 1, "{file}, with its head");
        for (key, rows) in derived {
            assert_eq!(rows, shipped[&key], "{file}");
        }
    }
    let titles = lines(&fresh.path().join("titles.csv"));
    let shipped = lines(&root().join(DATA).join("titles.csv"));
    assert!(titles.len() > 30 && titles.keys().all(|title| shipped.contains_key(title)));
}

#[test]
fn deriving_again_gives_the_shipped_files_to_the_byte() {
    let name = "deriving_again_gives_the_shipped_files_to_the_byte";
    let Some(datasets) = published(name) else { return };
    let release = published_release(&datasets).expect("the release");
    let fresh = tempfile::tempdir().expect("a folder");
    write_all(&datasets, &release, fresh.path()).expect("derived");
    assert_eq!(same(&root().join(DATA), fresh.path()), 7);
    sample::cut(&datasets, &fresh.path().join("sample")).expect("the sample");
    for (folder, files) in [("measures", 4), ("onet/db_30_1_text", 10)] {
        let kept = root().join(sample::FOLDER).join(folder);
        assert_eq!(same(&kept, &fresh.path().join("sample").join(folder)), files);
    }
    let hashes = fresh.path().join("sentences.bin");
    sentences::write(&datasets, &root(), &hashes).expect("the hashes");
    let kept = fs::read(root().join(sentences::FILE)).expect("the kept hashes");
    assert!(kept == fs::read(hashes).expect("the file"), "{}", sentences::FILE);
}

/// How many files two folders hold, all the same.
fn same(kept: &Path, fresh: &Path) -> usize {
    let files = fs::read_dir(kept).expect("the kept files").flatten();
    files
        .map(|entry| {
            let read = |folder: &Path| fs::read(folder.join(entry.file_name())).expect("the file");
            assert!(read(kept) == read(fresh), "{}", entry.path().display());
        })
        .count()
}

/// Each measure is foretold by the others, over at least so many occupations and at least so well: all of them,
/// Microsoft's, and the ILO's, which is never an input.
fn foretells(datasets: &Path, most: usize, least: [f64; 3]) {
    let release = published_release(datasets).expect("the release");
    let measures = measures::read(datasets).expect("the measures");
    let rows = foretold(datasets, &release, &measures).expect("the figures");
    for row in &rows {
        let named = match row.source {
            "microsoft-2025" => least[1],
            "ilo-2025" => least[2],
            _ => least[0],
        };
        let Agreement { source, pairs, spearman, .. } = row;
        assert!(*pairs >= most && *spearman >= named, "{source}: {spearman} over {pairs}");
    }
}

#[test]
fn exposure_foretells_the_measures_that_were_left_out_of_it() {
    foretells(sample().path(), 8, [0.60, 0.70, 0.70]);
    let name = "exposure_foretells_the_measures_that_were_left_out_of_it";
    if let Some(datasets) = published(name) {
        foretells(&datasets, 700, [0.65, 0.70, 0.80]);
    }
}

fn ratings_agree(datasets: &Path, least: [f64; 3]) {
    let release = published_release(datasets).expect("the release");
    let measures = measures::read(datasets).expect("the measures");
    let rows = agreement(datasets, &release, &measures).expect("the figures");
    for (row, least) in rows.iter().zip(least) {
        assert!(row.spearman >= least, "{} {}: {}", row.source, row.said, row.spearman);
    }
}

#[test]
fn ratings_of_activities_agree_with_what_was_measured() {
    ratings_agree(sample().path(), [0.40, 0.70, 0.60]);
    let name = "ratings_of_activities_agree_with_what_was_measured";
    if let Some(datasets) = published(name) {
        ratings_agree(&datasets, [0.40, 0.80, 0.70]);
    }
}

fn none_carries(datasets: &Path) {
    let release = published_release(datasets).expect("the release");
    let moved = robust::jackknife(datasets, &release).expect("the figures");
    assert_eq!(moved.len(), 3);
    for robust::Moved { source, within: [_, nine_in_ten, all] } in moved {
        assert!(nine_in_ten < 8.0, "without {source} nine in ten move up to {nine_in_ten:.1}");
        assert!(all > 0.0, "without {source} nothing moves: it was not left out");
    }
}

#[test]
fn no_source_alone_carries_the_scores() {
    none_carries(sample().path());
    if let Some(datasets) = published("no_source_alone_carries_the_scores") {
        none_carries(&datasets);
    }
}

#[test]
fn nine_ranges_in_ten_hold_most_of_what_others_measured() {
    let robust::Held { occupations, shown, ratings, .. } = robust::held().expect("the figures");
    assert!(occupations > 900);
    for inside in [shown, ratings] {
        assert!(inside.three_quarters >= 0.90, "{}", inside.three_quarters);
    }
}

#[test]
fn the_noise_of_the_equating_is_what_was_measured() {
    let shipped = catalog::load().expect("the catalogue").reference.model.noise.equating;
    let measured = robust::equating().expect("the figures").left;
    assert!((shipped - measured).abs() < 0.05, "{shipped} shipped, {measured:.3} measured");
}

fn likeness_finds(datasets: &Path, occupations: f64, average: f64) {
    let rows = related::compared(datasets, 30).expect("the figures");
    let [(_, all), (_, skills), .., (_, gap)] = &rows[..] else { panic!("{rows:?}") };
    assert!(all.occupations >= occupations, "{all:?}");
    assert!(all.first_three >= 0.86, "{all:?}");
    assert!(all.reciprocal >= 0.95, "{all:?}");
    assert!(all.average >= average, "{all:?}");
    assert!(skills.first_three < all.first_three && gap.first_three < skills.first_three);
}

#[test]
fn likeness_finds_what_onet_calls_related_and_better_than_skills_alone() {
    let name = "likeness_finds_what_onet_calls_related_and_better_than_skills_alone";
    match published(name) {
        Some(datasets) => likeness_finds(&datasets, 890.0, 0.60),
        None => likeness_finds(sample().path(), 11.0, 0.55),
    }
}

#[test]
fn paths_lead_somewhere_from_everywhere_and_mostly_where_one_can_go() {
    let led = related::led(EVERY).expect("the paths");
    assert!(led.occupations >= 923 / EVERY);
    assert_eq!(led.three + led.reasons, led.occupations, "three paths or a reason: {led:?}");
    assert_eq!(led.odd, 0, "never the origin, never twice");
    let easy = led.easy * 100 >= led.moves * 95;
    assert!(easy, "a zone away and three quarters of the pay: {led:?}");
    assert!(led.lower > led.moves / 2 && led.safer > 0, "{led:?}");
}

#[test]
fn ranks_correlate_as_they_should() {
    let pairs = |ys: [f64; 4]| [1.0, 2.0, 3.0, 4.0].into_iter().zip(ys).collect::<Vec<_>>();
    assert!((spearman(&pairs([2.0, 4.0, 6.0, 80.0])) - 1.0).abs() < 1e-12);
    assert!((spearman(&pairs([4.0, 3.0, 2.0, 1.0])) + 1.0).abs() < 1e-12);
    assert!(spearman(&pairs([1.0, 2.0, 2.0, 1.0])).abs() < 1e-12, "equals share a rank");
}

#[test]
fn no_sentence_of_the_release_is_in_our_words() {
    let bytes = fs::read(root().join(sentences::FILE)).expect("the hashes");
    assert!(bytes.len() <= 400_000, "{} bytes", bytes.len());
    let theirs = Sentences::unpacked(&bytes).expect("hashes");
    assert!(theirs.len() > 180_000, "{}", theirs.len());
    assert!(
        sentences::runs(sentences::CANARY).iter().all(|run| theirs.has(run)),
        "it tells nothing"
    );
    let ours = sentences::ours(&root()).expect("our files");
    let runs: usize = ours.values().map(BTreeSet::len).sum();
    assert!(ours.len() > 130 && runs > 50_000, "{} files, {runs} runs", ours.len());
    for (file, runs) in ours {
        let taken: Vec<&String> = runs.iter().filter(|run| theirs.has(run)).collect();
        assert!(
            taken.is_empty(),
            "{}: {taken:?} is published, so say it in other words. (One run in 32,768 only has the hash of one that \
             is: other words mend that too.)",
            file.display()
        );
    }
}

/// A release that holds what is shipped of `occupations` gives the same occupations.
fn imports_as_shipped(
    datasets: &Path,
    occupations: &[&str],
) -> (import::ImportReport, &'static catalog::Catalog) {
    let dir = TempDir::new().expect("a folder");
    let (id, report) = import::keep(&datasets.join(ONET), dir.path(), &mut |_| true)
        .expect("a release")
        .expect("not stopped");
    let (own, shipped) =
        (catalog::open(dir.path(), &id).expect("kept"), catalog::load().expect("shipped"));
    assert_eq!((report.new_tasks, report.left_out), (0, 0));
    assert!(report.new_occupations.is_empty());
    assert_eq!(report.missing, ["Task Ratings"]);
    for code in occupations {
        let of =
            |catalog: &'static catalog::Catalog| catalog.reference.occupation(code).expect("both");
        assert!(of(own) == of(shipped), "{code}");
        let change = own.changes(code).expect("the copy").expect("both have it");
        assert_eq!((change.new_tasks.len(), change.gone_tasks, change.skills), (0, 0, 0));
        assert!((change.score.0 - change.score.1).abs() < 1e-9);
        let tasks = own.stated(code).expect("the copy").len();
        assert_eq!(tasks == 0, of(own).pooled, "{code}: {tasks} sentences");
    }
    (report, own)
}

#[test]
fn importing_the_sample_changes_none_of_its_occupations_and_no_score() {
    let (report, own) = imports_as_shipped(sample().path(), &sample::CODES);
    assert_eq!(report.occupations, sample::CODES.len());
    assert!(report.gone_tasks > 18_000 && own.is_own());
}

#[test]
fn importing_the_shipped_release_changes_no_occupation_and_no_score() {
    let name = "importing_the_shipped_release_changes_no_occupation_and_no_score";
    let Some(datasets) = published(name) else { return };
    let (report, own) = imports_as_shipped(&datasets, &["29-1141.00"]);
    assert_eq!(report.gone_tasks, 0);
    let shipped = catalog::load().expect("shipped");
    assert_eq!(own.reference.occupations.len(), shipped.reference.occupations.len());
    for (own, shipped) in own.reference.occupations.iter().zip(shipped.reference.occupations.iter())
    {
        assert!(own == shipped, "{}", shipped.title);
    }
    assert!(own.reference.similarity == shipped.reference.similarity);
    assert!(own.names().eq(shipped.names()), "the same titles");
    assert!(own.stated("29-1141.00").expect("the copy").len() > 15);
}
