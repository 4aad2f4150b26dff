//! Derives the catalogue's figures from the published datasets, the same bytes on every machine.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{Read, Write},
    path::Path,
};

const DATA: &str = "src-tauri/catalog/data";
const MEASURES: &str = "measures/occupation_measures_soc2018.csv";
const ONET: &str = "onet/db_30_1_text.zip";

/// A published measure: its column, and what is said of it.
struct Measure {
    column: &'static str,
    source: &'static str,
    name: &'static str,
    scale: &'static str,
    year: &'static str,
    licence: &'static str,
}

const RULERS: [Measure; 5] = [
    Measure {
        column: "gpts_human_beta",
        source: "gpts-human-2023",
        name: "Exposure rated by people",
        scale: "0-1, share of tasks that a language model could speed up",
        year: "2023",
        licence: "MIT",
    },
    Measure {
        column: "gpts_gpt4_beta",
        source: "gpts-gpt4-2023",
        name: "Exposure rated by GPT-4",
        scale: "0-1, share of tasks that a language model could speed up",
        year: "2023",
        licence: "MIT",
    },
    Measure {
        column: "ms_ai_applicability_2025",
        source: "microsoft-2025",
        name: "Applicability in real conversations",
        scale: "0-1, how far an assistant's work reaches into the occupation",
        year: "2025",
        licence: "CC BY 4.0",
    },
    Measure {
        column: "aei_observed_exposure_2026",
        source: "anthropic-2026",
        name: "Observed use",
        scale: "0-1, share of tasks seen in use",
        year: "2026",
        licence: "CC BY 4.0",
    },
    Measure {
        column: "ilo_2025_mean",
        source: "ilo-2025",
        name: "Mean task exposure",
        scale: "0-1, mean over tasks",
        year: "2025",
        licence: "CC BY 4.0",
    },
];

type Row = BTreeMap<String, String>;

/// Writes `figures.csv` and `rulers.csv` for every code that a role names.
pub fn run(reference: &Path) -> Result<(), String> {
    if !reference.join(MEASURES).is_file() {
        println!(
            "The datasets are not at {}: nothing derived, the figures stay.",
            reference.display()
        );
        return Ok(());
    }
    let rows = measures(&reference.join(MEASURES))?;
    let zones = zones(&reference.join(ONET))?;
    let codes = codes()?;
    let mut figures = Vec::new();
    let mut rulers = Vec::new();
    for code in &codes {
        let row = rows.get(&code[..7]).ok_or_else(|| format!("{code} has no row in {MEASURES}"))?;
        let zone = zones.get(code).ok_or_else(|| format!("{code} has no job zone in {ONET}"))?;
        let growth: f64 = number(row, "growth_pct_2024_34")
            .ok_or_else(|| format!("{code} has no projected growth"))?;
        let wage = row.get("median_wage_2024").map(String::as_str).unwrap_or_default();
        figures.push(
            [
                code,
                format!("{:.3}", growth / 100.0).as_str(),
                "2024-34",
                wage,
                "2024",
                zone,
                "bls-2024-34",
            ]
            .map(str::to_owned)
            .to_vec(),
        );
        for measure in &RULERS {
            let Some(value) = number(row, measure.column) else { continue };
            let percentile =
                percentile(value, rows.values().filter_map(|row| number(row, measure.column)));
            let (value, percentile) = (format!("{value:.3}"), format!("{percentile:.1}"));
            rulers.push(
                [
                    code,
                    measure.source,
                    measure.name,
                    &value,
                    measure.scale,
                    &percentile,
                    measure.year,
                    measure.licence,
                ]
                .map(str::to_owned)
                .to_vec(),
            );
        }
    }
    write(
        "figures.csv",
        &["onet", "growth", "growth_years", "wage", "wage_year", "zone", "source"],
        &figures,
    )?;
    write(
        "rulers.csv",
        &["onet", "source", "name", "value", "scale", "percentile", "year", "licence"],
        &rulers,
    )?;
    println!("{} codes: {} figures, {} rulers.", codes.len(), figures.len(), rulers.len());
    Ok(())
}

/// Codes that roles name, in order.
fn codes() -> Result<BTreeSet<String>, String> {
    let folder = format!("{DATA}/roles");
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("{folder}: {error}"))?.flatten() {
        let text = fs::read_to_string(entry.path())
            .map_err(|error| format!("{}: {error}", entry.path().display()))?;
        let role: toml::Table = toml::from_str(&text)
            .map_err(|error| format!("{}: {error}", entry.path().display()))?;
        let code = role.get("onet").and_then(toml::Value::as_str);
        codes.insert(
            code.ok_or_else(|| format!("{} names no O*NET code", entry.path().display()))?
                .to_owned(),
        );
    }
    Ok(codes)
}

fn measures(path: &Path) -> Result<BTreeMap<String, Row>, String> {
    let mut reader =
        csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows = reader.deserialize::<Row>().collect::<Result<Vec<Row>, _>>();
    let rows = rows.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(rows.into_iter().map(|row| (row.get("soc2018").cloned().unwrap_or_default(), row)).collect())
}

fn number(row: &Row, column: &str) -> Option<f64> {
    row.get(column)?.parse().ok()
}

/// Share of values below plus half of those equal, in percent.
fn percentile(value: f64, all: impl Iterator<Item = f64>) -> f64 {
    let (mut below, mut count) = (0.0, 0.0);
    for other in all {
        count += 1.0;
        below += if other < value {
            1.0
        } else if other == value {
            0.5
        } else {
            0.0
        };
    }
    100.0 * below / f64::max(count, 1.0)
}

/// Job zones by O*NET code.
fn zones(path: &Path) -> Result<BTreeMap<String, String>, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| wrong(&error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| wrong(&error))?;
    let mut text = String::new();
    archive
        .by_name("db_30_1_text/Job Zones.txt")
        .map_err(|error| wrong(&error))?
        .read_to_string(&mut text)
        .map_err(|error| wrong(&error))?;
    let fields = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    Ok(fields.filter(|f| f.len() > 1).map(|f| (f[0].to_owned(), f[1].to_owned())).collect())
}

fn write(name: &str, head: &[&str], rows: &[Vec<String>]) -> Result<(), String> {
    let path = format!("{DATA}/{name}");
    let mut text = Vec::new();
    {
        let mut writer = csv::Writer::from_writer(&mut text);
        writer.write_record(head).map_err(|error| format!("{path}: {error}"))?;
        for row in rows {
            writer.write_record(row).map_err(|error| format!("{path}: {error}"))?;
        }
        writer.flush().map_err(|error| format!("{path}: {error}"))?;
    }
    File::create(&path)
        .and_then(|mut file| file.write_all(&text))
        .map_err(|error| format!("{path}: {error}"))
}
