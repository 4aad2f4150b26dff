//! Compiles the text of the catalogue into one blob that is read without parsing.

#[path = "src/compact.rs"]
mod compact;
#[path = "src/published.rs"]
mod published;
#[path = "src/source.rs"]
mod source;
#[path = "src/text/mod.rs"]
mod text;
#[path = "src/titles"]
mod titles {
    pub mod key;
    pub mod names;
    mod naming;
    pub mod normal;
    #[expect(dead_code, reason = "it is written here and read in the program")]
    pub mod said;
}

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde::Serialize;
use sha2::{Digest, Sha256};

fn main() {
    let data = Path::new("data");
    println!("cargo:rerun-if-changed=data");
    for source in ["text", "titles", "compact.rs", "published.rs"] {
        println!("cargo:rerun-if-changed=src/{source}");
    }
    let version = version(data);
    let (mut compact, names, shipped, said, languages) = match text::read(data, &version) {
        Ok(read) => read,
        Err(problems) => panic!("The catalogue has problems:\n  {}", problems.join("\n  ")),
    };
    compact.compare(&names);
    for source in compact.sources.iter_mut().filter(|source| !source.files.is_empty()) {
        let files: Vec<PathBuf> = source.files.iter().map(|file| data.join(file)).collect();
        source.hash = Some(digits(&files, 32));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    pack(&compact, &out.join("catalogue.bin"));
    pack(&names, &out.join("names.bin"));
    pack(&compact.model.versions, &out.join("versions.bin"));
    pack(&shipped, &out.join("shipped.bin"));
    pack(&said, &out.join("said.bin"));
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&blob(&languages)).unwrap_or_else(|error| panic!("{error}"));
    let packed = packed.finish().unwrap_or_else(|error| panic!("{error}"));
    fs::write(out.join("languages.bin"), packed).unwrap_or_else(|error| panic!("{error}"));
}

fn blob(data: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(data).unwrap_or_else(|error| panic!("{error}"))
}

fn pack(data: &impl Serialize, file: &Path) {
    fs::write(file, blob(data)).unwrap_or_else(|error| panic!("{error}"));
}

/// The month of the data and the first digits of a hash over every file.
fn version(data: &Path) -> String {
    let mut files = Vec::new();
    list(data, &mut files);
    files.sort();
    format!("2026.11-{}", digits(&files, 4))
}

/// So many bytes of a hash over names and texts, the same on every system.
fn digits(files: &[PathBuf], bytes: usize) -> String {
    let mut hash = Sha256::new();
    for file in files {
        // The name in one form on every system.
        hash.update(file.to_string_lossy().replace('\\', "/"));
        let text =
            fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        hash.update(text.replace("\r\n", "\n"));
    }
    hash.finalize().iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
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
