//! A sample of the published datasets: a few occupations in their publishers' layout, so that the way from these
//! tables to the shipped figures is tried on every machine. Codes, names and figures are theirs, no sentence is.

use std::{collections::BTreeSet, fs, path::Path};

use super::table::{column, published, rows, text, write};

pub const FOLDER: &str = "src-tauri/derive/sample";

/// From the most to the least exposed; one without skills beside the one that lends it hers, and one without tasks
/// beside its only kin.
pub const CODES: [&str; 13] = [
    "13-1021.00",
    "13-2053.00",
    "15-2021.00",
    "15-2051.00",
    "15-2099.00",
    "15-2099.01",
    "27-2021.00",
    "29-1041.00",
    "39-5093.00",
    "41-3041.00",
    "43-9021.00",
    "43-9081.00",
    "47-2171.00",
];

const CODE: &str = "O*NET-SOC Code";
const ALL: &str = "00-0000";
/// Titles of an occupation that are taken.
const TITLES: usize = 3;

/// Tables of the release, the columns that are read, and how many rows of an occupation are taken.
const TABLES: [(&str, &[&str], usize); 9] = [
    ("Occupation Data", &["Title"], 1),
    ("Task Statements", &["Task ID", "Task", "Task Type"], usize::MAX),
    ("Tasks to DWAs", &["Task ID", "DWA ID"], usize::MAX),
    ("Job Zones", &["Job Zone"], 1),
    ("Skills", RATED, usize::MAX),
    ("Knowledge", RATED, usize::MAX),
    ("Alternate Titles", &["Alternate Title"], TITLES),
    ("Sample of Reported Titles", &["Reported Job Title"], TITLES),
    ("Related Occupations", &["Related O*NET-SOC Code"], usize::MAX),
];
const RATED: &[&str] = &["Element ID", "Scale ID", "Data Value"];

/// The other files: the column with a code, and the columns that are read.
const MEASURES: [(&str, &str, &[&str]); 4] = [
    (
        "task_labels_onet_30_1",
        "onet_soc",
        &[
            "task_id",
            "human_exposure_agg",
            "gpt4_exposure",
            "gpt4_automation",
            "ms_completion_ai",
            "ms_scope_ai",
            "aei_penetration",
        ],
    ),
    (
        "occupation_measures_soc2018",
        "soc2018",
        &[
            "growth_pct_2024_34",
            "median_wage_2024",
            "openings_k",
            "entry_education",
            "gpts_human_beta",
            "gpts_gpt4_beta",
            "ms_ai_applicability_2025",
            "aei_observed_exposure_2026",
            "ilo_2025_mean",
            "blsskill_Physical strength and stamina",
            "blsskill_Fine motor",
        ],
    ),
    (
        "bls_2024_34_table_1_2",
        "2024 National Employment Matrix code",
        &[
            "Employment, 2024",
            "Employment change, percent, 2024–34",
            "Median annual wage, dollars, 2024[1]",
            "Occupational openings, 2024–34 annual average",
            "Typical education needed for entry",
        ],
    ),
    ("microsoft_iwa_metrics", "IWA", &["completion_ai", "impact_scope_ai"]),
];

/// Cuts the sample out of `datasets` into `folder`.
pub fn cut(datasets: &Path, folder: &Path) -> Result<(), String> {
    let tables = folder.join("onet/db_30_1_text");
    let made =
        fs::create_dir_all(&tables).and_then(|()| fs::create_dir_all(folder.join("measures")));
    made.map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut activities = BTreeSet::new();
    let name = published(datasets, "Read Me")?.lines().next().unwrap_or_default().trim().to_owned();
    save(&tables.join("Read Me.txt"), &format!("{name}\n"))?;
    for (table, columns, most) in TABLES {
        let cut = cut_table(&published(datasets, table)?, table, columns, most)?;
        if table == "Tasks to DWAs" {
            // The last part names the detailed activity, the rest the intermediate one.
            let ids =
                cut.lines().filter_map(|line| Some(line.rsplit_once('\t')?.1.rsplit_once('.')?.0));
            activities.extend(ids.map(str::to_owned));
        }
        save(&tables.join(format!("{table}.txt")), &cut)?;
    }
    for (file, key, columns) in MEASURES {
        let file = format!("measures/{file}.csv");
        let wanted = rows(&datasets.join(&file))?.into_iter().filter(|row| {
            let code = text(row, key);
            // Tasks lie under the full code, figures under the one of seven characters and its groups.
            let known = if code.len() > ALL.len() {
                CODES.contains(&code)
            } else {
                CODES.iter().any(|own| is_of(code, own))
            };
            known || activities.contains(code)
        });
        let cells = wanted.map(|row| {
            [key].iter().chain(columns).map(|name| text(&row, name).to_owned()).collect::<Vec<_>>()
        });
        write(&folder.join(&file), &[&[key], columns].concat(), cells)?;
    }
    Ok(())
}

/// Whether a row under `code` tells something of an occupation: the row of its code or of one beside it, of a group
/// around it, or of all occupations.
fn is_of(code: &str, own: &str) -> bool {
    let around = [5, 4].map(|kept| format!("{:0<7}", &own[..kept]));
    code.starts_with(&own[..6]) || code == ALL || around.iter().any(|group| group == code)
}

/// The rows of our occupations with the columns that are read, and in the place of a sentence one of ours.
fn cut_table(table: &str, name: &str, columns: &[&str], most: usize) -> Result<String, String> {
    let named: Vec<&str> = [CODE].into_iter().chain(columns.iter().copied()).collect();
    let places: Vec<usize> =
        named.iter().map(|wanted| column(table, name, wanted)).collect::<Result<_, _>>()?;
    let mut cut = named.join("\t") + "\n";
    for code in CODES {
        let own =
            table.lines().skip(1).filter(|line| line.split('\t').nth(places[0]) == Some(code));
        for line in own.take(most) {
            let cells: Vec<&str> = line.split('\t').collect();
            let kept = places.iter().zip(&named).map(|(place, column)| match *column {
                "Task" => "Here the publisher says what is done.",
                _ => cells.get(*place).copied().unwrap_or_default(),
            });
            cut += &(kept.collect::<Vec<_>>().join("\t") + "\n");
        }
    }
    Ok(cut)
}

fn save(file: &Path, text: &str) -> Result<(), String> {
    println!("{}: {} kB", file.display(), text.len() / 1000);
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
