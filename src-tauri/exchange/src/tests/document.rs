//! Documents, read by programs that are not ours.

use domain::portfolio::{self, Document, DocumentKind, OwnAchievement};
use pulldown_cmark::{Event, Parser, Tag};

use super::{START, date, done, figure, plan, reference};
use crate::export::{self, DocumentFormat};

/// A promotion document of a milestone, a figure and a sentence, all of them with words that would do harm
/// where they were taken for markup.
fn document() -> Document {
    let mut plan = plan();
    plan.draft.milestones[0].progress = done(START, "<img src=x onerror=alert(1)>");
    let repair = figure("<script>alert(1)</script> [repair](javascript:alert(2))", 90.0, 40.0);
    let text = "=HYPERLINK(\"https://example.org\") ![p](https://example.org/p.png) # no heading";
    let own = OwnAchievement {
        id: "C1".into(),
        uid: Default::default(),
        text: text.into(),
        evidence: vec!["E1".into()],
        date: date(START),
        skill: None,
    };
    let evidence = portfolio::gather(&plan.draft.milestones, &[], vec![repair]);
    let achievements =
        portfolio::achievements(&plan.draft.milestones, &evidence, &[own], reference());
    portfolio::document(DocumentKind::Promotion, &achievements, &evidence)
}

fn written(document: &Document, format: DocumentFormat) -> Vec<u8> {
    let made = export::document(document, "ML engineer", format).expect("a document");
    assert_eq!(made.records, 3);
    made.bytes
}

#[test]
fn a_document_is_read_back_by_others_with_every_sentence_and_no_harm() {
    let document = document();
    let sentences: Vec<&str> = document
        .sections
        .iter()
        .flat_map(|section| &section.sentences)
        .map(|sentence| sentence.text.as_str())
        .collect();
    assert_eq!(sentences.len(), 3);
    let text = |format| String::from_utf8(written(&document, format)).expect("text");
    let md = text(DocumentFormat::Md);
    let events: Vec<Event> = Parser::new(&md).collect();
    let heads = events.iter().filter(|e| matches!(e, Event::Start(Tag::Heading { .. }))).count();
    assert_eq!(heads, 1 + document.sections.len() + 1, "the title, the sections and the evidence");
    let harmful = |event: &&Event| {
        matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. })
        )
    };
    assert_eq!(events.iter().filter(harmful).count(), 0, "{md}");
    let read: String = events
        .iter()
        .filter_map(|event| if let Event::Text(text) = event { Some(&**text) } else { None })
        .collect();
    assert!(sentences.iter().all(|sentence| read.contains(sentence)), "{read}");
    let html = text(DocumentFormat::Html);
    assert!(html.contains("&lt;script&gt;") && html.contains("default-src 'none'"));
    for harm in ["<script", "<img", "<a ", "onerror=\"", "src=\""] {
        assert!(!html.contains(harm), "{harm} in {html}");
    }
    let pdf =
        pdf_extract::extract_text_from_mem(&written(&document, DocumentFormat::Pdf)).expect("text");
    assert!(pdf.contains("What changed in figures") && pdf.contains("E1"), "{pdf}");
    let txt = text(DocumentFormat::Txt);
    assert!(sentences.iter().all(|sentence| txt.contains(sentence)));
}

#[test]
fn a_resume_has_the_fields_of_its_form_and_the_sentences_as_highlights() {
    let document = document();
    let resume: serde_json::Value =
        serde_json::from_slice(&written(&document, DocumentFormat::JsonResume)).expect("JSON");
    assert_eq!(resume["basics"]["label"], "ML engineer");
    assert_eq!(resume["work"][0]["highlights"].as_array().map(Vec::len), Some(3));
    assert_eq!(resume["work"][0]["startDate"], START);
    let known = ["basics", "work", "meta"];
    assert!(resume.as_object().expect("an object").keys().all(|key| known.contains(&key.as_str())));
}
