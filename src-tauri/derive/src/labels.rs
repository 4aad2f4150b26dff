//! What AI can do of each task, from the labels that others have published.

use std::{collections::BTreeMap, path::Path};

use super::table::{Row, number, rows, text};

const LABELS: &str = "measures/task_labels_onet_30_1.csv";

/// Exposure rungs as capability, E0 to E2 (docs/model.md, section 1).
const EXPOSURE: [(&str, f64); 3] = [("E0", 0.06), ("E2", 0.42), ("E1", 0.75)];
/// Automation rungs as capability, T0 to T4.
const AUTOMATION: [(&str, f64); 5] =
    [("T0", 0.03), ("T1", 0.20), ("T2", 0.45), ("T3", 0.75), ("T4", 0.92)];
/// Published figures at the ends say more than their authors claim.
const CLIP: [f64; 2] = [0.03, 0.95];

/// A published measure of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Exposure rated by people (Eloundou et al.).
    People,
    /// Exposure rated by GPT-4 (the same).
    Gpt4,
    /// Automation rated by GPT-4 (the same).
    Automation,
    /// Completion × scope of the task's activity (Microsoft).
    Microsoft,
    /// Penetration observed in use (Anthropic).
    Anthropic,
}

impl Measure {
    pub const ALL: [Self; 5] =
        [Self::People, Self::Gpt4, Self::Automation, Self::Microsoft, Self::Anthropic];

    /// The task's capability by this measure alone, if it covers the task.
    fn of(self, row: &Row) -> Option<f64> {
        let rung = |column: &str, rungs: &[(&str, f64)]| {
            let label = text(row, column);
            rungs.iter().find(|(name, _)| *name == label).map(|(_, value)| *value)
        };
        let clip = |value: f64| value.clamp(CLIP[0], CLIP[1]);
        match self {
            Self::People => rung("human_exposure_agg", &EXPOSURE),
            Self::Gpt4 => rung("gpt4_exposure", &EXPOSURE),
            Self::Automation => rung("gpt4_automation", &AUTOMATION),
            Self::Microsoft => {
                Some(clip(number(row, "ms_completion_ai")? * number(row, "ms_scope_ai")?))
            }
            // What nobody was seen doing may still be possible: use is not capability.
            Self::Anthropic => number(row, "aei_penetration").filter(|seen| *seen > 0.0).map(clip),
        }
    }
}

/// Capability by task: the mean of the measures that cover it, in log-odds.
pub fn capabilities(datasets: &Path, used: &[Measure]) -> Result<BTreeMap<u32, f64>, String> {
    let mut capabilities = BTreeMap::new();
    for row in rows(&datasets.join(LABELS))? {
        let values: Vec<f64> = used.iter().filter_map(|measure| measure.of(&row)).collect();
        let Ok(id) = text(&row, "task_id").parse() else { continue };
        if !values.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "at most five")]
            let mean =
                values.iter().map(|c| (c / (1.0 - c)).ln()).sum::<f64>() / values.len() as f64;
            capabilities.insert(id, 1.0 / (1.0 + (-mean).exp()));
        }
    }
    Ok(capabilities)
}
