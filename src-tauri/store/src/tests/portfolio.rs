//! Evidence and sentences: kept, refused in words, and seen to be gone.

use std::fs;

use domain::portfolio::{self, Achievement, Document, DocumentKind, EvidenceKind};
use pulldown_cmark::{Event, Parser, Tag};

use super::{Journal, START, moment, reference, undo::figure};
use crate::{
    NewEvidence, Proof,
    export::{self, DocumentFormat},
};

impl Journal {
    fn proof(&self) -> Proof {
        self.store.proof(reference()).expect("it can be read")
    }

    fn achievement(&self, id: &str) -> Achievement {
        self.proof()
            .achievements
            .into_iter()
            .find(|achievement| achievement.id == id)
            .expect("an achievement")
    }
}

fn link(link: &str) -> NewEvidence {
    NewEvidence { text: "The review".into(), link: Some(link.into()), ..NewEvidence::default() }
}

#[test]
fn a_milestone_its_entry_its_figure_and_a_file_come_together_in_one_achievement() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.complete("M1", "", None, &now).expect("done");
    journal.store.add_entry(now.today, "Sent it.", &[], &["M1".into()], &now).expect("an entry");
    let milestone = Some("M1".to_owned());
    let repair =
        NewEvidence { milestone: milestone.clone(), ..figure("Time to repair", 90.0, 40.0) };
    journal.store.add_evidence(&repair, reference(), &now).expect("a figure");
    let file = journal.dir.path().join("note.txt");
    fs::write(&file, "abc").expect("a file");
    let paper = NewEvidence {
        text: "The note".into(),
        file: Some(file.display().to_string()),
        milestone,
        ..NewEvidence::default()
    };
    journal.store.add_evidence(&paper, reference(), &now).expect("a file");
    let proof = journal.proof();
    let paper = proof.evidence.iter().find(|piece| piece.kind == EvidenceKind::File).expect("it");
    // The published test vector of SHA-256.
    assert_eq!(
        paper.hash.as_deref(),
        Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    );
    let achievement = journal.achievement("M1");
    assert_eq!(achievement.evidence, ["check-M1", "entry-1", "E2", "E1"]);
    assert!(
        achievement.text.contains("time to repair went from 90 to 40 minutes"),
        "{}",
        achievement.text
    );
}

#[test]
fn evidence_that_goes_leaves_its_achievements_marked_and_undo_brings_it_back() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal
        .store
        .add_evidence(&figure("Time to repair", 90.0, 40.0), reference(), &now)
        .expect("a figure");
    journal
        .store
        .add_evidence(&link("https://example.org/review"), reference(), &now)
        .expect("a link");
    for (text, evidence) in [("One.", vec!["E1"]), ("Two.", vec!["E1", "E2"]), ("Three.", vec![])] {
        let evidence: Vec<String> = evidence.into_iter().map(str::to_owned).collect();
        journal
            .store
            .write_achievement(None, text, &evidence, reference(), &now)
            .expect("a sentence");
    }
    let state = |journal: &Journal| -> Vec<(bool, usize)> {
        ["C1", "C2", "C3"]
            .map(|id| journal.achievement(id))
            .map(|achievement| (achievement.is_proven(), achievement.lost.len()))
            .to_vec()
    };
    assert_eq!(state(&journal), [(true, 0), (true, 0), (false, 0)]);
    journal.store.remove_evidence("E1", &now).expect("removed");
    assert_eq!(state(&journal), [(false, 1), (true, 1), (false, 0)]);
    journal.store.undo(&now).expect("undone");
    assert_eq!(state(&journal), [(true, 0), (true, 0), (false, 0)]);
    journal
        .store
        .write_achievement(Some("C3"), "Three, changed.", &["E2".into()], reference(), &now)
        .expect("it");
    assert_eq!(journal.achievement("C3").text, "Three, changed.");
}

#[test]
fn what_is_no_evidence_is_refused_with_a_hint() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let before = journal.dump();
    let empty = NewEvidence { text: " ".into(), ..link("https://example.org") };
    let both = NewEvidence { link: Some("https://example.org".into()), ..figure("Both", 1.0, 2.0) };
    let unknown = NewEvidence { milestone: Some("M99".into()), ..figure("Late", 1.0, 2.0) };
    let missing = NewEvidence {
        text: "Gone".into(),
        file: Some("/nowhere/note.txt".into()),
        ..NewEvidence::default()
    };
    let refused = [
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("https://exa mple.org"),
        empty,
        both,
        unknown,
        missing,
        figure("Endless", f64::INFINITY, 1.0),
        NewEvidence { text: "Nothing".into(), ..NewEvidence::default() },
    ];
    for new in refused {
        assert!(journal.store.add_evidence(&new, reference(), &now).is_err(), "{new:?}");
    }
    assert!(journal.store.remove_evidence("check-M1", &now).is_err());
    assert!(journal.store.write_achievement(None, " ", &[], reference(), &now).is_err());
    assert!(journal.store.write_achievement(Some("C9"), "It.", &[], reference(), &now).is_err());
    assert_eq!(journal.dump(), before);
}

/// A promotion packet of a milestone, a figure and a sentence, all of them with words that would do harm
/// where they were taken for markup.
fn document() -> Document {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    journal.store.complete("M1", "<img src=x onerror=alert(1)>", None, &now).expect("done");
    let repair = figure("<script>alert(1)</script> [repair](javascript:alert(2))", 90.0, 40.0);
    journal.store.add_evidence(&repair, reference(), &now).expect("a figure");
    let text = "=HYPERLINK(\"https://example.org\") ![p](https://example.org/p.png) # no heading";
    journal
        .store
        .write_achievement(None, text, &["E1".into()], reference(), &now)
        .expect("a sentence");
    let proof = journal.proof();
    portfolio::document(DocumentKind::Promotion, &proof.achievements, &proof.evidence)
}

fn written(document: &Document, format: DocumentFormat) -> Vec<u8> {
    export::document(document, "ML engineer", format).expect("a document")
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

#[test]
fn a_table_of_evidence_runs_nothing() {
    let mut journal = Journal::with_plan();
    let now = moment(START);
    let evil = NewEvidence { text: "=cmd|' /C calc'!A0".into(), ..figure("", -1.5, 2.0) };
    journal.store.add_evidence(&evil, reference(), &now).expect("a figure");
    let table = export::evidence(&journal.proof().evidence, export::Format::Csv).expect("a table");
    let mut rows = csv::Reader::from_reader(&table[..]);
    let row = rows.records().next().expect("a row").expect("sound");
    assert_eq!(&row[2], "'=cmd|' /C calc'!A0");
    assert_eq!((&row[3], &row[4]), ("'-1.5", "2"));
}
