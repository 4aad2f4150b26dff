//! The window and the terminal do the same: three hundred random commands through each leave the same journal.

use std::{fmt::Write, path::Path, process::Command};

use serde_json::{Value, json};

use crate::commands::Shell;

/// As many as one run does.
const COMMANDS: usize = 300;

/// One thing that a person does, as the window asks for it and as somebody types it.
struct Deed {
    command: &'static str,
    arguments: Value,
    words: Vec<String>,
}

/// A plain generator (SplitMix64): the same deeds in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("below a usize")
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// The same journal twice: one lived in the window, one at the terminal.
struct Twins {
    window: Option<Shell>,
    terminal: tempfile::TempDir,
    day: chrono::NaiveDate,
    /// What was done so far, for whoever has to find out why they differ.
    done: String,
}

impl Twins {
    fn new() -> Self {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
        let terminal = tempfile::tempdir().expect("a folder");
        Self { window: Some(Shell::on(&day.to_string())), terminal, day, done: String::new() }
    }

    fn window(&self) -> &Shell {
        self.window.as_ref().expect("it is closed only while the day changes")
    }

    /// The next morning, or one of the mornings after it.
    fn sleep(&mut self, days: u64) {
        self.day = self.day + chrono::Days::new(days);
        let dir = self.window.take().expect("a window").close();
        self.window = Some(Shell::reopen(dir, &self.day.to_string()));
        writeln!(self.done, "— {}", self.day).expect("text");
    }

    /// What the terminal answers as JSON; an error is what it says of it.
    fn say(&self, words: &[String]) -> Result<Value, Value> {
        let output = Command::new(assert_cmd::cargo::cargo_bin("waymark-cli"))
            .env("WAYMARK_DATA_DIR", self.terminal.path())
            .env("WAYMARK_NOW", format!("{}T09:00:00+01:00[Europe/Berlin]", self.day))
            .args(words)
            .arg("--json")
            .output()
            .expect("the terminal client starts");
        let json: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{words:?}: {error}: {output:?}"));
        if output.status.success() { Ok(json) } else { Err(json["error"].clone()) }
    }

    /// Does the same in both; they accept it together or refuse it with the same sentence.
    fn act(&mut self, Deed { command, arguments, words }: Deed) {
        writeln!(self.done, "{command} {arguments} = {}", words.join(" ")).expect("text");
        let window = self.window().try_call(command, arguments);
        let terminal = self.say(&words);
        let refused = |answer: &Result<Value, Value>| {
            answer.as_ref().err().map(|error| [error["kind"].clone(), error["message"].clone()])
        };
        assert_eq!(refused(&window), refused(&terminal), "after\n{}", self.done);
    }

    /// Both journals whole, as they would go to another computer, and what both remember of having done.
    fn compare(&self, files: &Path) {
        let [window, terminal] = ["window.zip", "terminal.zip"].map(|name| files.join(name));
        self.window().choose(&window);
        self.window().call("export_all", json!({}));
        let out = terminal.display().to_string();
        self.say(&["export".into(), "all".into(), "--out".into(), out]).expect("it is written");
        let [a, b] = [&window, &terminal].map(|file| alike(file));
        assert!(
            a == b,
            "the journals differ ({} and {}) after\n{}",
            window.display(),
            terminal.display(),
            self.done
        );
        let terminal = self.say(&["operations".into()]).expect("a list");
        let terminal = terminal.as_array().or_else(|| terminal["operations"].as_array());
        let terminal = terminal.expect("a list");
        let window = self.window().call("list_operations", json!({}));
        let window = window.as_array().expect("a list");
        // The terminal lists fewer.
        let shown = &window[..window.len().min(terminal.len())];
        assert!(!shown.is_empty() && shown == terminal.as_slice(), "after\n{}", self.done);
    }

    /// The running plan's steps and milestones, by their ids.
    fn ids(&self, of: &str) -> Vec<String> {
        let plan = self.window().call("read_plan", json!({}));
        let rows = plan["draft"][of].as_array().cloned().unwrap_or_default();
        rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    }
}

/// The journal in an archive with its ids for ever told apart by their order alone: no two journals share one.
fn alike(file: &Path) -> Vec<(String, Vec<String>)> {
    let whole = app::Client::Window.read_journal(file).expect("an archive");
    let mut ids: Vec<String> = Vec::new();
    let mut row = |row: String| {
        let apart = |c: char| !(c.is_ascii_hexdigit() || c == '-');
        let is_id = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
        let found: Vec<String> = row.split(apart).filter(is_id).map(str::to_owned).collect();
        found.into_iter().fold(row, |row, id| {
            let place = ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                ids.push(id.clone());
                ids.len() - 1
            });
            row.replace(&id, &format!("id {place}"))
        })
    };
    let table = |table: domain::journal::Table| {
        (table.name, table.rows.into_iter().map(&mut row).collect())
    };
    whole.tables.into_iter().map(table).collect()
}

