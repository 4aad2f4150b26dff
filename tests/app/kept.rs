//! Files that say what the code makes. They change only when somebody asks for it with `UPDATE=1`; otherwise a test
//! fails and shows what differs.

use std::{fs, path::Path};

/// Lines that differ and are shown of one file.
const SHOWN: usize = 40;

/// Fails where the file of this repository is not what the code makes.
pub fn holds(file: &str, made: &str) {
    all_hold([(file.to_owned(), made.to_owned())]);
}

/// The same for several files: whoever looks at a change sees all of it.
pub fn all_hold(files: impl IntoIterator<Item = (String, String)>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut behind = String::new();
    for (file, made) in files {
        let kept = fs::read_to_string(root.join(&file)).unwrap_or_default();
        if kept == made {
            continue;
        }
        if update {
            fs::write(root.join(&file), &made).expect("the file can be written");
        } else {
            behind += &format!("\n{file} (- as it is kept, + as the code makes it)\n");
            behind += &difference(&kept, &made);
        }
    }
    assert!(
        behind.is_empty(),
        "{behind}\nIf that is meant, run the test again with UPDATE=1, read the files and commit them."
    );
}

/// The lines that differ, each place with its line number.
fn difference(kept: &str, made: &str) -> String {
    let (kept, made): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), made.lines().collect());
    let (mut text, mut shown, mut left) = (String::new(), 0, 0);
    let (mut at, mut on) = (0, 0);
    while at < kept.len() || on < made.len() {
        if kept.get(at) == made.get(on) {
            (at, on) = (at + 1, on + 1);
            continue;
        }
        let (gone, new) = until_equal(&kept[at..], &made[on..]);
        if shown < SHOWN {
            text += &format!("@ line {}\n", at + 1);
        }
        let lines = kept[at..at + gone].iter().map(|line| ('-', line));
        for (sign, line) in lines.chain(made[on..on + new].iter().map(|line| ('+', line))) {
            shown += 1;
            if shown <= SHOWN {
                text += &format!("{sign} {line}\n");
            } else {
                left += 1;
            }
        }
        (at, on) = (at + gone, on + new);
    }
    if left > 0 {
        text += &format!("… and {left} more lines\n");
    }
    text
}

/// How many lines of both to pass, the fewest in all, until they go on alike.
fn until_equal(kept: &[&str], made: &[&str]) -> (usize, usize) {
    for apart in 1..kept.len() + made.len() {
        let most = apart.min(kept.len());
        let alike = (apart.saturating_sub(made.len())..=most)
            .find(|gone| kept.get(*gone).is_some_and(|line| made.get(apart - gone) == Some(line)));
        if let Some(gone) = alike {
            return (gone, apart - gone);
        }
    }
    (kept.len(), made.len())
}

#[test]
fn a_difference_shows_the_lines_that_differ_and_where() {
    let kept = "one\ntwo\nthree\nfour\nfive\n";
    assert_eq!(difference(kept, kept), "");
    assert_eq!(
        difference(kept, "one\nthree\nfour\n5\n"),
        "@ line 2\n- two\n@ line 5\n- five\n+ 5\n"
    );
    assert_eq!(difference("", "new\n"), "@ line 1\n+ new\n");
    assert_eq!(difference("a\nb\n", ""), "@ line 1\n- a\n- b\n");
    let long: String = (0..50).map(|line| format!("{line}\n")).collect();
    assert!(difference("", &long).ends_with("… and 10 more lines\n"));
}
