//! Where a title is looked up, in order: what is no job, everyday names, published names, names of a country, what
//! remains without a level word, two jobs in one, other languages, and at last what is near.

use std::{collections::BTreeMap, io::Read, sync::OnceLock};

use domain::occupation::Occupation;

use super::{
    Index, TitleMatch, TitleMatches,
    key::key,
    names::Names,
    reading::{forms, level, two, without_level},
    said::{Languages, List, Said},
};

/// What names of ours that mean one thing are worth, and how several share it.
const ONE: f64 = 0.95;
const SHARES: [&[f64]; 5] = [&[], &[ONE], &[0.5, 0.4], &[0.45, 0.3, 0.2], &[0.4, 0.25, 0.17, 0.13]];
/// What is offered behind the names of ours is worth at most this.
const BEHIND: f64 = 0.25;
/// A published name that means something else in a country is worth so much less.
const ELSEWHERE: f64 = 0.55;
/// From here on what is near in English is an answer, and other languages are not looked at.
const ENGLISH: f64 = 0.6;
/// What is near in another language must be so much nearer: many words are much the same in several.
const AHEAD: f64 = 0.2;
/// Languages that are compared by letters at most.
const LANGUAGES: usize = 3;
/// What is near in another language is worth so much less than it seems: words are alike across languages.
const NEAR: f64 = 0.8;

/// Everything that titles are looked up in.
#[derive(Debug)]
pub(crate) struct Titles {
    /// The published names and those of roles.
    pub index: Index,
    said: OnceLock<Said>,
    languages: OnceLock<Vec<Language>>,
}

#[derive(Debug)]
struct Language {
    code: String,
    list: List,
    index: OnceLock<Index>,
}

/// A name of ours that was found.
struct Hit<'a> {
    list: &'a List,
    names: Vec<usize>,
    language: Option<&'a str>,
}

impl Titles {
    pub fn new(index: Index) -> Self {
        Self { index, said: OnceLock::new(), languages: OnceLock::new() }
    }

    /// Works out what the first keystrokes need.
    pub fn prepare(&self) {
        self.index.prepare();
        self.said();
        self.languages();
    }

    fn said(&self) -> &Said {
        self.said.get_or_init(|| postcard::from_bytes(crate::SAID).unwrap_or_default())
    }

    fn languages(&self) -> &[Language] {
        self.languages.get_or_init(|| {
            let mut unpacked = Vec::new();
            let read =
                flate2::read::DeflateDecoder::new(crate::LANGUAGES).read_to_end(&mut unpacked);
            let languages: Languages =
                read.ok().and_then(|_| postcard::from_bytes(&unpacked).ok()).unwrap_or_default();
            let language = |(code, list)| Language { code, list, index: OnceLock::new() };
            languages.into_iter().map(language).collect()
        })
    }

    /// The occupations that `query` could mean, best first, at most `limit`. Languages named in `own` come before
    /// others.
    pub fn find(
        &self,
        occupations: &[Occupation],
        query: &str,
        limit: usize,
        own: &[String],
    ) -> TitleMatches {
        let forms = forms(query);
        let nothing = TitleMatches {
            query: query.to_owned(),
            seniority: None,
            matches: Vec::new(),
            ask: true,
            no_job: forms.iter().find_map(|form| self.said().no_job(&key(form))),
        };
        if nothing.no_job.is_some() || forms.is_empty() {
            return nothing;
        }
        let search = Search { titles: self, occupations, limit, own };
        let mut found = search.answer(&forms);
        found.query = query.to_owned();
        found.matches.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        found.matches.truncate(limit);
        let known = |text: &str| self.knows(text);
        found.seniority = search.said_level(&forms).or_else(|| level(&forms[0], known));
        found
    }

    fn knows(&self, text: &str) -> bool {
        !self.said().english.find(&key(text)).is_empty() || self.index.knows(text)
    }
}

/// One search.
struct Search<'a> {
    titles: &'a Titles,
    occupations: &'a [Occupation],
    limit: usize,
    own: &'a [String],
}

