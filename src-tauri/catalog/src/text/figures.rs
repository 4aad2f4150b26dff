//! The derived figures: `cargo xtask catalog` writes these files.

use std::collections::BTreeMap;

use domain::occupation::{Figures, Ruler};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct FigureRow {
    onet: String,
    growth: f64,
    growth_years: String,
    wage: Option<u32>,
    wage_year: u16,
    zone: u8,
    source: String,
}

#[derive(Deserialize)]
struct RulerRow {
    onet: String,
    source: String,
    name: String,
    value: f64,
    scale: String,
    percentile: f64,
    year: u16,
    licence: String,
}

fn rows<T: DeserializeOwned>(name: &str, text: &str, problems: &mut Vec<String>) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<T>().collect::<Result<Vec<T>, _>>();
    rows.map_err(|error| problems.push(format!("{name}: {error}"))).unwrap_or_default()
}

/// Growth, wage and job zone by O*NET code.
pub fn figures(text: &str, problems: &mut Vec<String>) -> BTreeMap<String, Figures> {
    rows::<FigureRow>("figures.csv", text, problems)
        .into_iter()
        .map(|row| {
            let figures = Figures {
                growth: row.growth,
                growth_years: row.growth_years,
                wage: row.wage,
                wage_year: row.wage_year,
                zone: row.zone,
                source: row.source,
            };
            (row.onet, figures)
        })
        .collect()
}

/// Published measures by O*NET code.
pub fn rulers(text: &str, problems: &mut Vec<String>) -> BTreeMap<String, Vec<Ruler>> {
    let mut rulers: BTreeMap<String, Vec<Ruler>> = BTreeMap::new();
    for row in rows::<RulerRow>("rulers.csv", text, problems) {
        rulers.entry(row.onet).or_default().push(Ruler {
            source: row.source,
            name: row.name,
            value: row.value,
            scale: row.scale,
            percentile: row.percentile,
            year: row.year,
            licence: row.licence,
        });
    }
    rulers
}
