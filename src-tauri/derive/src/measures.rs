//! Published figures by SOC code: growth, pay, openings, education and the studies.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::table::{Row, digits, number, rows, text, write};

const OCCUPATIONS: &str = "measures/occupation_measures_soc2018.csv";
const PROJECTIONS: &str = "measures/bls_2024_34_table_1_2.csv";

/// Studies: the column in the dataset and the row of `sources.toml`.
pub const STUDIES: [(&str, &str); 5] = [
    ("gpts_human_beta", "gpts-human-2023"),
    ("gpts_gpt4_beta", "gpts-gpt4-2023"),
    ("ms_ai_applicability_2025", "microsoft-2025"),
    ("aei_observed_exposure_2026", "anthropic-2026"),
    ("ilo_2025_mean", "ilo-2025"),
];

/// Rows of the occupation measures by SOC code.
pub fn read(datasets: &Path) -> Result<BTreeMap<String, Row>, String> {
    let rows = rows(&datasets.join(OCCUPATIONS))?;
    Ok(rows.into_iter().map(|row| (text(&row, "soc2018").to_owned(), row)).collect())
}

/// Writes `measures.csv` for the SOC codes in use. Where the projections publish a broader group
/// only, its figures stand in and its code is named.
pub fn derive(datasets: &Path, data: &Path, codes: &BTreeSet<String>) -> Result<(), String> {
    let (measures, groups) = (read(datasets)?, groups(datasets)?);
    let none = Row::new();
    let mut table = Vec::new();
    for code in codes {
        let row = measures.get(code).unwrap_or(&none);
        let own = number(row, "growth_pct_2024_34").is_some();
        let (from, figures) = if own {
            (
                String::new(),
                figures(
                    row,
                    ["growth_pct_2024_34", "median_wage_2024", "openings_k", "entry_education"],
                ),
            )
        } else {
            let (group, row) = group(code, &groups)
                .ok_or_else(|| format!("{code} has no projection, nor has a group around it"))?;
            let mut figures = figures(row, GROUP);
            if group == ALL {
                // Everybody's growth says something about an occupation; everybody's pay does not.
                figures[1..].fill(String::new());
            }
            (group.clone(), figures)
        };
        let studies = STUDIES.map(|(column, _)| digits(number(row, column), 4));
        table.push([vec![code.clone(), from], figures.to_vec(), studies.to_vec()].concat());
    }
    let mut head = vec!["soc", "from", "growth", "wage", "openings", "education"];
    head.extend(STUDIES.map(|(_, source)| source));
    write(&data.join("measures.csv"), &head, table)
}

const GROUP: [&str; 4] = [
    "Employment change, percent, 2024–34",
    "Median annual wage, dollars, 2024[1]",
    "Occupational openings, 2024–34 annual average",
    "Typical education needed for entry",
];

/// All occupations together.
const ALL: &str = "00-0000";

/// Growth as a fraction, wage in dollars, openings a year in thousands, entry education.
fn figures(row: &Row, [growth, wage, openings, education]: [&str; 4]) -> [String; 4] {
    let plain = |text: &str| text.replace(',', "").replace(">=", "").trim().to_owned();
    let education = text(row, education).trim_matches('—').to_owned();
    [
        digits(number(row, growth).map(|percent| percent / 100.0), 3),
        plain(text(row, wage))
            .parse::<u32>()
            .map_or_else(|_| String::new(), |wage| wage.to_string()),
        digits(plain(text(row, openings)).parse().ok(), 1),
        education,
    ]
}

/// Rows of the projections by code.
fn groups(datasets: &Path) -> Result<BTreeMap<String, Row>, String> {
    let rows = rows(&datasets.join(PROJECTIONS))?;
    let code = |row: &Row| text(row, "2024 National Employment Matrix code").to_owned();
    Ok(rows.into_iter().map(|row| (code(&row), row)).filter(|(code, _)| code.len() == 7).collect())
}

/// The narrowest published group around a code: 13-1021 lies in 13-1020, then in what else begins
/// with 13-102, then in 13-1000.
fn group<'a>(code: &str, groups: &'a BTreeMap<String, Row>) -> Option<(&'a String, &'a Row)> {
    let round = |kept: usize| format!("{:0<7}", &code[..kept]);
    let employed = |row: &Row| number(row, "Employment, 2024").unwrap_or(0.0);
    let kin = |kept: usize| {
        let around = groups.iter().filter(|(other, _)| other.starts_with(&code[..kept]));
        around.max_by(|(_, a), (_, b)| employed(a).total_cmp(&employed(b)))
    };
    groups
        .get_key_value(&round(6))
        .or_else(|| kin(6))
        .or_else(|| groups.get_key_value(&round(5)))
        .or_else(|| groups.get_key_value(&round(4)))
        .or_else(|| groups.get_key_value(ALL))
}
