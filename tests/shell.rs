//! The shell without a display: real commands on Tauri's mock runtime.

use std::path::Path;

use serde_json::Value;
use store::Clock;
use tauri::{
    WebviewWindow,
    ipc::{CallbackFn, InvokeBody, InvokeError, InvokeResponse, InvokeResponseBody},
    test::{INVOKE_KEY, MockRuntime, mock_builder, mock_context, noop_assets},
    webview::InvokeRequest,
};
use waymark::Picker;

/// A window of the shell on a journal.
pub struct Shell {
    webview: WebviewWindow<MockRuntime>,
    _app: tauri::App<MockRuntime>,
}

impl Shell {
    /// Opens the journal in `dir` at a moment such as `2026-01-05T09:00:00+01:00[Europe/Berlin]`; `picker` answers in place of the dialogs of the system.
    ///
    /// # Errors
    /// What the person would be told.
    pub fn open(dir: &Path, now: &str, picker: impl Picker) -> Result<Self, Value> {
        let clock = Clock::stopped(now).map_err(|error| json(&error))?;
        let state = waymark::App::open(dir, clock).map_err(|error| json(&error))?;
        let app = waymark::builder(mock_builder(), state, picker)
            .build(mock_context(noop_assets()))
            .map_err(|error| Value::from(error.to_string()))?;
        let webview = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .map_err(|error| Value::from(error.to_string()))?;
        Ok(Self { webview, _app: app })
    }

    /// Runs a command as the window does; `answer` gets what it says, or the error the window would show.
    pub fn send(
        &self,
        command: &str,
        arguments: Value,
        answer: impl FnOnce(Result<Value, Value>) + Send + Sync + 'static,
    ) {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        let responder = move |_, _, response, _, _| answer(read(response));
        self.webview.as_ref().clone().on_message(request, Box::new(responder));
    }
}

fn json(error: &impl serde::Serialize) -> Value {
    serde_json::to_value(error).expect("JSON")
}

fn read(response: InvokeResponse) -> Result<Value, Value> {
    match response {
        InvokeResponse::Ok(InvokeResponseBody::Json(text)) => {
            Ok(serde_json::from_str(&text).expect("JSON"))
        }
        InvokeResponse::Ok(InvokeResponseBody::Raw(_)) => panic!("commands answer in JSON"),
        InvokeResponse::Err(InvokeError(error)) => Err(error),
    }
}
