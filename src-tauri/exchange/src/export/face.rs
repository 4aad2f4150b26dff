//! A typeface: how wide words are, and where lines break.

use krilla::text::Font;
use rustybuzz::UnicodeBuffer;

use super::item::one_line;
use crate::{Result, unmade};

/// One of the two typefaces of our pages. DejaVu has letters of Latin, Greek, Cyrillic, Arabic,
/// Hebrew, Armenian and Georgian; what it lacks is drawn as an empty frame.
pub(super) struct Face {
    pub font: Font,
    shape: rustybuzz::Face<'static>,
}

impl Face {
    pub fn regular() -> Result<Self> {
        Self::open(dejavu::sans::regular())
    }

    pub fn bold() -> Result<Self> {
        Self::open(dejavu::sans::bold())
    }

    fn open(data: &'static [u8]) -> Result<Self> {
        let faces = Font::new(data.into(), 0).zip(rustybuzz::Face::from_slice(data, 0));
        let (font, shape) =
            faces.ok_or_else(|| unmade("The pages cannot be set", "the typeface is damaged"))?;
        Ok(Self { font, shape })
    }

    /// Width of a text on one line.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = rustybuzz::shape(&self.shape, &[], buffer);
        let units: i64 = glyphs.glyph_positions().iter().map(|at| i64::from(at.x_advance)).sum();
        units as f32 * size / self.font.units_per_em()
    }

    /// A text broken into lines of at most `room`, between words where that is possible.
    pub fn lines(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let (space, mut lines, mut line, mut used) =
            (self.width(" ", size), Vec::new(), String::new(), 0.0);
        for word in one_line(text).split(' ').flat_map(|word| self.pieces(word, size, room)) {
            let width = self.width(&word, size);
            if !line.is_empty() && used + space + width > room {
                lines.push(std::mem::take(&mut line));
            }
            used = if line.is_empty() { width } else { used + space + width };
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
        lines
    }

    /// A word as it is, or in pieces where it is wider than a line, as long addresses are.
    fn pieces(&self, word: &str, size: f32, room: f32) -> Vec<String> {
        if self.width(word, size) <= room {
            return vec![word.to_owned()];
        }
        let (mut pieces, mut piece, mut used) = (Vec::new(), String::new(), 0.0);
        for character in word.chars() {
            let width = self.width(character.encode_utf8(&mut [0; 4]), size);
            if used + width > room && !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
                used = 0.0;
            }
            piece.push(character);
            used += width;
        }
        pieces.push(piece);
        pieces
    }
}
