//! Which program a person sits in front of. A hint names what can be done there, never a command in the
//! window or a screen in the terminal.

use domain::{ErrorKind, UserError};
use store::{Holder, Missing, Source, StoreError};

/// The program that a session serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The window.
    Window,
    /// The terminal.
    Terminal,
}

impl Client {
    /// What happened to the journal, and what to do about it here.
    pub fn told(self, error: StoreError) -> UserError {
        let (kind, message) = (error.kind(), error.to_string());
        let hint = match error {
            StoreError::Refused(error) => return error,
            StoreError::Invalid(_, hint) => hint,
            StoreError::NotFound(missing) => self.instead_of(&missing),
            StoreError::Foreign(_, source) => self.after_foreign(source),
            StoreError::Newer(_, Source::Journal) => {
                "The file was left untouched. Please install the newer Waymark."
            }
            StoreError::Newer(..) => "Please install the newer Waymark. Your journal is unchanged.",
            StoreError::Damaged(_, source) => self.after_damage(source),
            StoreError::Busy(Holder::Window) => {
                "Go on in the window that is open, or close it first."
            }
            StoreError::Busy(Holder::Writer) => "Nothing was changed. Wait a moment and try again.",
            StoreError::Full(_) => {
                "Nothing was changed and your journal is safe. Free some space and try again."
            }
            StoreError::ReadOnly(_) => {
                "Nothing was changed. Give yourself permission to write there, or choose another folder."
            }
            StoreError::Gone(_) => {
                "Nothing was changed. See that the name is right and the folder there, then try again."
            }
            StoreError::MirrorGone(_) => match self {
                Self::Window => {
                    "Plug its disk in, or choose another folder in Settings. Your journal is unharmed."
                }
                Self::Terminal => {
                    "Plug its disk in, or choose another one with `waymark-cli mirror to FOLDER`. Your journal \
                     is unharmed."
                }
            },
            StoreError::Replaced => {
                "Nothing was written. Close Waymark and open it again: it shows the file that is there now."
            }
            StoreError::Stopped => "Nothing was changed.",
            StoreError::Stale => "Nothing was changed. Look at it again as it is now, then decide.",
            StoreError::Io(..) => {
                "Nothing was changed. See that it is what you meant and that it is yours, then try again."
            }
            StoreError::Sqlite(_) => "Nothing was changed. Please try again.",
        };
        UserError::new(kind, message, hint)
    }

    /// This is not there.
    pub fn missing(self, what: Missing) -> UserError {
        self.told(StoreError::NotFound(what))
    }

