//! Languages by their tags (BCP 47).

mod meant;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use icu_locale::subtags::{Language as Primary, Script};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

pub use meant::NoLanguage;

/// A language tag (BCP 47) in its canonical form, such as `en`, `pt-BR` or `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(Arc<str>);

impl Language {
    /// English.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without region or script.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether both are one language in one script, so that who reads one reads the other,
    /// whatever the region.
    pub fn is_like(&self, other: &Self) -> bool {
        self.primary() == other.primary()
            && (self.0 == other.0 || self.script() == other.script())
    }

    /// Which of the languages that are there answers a request for this one: by lookup (RFC 4647,
    /// 3.4), for which the request is shortened from its end, `es-MX` to `es`, until it is one of
    /// them; else the first that differs in its region alone, since `en` is better served by
    /// `en-GB` than by nothing.
    pub fn find<'a>(
        &self,
        mut available: impl Iterator<Item = &'a Self> + Clone,
    ) -> Option<&'a Self> {
        let by_tag = |tag| available.clone().find(|language| language.tag() == tag);
        let looked_up = self.ranges().find_map(by_tag);
        looked_up.or_else(|| available.find(|language| self.is_like(language)))
    }

    /// The tag, and what is left as its subtags are taken away one by one from the end. One that
    /// ends in a single letter, which the standard leaves out, is no tag and finds none.
    fn ranges(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.tag()), |range| {
            range.rsplit_once('-').map(|(rest, _)| rest)
        })
    }

    /// The script that the tag names, or that the language is most often written in.
    fn script(&self) -> Option<Script> {
        let mut id = self.0.parse::<Locale>().ok()?.id;
        LocaleExpander::new_extended().maximize(&mut id);
        id.script
    }
}

impl FromStr for Language {
    type Err = NoLanguage;

    /// Reads a tag, however loosely it is spelled: in letters of any case, with `_` for `-`, with
    /// an old code (`iw`) or one of three letters (`heb`), or with the language that another one
    /// embraces before it (`zh-yue`; RFC 5646, 2.2.2). A code of two letters that stands for no
    /// language, such as a country's, is none: all of ISO 639-1 are known.
    fn from_str(text: &str) -> Result<Self, NoLanguage> {
        let none = || NoLanguage::new(text);
        let tag = text.trim().replace('_', "-");
        let mut locale: Locale = unembraced(&tag).parse().map_err(|_| none())?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let primary = locale.id.language;
        if primary.as_str().len() == 2 && !is_spoken(primary) {
            return Err(none());
        }
        Ok(Self(locale.to_string().into()))
    }
}

/// The tag without the language that embraces its own.
fn unembraced(tag: &str) -> &str {
    let is_code =
        |part: &&str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let own = tag.split('-').skip(1).take_while(is_code).last();
    let Some(own) = own else { return tag };
    // The subtag is part of the tag, so that it begins where it lies.
    &tag[own.as_ptr().addr() - tag.as_ptr().addr()..]
}

/// Whether CLDR knows in which script a language is written: it does for all of ISO 639-1.
fn is_spoken(primary: Primary) -> bool {
    let mut id = LanguageIdentifier::from(primary);
    LocaleExpander::new_extended().maximize(&mut id);
    id.script.is_some()
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests;
