//! Packets as documents: each sentence with its proofs, in the forms that people hand in.

use std::fmt::Write;

use domain::portfolio::{Document, Evidence};
use pulldown_cmark::{Options, Parser, html};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::{
    item::one_line,
    markdown::plain,
    paper::{BODY, HEAD, Paper, SMALL, TITLE, Tick},
};
use crate::{Exported, Result, json as to_json};

/// A form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentFormat {
    /// To go on writing.
    Md,
    /// To read in a browser; one file that loads nothing.
    Html,
    /// To paste anywhere.
    Txt,
    /// To print.
    Pdf,
    /// Everything, for programs.
    Json,
    /// The JSON Resume form, for résumé programs.
    JsonResume,
}

impl DocumentFormat {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Md, Self::Html, Self::Txt, Self::Pdf, Self::Json, Self::JsonResume];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Pdf => "pdf",
            Self::Json | Self::JsonResume => "json",
        }
    }
}

/// A document in a form. `label` is what the person is called at work.
///
/// # Errors
/// When the PDF cannot be set, which no sound document is known to cause.
pub fn document(document: &Document, label: &str, format: DocumentFormat) -> Result<Exported> {
    let bytes = match format {
        DocumentFormat::Md => markdown(document).into_bytes(),
        DocumentFormat::Html => page(document).into_bytes(),
        DocumentFormat::Txt => text(document).into_bytes(),
        DocumentFormat::Pdf => pages(document)?,
        DocumentFormat::Json => to_json(document)?,
        DocumentFormat::JsonResume => resume(document, label)?,
    };
    let records = document.sections.iter().map(|section| section.sentences.len()).sum();
    Ok(Exported { bytes, records })
}

/// What a piece of evidence is, on one line.
fn proof(piece: &Evidence) -> String {
    let change = piece.change.as_ref().map_or(String::new(), |change| {
        format!(" {} → {} {}", change.before, change.after, change.unit)
    });
    let source =
        if piece.source.is_empty() { String::new() } else { format!(", {}", piece.source) };
    let hash = piece.hash.as_ref().map_or(String::new(), |hash| format!(", SHA-256 {hash}"));
    one_line(&format!("{}: {}{}{source}{hash}", piece.date, piece.text, change.trim_end()))
}

fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n", plain(&document.title));
    for section in &document.sections {
        let _ = write!(text, "\n## {}\n\n> {}\n\n", plain(&section.heading), plain(&section.ask));
        for sentence in &section.sentences {
            let proofs = plain(&sentence.evidence.join(", "));
            let _ = writeln!(text, "- {} ({proofs})", plain(&sentence.text));
        }
    }
    if !document.evidence.is_empty() {
        text += "\n## Evidence\n\n";
        for piece in &document.evidence {
            let _ = writeln!(text, "- **{}** {}", plain(&piece.id), plain(&proof(piece)));
        }
    }
    text
}

/// The same as a page of its own. Markup in what somebody wrote stays words.
fn page(document: &Document) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(&markdown(document), Options::empty()));
    let mut title = String::new();
    html::push_html(&mut title, Parser::new(&plain(&document.title)));
    let title = title.trim().trim_start_matches("<p>").trim_end_matches("</p>");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\nbody {{ max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; \
         font: 1rem/1.55 Georgia, serif; }}\nh2 {{ margin-top: 2rem; }}\nblockquote {{ margin: 0; color: #666; \
         font-style: italic; }}\nli {{ margin: .4rem 0; overflow-wrap: anywhere; }}\n</style>\n</head>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}

fn text(document: &Document) -> String {
    let mut text = format!("{}\n", document.title.to_uppercase());
    for section in &document.sections {
        let _ = write!(text, "\n{}\n", section.heading);
        if section.sentences.is_empty() {
            let _ = writeln!(text, "[{}]", section.ask);
        }
        for sentence in &section.sentences {
            let _ = writeln!(text, "- {}", one_line(&sentence.text));
        }
    }
    text
}

fn pages(document: &Document) -> Result<Vec<u8>> {
    let mut paper = Paper::new()?;
    paper.words(TITLE, &document.title);
    for section in &document.sections {
        paper.gap(14.0);
        // A heading stays with what stands below it.
        paper.keep(60.0);
        paper.words(HEAD, &section.heading);
        paper.words(SMALL, &section.ask);
        paper.gap(4.0);
        for sentence in &section.sentences {
            paper.words(BODY, &format!("•  {}", one_line(&sentence.text)));
            paper.words(SMALL, &format!("     {}", sentence.evidence.join(", ")));
            paper.gap(3.0);
        }
        if section.sentences.is_empty() {
            (0..3).for_each(|_| paper.blank());
        }
    }
    if !document.evidence.is_empty() {
        paper.gap(14.0);
        paper.keep(60.0);
        paper.words(HEAD, "Evidence");
        paper.gap(4.0);
        for piece in &document.evidence {
            paper.check(Tick::Ticked, &proof(piece), &piece.id);
        }
    }
    paper.finish(&document.title)
}

/// The JSON Resume form, version 1.0.0: sentences are the highlights of one's work.
fn resume(document: &Document, label: &str) -> Result<Vec<u8>> {
    let sentences = document.sections.iter().flat_map(|section| &section.sentences);
    let highlights: Vec<String> = sentences.map(|sentence| one_line(&sentence.text)).collect();
    let since = document.evidence.first().map(|piece| piece.date.to_string());
    let mut work = json!({ "position": label, "highlights": highlights });
    if let Some(since) = since {
        work["startDate"] = since.into();
    }
    let resume = json!({
        "basics": { "label": label },
        "work": [work],
        "meta": { "version": "v1.0.0" },
    });
    to_json(&resume)
}
