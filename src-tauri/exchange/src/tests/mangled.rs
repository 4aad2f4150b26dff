//! Files that came to harm are read as far as they go, and nothing ends in a panic.

use std::time::{Duration, Instant};

use domain::portfolio;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::{bytes as written, figure, plan, reference};
use crate::{
    export::PlanFormat,
    feedback::{self, Bundle},
    import::{self, TaskFormat},
};

const PAIRS: [(PlanFormat, TaskFormat); 6] = [
    (PlanFormat::Taskwarrior, TaskFormat::Taskwarrior),
    (PlanFormat::Todotxt, TaskFormat::Todotxt),
    (PlanFormat::Ics, TaskFormat::Ics),
    (PlanFormat::Csv, TaskFormat::Csv),
    (PlanFormat::Org, TaskFormat::Org),
    (PlanFormat::Md, TaskFormat::Md),
];

fn read(bytes: &[u8], format: TaskFormat) {
    if let Ok(found) = import::tasks(bytes, format, &|at| at.date_naive()) {
        assert_eq!(found.read, found.tasks.len() + found.skipped.len());
        assert!(found.tasks.iter().all(|task| !task.title.is_empty()));
    }
}

/// A few of its parts cut, doubled, exchanged or overwritten; `below` draws a number below another.
pub(super) fn mangled(sound: &[u8], below: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=below(8) {
        let (at, length) = (below(bytes.len()), below(200));
        let to = (at + length).min(bytes.len());
        match below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => bytes[at..to].fill_with(|| below(256) as u8),
            3 => {
                let copy = bytes[at..to].to_vec();
                let into = below(bytes.len());
                bytes.splice(into..into, copy);
            }
            _ => bytes[at..to].fill(b":,\"*[{\n-x"[below(9)]),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Numbers below another, the same ones in every run.
pub(super) fn dice() -> impl FnMut(usize) -> usize {
    use proptest::prelude::Rng;
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    move |most| random.next_u64() as usize % most.max(1)
}

#[test]
fn five_hundred_mangled_files_of_each_format_cause_no_panic() {
    let plan = plan();
    let mut below = dice();
    for (out, back) in PAIRS {
        let sound = written(&plan, out);
        for _ in 0..500 {
            let bytes = mangled(&sound, &mut below);
            read(&bytes, back);
        }
    }
}

#[test]
fn five_hundred_mangled_answers_of_a_reviewer_cause_no_panic() {
    let evidence = [figure("Time to repair", 90.0, 40.0)];
    let achievements = portfolio::achievements(&[], &evidence, &[], reference());
    let sent = feedback::bundle(&Bundle::default(), &achievements, &evidence).bytes;
    let sent = String::from_utf8(sent).expect("text");
    let back = sent.replace("\nYour comment:\n", "\nYour comment: Since when?\n\n- where\n");
    let said = &feedback::comments(back.as_bytes()).expect("a comment").comments;
    assert_eq!(said[..], [("E1".into(), "Since when?\n\n- where".to_owned())]);
    let mut below = dice();
    for _ in 0..500 {
        let _ = feedback::comments(&mangled(back.as_bytes(), &mut below));
    }
    let long = [back.as_bytes(), &vec![b'x'; feedback::LARGEST]].concat();
    for foreign in [&b""[..], b"Dear diary", &[0; 100], &long] {
        assert!(feedback::comments(foreign).is_err());
    }
}

#[test]
fn half_files_and_foreign_ones_cause_no_panic() {
    let plan = plan();
    for (out, _) in PAIRS {
        let sound = written(&plan, out);
        for (_, back) in PAIRS {
            for part in 0..=20 {
                read(&sound[..sound.len() * part / 20], back);
            }
        }
    }
}

#[test]
fn lines_of_five_megabytes_and_deep_nests_take_a_moment() {
    const MANY: usize = 5 << 20;
    let nest = |open: &str| open.repeat(100_000);
    let inputs = [
        ("- [ ] ".to_owned() + &"a ".repeat(MANY / 2), TaskFormat::Md),
        (nest("> - "), TaskFormat::Md),
        (nest("- [ ] [a]("), TaskFormat::Md),
        ("a".repeat(MANY), TaskFormat::Todotxt),
        ("due:".repeat(MANY / 4), TaskFormat::Todotxt),
        (format!("title,due\n{},x\n", "é".repeat(MANY / 2)), TaskFormat::Csv),
        (format!("title\n\"{}", "\"\"\n".repeat(MANY / 3)), TaskFormat::Csv),
        ("* TODO ".to_owned() + &"a:".repeat(MANY / 2), TaskFormat::Org),
        ("*".repeat(MANY), TaskFormat::Org),
        (nest("* TODO x\n:A:\n"), TaskFormat::Org),
        (nest("["), TaskFormat::Taskwarrior),
        (format!("[{{\"description\":\"{}\"}}]", "a".repeat(MANY)), TaskFormat::Taskwarrior),
        (format!("BEGIN:VCALENDAR\nBEGIN:VTODO\n{}", nest("BEGIN:X\n")), TaskFormat::Ics),
        (
            format!("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:{}\nEND:VTODO", "a".repeat(MANY)),
            TaskFormat::Ics,
        ),
        (
            format!("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:{}\nEND:VTODO", "a\n ".repeat(300_000)),
            TaskFormat::Ics,
        ),
        (format!("BEGIN:VCALENDAR\n{}", nest("BEGIN:VTODO\nEND:VTODO\n")), TaskFormat::Ics),
    ];
    for (text, format) in inputs {
        let begun = Instant::now();
        read(text.as_bytes(), format);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(30), "{format:?} {}: {took:?}", &text[..20]);
    }
}
