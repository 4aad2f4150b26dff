//! Which program a person sits in front of. A hint names what can be done there, never a command in the
//! window or a screen in the terminal.

use domain::{ErrorKind, UserError};

/// The program that a session serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The window.
    Window,
    /// The terminal.
    Terminal,
}

impl Client {
    /// There is no folder for a journal.
    pub fn no_folder(self) -> UserError {
        let hint = match self {
            Self::Window => "Set WAYMARK_DATA_DIR to a folder of yours and start again.",
            Self::Terminal => "Name one with --data-dir DIR.",
        };
        UserError::new(ErrorKind::Other, "This system names no folder for your journal.", hint)
    }

    /// Nobody has said yet what they do.
    pub fn nobody(self) -> UserError {
        let hint = match self {
            Self::Window => "Type your job title on the first screen.",
            Self::Terminal => "`waymark-cli start TITLE` keeps your title in the journal.",
        };
        UserError::new(ErrorKind::NotFound, "Your journal does not know your work yet.", hint)
    }

    /// No plan is running.
    pub fn no_plan(self) -> UserError {
        let hint = match self {
            Self::Window => "Start one from the first screen.",
            Self::Terminal => "`waymark-cli start TITLE` makes one.",
        };
        UserError::new(ErrorKind::NotFound, "There is no plan in your journal yet.", hint)
    }

    /// There is no such skill.
    pub fn no_skill(self, skill: &str) -> UserError {
        let hint = match self {
            Self::Window => "Skills lists those we know.",
            Self::Terminal => "`waymark-cli gap --from … --to … --json` lists the names of skills.",
        };
        UserError::new(ErrorKind::NotFound, format!("“{skill}” is no skill we know."), hint)
    }

    /// The shipped release is in force already.
    pub fn shipped_already(self, release: &str) -> UserError {
        let hint = match self {
            Self::Window => "Settings imports another release.",
            Self::Terminal => "`waymark-cli import onet FILE` imports another release.",
        };
        let message = format!("O*NET {release}, which comes with Waymark, is in force already.");
        UserError::new(ErrorKind::NotFound, message, hint)
    }

    /// There is no such entry.
    pub fn no_entry(self, id: i64) -> UserError {
        let hint = match self {
            Self::Window => "It may have been removed in the terminal; see Journal.",
            Self::Terminal => "`waymark-cli journal list` shows them with their numbers.",
        };
        UserError::new(ErrorKind::NotFound, format!("There is no entry {id}."), hint)
    }

    /// There is no such achievement.
    pub fn no_achievement(self, id: &str) -> UserError {
        let hint = match self {
            Self::Window => "It may have been removed in the terminal; see Portfolio.",
            Self::Terminal => "`waymark-cli achievement list` shows them.",
        };
        UserError::new(ErrorKind::NotFound, format!("There is no achievement {id}."), hint)
    }

    /// No achievement has evidence, and none was chosen.
    pub fn nothing_proven(self) -> UserError {
        let hint = match self {
            Self::Window => "Choose the ones to share.",
            Self::Terminal => {
                "Name the ones to share with --achievement; `waymark-cli achievement list` shows them."
            }
        };
        UserError::new(ErrorKind::Invalid, "No achievement of yours has evidence yet.", hint)
    }
}
