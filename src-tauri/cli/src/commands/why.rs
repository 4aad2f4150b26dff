//! How a number of a score is made.

use domain::{
    occupation::Seniority,
    risk::{
        Horizon,
        derivation::{Derivation, Input, InputKind, derive, figures},
    },
};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Result},
    context::Context,
    table::{bold, paragraph, table},
};

/// The numbers of a score, or how one of them is made.
pub fn why(
    context: &Context,
    title: &str,
    figure: Option<&str>,
    seniority: Seniority,
    at: Horizon,
) -> Result {
    let model = context.reference()?.model;
    let job = context.resolve(title)?;
    let Some(figure) = figure else {
        let all = figures(&context.score(&job, seniority, at)?);
        let rows = all.iter().map(|(figure, value)| [figure.clone(), exact(*value)]);
        let text = table(["Figure", "Value"], &[1], rows);
        let all: Vec<Value> =
            all.iter().map(|(figure, value)| json!({"figure": figure, "value": value})).collect();
        return Answer::new(&json!({ "occupation": job.name(), "figures": all }), text);
    };
    let made = derive(&job, seniority, at, figure, &model)?;
    let catalog = context.catalog()?;
    let mut names: Vec<&str> =
        made.inputs.iter().filter_map(|input| input.source.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let sources: Vec<_> = names.iter().filter_map(|name| catalog.source(name)).collect();
    let mut text = page(&made);
    for source in &sources {
        text += &paragraph(&format!(
            "{}: {}, {}, {}, {}.",
            source.name, source.title, source.release, source.licence, source.date
        ));
    }
    let mut json = serde_json::to_value(&made).unwrap_or(Value::Null);
    json["sources"] = json!(sources);
    Ok(Answer { json, text })
}

fn page(made: &Derivation) -> String {
    let mut text = format!("{}\n", bold(&format!("{}: {}", made.title, exact(made.result))));
    text += &paragraph(&made.says);
    text += &format!("\n{}\n\n", made.formula);
    let row = |input: &Input| {
        let from = input.source.clone().unwrap_or_else(|| kind(input.kind).to_owned());
        [input.symbol.clone(), input.name.clone(), exact(input.value), from]
    };
    text += &table(["", "What goes in", "Value", "From"], &[2], made.inputs.iter().map(row));
    text
}

fn kind(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Data => "data",
        InputKind::Evidence => "measured",
        InputKind::Calibrated => "calibrated",
        InputKind::Assumption => "assumed",
        InputKind::Said => "you",
        InputKind::Computed => "computed",
    }
}

/// Four decimals, fewer where they say nothing.
fn exact(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('-', "−")
}
