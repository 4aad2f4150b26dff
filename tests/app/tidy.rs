//! House rules as tests: what must be absent, and where.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A file of ours with its text.
struct Source {
    path: String,
    text: String,
}

/// Every text file that git tracks or would track.
fn sources() -> Vec<Source> {
    let listing = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists our files");
    String::from_utf8(listing.stdout)
        .expect("paths are UTF-8")
        .lines()
        .filter_map(|path| {
            let text = fs::read_to_string(root().join(path)).ok()?;
            Some(Source { path: path.to_owned(), text })
        })
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn code(source: &Source) -> bool {
    let generated = source.path.ends_with("bindings.ts");
    let ending = Path::new(&source.path).extension().and_then(|e| e.to_str());
    matches!(ending, Some("rs" | "ts" | "svelte")) && !generated
}

/// Fails with every offender at once.
fn none(what: &str, offenders: impl IntoIterator<Item = String>) {
    let offenders: Vec<String> = offenders.into_iter().collect();
    assert!(offenders.is_empty(), "{what}:\n  {}", offenders.join("\n  "));
}

/// Lines of code files that `breaks` the rule, outside the places it `belongs`.
fn lines_outside(belongs: fn(&str) -> bool, breaks: fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|s| code(s) && !belongs(&s.path)) {
        for (number, line) in source.text.lines().enumerate().filter(|(_, line)| breaks(line)) {
            found.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
        }
    }
    found
}

#[test]
fn the_rules_see_the_files_they_judge() {
    let files = sources();
    assert!(files.iter().filter(|s| code(s)).count() > 50, "git lists too few code files");
    assert!(files.iter().any(|s| s.path == "src-tauri/domain/src/risk/mod.rs"));
}

#[test]
fn no_file_has_a_second_idea_hidden_in_it() {
    none(
        "files over 600 lines, components over 200",
        sources().iter().filter(|s| code(s)).filter_map(|source| {
            let most = if source.path.ends_with(".svelte") { 200 } else { 600 };
            let lines = source.text.lines().count();
            (lines > most).then(|| format!("{} has {lines} lines", source.path))
        }),
    );
}

#[test]
fn sql_lives_in_the_store_alone() {
    let belongs = |path: &str| path.starts_with("src-tauri/store/") || path == "tests/app/tidy.rs";
    let breaks = |line: &str| {
        ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "rusqlite::"]
            .iter()
            .any(|word| line.contains(word))
    };
    none("SQL outside src-tauri/store", lines_outside(belongs, breaks));
}

#[test]
fn a_hint_names_a_command_only_in_the_terminal() {
    let belongs = |path: &str| {
        !path.starts_with("src-tauri/")
            || ["cli/", "xtask/", "app/src/client.rs"]
                .iter()
                .any(|place| path["src-tauri/".len()..].starts_with(place))
    };
    none(
        "a command named to whoever asks",
        lines_outside(belongs, |line| line.contains("`waymark-cli")),
    );
}

#[test]
fn tauri_is_known_to_the_shell_alone() {
    let belongs = |path: &str| {
        ["src-tauri/src/", "src-tauri/build.rs", "src-tauri/xtask/", "tests/"]
            .iter()
            .any(|place| path.starts_with(place))
    };
    let breaks = |line: &str| line.contains("tauri::") || line.contains("tauri_");
    none("Tauri outside the shell", lines_outside(belongs, breaks));
    let host = |path: &str| path == "ui/src/lib/host.ts" || path.starts_with("tests/");
    none("@tauri-apps outside host.ts", lines_outside(host, |line| line.contains("@tauri-apps/")));
}

/// What a crate asks of others to do its work, not to be tested.
fn dependencies(name: &str) -> String {
    let manifest = fs::read_to_string(root().join(format!("src-tauri/{name}/Cargo.toml")));
    let manifest = manifest.expect("a manifest");
    manifest.split("[dev-dependencies]").next().unwrap_or_default().to_owned()
}

fn asks_for_none(name: &str, absent: &[&str]) {
    let asked = dependencies(name);
    assert!(asked.contains("[dependencies]"), "{name} has a list");
    for absent in absent {
        assert!(!asked.contains(absent), "{name} depends on {absent}");
    }
}

/// Whether a line reads or prints something, or has no order.
fn reaches_out(line: &str) -> bool {
    [
        "std::fs",
        "std::env",
        "std::net",
        "std::time",
        "std::process",
        "fs::{",
        "fs::File",
        "::now()",
        "println!",
        "HashMap",
    ]
    .iter()
    .any(|word| line.contains(word))
}

fn documented(name: &str) {
    let lib = fs::read_to_string(root().join(format!("src-tauri/{name}/src/lib.rs")));
    assert!(lib.expect("the crate").contains("#![deny(missing_docs)]"), "{name} is documented");
}

#[test]
fn the_domain_reaches_for_nothing_outside() {
    asks_for_none(
        "domain",
        &["rusqlite", "tauri", "tokio", "rand", "catalog", "store", "clock", "exchange", "files"],
    );
    documented("domain");
    let elsewhere = |path: &str| !path.starts_with("src-tauri/domain/src");
    none("the domain reads or prints something", lines_outside(elsewhere, reaches_out));
}

