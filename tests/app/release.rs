//! Another release of O*NET through the shell: taken in, undone, still there after a restart.

use std::{fs, path::Path};

use serde_json::json;

use crate::commands::Shell;

/// The tables without which there is nothing to score.
const TABLES: [(&str, &str); 3] = [
    ("Occupation Data", "O*NET-SOC Code\tTitle\n11-1011.00\tChiefs\n15-2051.00\tData people\n"),
    (
        "Task Statements",
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\tLead all of it.\tCore\n",
    ),
    ("Tasks to DWAs", "O*NET-SOC Code\tTask ID\tDWA ID\n11-1011.00\t1\t4.A.4.b.4.I09.D01\n"),
];

fn release(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for (name, text) in TABLES {
        fs::write(folder.join(format!("{name}.txt")), text).expect("a table");
    }
}

#[test]
fn a_release_is_taken_in_undone_and_done_again_and_outlives_a_restart() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("db_31_0_text");
    release(&folder);
    let shell = Shell::on("2026-01-05");
    assert_eq!(shell.call("read_release", json!({}))["own"], false);
    let error = shell.try_call("import_release", json!({})).expect_err("nothing chosen");
    assert_eq!(error["kind"], "invalid");

    shell.choose(&folder);
    shell.call("try_release", json!({"kind": "folder"}));
    let changed = shell.call("import_release", json!({}));
    assert_eq!(changed["operation"], "Change the O*NET release");
    let in_force = shell.call("read_release", json!({}));
    assert_eq!(
        (&in_force["own"], &in_force["release"]),
        (&json!(true), &json!("31.0 (your copy)"))
    );
    assert_eq!(
        shell.call("find_titles", json!({"query": "Chiefs", "limit": 5}))["matches"][0]["code"],
        "11-1011.00"
    );
    let stated = shell.call("read_stated", json!({"code": "11-1011.00"}));
    assert_eq!(stated[0]["text"], "Lead all of it.");
    let change = shell.call("read_release_change", json!({"code": "11-1011.00"}));
    assert_eq!((&change["before"], &change["after"]), (&json!("30.1"), &json!("31.0")));

    shell.call("undo", json!({}));
    assert_eq!(shell.call("read_release", json!({}))["own"], false);
    assert_eq!(shell.call("read_stated", json!({"code": "11-1011.00"})), json!([]));
    shell.call("redo", json!({}));
    let shell = Shell::reopen(shell.close(), "2026-01-06");
    assert_eq!(shell.call("read_release", json!({}))["own"], true);
    shell.call("use_shipped_release", json!({}));
    assert_eq!(shell.call("read_release", json!({}))["release"], "30.1");
}

#[test]
fn a_release_that_was_lost_is_said_and_the_shipped_one_stands_in() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("db_31_0_text");
    release(&folder);
    let shell = Shell::on("2026-01-05");
    shell.choose(&folder);
    shell.call("try_release", json!({"kind": "folder"}));
    shell.call("import_release", json!({}));
    let home = shell.close();
    // As on a new computer, where only the journal was copied.
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::create_dir(elsewhere.path().join("journal")).expect("a folder");
    for file in fs::read_dir(home.path().join("journal")).expect("the journal").flatten() {
        let copy = elsewhere.path().join("journal").join(file.file_name());
        fs::copy(file.path(), copy).expect("a copy");
    }
    let shell = Shell::reopen(elsewhere, "2026-01-06");
    let in_force = shell.call("read_release", json!({}));
    assert_eq!((&in_force["own"], &in_force["release"]), (&json!(false), &json!("30.1")));
    let said = in_force["problem"]["message"].as_str().expect("a sentence");
    assert!(said.contains("is not in your folder"), "{said}");
}
