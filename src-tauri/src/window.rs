//! The window, and what a worker in it may do.

use std::borrow::Cow;

use tauri::{
    AppHandle, Manager, Runtime, WebviewWindowBuilder,
    http::{
        Response,
        header::{CONTENT_SECURITY_POLICY, HeaderValue},
    },
};

/// What is not a page gets no policy from Tauri, and a worker obeys the one that its script came with.
/// This one lets the grammar check read what lies in the program and run it, and nothing else.
const WORKER: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'",
);

/// Opens the window that `tauri.conf.json` describes.
pub fn open<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    for config in &handle.config().app.windows {
        WebviewWindowBuilder::from_config(handle, config)?
            .on_web_resource_request(|_, response| restrict(response))
            .build()?;
    }
    Ok(())
}

fn restrict(response: &mut Response<Cow<'static, [u8]>>) {
    response.headers_mut().entry(CONTENT_SECURITY_POLICY).or_insert(WORKER);
}

pub fn hide<R: Runtime>(handle: &AppHandle<R>) {
    for window in handle.webview_windows().values() {
        let _ = window.hide();
    }
}

pub fn minimize<R: Runtime>(handle: &AppHandle<R>) {
    for window in handle.webview_windows().values() {
        let _ = window.minimize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_has_no_policy_gets_the_one_for_workers() {
        let mut script = Response::new(Cow::Borrowed(&b""[..]));
        restrict(&mut script);
        assert_eq!(script.headers()[CONTENT_SECURITY_POLICY], WORKER);

        let mut page = Response::new(Cow::Borrowed(&b""[..]));
        let own = HeaderValue::from_static("default-src 'none'");
        page.headers_mut().insert(CONTENT_SECURITY_POLICY, own.clone());
        restrict(&mut page);
        assert_eq!(page.headers()[CONTENT_SECURITY_POLICY], own);
    }
}
