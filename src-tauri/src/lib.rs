//! The desktop shell: the only Rust that knows Tauri.

pub mod commands;
mod error;
mod mirror;
mod picker;
mod remind;
mod rescue;
mod state;
mod window;

use std::{process::ExitCode, time::Duration};

use catalog::Catalog;
use chrono::NaiveDate;
use domain::{ErrorKind, UserError};
use picker::Picking;
use store::Clock;
use tauri::{Builder, Manager, Runtime, ipc::Invoke, webview::PageLoadEvent};

pub use picker::{Dialog, Picker};
pub use state::App;

/// Painting follows the loading of the page well within this time.
const UNTIL_PAINTED: Duration = Duration::from_millis(700);

/// The argument with which the system starts it, where somebody asked for that: ready to remind, out
/// of the way.
const MINIMIZED: &str = "--minimized";

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let clock = asked_today().and_then(Clock::new);
    let opened = clock.clone().and_then(App::open_default);
    let built = prepared(tauri::Builder::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .on_page_load(|view, load| {
            // Once something is to be seen, what the first keystroke needs is made ready. The page is
            // loaded before it is painted, and painting needs every core there is.
            if load.event() == PageLoadEvent::Finished {
                let view = view.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(UNTIL_PAINTED);
                    // Whoever needs a damaged catalogue is told so.
                    let app = view.try_state::<App>();
                    let catalog = app.and_then(|app| app.session().catalog().ok());
                    let _ = catalog.map(Catalog::prepare);
                });
            }
        })
        .setup(move |app| {
            window::open(app.handle())?;
            match opened {
                Ok(state) => {
                    app.manage(state);
                    app.manage(Picking(Box::new(app.handle().clone())));
                    if std::env::args().any(|argument| argument == MINIMIZED) {
                        window::minimize(app.handle());
                    }
                    mirror::start(app.handle());
                    // Without reminders there is still all the rest.
                    if let Err(trouble) = remind::start(app.handle()) {
                        error::line(&format!("There will be no reminders ({trouble})."));
                    }
                }
                // Without a journal there is nothing to show: say why, in a window of its own.
                Err(error) => {
                    error::to_log(&error);
                    window::hide(app.handle());
                    rescue::tell(app.handle(), &error, clock.unwrap_or_default());
                }
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            error::line(&format!("The window could not be opened ({error})."));
            ExitCode::FAILURE
        }
    }
}

/// The date after `--today`, which stands in for the clock: to look ahead, and for tests.
fn asked_today() -> Result<Option<NaiveDate>, UserError> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--today").skip(1);
    let Some(text) = arguments.next() else { return Ok(None) };
    text.parse().map(Some).map_err(|_| {
        UserError::new(
            ErrorKind::Invalid,
            format!("{text} is no date of the calendar."),
            "Write it as --today 2026-01-31.",
        )
    })
}

/// The shell around `app` on any runtime: the tests use one without a display, and answer in place of
/// the dialogs of the system.
pub fn builder<R: Runtime>(builder: Builder<R>, app: App, picker: impl Picker) -> Builder<R> {
    prepared(builder).manage(app).manage(Picking(Box::new(picker)))
}

/// All commands, and what they ask of the system.
fn prepared<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_autostart::Builder::new().arg(MINIMIZED).build())
        .invoke_handler(handler())
}

#[expect(clippy::too_many_lines, reason = "a list, one line a command")]
fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    use commands::{
        data, journal, living, paths, plan, portfolio, profile, release, risk, settings, skills,
        unsaved,
    };
    tauri::generate_handler![
        profile::read_journey,
        profile::find_titles,
        profile::find_work,
        profile::list_families,
        risk::read_risk,
        risk::read_derivation,
        risk::compare_risk,
        risk::read_validity,
        risk::read_history,
        risk::read_quiz,
        risk::answer_question,
        risk::list_overrides,
        risk::override_rating,
        risk::remove_override,
        risk::read_own_week,
        risk::divide_week,
        risk::add_task,
        risk::remove_task,
        risk::list_assumptions,
        risk::assume,
        risk::read_capacity,
        risk::answer_capacity,
        risk::read_levers,
        risk::log_ai,
        risk::forget_ai,
        risk::list_ai_uses,
        risk::read_observed,
        skills::read_gap,
        skills::list_skills,
        skills::list_proposed_levels,
        skills::rate_skill,
        paths::read_paths,
        paths::explore_paths,
        paths::read_preferences,
        paths::set_preferences,
        paths::list_pins,
        paths::pin_occupation,
        paths::unpin_occupation,
        plan::draft_plan,
        plan::start_plan,
        living::read_today,
        living::read_plan,
        living::read_days,
        living::read_day,
        living::read_review,
        living::read_checkpoint,
        living::hold_checkpoint,
        living::complete_item,
        living::write_proof,
        living::reopen_item,
        living::skip_step,
        living::log_time,
        living::preview_edit,
        living::apply_edit,
        living::confirm_today,
        plan::list_projects,
        plan::export_plan,
        journal::list_entries,
        journal::search_entries,
        journal::add_entry,
        journal::edit_entry,
        journal::remove_entry,
        journal::list_trash,
        journal::restore_entry,
        journal::list_versions,
        journal::list_link_targets,
        unsaved::read_unsaved,
        unsaved::keep_unsaved,
        unsaved::settle_unsaved,
        portfolio::read_proof,
        portfolio::read_document,
        portfolio::lint_sentence,
        portfolio::add_evidence,
        portfolio::choose_file,
        portfolio::remove_evidence,
        portfolio::write_achievement,
        portfolio::remove_achievement,
        portfolio::export_document,
        portfolio::read_trails,
        portfolio::export_bundle,
        portfolio::try_comments,
        portfolio::import_comments,
        portfolio::remove_comment,
        settings::read_settings,
        settings::set_day_start,
        settings::set_reminders,
        settings::try_reminder,
        settings::read_autostart,
        settings::set_autostart,
        settings::list_sources,
        release::read_release,
        release::try_release,
        release::read_underway,
        release::stop_underway,
        release::import_release,
        release::use_shipped_release,
        release::read_stated,
        release::read_release_change,
        settings::list_operations,
        settings::list_backups,
        data::export_all,
        data::try_all,
        data::import_all,
        data::try_backup,
        data::restore_backup,
        data::read_restore_test,
        data::test_restore,
        data::delete_everything,
        data::read_mirror,
        data::choose_mirror,
        data::end_mirror,
        data::export_part,
        settings::back_up_now,
        settings::undo,
        settings::redo,
    ]
}