fn deed(command: &'static str, arguments: Value, words: &[&str]) -> Deed {
    Deed { command, arguments, words: words.iter().map(|&word| word.to_owned()).collect() }
}

fn start(random: &mut Random, twins: &Twins) -> Deed {
    let title = random.one(&["Machine learning engineer", "Data engineer", "Registered nurse"]);
    let hours = random.below(4) + 3;
    let found = twins.window().call("find_titles", json!({"query": title, "limit": 1}));
    let code = &found["matches"][0]["code"];
    let start = twins.day.to_string();
    let profile =
        json!({"occupation": code, "typed_title": title, "seniority": "senior", "levels": {}});
    let ask = json!({
        "start": start, "days": 90, "hours": hours, "off": [], "wanted": [], "unwanted": [],
        "finished": [], "apart": false,
    });
    let hours = hours.to_string();
    let words = ["start", title, "--seniority", "senior", "--hours", &hours];
    deed("start_plan", json!({"profile": profile, "target": null, "ask": ask}), &words)
}

/// Something about one step or milestone.
fn step(random: &mut Random, twins: &Twins) -> Deed {
    let steps = twins.ids("steps");
    let milestones = twins.ids("milestones");
    // Mostly what is near, sometimes a milestone, sometimes nothing that exists.
    let id = match random.below(12) {
        0 => "S999",
        1 => &milestones[random.below(milestones.len().min(3))],
        _ => &steps[random.below(steps.len().min(25))],
    };
    let minutes = (random.below(60) + 1).to_string();
    let spent: u32 = minutes.parse().expect("a number");
    match random.below(6) {
        0 | 1 => deed(
            "complete_item",
            json!({"id": id, "note": "It stands.", "minutes": spent}),
            &["done", id, "--note", "It stands.", "--minutes", &minutes],
        ),
        2 => deed("complete_item", json!({"id": id, "note": "", "minutes": null}), &["done", id]),
        3 => deed("reopen_item", json!({"id": id}), &["reopen", id]),
        4 => deed("skip_step", json!({"id": id}), &["skip", id]),
        _ => deed(
            "log_time",
            json!({"id": id, "minutes": spent, "note": "A start."}),
            &["log", id, &minutes, "--note", "A start."],
        ),
    }
}

/// A change of the plan.
fn edit(random: &mut Random, twins: &Twins) -> Deed {
    let steps = twins.ids("steps");
    let mut any = || steps[random.below(steps.len().min(40))].clone();
    let (id, with) = (any(), any());
    let kind = random.one(&[
        "postpone",
        "shorten",
        "split",
        "remove",
        "pause",
        "restore",
        "move",
        "swap",
        "shift",
        "extend",
        "break",
        "add",
        "edit",
        "reschedule",
    ]);
    let ahead = |days: usize| (twins.day + chrono::Days::new(days as u64)).to_string();
    let day = ahead(random.below(40));
    let days = (random.below(9) + 1).to_string();
    let count: u32 = days.parse().expect("a number");
    let (from, to) = (ahead(7), ahead(7 + random.below(5)));
    let range = format!("{from}..{to}");
    let (arguments, words) = match kind {
        "move" => (json!({"step": id, "to": day}), vec!["adjust", "move", &id, &day]),
        "swap" => (json!({"step": id, "with": with}), vec!["adjust", "swap", &id, &with]),
        "shift" | "extend" => (json!({"days": count}), vec!["adjust", kind, &days]),
        "break" => (json!({"range": {"from": from, "to": to}}), vec!["break", &range]),
        "add" => (
            json!({"title": "Read it", "steps": [{"title": "The report", "minutes": 25, "day": null}]}),
            vec!["adjust", "add", "Read it", "--step", "The report=25"],
        ),
        "edit" => (
            json!({"step": id, "title": "In other words", "minutes": 20, "cue": "the first coffee"}),
            vec![
                "adjust",
                "edit",
                &id,
                "--title",
                "In other words",
                "--minutes",
                "20",
                "--cue",
                "the first coffee",
            ],
        ),
        "reschedule" => (json!({}), vec!["reschedule"]),
        _ => (json!({"step": id}), vec!["adjust", kind, &id]),
    };
    let mut edit = arguments;
    edit["kind"] = json!(kind);
    let words: Vec<&str> = words.into_iter().chain(["--apply"]).collect();
    deed("apply_edit", json!({"edit": edit, "state": null}), &words)
}