#[test]
fn formats_are_bytes_and_plain_data_and_the_store_knows_none() {
    asks_for_none(
        "exchange",
        &["rusqlite", "tauri", "tokio", "rand", "catalog", "store", "clock", "tempfile", "files"],
    );
    documented("exchange");
    // How long something takes is asked in its tests alone.
    let elsewhere =
        |path: &str| !path.starts_with("src-tauri/exchange/src") || path.contains("/src/tests/");
    none("a format reads or prints something", lines_outside(elsewhere, reaches_out));
    asks_for_none("store", &["exchange", "zip", "csv", "icalendar", "krilla", "pulldown-cmark"]);
}

/// Whoever writes a file in place leaves half of one where the power goes.
#[test]
fn files_are_written_whole_by_one_place() {
    let belongs = |path: &str| {
        let tests =
            path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("tests.rs");
        let made_anew = ["src-tauri/derive/", "src-tauri/catalog/build.rs"];
        tests
            || path.starts_with("src-tauri/files/")
            || made_anew.iter().any(|one| path.starts_with(one))
    };
    let breaks = |line: &str| {
        ["fs::write(", "File::create(", ".persist("].iter().any(|word| line.contains(word))
    };
    none("a file is written outside src-tauri/files", lines_outside(belongs, breaks));
}

#[test]
fn features_of_the_window_never_import_each_other() {
    none(
        "a feature imports another",
        sources().iter().filter_map(|source| {
            let feature = source.path.strip_prefix("ui/src/features/")?.split('/').next()?;
            let line = source.text.lines().find(|line| {
                let other =
                    line.split("features/").nth(1).or_else(|| line.split("from \"../").nth(1));
                line.contains("import ")
                    && other.is_some_and(|rest| {
                        let name = rest.split(['/', '"']).next().unwrap_or("");
                        FEATURES.contains(&name) && name != feature
                    })
            })?;
            Some(format!("{}: {}", source.path, line.trim()))
        }),
    );
}

const FEATURES: [&str; 9] =
    ["today", "risk", "skills", "paths", "plan", "journal", "portfolio", "settings", "start"];

#[test]
fn colours_are_named_by_their_meaning() {
    none(
        "a raw colour outside tokens.css",
        sources()
            .iter()
            .filter(|s| s.path.starts_with("ui/src/") && !s.path.ends_with("tokens.css"))
            .filter(|s| s.path.ends_with(".svelte") || s.path.ends_with(".css"))
            .flat_map(|source| {
                source.text.lines().enumerate().filter(|(_, line)| raw_colour(line)).map(
                    |(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim()),
                )
            }),
    );
}

fn raw_colour(line: &str) -> bool {
    let function = ["rgb(", "rgba(", "hsl(", "oklch("].iter().any(|f| line.contains(f));
    let hex = line.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let ended = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        matches!(digits, 3 | 4 | 6 | 8) && ended && line.contains(':') && !line.contains("href")
    });
    function || hex
}

#[test]
fn a_mention_of_another_machine_stays_out() {
    let foreign = ["/wo\u{72}k/", "/ro\u{6f}t/", "/ho\u{6d}e/", "cra\u{74}es.io", "npm\u{6a}s.org"];
    none(
        "a machine's path or a registry's host",
        sources()
            .iter()
            .filter(|s| !s.path.ends_with(".lock") && !s.path.ends_with("package-lock.json"))
            .flat_map(|source| {
                let lines = source.text.lines().enumerate();
                lines.filter(|(_, line)| foreign.iter().any(|word| line.contains(word))).map(
                    |(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim()),
                )
            }),
    );
}

/// For this system; `cargo deny` looks at the other two. The lock file also names what phones need.
#[test]
fn nothing_in_the_tree_speaks_http() {
    let words =
        ["tree", "--workspace", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let tree =
        Command::new(env!("CARGO")).args(words).current_dir(root()).output().expect("cargo tree");
    let tree = String::from_utf8(tree.stdout).expect("names are UTF-8");
    assert!(tree.contains("rusqlite v"), "cargo tree lists our crates");
    let clients =
        ["reqwest", "hyper", "ureq", "curl", "rustls", "native-tls", "openssl", "tungstenite"];
    none(
        "an HTTP or TLS client is linked",
        tree.lines()
            .filter(|line| clients.contains(&line.split(' ').next().unwrap_or("")))
            .map(str::to_owned),
    );
}

#[test]
fn no_test_is_switched_off_and_nothing_is_left_to_do() {
    let here = |path: &str| path == "tests/app/tidy.rs";
    let breaks = |line: &str| {
        [
            "#[ignore",
            "todo!(",
            "unimplemented!(",
            "it.skip(",
            "test.skip(",
            "it.only(",
            "test.only(",
            "FIXME",
        ]
        .iter()
        .any(|word| line.contains(word))
    };
    none("switched off or unfinished", lines_outside(here, breaks));
}
