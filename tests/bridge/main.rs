//! The real shell for the browser tests: JSON lines in, JSON lines out, until nothing more comes in.
//!
//! `{"id": 1, "open": {"dir": …, "now": …}}` opens a journal in place of the one before, and forgets
//! what was injected; `{"id", "call": {"command", "args"}}` runs a command. `{"id", "choose": path}` is
//! what the next dialog is answered with (null cancels it), `{"id", "asked": {}}` what dialogs asked for
//! since, and `{"id", "inject": {"command", "delay_ms", "error"}}` holds the answers of a command back, or
//! refuses it with an error; neither ends that, and `*` stands for every command.
//! Each is answered by `{"id", "ok"}` or `{"id", "error"}`.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops and says where")]

#[path = "../shell.rs"]
mod shell;

use std::{
    collections::{BTreeMap, VecDeque},
    io::{BufRead, Write},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use waymark::{Dialog, Picker};

use shell::Shell;

#[derive(Deserialize)]
struct Message {
    id: u64,
    #[serde(flatten)]
    request: Request,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Request {
    Open {
        dir: PathBuf,
        now: String,
    },
    Call {
        command: String,
        args: Value,
    },
    Choose(Option<PathBuf>),
    Asked {},
    Inject {
        command: String,
        #[serde(flatten)]
        fault: Fault,
    },
}

/// What goes wrong with a command.
#[derive(Clone, Default, Deserialize)]
struct Fault {
    delay_ms: Option<u64>,
    error: Option<Value>,
}

/// Answers dialogs with the paths that were chosen before, in order; without one they are cancelled.
#[derive(Clone, Default)]
struct Choices(Arc<Mutex<Chosen>>);

#[derive(Default)]
struct Chosen {
    next: VecDeque<Option<PathBuf>>,
    asked: Vec<Value>,
}

impl Picker for Choices {
    fn pick(&self, ask: &Dialog) -> Option<PathBuf> {
        let mut chosen = self.0.lock().expect("nobody panicked");
        chosen.asked.push(match ask {
            Dialog::File => json!("file"),
            Dialog::FileOf(ending, _) => json!({"file": ending}),
            Dialog::Folder => json!("folder"),
            Dialog::Save(name) => json!({"save": name}),
        });
        chosen.next.pop_front().flatten()
    }
}

#[derive(Default)]
struct Bridge {
    shell: Option<Shell>,
    choices: Choices,
    faults: BTreeMap<String, Fault>,
}

impl Bridge {
    fn take(&mut self, Message { id, request }: Message) {
        match request {
            Request::Open { dir, now } => {
                // The journal before is closed first: it may be the same one.
                *self = Self::default();
                match Shell::open(&dir, &now, self.choices.clone()) {
                    Ok(shell) => {
                        self.shell = Some(shell);
                        say(id, Ok(Value::Null));
                    }
                    Err(error) => say(id, Err(error)),
                }
            }
            Request::Call { command, args } => self.call(id, &command, args),
            Request::Choose(path) => {
                self.choices.0.lock().expect("nobody panicked").next.push_back(path);
                say(id, Ok(Value::Null));
            }
            Request::Asked {} => {
                let asked =
                    std::mem::take(&mut self.choices.0.lock().expect("nobody panicked").asked);
                say(id, Ok(Value::from(asked)));
            }
            Request::Inject { command, fault } => {
                self.faults.insert(command, fault);
                say(id, Ok(Value::Null));
            }
        }
    }

    fn call(&self, id: u64, command: &str, arguments: Value) {
        let fault = self.faults.get(command).or_else(|| self.faults.get("*"));
        let fault = fault.cloned().unwrap_or_default();
        let answer = move |answer| match fault.delay_ms.map(Duration::from_millis) {
            None => say(id, answer),
            Some(delay) => drop(std::thread::spawn(move || {
                std::thread::sleep(delay);
                say(id, answer);
            })),
        };
        match (fault.error, &self.shell) {
            (Some(error), _) => answer(Err(error)),
            (None, Some(shell)) => shell.send(command, arguments, answer),
            (None, None) => answer(Err("No journal is open.".into())),
        }
    }
}

fn say(id: u64, answer: Result<Value, Value>) {
    let line = match answer {
        Ok(value) => json!({"id": id, "ok": value}),
        Err(error) => json!({"id": id, "error": error}),
    };
    // One write a line: answers come from several threads. Nobody is left to tell when it fails.
    let _ = std::io::stdout().lock().write_all(format!("{line}\n").as_bytes());
}

fn main() {
    let mut bridge = Bridge::default();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text");
        bridge.take(serde_json::from_str(&line).expect("a request"));
    }
}
