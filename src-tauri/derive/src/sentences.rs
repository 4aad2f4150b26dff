//! Whether a sentence of the release is in our words. The sentences are not ours to keep, so what is kept of them is
//! a set of short hashes: one for each run of six words, and one for each sentence that is shorter.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::table::{column, published};

pub const FILE: &str = "src-tauri/derive/sentences.bin";
const OURS: &str = "src-tauri/catalog/data";
/// Derived: the publisher's codes and titles, which are names.
const THEIRS: &str = "onet";

/// Words in a run.
const RUN: usize = 6;
/// Of other runs, one in two to this power is taken for theirs by chance.
const BITS: u32 = 15;
/// So many ways to hash are tried until none of our words is taken for theirs by chance.
const TRIES: u32 = 1_000;
/// It stands in every such file, so that a test sees that the file tells anything at all.
pub const CANARY: &str = "Whoever finds this sentence of ours knows that the others are there.";

/// Tables with sentences, and the column of each.
const SENTENCES: [(&str, &str); 7] = [
    ("Task Statements", "Task"),
    ("Emerging Tasks", "Task"),
    ("Occupation Data", "Description"),
    ("DWA Reference", "DWA Title"),
    ("IWA Reference", "IWA Title"),
    ("Content Model Reference", "Description"),
    ("Level Scale Anchors", "Anchor Description"),
];

/// Runs of words that the release has, as hashes in ascending order.
#[derive(Debug, PartialEq)]
pub struct Sentences {
    salt: u32,
    /// Hashes lie below this.
    below: u64,
    hashes: Vec<u64>,
}

impl Sentences {
    fn new<'a>(runs: impl ExactSizeIterator<Item = &'a String>, salt: u32) -> Self {
        let below = (runs.len() as u64) << BITS;
        let mut hashes: Vec<u64> = runs.map(|run| hash(run, salt, below)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self { salt, below, hashes }
    }

    /// Whether the release has this run, or one with the same hash.
    pub fn has(&self, run: &str) -> bool {
        self.hashes.binary_search(&hash(run, self.salt, self.below)).is_ok()
    }

    /// How many runs are told apart.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Salt, bound and count, then the distance from each hash to the next: as many ones as its high part says, a
    /// nought, and its low bits.
    fn packed(&self) -> Vec<u8> {
        let mut bits = Vec::new();
        let mut before = 0;
        for hash in &self.hashes {
            let step = hash - before;
            before = *hash;
            bits.extend((0..step >> LOW).map(|_| true));
            bits.push(false);
            bits.extend((0..LOW).map(|bit| (step >> bit) & 1 == 1));
        }
        let mut bytes = self.salt.to_le_bytes().to_vec();
        bytes.extend(self.below.to_le_bytes());
        bytes.extend((self.hashes.len() as u64).to_le_bytes());
        bytes.extend(bits.chunks(8).map(|eight| {
            eight.iter().enumerate().fold(0, |byte, (bit, set)| byte | u8::from(*set) << bit)
        }));
        bytes
    }

    /// Reads what `packed` made; nothing when it is something else.
    pub fn unpacked(bytes: &[u8]) -> Option<Self> {
        let (salt, rest) = bytes.split_first_chunk()?;
        let (below, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let mut bits = rest.iter().flat_map(|byte| (0..8).map(move |bit| (byte >> bit) & 1 == 1));
        let (mut hashes, mut before) = (Vec::new(), 0);
        for _ in 0..u64::from_le_bytes(*count) {
            let mut step = 0;
            while bits.next()? {
                step += 1 << LOW;
            }
            for bit in 0..LOW {
                step |= u64::from(bits.next()?) << bit;
            }
            before += step;
            hashes.push(before);
        }
        let (salt, below) = (u32::from_le_bytes(*salt), u64::from_le_bytes(*below));
        Some(Self { salt, below, hashes })
    }
}

/// Low bits of a distance: what is above them is mostly nothing or one.
const LOW: u32 = BITS - 1;

/// FNV-1a, stirred so that every bit tells, brought below a bound.
fn hash(run: &str, salt: u32, below: u64) -> u64 {
    let bytes = salt.to_le_bytes().into_iter().chain(run.bytes());
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    ((u128::from(hash) * u128::from(below)) >> 64) as u64
}

fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The runs of a sentence: itself, where it has no six words.
pub fn runs(sentence: &str) -> Vec<String> {
    let words = words(sentence);
    match words.len() {
        0 => Vec::new(),
        1..RUN => vec![words.join(" ")],
        _ => words.windows(RUN).map(|run| run.join(" ")).collect(),
    }
}

/// The runs of our files by file. Whole files, so that nothing that is quoted over two lines escapes; and every
/// piece between commas, quotes and ends of lines that is shorter than a run.
pub fn ours(root: &Path) -> Result<BTreeMap<PathBuf, BTreeSet<String>>, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.join(OURS)];
    while let Some(folder) = folders.pop() {
        let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(wrong)? {
            let path = entry.map_err(wrong)?.path();
            if path.is_dir() {
                if !path.ends_with(THEIRS) {
                    folders.push(path);
                }
                continue;
            }
            let text = fs::read_to_string(&path).map_err(wrong)?;
            if path.extension().is_some_and(|ending| ending == "tsv") {
                // Lists of names: each is a text of its own, and one that is shorter than a run is no sentence.
                let names = text.split(['|', '\t', '\n']).filter(|name| words(name).len() >= RUN);
                found.insert(path, names.flat_map(runs).collect());
                continue;
            }
            let pieces = text.split(['"', ',', '\n']).filter(|piece| words(piece).len() < RUN);
            let all = pieces.flat_map(runs).chain(runs(&text)).collect();
            found.insert(path, all);
        }
    }
    Ok(found)
}

