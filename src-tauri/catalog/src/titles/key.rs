//! The form in which names of all languages are compared.

use unicode_normalization::UnicodeNormalization;

/// A name in the form in which names are compared: without case, accents, signs, and what spelling varies.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().flat_map(char::to_lowercase) {
        match c {
            // Marks that stand over and under Latin, Greek and Cyrillic letters; Arabic vowels; the Hindi nukta.
            '\u{300}'..='\u{36f}'
            | '\u{64b}'..='\u{655}'
            | '\u{640}'
            | '\u{93c}'
            | '\''
            | '’'
            | 'ʼ' => {}
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'đ' | 'ð' => key.push('d'),
            'ı' => key.push('i'),
            'ς' => key.push('σ'),
            'أ' | 'إ' | 'آ' | 'ٱ' => key.push('ا'),
            'ة' => key.push('ه'),
            'ى' => key.push('ي'),
            _ if c.is_alphanumeric() || c == '+' || c == '#' || is_mark(c) => key.push(c),
            _ if !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    // Where words are not parted, spaces say nothing.
    if key.chars().any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')) {
        key.retain(|c| c != ' ');
    }
    key.trim().to_owned()
}

/// Signs that are part of a word: vowels in Indian scripts, voicing in Japanese ones.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97f}' | '\u{3099}' | '\u{309a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_share_a_key() {
        for (a, b) in [
            ("Ingénieur", "inge\u{301}nieur"),
            ("infirmière", "Infirmiere"),
            ("Straßenbauer", "strassenbauer"),
            ("Учётчик", "учетчик"),
            ("간호 조무사", "간호조무사"),
            ("أخصائي", "اخصائي"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
        assert_ne!(key("C++"), key("C"));
    }
}
