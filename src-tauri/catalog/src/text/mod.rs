//! The catalogue as text: read, checked, and brought together into its compact form.
//!
//! Shared by the build script, which compiles the text into the program, and by the tests. Every
//! problem is found, not only the first, and says what would be right.

mod checks;
mod onet;
pub(crate) mod raw;
mod said;

use std::{fs, path::Path};

use domain::model::Model;

use crate::{
    compact::Compact,
    published::Shipped,
    titles::{
        names::Names,
        said::{Languages, Said},
    },
};

/// The catalogue, or everything that is wrong with it.
pub type Read<T> = Result<T, Vec<String>>;

/// The catalogue, every name in it, what the import of a release needs, and what people say.
pub type Everything = (Compact, Names, Shipped, Said, Languages);

/// Reads the folder `data`, every name in it, and what the import of a release needs; `version`
/// becomes the catalogue's version.
pub fn read(data: &Path, version: &str) -> Read<Everything> {
    let mut problems = Vec::new();
    let mut keep =
        |result: Result<String, String>| result.map_err(|p| problems.push(p)).unwrap_or_default();
    let (model, skills, themes, sources) = (
        keep(file(data, "model.toml")),
        keep(file(data, "skills.toml")),
        keep(file(data, "themes.toml")),
        keep(file(data, "sources.toml")),
    );
    let sources = raw::parse::<raw::Sources>("sources.toml", &sources, &mut problems);
    let studies = sources.as_ref().map_or_else(Vec::new, |sources| sources.studies(&mut problems));
    let model = raw::parse::<Model>("model.toml", &model, &mut problems);
    let assumed = model.as_ref().map(|model| (model.risk.growth_reference, model.risk.equating));
    let onet = onet::read(data, &studies, assumed.unwrap_or_default(), &mut problems);
    let parts = raw::Parts {
        model,
        skills: raw::parse::<raw::Skills>("skills.toml", &skills, &mut problems),
        themes: raw::parse::<raw::Themes>("themes.toml", &themes, &mut problems),
        sources,
        roles: raw::parse_all(&texts(data, "roles", &mut problems), &mut problems),
        projects: raw::parse_all(&texts(data, "projects", &mut problems), &mut problems),
        anchors: onet::rows(data, "anchors.csv", &mut problems).into_iter().collect(),
        onet,
    };
    let Some(read) = parts.compact(version, &mut problems) else {
        return Err(problems);
    };
    checks::check(&read.0, &mut problems);
    let (compact, names, shipped) = read;
    let roles = compact.roles.iter().map(|role| role.occupation.code.as_str());
    let rows = compact.published.rows.iter().map(|row| row.code.as_str());
    let known: Vec<&str> = roles.chain(rows).collect();
    let (said, languages) = said::read(data, &known, &mut problems);
    let everything = (compact, names, shipped, said, languages);
    if problems.is_empty() { Ok(everything) } else { Err(problems) }
}

fn file(data: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(data.join(name)).map_err(|error| format!("{name}: cannot be read ({error})"))
}

/// Every TOML file of a folder with its name, in order of name.
fn texts(data: &Path, folder: &str, problems: &mut Vec<String>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let entries = fs::read_dir(data.join(folder)).into_iter().flatten().flatten();
    for path in
        entries.map(|entry| entry.path()).filter(|p| p.extension().is_some_and(|e| e == "toml"))
    {
        let name = format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        match fs::read_to_string(&path) {
            Ok(text) => found.push((name, text)),
            Err(error) => problems.push(format!("{name}: cannot be read ({error})")),
        }
    }
    found.sort();
    found
}
