//! What the derived figures keep to, where the published datasets are at hand.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

use std::path::PathBuf;

use super::{related, report::*, *};

/// Of the paths of all occupations so many are followed here; the report follows each.
const EVERY: usize = 7;

/// The datasets, or nothing, saying so.
fn datasets() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let datasets = root.join("../shared/reference");
    if !datasets.join(ONET).is_file() {
        println!("Skipped: the published datasets are not at {}.", datasets.display());
        return None;
    }
    Some(datasets)
}

#[test]
fn deriving_again_gives_the_shipped_files_to_the_byte() {
    let Some(datasets) = datasets() else { return };
    let release = published_release(&datasets).expect("the release");
    let fresh = tempfile::tempdir().expect("a folder");
    write_all(&datasets, &release, fresh.path()).expect("derived");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(DATA);
    let mut files = 0;
    for entry in fs::read_dir(&shipped).expect("the shipped files").flatten() {
        let read = |folder: &Path| fs::read(folder.join(entry.file_name())).expect("the file");
        assert!(read(&shipped) == read(fresh.path()), "{}", entry.path().display());
        files += 1;
    }
    assert_eq!(files, 7);
}

#[test]
fn exposure_foretells_the_measures_that_were_left_out_of_it() {
    let Some(datasets) = datasets() else { return };
    let release = published_release(&datasets).expect("the release");
    let measures = measures::read(&datasets).expect("the measures");
    let rows = foretold(&datasets, &release, &measures).expect("the figures");
    let of =
        |source: &str| rows.iter().find(|row| row.source == source).map_or(0.0, |row| row.spearman);
    assert!(of("microsoft-2025") >= 0.70, "{}", of("microsoft-2025"));
    assert!(of("ilo-2025") >= 0.80, "{}", of("ilo-2025"));
    assert!(rows.iter().all(|row| row.pairs > 700 && row.spearman > 0.65));
}

#[test]
fn ratings_of_activities_agree_with_what_was_measured() {
    let Some(datasets) = datasets() else { return };
    let release = published_release(&datasets).expect("the release");
    let measures = measures::read(&datasets).expect("the measures");
    let rows = agreement(&datasets, &release, &measures).expect("the figures");
    let [capability, strength, fingers] = rows.map(|row| row.spearman);
    assert!(capability >= 0.40, "{capability}");
    assert!(strength >= 0.80, "{strength}");
    assert!(fingers >= 0.70, "{fingers}");
}

#[test]
fn no_source_alone_carries_the_scores() {
    let Some(datasets) = datasets() else { return };
    let release = published_release(&datasets).expect("the release");
    let moved = robust::jackknife(&datasets, &release).expect("the figures");
    assert_eq!(moved.len(), 3);
    for robust::Moved { source, within: [_, nine_in_ten, all] } in moved {
        assert!(nine_in_ten < 8.0, "without {source} nine in ten move up to {nine_in_ten:.1}");
        assert!(all > 0.0, "without {source} nothing moves: it was not left out");
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

#[test]
fn likeness_finds_what_onet_calls_related_and_better_than_skills_alone() {
    let Some(datasets) = datasets() else { return };
    let rows = related::compared(&datasets, 30).expect("the figures");
    let [(_, all), (_, skills), .., (_, gap)] = &rows[..] else { panic!("{rows:?}") };
    assert!(all.occupations > 890.0);
    assert!(all.first_three >= 0.86, "{all:?}");
    assert!(all.reciprocal >= 0.95, "{all:?}");
    assert!(all.average >= 0.60, "{all:?}");
    assert!(skills.first_three < all.first_three && gap.first_three < skills.first_three);
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
    let Some(datasets) = datasets() else { return };
    let release = published_release(&datasets).expect("the release");
    let plain = |text: &str| {
        let words = text.to_lowercase();
        let words: Vec<&str> =
            words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    let statements: BTreeSet<String> = release
        .occupations
        .values()
        .flat_map(|one| one.tasks.values())
        .map(|task| plain(&task.text))
        .collect();
    let reference = &catalog::load().expect("the catalogue").reference;
    for task in reference.occupations.iter().flat_map(|one| &one.tasks) {
        for ours in [&task.label, &task.why] {
            assert!(!statements.contains(&plain(ours)), "{ours}");
        }
    }
}
