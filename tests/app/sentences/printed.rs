//! Numbers as a sentence prints them, figures as the data has them, and whether the one is the other.

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    value: f64,
    decimals: i32,
    percent: bool,
    /// A sign stands before it.
    signed: bool,
    /// “less than” or “more than” stands before it.
    bound: Option<Bound>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Bound {
    Less,
    More,
}

/// A figure that a sentence may print.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// A number without a sign.
    Plain(f64),
    /// A number with its sign.
    Signed(f64),
    /// A fraction, printed in percent.
    Percent(f64),
}

impl Figure {
    pub fn is(self, printed: Printed) -> bool {
        let (value, percent, signed) = match self {
            Self::Plain(value) => (value, false, false),
            Self::Signed(value) => (value, false, true),
            Self::Percent(fraction) => (fraction * 100.0, true, false),
        };
        // Half a unit of the last digit, and what a computer's fractions add to it.
        let rounding = 0.5 * 10_f64.powi(-printed.decimals) + 1e-9;
        let near = match printed.bound {
            Some(Bound::Less) => value > 0.0 && value < printed.value,
            Some(Bound::More) => value < 100.0 && value > printed.value,
            None => (printed.value - value).abs() <= rounding,
        };
        near && percent == printed.percent && (signed == printed.signed || printed.value == 0.0)
    }
}

/// A sentence in letters, without what stands in quotation marks: names of others may hold numbers.
struct Words {
    letters: Vec<char>,
    /// Where each number begins, and where what follows it begins.
    numbers: Vec<(usize, usize)>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut quoted = false;
        let own = |c: &char| {
            quoted = *c == '“' || (quoted && *c != '”');
            !quoted && *c != '”'
        };
        let letters: Vec<char> = text.chars().filter(own).collect();
        let digit = |place: usize| letters.get(place).is_some_and(char::is_ascii_digit);
        let (mut numbers, mut place) = (Vec::new(), 0);
        while place < letters.len() {
            let from = place;
            while digit(place) || (place > from && letters[place] == '.' && digit(place + 1)) {
                place += 1;
            }
            if place > from {
                numbers.push((from, place));
            }
            place += 1;
        }
        Self { letters, numbers }
    }

    fn before(&self, place: usize) -> String {
        self.letters[..place].iter().collect()
    }

    /// The word after a number and a space.
    fn after(&self, place: usize) -> String {
        let letters = self.letters[place..].iter();
        letters.skip_while(|c| **c == ' ').take_while(|c| c.is_alphabetic()).collect()
    }

    fn printed(&self, (from, to): (usize, usize)) -> Printed {
        let digits: String = self.letters[from..to].iter().collect();
        let size: f64 = digits.parse().expect("digits with at most one point");
        let sign = from.checked_sub(1).map(|place| self.letters[place]);
        let before = self.before(from).to_lowercase();
        Printed {
            value: if sign == Some('−') { -size } else { size },
            decimals: digits
                .split('.')
                .nth(1)
                .map_or(0, |rest| i32::try_from(rest.len()).unwrap_or(0)),
            percent: self.letters.get(to) == Some(&'%'),
            signed: matches!(sign, Some('−' | '+')),
            bound: match () {
                () if before.ends_with("less than ") => Some(Bound::Less),
                () if before.ends_with("more than ") => Some(Bound::More),
                () => None,
            },
        }
    }

    /// What is wrong with the words around a number.
    fn slip(&self, (from, to): (usize, usize)) -> Option<&'static str> {
        let (number, next) = (&self.letters[from..to], self.after(to));
        let article = self.before(from);
        let vowel = number[0] == '8' || *number == ['1', '1'] || *number == ['1', '8'];
        let one = *number == ['1'];
        let counted = |word: &str| COUNTED.contains(&word);
        match () {
            () if one && next.strip_suffix('s').is_some_and(counted) => Some("one of many"),
            () if !one && counted(&next) => Some("many of one"),
            () if vowel && article.ends_with(" a ") => Some("a before a vowel"),
            () if !vowel && article.ends_with(" an ") => Some("an before a consonant"),
            () => None,
        }
    }
}

/// Every number of a sentence.
pub fn numbers(text: &str) -> Vec<Printed> {
    let words = Words::of(text);
    words.numbers.iter().map(|place| words.printed(*place)).collect()
}

/// What is counted in our sentences; one of them is singular.
const COUNTED: [&str; 10] = [
    "point",
    "place",
    "weighting",
    "task",
    "occupation",
    "draw",
    "time",
    "practice",
    "year",
    "skill",
];
/// Words that frighten and say nothing.
const DOOM: [&str; 6] = ["doom", "obsolete", "lose your job", "extinct", "wiped out", "jobless"];

