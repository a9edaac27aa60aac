//! What the slug says, in the longest words that there is room for.

/// What there is to say of one side of a sheet.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct SlugText {
    /// The name of the deck.
    pub name: String,
    /// Its version; the first that gives way.
    pub version: String,
    /// What follows the name: the part of a plan, say.
    pub more: String,
    /// Which side of which sheet.
    pub place: String,
    /// How the sheet is turned.
    pub turn: String,
    /// How far backs are shifted; nothing when they are not.
    pub shift: String,
    /// What the cards were drawn with.
    pub seed: Option<String>,
}

/// One way to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) text: String,
    /// Whether it has the name of the deck, all of it.
    pub(super) has_name: bool,
    /// Whether it has the seed, all of it.
    pub(super) has_seed: bool,
    /// Whether it has the shift of the backs, if there is one.
    pub(super) has_shift: bool,
}

/// No strip holds more letters of a name or of a seed.
const MOST: usize = 120;
/// A word with more letters may be cut within, where it is the first.
const LONG_WORD: usize = 12;

impl SlugText {
    /// All wordings, the best one first. The longer one of name and seed is cut before the other.
    pub(super) fn wordings(&self) -> Vec<Wording> {
        let Self { name, more, place, turn, shift, .. } = self;
        // An evening has no version.
        let version = match &*self.version {
            "" => String::new(),
            version => format!(" {version}"),
        };
        let seed = self.seed.as_deref();
        let seeded = |seed: Option<&str>| {
            seed.map_or(String::new(), |seed| format!(" · seed “{seed}”"))
        };
        let end = format!("{place}{turn}{shift}");
        let all = seeded(seed);
        let said = |text, has_name, has_seed| Wording {
            text,
            has_name,
            has_seed,
            has_shift: true,
        };
        let (names, seeds) = (cuts(name), seed.map(cuts).unwrap_or_default());
        let cut_names = names
            .iter()
            .map(|name| said(format!("{name}{more} · {end}{all}"), false, true));
        let cut_seeds = seeds.iter().map(|seed| {
            said(format!("{name}{more} · {end}{}", seeded(Some(seed))), true, false)
        });
        let both = seeds.iter().filter_map(|seed| {
            let name = names.last()?;
            let text = format!("{name}{more} · {end}{}", seeded(Some(seed)));
            Some(said(text, false, false))
        });
        let unnamed = seeds
            .iter()
            .map(|seed| said(format!("{end}{}", seeded(Some(seed))), false, false));
        let mut wordings = vec![
            said(format!("{name}{version}{more} · {end}{all}"), true, true),
            said(format!("{name}{more} · {end}{all}"), true, true),
        ];
        if seed.is_some_and(|seed| seed.chars().count() > name.chars().count()) {
            wordings.extend(cut_seeds);
            wordings.extend(cut_names);
        } else {
            wordings.extend(cut_names);
            wordings.extend(cut_seeds);
        }
        wordings.extend(both);
        wordings.push(said(format!("{end}{all}"), false, true));
        wordings.extend(unnamed);
        wordings.push(said(end.clone(), false, seed.is_none()));
        // Whoever prints again needs the shift more than to be told again how to turn.
        wordings.push(said(format!("{place}{shift}"), false, seed.is_none()));
        if !shift.is_empty() {
            let unshifted = said(place.clone(), false, seed.is_none());
            wordings.push(Wording { has_shift: false, ..unshifted });
        }
        wordings
    }
}

/// A text cut behind each of its words but the last, the longest first.
fn cuts(text: &str) -> Vec<String> {
    let first: String = text.chars().take(MOST).collect();
    let ends = first.char_indices().filter(|(_, sign)| sign.is_whitespace());
    let mut ends: Vec<usize> = ends.map(|(at, _)| at).collect();
    let word = ends.first().map_or(&*first, |end| &first[..*end]);
    if let Some((within, _)) = word.char_indices().nth(LONG_WORD) {
        ends.insert(0, within);
    }
    let cut = |end: usize| {
        let kept = first[..end].trim_end_matches(|sign: char| !sign.is_alphanumeric());
        (!kept.is_empty()).then(|| format!("{kept}…"))
    };
    ends.into_iter().rev().filter_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, seed: Option<&str>) -> SlugText {
        SlugText {
            name: name.to_owned(),
            version: "1.0".to_owned(),
            more: String::new(),
            place: "sheet 1".to_owned(),
            turn: " · turn".to_owned(),
            shift: String::new(),
            seed: seed.map(str::to_owned),
        }
    }

    fn said(text: &SlugText) -> Vec<String> {
        text.wordings().into_iter().map(|wording| wording.text).collect()
    }

    #[test]
    fn a_name_without_a_version_leaves_no_gap() {
        let text = SlugText { version: String::new(), ..text("Tonight", None) };
        assert!(said(&text).iter().all(|wording| !wording.contains("  ")));
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_behind_a_word() {
        assert_eq!(
            said(&text("On the way, home", None)),
            [
                "On the way, home 1.0 · sheet 1 · turn",
                "On the way, home · sheet 1 · turn",
                "On the way… · sheet 1 · turn",
                "On the… · sheet 1 · turn",
                "On… · sheet 1 · turn",
                "sheet 1 · turn",
                "sheet 1 · turn",
                "sheet 1",
            ]
        );
    }

    #[test]
    fn the_longer_one_of_name_and_seed_is_cut_before_the_other() {
        let long_seed = said(&text("Our deck", Some("maple tree by the lake")));
        assert_eq!(long_seed[2], "Our deck · sheet 1 · turn · seed “maple tree by the…”");
        let long_name = said(&text("A deck of many words", Some("maple tree")));
        assert_eq!(long_name[2], "A deck of many… · sheet 1 · turn · seed “maple tree”");
        assert!(long_name.contains(&"A… · sheet 1 · turn · seed “maple…”".to_owned()));
    }

    #[test]
    fn a_word_without_end_is_cut_within() {
        assert_eq!(cuts(&"x".repeat(500)), ["xxxxxxxxxxxx…"]);
        assert_eq!(cuts("short"), Vec::<String>::new());
        assert_eq!(cuts("… … a"), Vec::<String>::new());
    }

    #[test]
    fn a_wording_knows_what_it_lacks() {
        let all = text("A deck of words", Some("maple tree")).wordings();
        for Wording { text, has_name, has_seed, .. } in all {
            assert_eq!(text.contains("A deck of words"), has_name, "{text}");
            assert_eq!(text.contains("“maple tree”"), has_seed, "{text}");
        }
    }

    #[test]
    fn a_shift_is_said_as_long_as_there_is_room_for_more_than_the_place() {
        let shifted =
            SlugText { shift: " · right".to_owned(), ..text("Our deck", None) };
        let all = shifted.wordings();
        for Wording { text, has_shift, .. } in &all {
            assert_eq!(text.contains("right"), *has_shift, "{text}");
        }
        let last: Vec<&str> = all.iter().rev().map(|said| &*said.text).take(3).collect();
        assert_eq!(last, ["sheet 1", "sheet 1 · right", "sheet 1 · turn · right"]);
    }
}