/// Something written: an entry, evidence, an achievement.
fn written(random: &mut Random, twins: &Twins) -> Deed {
    let number = (random.below(8) + 1).to_string();
    let id: i64 = number.parse().expect("a number");
    let (evidence, achievement) = (format!("E{number}"), format!("C{number}"));
    let today = twins.day.to_string();
    let text = random.one(&["Slices by region.", "Déjà vu, größer ✓", "**Late** labels"]);
    match random.below(9) {
        0 | 1 => deed(
            "add_entry",
            json!({"date": today, "text": text, "tags": ["labels"], "links": []}),
            &["journal", "add", text, "--tag", "labels"],
        ),
        2 => deed(
            "edit_entry",
            json!({"id": id, "text": text, "tags": ["slices"], "links": []}),
            &["journal", "edit", &number, text, "--tag", "slices"],
        ),
        3 => deed("remove_entry", json!({"id": id}), &["journal", "remove", &number]),
        4 => deed("restore_entry", json!({"id": id}), &["journal", "restore", &number]),
        5 => deed(
            "add_evidence",
            json!({"evidence": {"text": text, "file": null, "link": "https://example.org/a", "change": null,
                "milestone": null, "skill": null, "task": null}}),
            &["evidence", "add", text, "--link", "https://example.org/a"],
        ),
        6 => deed("remove_evidence", json!({"id": evidence}), &["evidence", "remove", &evidence]),
        7 => deed(
            "write_achievement",
            json!({"id": null, "text": text, "evidence": [evidence]}),
            &["achievement", "write", text, "--evidence", &evidence],
        ),
        _ => deed(
            "remove_achievement",
            json!({"id": achievement}),
            &["achievement", "remove", &achievement],
        ),
    }
}

/// What somebody says about their own work and wants of a path.
fn said(random: &mut Random, _: &Twins) -> Deed {
    let task = random.one(&["evaluation-design", "problem-framing", "no-such-task"]);
    let level = random.one(&["low", "high", "very high"]);
    let share = (random.below(99) + 1).to_string();
    let part: f64 = share.parse().expect("a number");
    let number = (random.below(3) + 1).to_string();
    let log = format!("A{number}");
    match random.below(10) {
        0 => deed("rate_skill", json!({"skill": "python", "level": 4.0}), &["rate", "python=4"]),
        1 => deed(
            "rate_skill",
            json!({"skill": "python", "level": null}),
            &["rate", "--forget", "python"],
        ),
        2 => deed(
            "override_rating",
            json!({"task": task, "level": level, "reason": "Ours is a script."}),
            &["week", "override", task, level, "Ours is a script."],
        ),
        3 => deed("remove_override", json!({"task": task}), &["week", "remove-override", task]),
        4 => deed("divide_week", json!({"shares": null}), &["week", "divide", "--usual"]),
        5 => deed(
            "assume",
            json!({"values": {"rho": part / 50.0}}),
            &["week", "assume", &format!("rho={}", part / 50.0)],
        ),
        6 => deed("pin_occupation", json!({"code": "mlops-engineer"}), &["pin", "MLOps engineer"]),
        7 => deed(
            "unpin_occupation",
            json!({"code": "mlops-engineer"}),
            &["pin", "MLOps engineer", "--off"],
        ),
        8 => deed(
            "log_ai",
            json!({"work": {"id": "", "date": "2026-01-05", "task": task, "share": part / 100.0, "quality": 4,
                "minutes_saved": -5}}),
            &[
                "ailog",
                "add",
                "--task",
                task,
                "--share",
                &share,
                "--quality",
                "4",
                "--saved",
                "-5",
                "--date",
                "2026-01-05",
            ],
        ),
        _ => deed("forget_ai", json!({"id": log}), &["ailog", "remove", &log]),
    }
}

#[test]
fn three_hundred_random_commands_leave_the_same_journal_in_the_window_and_at_the_terminal() {
    let files = tempfile::tempdir().expect("a folder");
    let mut random = Random(20_260_105);
    let mut twins = Twins::new();
    twins.act(start(&mut random, &twins));
    for nth in 1..COMMANDS {
        let deed = match random.below(20) {
            0 => start(&mut random, &twins),
            1..=6 => step(&mut random, &twins),
            7..=10 => edit(&mut random, &twins),
            11..=13 => written(&mut random, &twins),
            14..=16 => said(&mut random, &twins),
            17 | 18 => deed("undo", json!({}), &["undo"]),
            _ => deed("redo", json!({}), &["redo"]),
        };
        twins.act(deed);
        if nth % 50 == 0 {
            twins.compare(files.path());
        }
        if nth % 12 == 0 {
            twins.sleep(random.below(4) as u64 + 1);
        }
    }
    twins.compare(files.path());
}