/// Every run of the release's sentences, and of our own canary.
fn theirs(datasets: &Path) -> Result<BTreeSet<String>, String> {
    let mut all: BTreeSet<String> = runs(CANARY).into_iter().collect();
    for (table, name) in SENTENCES {
        let text = published(datasets, table)?;
        let place = column(&text, table, name)?;
        let sentences = text.lines().skip(1).filter_map(|line| line.split('\t').nth(place));
        all.extend(sentences.flat_map(runs));
    }
    Ok(all)
}

/// Writes the hashes of what is published in `datasets` to `file`, so that none of the words under `root` is taken for
/// theirs by chance. The way to hash stays while it does; a run that is truly theirs is an error.
pub fn write(datasets: &Path, root: &Path, file: &Path) -> Result<(), String> {
    let (theirs, ours) = (theirs(datasets)?, ours(root)?);
    for (path, runs) in &ours {
        if let Some(run) = runs.intersection(&theirs).next() {
            return Err(format!(
                "{}: “{run}” is published: say it in other words.",
                path.display()
            ));
        }
    }
    let before = fs::read(root.join(FILE)).ok().and_then(|bytes| Sentences::unpacked(&bytes));
    let first = before.map_or(0, |before| before.salt);
    let fits = |made: &Sentences| ours.values().flatten().all(|run| !made.has(run));
    let made = (0..TRIES)
        .map(|more| Sentences::new(theirs.iter(), first.wrapping_add(more)))
        .find(fits)
        .ok_or("No way to hash tells our words from the published ones.")?;
    let bytes = made.packed();
    println!("{}: {} runs, {} kB", file.display(), made.hashes.len(), bytes.len() / 1000);
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_in_another_text_whatever_its_case_and_signs() {
        let said = "Plan, direct, or coordinate what nobody else would ever plan.";
        let kept: BTreeSet<String> = runs(said).into_iter().chain(runs("Count sheep.")).collect();
        let theirs = Sentences::unpacked(&Sentences::new(kept.iter(), 7).packed()).expect("hashes");
        assert_eq!(theirs, Sentences::new(kept.iter(), 7));
        let found = |text: &str| runs(text).iter().any(|run| theirs.has(run));
        assert!(found("They plan direct – or COORDINATE what\nnobody needs."));
        assert!(found("count sheep"));
        assert!(!found("Plan and direct what nobody else would plan, or coordinate."));
        assert!(!found("Count the sheep."));
        assert_eq!(Sentences::unpacked(b"short"), None);
    }
}
