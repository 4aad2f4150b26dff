//! A text for somebody who reads along: chosen sentences with what backs them, never the journal. It is
//! plain Markdown with room for comments, which come back by reading the same text again.

use std::fmt::Write;

use domain::{
    ErrorKind, UserError,
    portfolio::{About, Achievement, Evidence, EvidenceKind, Feedback},
};
use serde::Deserialize;
use ts_rs::TS;

use crate::{Exported, Result};

/// The first line of every bundle; the number is that of its form.
const MARK: &str = "<!-- waymark bundle 1 -->";
const NAME: &str = "Your name:";
const COMMENT: &str = "Your comment:";
/// Closes the last comment: no id is empty in a bundle.
const END: &str = "## ";
/// The longest comment and the longest name, in characters.
const LONGEST: (usize, usize) = (4000, 80);
/// The largest file that is read, in bytes.
pub const LARGEST: usize = 1 << 20;

/// What somebody chose to share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct Bundle {
    /// Ids of the achievements; all that something backs when there are none.
    pub achievements: Vec<String>,
    /// Whether the links and the labels of files are in it.
    pub evidence: bool,
    /// What the reader is asked; a question of ours when it is empty.
    pub question: String,
}

/// The bundle as Markdown. It counts the achievements.
pub fn bundle(chosen: &Bundle, achievements: &[Achievement], evidence: &[Evidence]) -> Exported {
    let asked = match chosen.question.trim() {
        "" => "Which of these would you believe, and which would you ask about?",
        own => own,
    };
    let mut text = format!(
        "{MARK}\n# Sentences about my work\n\n{}\n\nWrite below “{COMMENT}” wherever you have something to \
         say, and send this file back.\n\n{NAME}\n",
        flat(asked)
    );
    let wanted = |achievement: &&Achievement| match chosen.achievements.as_slice() {
        [] => achievement.is_proven(),
        ids => ids.contains(&achievement.id),
    };
    let mut records = 0;
    for achievement in achievements.iter().filter(wanted) {
        records += 1;
        let _ = write!(
            text,
            "\n## {} <!-- {} -->\n\n> {}\n",
            achievement.id,
            achievement.uid,
            flat(&achievement.text)
        );
        if chosen.evidence {
            text.extend(
                achievement.backing(evidence).iter().map(|piece| format!("\n- {}", shown(piece))),
            );
            text.push('\n');
        } else if !achievement.is_proven() {
            text += "\nNothing backs it yet.\n";
        }
        let _ = write!(text, "\n{COMMENT}\n");
    }
    Exported { bytes: text.into_bytes(), records }
}

/// A piece of evidence without what is nobody else's business: the words of an entry, the path of a file.
fn shown(piece: &Evidence) -> String {
    let date = piece.date;
    match (piece.kind, &piece.change) {
        (EvidenceKind::Check, _) => format!("{date}: a milestone that was checked"),
        (EvidenceKind::Entry, _) => format!("{date}: a note in my journal"),
        (EvidenceKind::Link, _) => {
            format!("{date}: {}, {}", flat(&piece.text), flat(&piece.source))
        }
        (_, Some(change)) => format!(
            "{date}: {}, before {}, after {} {}",
            flat(&piece.text),
            change.before,
            change.after,
            flat(&change.unit)
        ),
        (_, None) => format!("{date}: a file, {}", flat(&piece.text)),
    }
}

/// One line without what Markdown would make of it.
fn flat(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!');
    line.chars().flat_map(|c| marks(c).then_some('\\').into_iter().chain([c])).collect()
}

/// The comments in a bundle that came back.
///
/// # Errors
/// `Foreign` when it is no bundle, or too long for one; `Newer` when a newer Waymark wrote it.
pub fn comments(bytes: &[u8]) -> Result<Feedback> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default().trim();
    if first.starts_with("<!-- waymark bundle ") && first != MARK {
        return Err(UserError::new(
            ErrorKind::Newer,
            "That text was made by a newer Waymark.",
            "Nothing was changed. Please install the newer Waymark.",
        ));
    }
    if text.len() > LARGEST || text.lines().next().map(str::trim) != Some(MARK) {
        return Err(UserError::new(
            ErrorKind::Foreign,
            "That is no text for a mentor that Waymark wrote.",
            "Choose the file that came back, with its first line as it was.",
        ));
    }
    let mut read = Feedback::default();
    let mut achievement: Option<About> = None;
    let mut open = false;
    let mut said = String::new();
    for line in text.lines().skip(1).chain([END]) {
        // A heading of the reader's own belongs to what they say.
        if let Some(about) = line.strip_prefix("## ").and_then(about) {
            if let Some(achievement) = achievement.filter(|_| !said.trim().is_empty()) {
                let kept = said.trim().chars().take(LONGEST.0).collect();
                read.comments.push((achievement, kept));
            }
            (achievement, open) = (Some(about), false);
            said.clear();
        } else if let Some(name) = line.strip_prefix(NAME).filter(|_| achievement.is_none()) {
            read.author = name.trim().chars().take(LONGEST.1).collect();
        } else if let Some(rest) =
            line.strip_prefix(COMMENT).filter(|_| achievement.is_some() && !open)
        {
            open = true;
            said += rest.trim();
        } else if open {
            said.push('\n');
            said += line.trim_end();
        }
    }
    Ok(read)
}