impl<'a> Search<'a> {
    fn answer(&self, forms: &[String]) -> TitleMatches {
        let known = |text: &str| self.titles.knows(text);
        let levelled = |form: &&String| level(form, known).is_some();
        let rests: Vec<String> =
            forms.iter().filter(levelled).filter_map(|form| without_level(form)).collect();
        for form in forms.iter().chain(&rests) {
            if let Some(found) = self.known(form) {
                return found;
            }
        }
        for form in forms {
            if let Some(found) = self.both(form) {
                return found;
            }
        }
        for form in forms {
            if let Some(found) = self.foreign(form) {
                return found;
            }
        }
        // Noise may be part of the name after all: whichever is nearer.
        let (first, last) = (forms.first(), forms.last());
        let whole = self.near(first.map_or("", String::as_str));
        if first == last || sure(&whole) >= ENGLISH {
            return whole;
        }
        let bare = self.near(last.map_or("", String::as_str));
        if sure(&bare) > sure(&whole) { bare } else { whole }
    }

    /// The level that an everyday name says by itself.
    fn said_level(&self, forms: &[String]) -> Option<domain::occupation::Seniority> {
        let english = &self.titles.said().english;
        forms.iter().flat_map(|form| english.find(&key(form))).find_map(|name| english.level(name))
    }

    /// English names that are written just so.
    fn known(&self, form: &str) -> Option<TitleMatches> {
        let english = &self.titles.said().english;
        let (everywhere, somewhere): (Vec<usize>, Vec<usize>) =
            english.find(&key(form)).partition(|name| english.countries(*name).is_empty());
        if !everywhere.is_empty() {
            let names = everywhere.into_iter().chain(somewhere).collect();
            return Some(self.matches(&Hit { list: english, names, language: None }, form));
        }
        let published = self.titles.index.knows(form);
        if somewhere.is_empty() {
            return published.then(|| self.titles.index.find(self.occupations, form, self.limit));
        }
        let mut found =
            self.matches(&Hit { list: english, names: somewhere, language: None }, form);
        if published {
            // It is a published name as well: both are offered, each for where it is said.
            let mut theirs = self.titles.index.find(self.occupations, form, self.limit);
            let best = found.matches.first().map(|one| &one.code);
            let agree = theirs.matches.iter().any(|one| Some(&one.code) == best);
            found.ask |= theirs.ask;
            if !agree {
                theirs.matches.truncate(2);
                theirs.matches.iter_mut().for_each(|one| one.confidence *= ELSEWHERE);
                found
                    .matches
                    .retain(|one| theirs.matches.iter().all(|other| other.code != one.code));
                found.matches.iter_mut().for_each(|one| one.confidence *= ELSEWHERE);
                theirs.matches.append(&mut found.matches);
                theirs.matches.truncate(self.limit);
                return Some(TitleMatches { ask: true, ..theirs });
            }
        }
        Some(found)
    }

    /// Two jobs in one, where both are known.
    fn both(&self, form: &str) -> Option<TitleMatches> {
        let (first, second) = two(form)?;
        let [mut first, second] = [self.known(first)?, self.known(second)?];
        let mut jobs: Vec<TitleMatch> = Vec::new();
        for found in [&first, &second] {
            let best = found.matches.first()?;
            if jobs.iter().all(|job| job.code != best.code) {
                jobs.push(TitleMatch { confidence: 0.5, ..best.clone() });
            }
        }
        let ask = jobs.len() > 1;
        first.matches = jobs;
        Some(TitleMatches { ask, ..first })
    }

    /// A name in another language: the person's own languages first.
    fn foreign(&self, form: &str) -> Option<TitleMatches> {
        let sought = key(form);
        let mut languages: Vec<&Language> = self.titles.languages().iter().collect();
        languages.sort_by_key(|language| !self.own.contains(&language.code));
        let hits: Vec<Hit> = languages
            .into_iter()
            .map(|language| Hit {
                list: &language.list,
                names: language.list.find(&sought).collect(),
                language: Some(&language.code),
            })
            .filter(|hit| !hit.names.is_empty())
            .collect();
        let first = hits.first()?;
        let mut found = self.matches(first, form);
        if first.language.is_some_and(|code| self.own.iter().any(|own| own == code)) {
            return Some(found);
        }
        // The same letters may mean different jobs in languages that nobody told us apart.
        for hit in &hits[1..] {
            for one in self.matches(hit, form).matches {
                if found
                    .matches
                    .iter()
                    .filter(|known| known.confidence > BEHIND)
                    .all(|known| known.code != one.code)
                    && one.confidence > BEHIND
                {
                    found.ask = true;
                    found.matches.retain(|known| known.code != one.code);
                    found.matches.insert(1.min(found.matches.len()), one);
                }
            }
        }
        if found.ask {
            found.matches.iter_mut().for_each(|one| one.confidence = one.confidence.min(0.5));
        }
        found.matches.truncate(self.limit);
        Some(found)
    }