    fn instead_of(self, missing: &Missing) -> &'static str {
        let (window, terminal) = match missing {
            Missing::Person => (
                "Type your job title on the first screen.",
                "`waymark-cli start TITLE` keeps your title in the journal.",
            ),
            Missing::Plan => {
                ("Start one from the first screen.", "`waymark-cli start TITLE` makes one.")
            }
            Missing::Item(_) => (
                "It may have been removed in the terminal; see Plan.",
                "`waymark-cli plan show` has the ids of all steps, `waymark-cli today` those of today.",
            ),
            Missing::Milestone(_) => ("Plan shows them.", "`waymark-cli plan show` shows them."),
            Missing::Entry(_) => (
                "It may have been removed in the terminal; see Journal.",
                "`waymark-cli journal list` shows them with their numbers.",
            ),
            Missing::Evidence(_) | Missing::OwnEvidence(_) => (
                "It may have been removed in the terminal; see Portfolio.",
                "`waymark-cli evidence list` shows what there is.",
            ),
            Missing::Achievement(_) | Missing::OwnAchievement(_) => (
                "It may have been removed in the terminal; see Portfolio.",
                "`waymark-cli achievement list` shows them.",
            ),
            Missing::Comment(_) => (
                "It may have been removed in the terminal; see Portfolio.",
                "`waymark-cli achievement list` shows them.",
            ),
            Missing::AiUse(_) => (
                "It may have been removed in the terminal; see Risk.",
                "`waymark-cli ailog list` shows what is.",
            ),
            Missing::Task(_) => {
                ("Risk shows your tasks.", "`waymark-cli week` shows your tasks with their ids.")
            }
            Missing::OwnTask(_) => (
                "It may have been removed in the terminal; see Risk.",
                "`waymark-cli week` shows your tasks with their ids.",
            ),
            Missing::Skill(_) => (
                "Skills lists those we know.",
                "`waymark-cli levels TITLE` shows them with their ids.",
            ),
            Missing::Pin(_) => (
                "It may have been unpinned in the terminal; see Paths.",
                "`waymark-cli pin` shows what is.",
            ),
            Missing::Backup(_) => {
                ("Settings shows your backups.", "`waymark-cli backup list` shows them.")
            }
        };
        match self {
            Self::Window => window,
            Self::Terminal => terminal,
        }
    }

    fn after_foreign(self, source: Source) -> &'static str {
        match (source, self) {
            (Source::Journal, Self::Window) => {
                "The file was left untouched. Where there is a sound backup, Waymark offers it when it starts; else \
                 move the file away, or set WAYMARK_DATA_DIR to another folder."
            }
            (Source::Journal, Self::Terminal) => {
                "The file was left untouched. If it was your journal, `waymark-cli backup list` shows backups of it; \
                 else name another folder with --data-dir."
            }
            (Source::File, Self::Window) => {
                "Choose a file in which Waymark saved a whole journal, unchanged. Your journal is unchanged."
            }
            (Source::File, Self::Terminal) => {
                "Choose a file that `waymark-cli export all` made, whole and unchanged. Your journal is unchanged."
            }
            (Source::Backup | Source::NewBackup, _) => {
                "Choose another one. Your journal is unchanged."
            }
        }
    }

    fn after_damage(self, source: Source) -> &'static str {
        match (source, self) {
            (Source::Journal, Self::Window) => {
                "It was left as it is. Start Waymark again: where there is a sound backup, it offers to restore it."
            }
            (Source::Journal, Self::Terminal) => {
                "It was left as it is. `waymark-cli backup list` shows your backups, and `waymark-cli backup restore \
                 ID` brings one back."
            }
            (Source::File, _) => self.after_foreign(source),
            (Source::Backup, _) => "Choose another one. Your journal is unchanged.",
            (Source::NewBackup, _) => {
                "Your journal is open and unchanged. See that the disk is sound and has room."
            }
        }
    }

    /// There is no folder for a journal.
    pub fn no_folder(self) -> UserError {
        let hint = match self {
            Self::Window => "Set WAYMARK_DATA_DIR to a folder of yours and start again.",
            Self::Terminal => "Name one with --data-dir DIR.",
        };
        UserError::new(ErrorKind::Other, "This system names no folder for your journal.", hint)
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, io, path::Path};

    use super::*;

    /// Each failure that has a hint of its own.
    fn failures() -> Vec<StoreError> {
        let id = || "X9".to_owned();
        let missing = [
            Missing::Person,
            Missing::Plan,
            Missing::Item(id()),
            Missing::Milestone(id()),
            Missing::Entry(9),
            Missing::Evidence(id()),
            Missing::OwnEvidence(id()),
            Missing::Achievement(id()),
            Missing::OwnAchievement(id()),
            Missing::Comment(id()),
            Missing::AiUse(id()),
            Missing::Task(id()),
            Missing::OwnTask(id()),
            Missing::Skill(id()),
            Missing::Pin(id()),
            Missing::Backup(id()),
        ];
        let read = || "It cannot be read.".to_owned();
        let sources = [Source::Journal, Source::File, Source::Backup, Source::NewBackup];
        let of_sources = sources.into_iter().flat_map(|source| {
            [
                StoreError::Foreign(read(), source),
                StoreError::Newer(read(), source),
                StoreError::Damaged(read(), source),
            ]
        });
        let writing = |kind: io::ErrorKind| StoreError::writing(Path::new("a/b"), kind.into());
        missing
            .map(StoreError::NotFound)
            .into_iter()
            .chain(of_sources)
            .chain([
                StoreError::Busy(Holder::Window),
                StoreError::Busy(Holder::Writer),
                writing(io::ErrorKind::StorageFull),
                writing(io::ErrorKind::ReadOnlyFilesystem),
                writing(io::ErrorKind::NotFound),
                writing(io::ErrorKind::Other),
                StoreError::MirrorGone(id()),
                StoreError::Stale,
            ])
            .collect()
    }

    fn words(text: &str) -> BTreeSet<&str> {
        text.split(|c: char| !c.is_alphanumeric()).collect()
    }

    #[test]
    fn every_failure_says_what_can_be_done_in_the_program_at_hand() {
        let screens = [
            "Today",
            "Risk",
            "Skills",
            "Paths",
            "Plan",
            "Journal",
            "Portfolio",
            "Settings",
            "screen",
        ];
        for (window, terminal) in failures().into_iter().zip(failures()) {
            let window = Client::Window.told(window);
            let terminal = Client::Terminal.told(terminal);
            assert_eq!((window.kind, &window.message), (terminal.kind, &terminal.message));
            for told in [&window, &terminal] {
                assert!(told.message.ends_with('.') && told.hint.ends_with('.'), "{told:?}");
            }
            assert!(!window.hint.contains('`') && !window.hint.contains("--"), "{window:?}");
            let named = words(&terminal.hint);
            assert!(screens.iter().all(|screen| !named.contains(screen)), "{terminal:?}");
        }
    }

    #[test]
    fn a_full_disk_and_one_that_may_only_be_read_have_a_next_step_each() {
        let told = |kind: io::ErrorKind| {
            Client::Window.told(StoreError::writing(Path::new("a/plan.md"), kind.into()))
        };
        let full = told(io::ErrorKind::StorageFull);
        assert_eq!(full.kind, ErrorKind::Full);
        assert_eq!(full.message, "a/plan.md cannot be written: the disk is full.");
        assert!(full.hint.contains("Free some space"), "{}", full.hint);
        for kind in [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied] {
            let read_only = told(kind);
            assert_eq!(read_only.kind, ErrorKind::ReadOnly);
            assert_eq!(read_only.message, "a/plan.md cannot be written: it may only be read.");
            assert!(read_only.hint.contains("permission to write"), "{}", read_only.hint);
        }
    }
}
