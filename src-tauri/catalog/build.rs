//! Compiles the text of the catalogue into one blob that is read without parsing.

#[path = "src/source.rs"]
mod source;
#[path = "src/text/mod.rs"]
mod text;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

fn main() {
    let data = Path::new("data");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=src/text");
    let version = version(data);
    let catalogue = match text::read(data, &version) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("The catalogue has problems:\n  {}", problems.join("\n  ")),
    };
    let blob = postcard::to_allocvec(&catalogue).unwrap_or_else(|error| panic!("{error}"));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("catalogue.bin"), blob).unwrap_or_else(|error| panic!("{error}"));
}

/// The month of the data and the first digits of a hash over every file.
fn version(data: &Path) -> String {
    let mut files = Vec::new();
    list(data, &mut files);
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        // The name in one form on every system.
        hash.update(file.to_string_lossy().replace('\\', "/"));
        hash.update(fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n"));
    }
    let digits: String = hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("2026.11-{digits}")
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push(path);
        }
    }
}