    /// What is near, in English or in a language that has some of the words.
    fn near(&self, form: &str) -> TitleMatches {
        let english = self.titles.index.find(self.occupations, form, self.limit);
        if sure(&english) >= ENGLISH {
            return english;
        }
        let likely = self.likely(form).into_iter().map(|language| self.near_in(language, form));
        let best = likely.max_by(|a, b| sure(a).total_cmp(&sure(b)));
        match best {
            Some(foreign) if sure(&foreign) > sure(&english) + AHEAD => foreign,
            _ => english,
        }
    }

    /// Languages that hold most of the words.
    fn likely(&self, form: &str) -> Vec<&'a Language> {
        let lower = form.to_lowercase();
        let words: Vec<&str> =
            lower.split(' ').filter(|word| word.chars().count() > 2 || !word.is_ascii()).collect();
        let held =
            |language: &&Language| words.iter().filter(|word| language.list.holds(word)).count();
        let mut likely: Vec<(usize, bool, &Language)> = self
            .titles
            .languages()
            .iter()
            .map(|language| (held(&language), self.own.contains(&language.code), language))
            .filter(|(held, own, _)| *held * 2 > words.len() || *own)
            .collect();
        likely.sort_by_key(|(held, own, _)| (std::cmp::Reverse(*own), std::cmp::Reverse(*held)));
        likely.into_iter().take(LANGUAGES).map(|(.., language)| language).collect()
    }

    fn near_in(&self, language: &'a Language, form: &str) -> TitleMatches {
        let places = self.places();
        let index = language.index.get_or_init(|| {
            let mut names: BTreeMap<String, std::collections::BTreeSet<usize>> = BTreeMap::new();
            for name in 0..language.list.count() {
                let owners = language
                    .list
                    .targets(name)
                    .iter()
                    .filter_map(|target| places[usize::from(*target)]);
                names.entry(language.list.name(name).to_lowercase()).or_default().extend(owners);
            }
            Index::new(Names::new(&names).unwrap_or_default())
        });
        let mut found = index.find(self.occupations, &form.to_lowercase(), self.limit);
        for one in &mut found.matches {
            one.language = Some(language.code.clone());
            one.confidence *= NEAR;
        }
        found.ask = found.ask || found.matches.first().is_none_or(|one| one.confidence < ENGLISH);
        found
    }

    /// Where each occupation that is said stands in this catalogue.
    fn places(&self) -> Vec<Option<usize>> {
        let place = |code: &String| self.occupations.iter().position(|one| *one.code == **code);
        self.titles.said().codes.iter().map(place).collect()
    }

    /// What names of ours mean, and behind that what is near.
    fn matches(&self, hit: &Hit, form: &str) -> TitleMatches {
        let said = self.titles.said();
        let mut meant: Vec<(usize, usize)> = Vec::new();
        for name in &hit.names {
            for target in hit.list.targets(*name) {
                let code = said.codes.get(usize::from(*target));
                let place = code
                    .and_then(|code| self.occupations.iter().position(|one| *one.code == **code));
                if let Some(place) =
                    place.filter(|place| meant.iter().all(|(known, _)| known != place))
                {
                    meant.push((place, *name));
                }
            }
        }
        let shares = SHARES[meant.len().min(SHARES.len() - 1)];
        let mut matches: Vec<TitleMatch> = meant
            .iter()
            .zip(shares)
            .map(|((place, name), share)| {
                let occupation = &self.occupations[*place];
                let country = hit.list.countries(*name);
                TitleMatch {
                    code: occupation.code.clone(),
                    title: occupation.title.clone(),
                    matched: hit.list.name(*name).to_owned(),
                    confidence: *share,
                    kind: occupation.kind,
                    language: hit.language.map(str::to_owned),
                    country: (!country.is_empty()).then(|| country.to_owned()),
                }
            })
            .collect();
        let ask = matches.len() != 1;
        if matches.len() < self.limit && hit.language.is_none() {
            for one in self.titles.index.find(self.occupations, form, self.limit).matches {
                if matches.len() < self.limit && matches.iter().all(|known| known.code != one.code)
                {
                    matches.push(TitleMatch { confidence: one.confidence.min(BEHIND), ..one });
                }
            }
        }
        matches.truncate(self.limit);
        TitleMatches { query: String::new(), seniority: None, matches, ask, no_job: None }
    }
}

/// How sure the best one is.
fn sure(found: &TitleMatches) -> f64 {
    found.matches.first().map_or(0.0, |one| one.confidence)
}
