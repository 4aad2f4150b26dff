//! Paper: words, boxes and lines set one below the other on pages of A4, written as PDF.
//!
//! What a person wrote is drawn, never read as markup, so nothing needs to be escaped.

use domain::UserError;
use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    text::{Font, TextDirection},
};

use super::face::Face;
use crate::{Result, unmade};

/// A4 in points. It also prints on the letter format, a little smaller.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 54.0;
/// What a line takes of its letters' size.
const LEADING: f32 = 1.4;
/// Room at the foot for the number of the page.
const FOOT: f32 = 24.0;
const INK: u8 = 25;
const GREY: u8 = 150;

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub size: f32,
    pub bold: bool,
}

pub(super) const TITLE: Look = Look { size: 16.0, bold: true };
pub(super) const HEAD: Look = Look { size: 12.5, bold: true };
pub(super) const BODY: Look = Look { size: 10.0, bold: false };
pub(super) const SMALL: Look = Look { size: 8.5, bold: false };

/// What stands in a box.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tick {
    Empty,
    Ticked,
    Struck,
}

/// Something drawn, in points from the top left of its page.
enum Mark {
    Words { x: f32, y: f32, look: Look, text: String },
    Check { x: f32, y: f32, side: f32, tick: Tick },
    Rule { x: f32, y: f32, to: f32 },
}

/// Pages while they fill.
pub(super) struct Paper {
    regular: Face,
    bold: Face,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

impl Paper {
    /// One empty page.
    pub fn new() -> Result<Self> {
        Ok(Self { regular: Face::regular()?, bold: Face::bold()?, pages: vec![vec![]], y: MARGIN })
    }

    /// Lets `height` follow on one page; a new page begins where it would not fit.
    pub fn keep(&mut self, height: f32) {
        if height > self.left() && self.y > MARGIN {
            self.pages.push(vec![]);
            self.y = MARGIN;
        }
    }

    /// Height that is left on this page.
    pub fn left(&self) -> f32 {
        PAGE.1 - MARGIN - FOOT - self.y
    }

    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// Words over as many lines as they need.
    pub fn words(&mut self, look: Look, text: &str) {
        self.block(0.0, 0.0, look, text);
    }

    /// A box to tick, words beside it and a short word at the right edge.
    pub fn check(&mut self, tick: Tick, text: &str, aside: &str) {
        let side = BODY.size * 0.9;
        self.keep(BODY.size * LEADING);
        let top = self.y + BODY.size * 0.15;
        let width = self.face(SMALL).width(aside, SMALL.size);
        self.mark(Mark::Check { x: MARGIN, y: top, side, tick });
        let (x, y) = (PAGE.0 - MARGIN - width, self.y + BODY.size);
        self.mark(Mark::Words { x, y, look: SMALL, text: aside.to_owned() });
        self.block(side + 7.0, width + 10.0, BODY, text);
        self.gap(3.0);
    }

    /// A line to write on.
    pub fn blank(&mut self) {
        self.keep(22.0);
        self.gap(22.0);
        self.mark(Mark::Rule { x: MARGIN, y: self.y, to: PAGE.0 - MARGIN });
    }

    fn block(&mut self, indent: f32, right: f32, look: Look, text: &str) {
        let room = PAGE.0 - 2.0 * MARGIN - indent - right;
        for line in self.face(look).lines(text, look.size, room) {
            self.keep(look.size * LEADING);
            let y = self.y + look.size;
            self.mark(Mark::Words { x: MARGIN + indent, y, look, text: line });
            self.y += look.size * LEADING;
        }
    }

    fn face(&self, look: Look) -> &Face {
        if look.bold { &self.bold } else { &self.regular }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// The finished document.
    pub fn finish(mut self, title: &str) -> Result<Vec<u8>> {
        let all = self.pages.len();
        for (page, number) in self.pages.iter_mut().zip(1..) {
            let text = format!("Waymark · page {number} of {all}");
            let (x, y) = (MARGIN, PAGE.1 - MARGIN);
            page.push(Mark::Words { x, y, look: SMALL, text });
        }
        let mut document = Document::new();
        let about = Metadata::new().title(title.to_owned()).language("en".to_owned());
        document.set_metadata(about.creator("Waymark".to_owned()));
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(unset)?;
        for marks in &self.pages {
            let mut page = document.start_page_with(settings.clone());
            let mut surface = page.surface();
            marks.iter().for_each(|mark| self.draw(&mut surface, mark));
        }
        document.finish().map_err(|_| unset())
    }

    fn draw(&self, surface: &mut Surface, mark: &Mark) {
        match mark {
            Mark::Words { x, y, look, text } => {
                surface.set_stroke(None);
                surface.set_fill(Some(ink()));
                let font: Font = self.face(*look).font.clone();
                let at = Point::from_xy(*x, *y);
                surface.draw_text(at, font, look.size, text, false, TextDirection::Auto);
            }
            Mark::Check { x, y, side, tick } => {
                let (x, y, side) = (*x, *y, *side);
                let mut path = PathBuilder::new();
                if let Some(square) = Rect::from_xywh(x, y, side, side) {
                    path.push_rect(square);
                }
                match tick {
                    Tick::Empty => {}
                    Tick::Ticked => {
                        path.move_to(x + side * 0.2, y + side * 0.55);
                        path.line_to(x + side * 0.42, y + side * 0.8);
                        path.line_to(x + side * 0.82, y + side * 0.2);
                    }
                    Tick::Struck => {
                        path.move_to(x + side * 0.2, y + side * 0.5);
                        path.line_to(x + side * 0.8, y + side * 0.5);
                    }
                }
                stroke(surface, path, INK, 0.9);
            }
            Mark::Rule { x, y, to } => {
                let mut path = PathBuilder::new();
                path.move_to(*x, *y);
                path.line_to(*to, *y);
                stroke(surface, path, GREY, 0.5);
            }
        }
    }
}

fn stroke(surface: &mut Surface, path: PathBuilder, grey: u8, width: f32) {
    surface.set_fill(None);
    let paint = rgb::Color::new(grey, grey, grey).into();
    surface.set_stroke(Some(Stroke { paint, width, ..Stroke::default() }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn ink() -> Fill {
    let paint = rgb::Color::new(INK, INK, INK).into();
    Fill { paint, opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn unset() -> UserError {
    unmade("The pages cannot be set", "the printer's library refuses them")
}
