//! A small WebDriver client: what a person's hands and eyes do, over one socket.
//!
//! Plain std: the async clients that were tried rebuild half the tree and were less reliable.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long any one call may take; a hung renderer must fail a test, not stop it for ever.
const DEADLINE: Duration = Duration::from_secs(60);
/// Where everybody in these tests lives.
const ZONE: &str = "Europe/Berlin";
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An X server of our own.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts Xvfb on a free display of this size.
    pub fn start(width: u32, height: u32) -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; `cargo xtask test` installs it");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb's output");
        BufReader::new(output).read_line(&mut number).expect("Xvfb names its display");
        Self { server, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The app's window in one session of the driver.
pub struct Window {
    driver: Child,
    port: u16,
    session: String,
    journal: PathBuf,
}

impl Window {
    /// Opens the app on `data`, the person's data folder, with the light or dark theme, on the morning of a
    /// Monday.
    pub fn open(display: &Display, data: &Path, theme: &str) -> Self {
        Self::open_at(display, data, theme, "2026-03-02T09:00:00+01:00")
    }

    /// The same on the morning of another day.
    pub fn open_on(display: &Display, data: &Path, today: &str) -> Self {
        Self::open_at(display, data, "light", &format!("{today}T09:00:00+01:00"))
    }

    /// The same at any moment in Berlin.
    pub fn open_at(display: &Display, data: &Path, theme: &str, now: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let home = data.join("home");
        std::fs::create_dir_all(&home).expect("a home folder");
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .env("DISPLAY", &display.name)
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("WAYMARK_DATA_DIR", data.join("waymark"))
            .env("WAYMARK_NOW", format!("{now}[{ZONE}]"))
            .env("TZ", ZONE)
            .env("LC_ALL", "C.UTF-8")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("GTK_THEME", if theme == "dark" { "Adwaita:dark" } else { "Adwaita" })
            .env_remove("WAYLAND_DISPLAY")
            // Either of these hangs screenshots for ever.
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver starts; `cargo xtask test` installs it");
        let journal = data.join("waymark");
        let mut window = Self { driver, port, session: String::new(), journal };
        window.wait_until("the driver answers", |w| {
            w.try_request("GET", "/status", None)
                .is_some_and(|v| v["value"]["ready"] == json!(true))
        });
        let binary = PathBuf::from(env!("CARGO_BIN_EXE_waymark"));
        let answer = window.request(
            "POST",
            "/session",
            Some(json!({"capabilities": {"alwaysMatch": {
                "webkitgtk:browserOptions": {"binary": binary, "args": []}
            }}})),
        );
        window.session = answer["sessionId"].as_str().expect("a session").to_owned();
        window
    }

    /// Ends the program, its page and the driver as a crash would: at once, and none of them is asked.
    #[allow(dead_code, reason = "a measurement crashes nothing")]
    pub fn kill(self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    }

    /// How many threads of this name the program and its page have. Linux cuts names after 15 bytes.
    #[allow(dead_code, reason = "a measurement counts no threads")]
    pub fn threads(&self, name: &str) -> usize {
        let group = self.driver.id().to_string();
        let files = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
        files(Path::new("/proc"))
            .filter(|process| {
                let stat = std::fs::read_to_string(process.path().join("stat")).unwrap_or_default();
                // The name in brackets can hold spaces; state, parent and group follow it.
                stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(2))
                    == Some(&group)
            })
            .flat_map(|process| files(&process.path().join("task")))
            .filter(|thread| {
                std::fs::read_to_string(thread.path().join("comm"))
                    .is_ok_and(|own| own.trim_end() == name)
            })
            .count()
    }

    /// The result of a JavaScript expression in the page.
    pub fn evaluate(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.call("POST", "/execute/sync", Some(json!({"script": script, "args": []})))
    }

    /// The result of a JavaScript promise in the page.
    #[allow(dead_code, reason = "a measurement waits for promises, a journey for what it sees")]
    pub fn settle(&self, promise: &str) -> Value {
        let script =
            format!("const done = arguments[0]; ({promise}).then(done, (e) => done(String(e)))");
        self.call("POST", "/execute/async", Some(json!({"script": script, "args": []})))
    }

    /// Waits for an element and returns its id.
    pub fn find(&self, css: &str) -> String {
        let mut found = None;
        self.wait_until(&format!("there is {css}"), |w| {
            let query = json!({"using": "css selector", "value": css});
            let answer = w.try_request("POST", &w.path("/element"), Some(query));
            found = answer.and_then(|v| v["value"][ELEMENT].as_str().map(str::to_owned));
            found.is_some()
        });
        found.expect("found above")
    }

    /// Waits for an element that shows `text` and is of this kind, for example a button.
    pub fn find_with_text(&self, css: &str, text: &str) -> String {
        let selector = json!(css);
        let wanted = json!(text);
        let expression = format!(
            "(() => {{ for (const e of document.querySelectorAll('[data-found]')) delete e.dataset.found; \
             const hit = [...document.querySelectorAll({selector})].find(e => \
             e.textContent.replace(/\\s+/g, ' ').includes({wanted}) && e.checkVisibility() && !e.disabled); \
             if (hit) hit.dataset.found = '1'; return !!hit }})()"
        );
        self.wait_until(&format!("{css} shows “{text}”"), |w| {
            w.evaluate(&expression) == json!(true)
        });
        self.find("[data-found]")
    }

    /// Clicks the element that shows `text`.
    pub fn click_text(&self, css: &str, text: &str) {
        let element = self.find_with_text(css, text);
        self.click_element(&element);
    }

    /// Clicks the first element that matches.
    pub fn click(&self, css: &str) {
        let element = self.find(css);
        self.click_element(&element);
    }

    fn click_element(&self, element: &str) {
        self.call("POST", &format!("/element/{element}/click"), Some(json!({})));
    }

    /// Types into an element as a keyboard would.
    pub fn type_into(&self, css: &str, text: &str) {
        let element = self.find(css);
        self.call("POST", &format!("/element/{element}/value"), Some(json!({"text": text})));
    }

    /// Presses keys with the focus where it is; `\u{E009}` holds Control until the end.
    pub fn press(&self, keys: &str) {
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({"type": "keyDown", "value": key}));
        }
        for key in keys.chars().rev() {
            actions.push(json!({"type": "keyUp", "value": key}));
        }
        self.call(
            "POST",
            "/actions",
            Some(json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]})),
        );
    }

    /// All the text a person sees.
    pub fn text(&self) -> String {
        self.evaluate("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows this text.
    pub fn sees(&self, text: &str) {
        self.wait_until(&format!("the window shows “{text}”"), |w| w.text().contains(text));
    }

    /// Sets the size of the window.
    pub fn resize(&self, width: u32, height: u32) {
        self.call(
            "POST",
            "/window/rect",
            Some(json!({"x": 0, "y": 0, "width": width, "height": height})),
        );
    }

    /// Saves what the window shows, after two painted frames.
    pub fn screenshot(&self, file: &Path) {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.call("POST", "/execute/async", Some(json!({"script": script, "args": []})));
        let picture = self.call("GET", "/screenshot", None);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(file, base64(picture.as_str().expect("a picture")))
            .expect("the picture is saved");
    }

    /// Waits, with a deadline, until `holds`; past it, fails with what the window shows.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            assert!(
                begun.elapsed() < DEADLINE / 3,
                "waited in vain: {what}; the window shows: {}",
                self.text()
            );
            sleep(Duration::from_millis(50));
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/session/{}{rest}", self.session)
    }

    fn call(&self, method: &str, rest: &str, body: Option<Value>) -> Value {
        self.request(method, &self.path(rest), body)
    }

    fn request(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self
            .try_request(method, path, body)
            .unwrap_or_else(|| panic!("no answer to {method} {path}"));
        let value = answer["value"].clone();
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value
    }

    fn try_request(&self, method: &str, path: &str, body: Option<Value>) -> Option<Value> {
        let body = body.map(|b| b.to_string()).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(DEADLINE)).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            if line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.try_request("DELETE", &self.path(""), None);
        }
        // The driver leads its own group, so that a hung renderer goes with it.
        let _ =
            Command::new("kill").args(["-TERM", "--", &format!("-{}", self.driver.id())]).status();
        let _ = self.driver.wait();
        // The app ends a moment later; whoever opens it again on this journal must not find it open.
        let begun = Instant::now();
        while store::WindowLock::take(&self.journal).is_err() && begun.elapsed() < DEADLINE / 3 {
            sleep(Duration::from_millis(20));
        }
    }
}

fn base64(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => u32::from(c - b'A'),
        b'a'..=b'z' => u32::from(c - b'a') + 26,
        b'0'..=b'9' => u32::from(c - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u32> = text.bytes().filter(|c| *c != b'=').map(digit).collect();
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for group in digits.chunks(4) {
        let word = group.iter().enumerate().fold(0, |word, (i, d)| word | d << (18 - 6 * i));
        bytes.extend(word.to_be_bytes()[1..group.len()].iter());
    }
    bytes
}