/// What is wrong with how a sentence is written.
fn slips(text: &str) -> Vec<&'static str> {
    let words = Words::of(text);
    let lower = text.to_lowercase();
    let no_number = |word: &str| word == "inf" || word == "nan";
    let rules = [
        ("no full stop at its end", !text.ends_with('.')),
        ("a small letter at its start", text.starts_with(char::is_lowercase)),
        ("no number", lower.split(|c: char| !c.is_alphabetic()).any(no_number)),
        ("a hyphen for a minus", text.contains(" -")),
        ("two spaces", text.contains("  ")),
        ("a word of doom", DOOM.iter().any(|word| lower.contains(word))),
    ];
    let broken = rules.into_iter().filter_map(|(what, wrong)| wrong.then_some(what));
    broken.chain(words.numbers.iter().filter_map(|place| words.slip(*place))).collect()
}

/// Whether a sentence is well written and prints nothing but these figures.
///
/// # Errors
/// The sentence and what is wrong with it.
pub fn check(text: &str, figures: &[Figure]) -> Result<(), String> {
    let mut wrong: Vec<String> = slips(text).into_iter().map(str::to_owned).collect();
    let strange = numbers(text).into_iter().filter(|n| !figures.iter().any(|figure| figure.is(*n)));
    wrong.extend(strange.map(|number| format!("{number:?} is none of {figures:?}")));
    if wrong.is_empty() { Ok(()) } else { Err(format!("{text}\n    {}", wrong.join("\n    "))) }
}

#[test]
fn numbers_are_read_as_they_are_printed() {
    let read = |text: &str| -> Vec<String> {
        let told = |n: &Printed| {
            let sign = if n.signed { "signed " } else { "" };
            let percent = if n.percent { "%" } else { "" };
            let bound = n.bound.map_or(String::new(), |bound| format!(" {bound:?}"));
            format!("{sign}{:.*}{percent}{bound}", n.decimals as usize, n.value)
        };
        numbers(text).iter().map(told).collect()
    };
    assert_eq!(
        read("Grow 33.5% in 2024-34, against −1.0% for all."),
        ["33.5%", "2024", "34", "signed -1.0%"]
    );
    assert_eq!(read("Between 0.00 and +0.13."), ["0.00", "signed 0.13"]);
    assert_eq!(read("Less than 1% of “3D 24/7”."), ["1% Less"]);
}

#[test]
fn a_figure_that_is_not_in_the_data_is_found() {
    let figures = [Figure::Percent(0.574), Figure::Plain(14.0), Figure::Signed(-1.25)];
    for right in ["57% of 14.", "57.4%.", "−1.2 points.", "−1.3 points."] {
        assert_eq!(check(right, &figures), Ok(()));
    }
    for wrong in
        ["58%.", "56%.", "57 of it.", "57.5%.", "15.", "14%.", "+1.2.", "1.2.", "Less than 57%."]
    {
        assert!(check(wrong, &figures).is_err(), "{wrong}");
    }
    assert!(check("Less than 1% of it.", &[Figure::Percent(0.004)]).is_ok());
    assert!(check("Less than 1% of it.", &[Figure::Percent(0.011)]).is_err());
    assert!(check("More than 99% of it.", &[Figure::Percent(0.997)]).is_ok());
}

#[test]
fn a_badly_written_sentence_is_found() {
    let figures = [1.0, 8.0, 18.0].map(Figure::Plain);
    let check = |text: &str, wrong: &[&str]| assert_eq!(slips(text), wrong, "{text}");
    assert!(super::printed::check("It is 1 point, or 8 points.", &figures).is_ok());
    check("No stop", &["no full stop at its end"]);
    check("small letters.", &["a small letter at its start"]);
    check("It is NaN.", &["no number"]);
    check("It is -inf, for information.", &["no number", "a hyphen for a minus"]);
    check("It is -5.", &["a hyphen for a minus"]);
    check("Two  spaces.", &["two spaces"]);
    check("It is 1 points.", &["one of many"]);
    check("It is 21 points, 1.0 points, 1 point.", &[]);
    check("It is 8 point.", &["many of one"]);
    check("Not a 8, not a 18.", &["a before a vowel", "a before a vowel"]);
    check("First an 8, then an 9.", &["an before a consonant"]);
    check("It makes you obsolete.", &["a word of doom"]);
}