/// Whether a heading is the id of an achievement, as [`bundle`] writes it, or the end.
/// The achievement that a heading of ours names.
fn about(heading: &str) -> Option<About> {
    let (id, uid) = heading.split_once("<!--").unwrap_or((heading, ""));
    let (id, uid) = (id.trim(), uid.trim_end().trim_end_matches("-->").trim());
    let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let ours = id.is_empty() || (plain && id.ends_with(|c: char| c.is_ascii_digit()));
    ours.then(|| About { id: id.to_owned(), uid: uid.into() })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn sent(chosen: &Bundle, achievements: &[Achievement], evidence: &[Evidence]) -> String {
        String::from_utf8(bundle(chosen, achievements, evidence).bytes).expect("text")
    }

    fn read(text: &str) -> Feedback {
        comments(text.as_bytes()).expect("a bundle")
    }

    fn achievement(id: &str, text: &str, evidence: &[&str]) -> Achievement {
        Achievement {
            id: id.into(),
            uid: Default::default(),
            text: text.into(),
            evidence: evidence.iter().map(|id| (*id).to_owned()).collect(),
            lost: vec![],
            month: "2026-01".into(),
            skill: None,
            own: true,
            strength: 1,
        }
    }

    fn piece(id: &str, kind: EvidenceKind, text: &str, source: &str) -> Evidence {
        Evidence {
            id: id.into(),
            uid: Default::default(),
            private: false,
            kind,
            date: NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day"),
            text: text.into(),
            source: source.into(),
            hash: None,
            change: None,
            milestone: None,
            skill: None,
            task: None,
        }
    }

    #[test]
    fn a_bundle_holds_chosen_sentences_and_never_the_journal() {
        let evidence = [
            piece("entry-1", EvidenceKind::Entry, "I fear my boss.", ""),
            piece("E1", EvidenceKind::File, "The report", "/secret/review.pdf"),
            piece("E2", EvidenceKind::Link, "The page", "https://example.org/a"),
        ];
        let achievements = [
            achievement("C1", "Wrote *it*.", &["entry-1", "E1", "E2"]),
            achievement("C2", "Another.", &["E2"]),
            achievement("C3", "Without proof.", &[]),
        ];
        let chosen =
            Bundle { achievements: vec!["C1".into()], evidence: true, ..Bundle::default() };
        let text = sent(&chosen, &achievements, &evidence);
        assert!(text.contains("> Wrote \\*it\\*.") && text.contains("https://example.org/a"));
        for secret in ["boss", "/secret", "Another", "Without"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        let all = sent(&Bundle::default(), &achievements, &evidence);
        assert!(all.contains("Another.") && !all.contains("Without"), "what nothing backs stays");
    }

    #[test]
    fn comments_come_back_to_the_sentences_that_they_are_about() {
        let achievements = [achievement("C1", "One.", &["E1"]), achievement("M2", "Two.", &["E1"])];
        let sent = sent(&Bundle::default(), &achievements, &[]);
        assert_eq!(read(&sent), Feedback::default(), "nothing was said");
        let back = sent.replace(NAME, "Your name: Ana").replacen(
            "\nYour comment:\n",
            "\nYour comment: By how much?\n\nSay it first.\n",
            1,
        );
        let found = read(&back.replace('\n', "\r\n"));
        assert_eq!(found.author, "Ana");
        assert_eq!(found.comments, [("C1".into(), "By how much?\n\nSay it first.".to_owned())]);
        let headed = sent.replacen(
            "\nYour comment:\n",
            "\nYour comment: First.\n\n## What I would change\n\nThe second part.\n",
            1,
        );
        let found = read(&headed);
        assert!(found.comments[0].1.ends_with("## What I would change\n\nThe second part."));
        assert_eq!(comments(b"Dear diary").expect_err("refused").kind, ErrorKind::Foreign);
    }

    proptest! {
        /// Whatever a sentence says, it opens no section and no room for comments of its own.
        #[test]
        fn a_sentence_stays_one_line_of_its_own(text in "(?s).{0,200}") {
            let achievements = [achievement("C1", &text, &["E1"]), achievement("C2", "Two.", &["E1"])];
            let sent = sent(&Bundle::default(), &achievements, &[]);
            let at = sent.rfind(COMMENT).expect("room");
            let back = format!("{}{COMMENT} Fine.\n", &sent[..at]);
            let found = read(&back);
            prop_assert_eq!(found.comments, [("C2".into(), "Fine.".to_owned())]);
        }
    }
}
