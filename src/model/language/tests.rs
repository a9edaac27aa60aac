use proptest::prelude::*;

use super::*;

/// The codes of ISO 639-1: all languages that have two letters.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw \
    ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc \
    oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

fn language(tag: &str) -> Language {
    tag.parse().unwrap_or_else(|_| panic!("{tag} is a language"))
}

#[test]
fn a_tag_stands_in_its_canonical_form_however_it_is_spelled() {
    for (spelled, canonical) in [
        ("en", "en"),
        ("EN", "en"),
        (" en ", "en"),
        ("en-us", "en-US"),
        ("EN_us", "en-US"),
        ("pt_BR", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("ZH_HANT_tw", "zh-Hant-TW"),
        // Old codes.
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("mo", "ro"),
        ("sh", "sr-Latn"),
        // Codes of three letters, of libraries too (ISO 639-2).
        ("eng", "en"),
        ("heb", "he"),
        ("ara", "ar"),
        ("arb", "ar"),
        ("ger", "de"),
        ("deu", "de"),
        ("fre", "fr"),
        ("cmn", "zh"),
        ("ckb", "ckb"),
        ("heb-IL", "he-IL"),
        // Old regions.
        ("en-UK", "en-GB"),
        // Languages with the one that embraces them.
        ("zh-yue", "yue"),
        ("zh-yue-HK", "yue-HK"),
        ("ar-arb", "ar"),
        ("zh-min-nan", "nan"),
        ("de-1996", "de-1996"),
        ("de-DE-u-co-phonebk", "de-DE-u-co-phonebk"),
        ("en-x-simple", "en-x-simple"),
        ("ar-Latn", "ar-Latn"),
    ] {
        assert_eq!(language(spelled).tag(), canonical, "{spelled}");
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    let words =
        ["", "e", "english", "en-", "-en", "en--US", "en US", "en-toolongsubtag", "e1"];
    for word in
        words.into_iter().chain(["jp", "sp", "xy", "日本", "en;es", "x", "en\u{0}"])
    {
        let wrong = word.parse::<Language>().unwrap_err();
        assert_eq!(wrong.to_string(), format!("`{word}` is no language tag"));
    }
}

#[test]
fn all_languages_of_two_letters_are_known_and_no_other_two_letters() {
    let known: Vec<&str> = ISO_639_1.split_whitespace().collect();
    for code in &known {
        assert!(code.parse::<Language>().is_ok(), "{code}");
    }
    let letters = || 'a'..='z';
    let all =
        letters().flat_map(|one| letters().map(move |other| format!("{one}{other}")));
    let others: Vec<String> = all
        .filter(|code| code.parse::<Language>().is_ok() && !known.contains(&&**code))
        .collect();
    // Old ones that have become others.
    assert_eq!(others, ["bh", "in", "iw", "ji", "jw", "mo"]);
}

fn found(asked: &str, available: &[&str]) -> Option<String> {
    let available: Vec<Language> = available.iter().map(|tag| language(tag)).collect();
    language(asked).find(available.iter()).map(|found| found.tag().to_owned())
}

#[test]
fn a_request_finds_what_is_nearest_by_lookup() {
    for (asked, available, answer) in [
        ("en-US", &["es", "en"][..], Some("en")),
        ("es-MX", &["en", "es"], Some("es")),
        ("iw", &["he"], Some("he")),
        ("en-GB", &["en", "en-GB"], Some("en-GB")),
        ("en-AU", &["en-GB", "en"], Some("en")),
        ("zh-Hant-TW", &["zh", "zh-Hant"], Some("zh-Hant")),
        ("de-DE-u-co-phonebk", &["de-DE"], Some("de-DE")),
        ("en-a-bbb-x-simple", &["en"], Some("en")),
        // Beyond lookup: another region, never another script.
        ("en", &["fr", "en-GB"], Some("en-GB")),
        ("pt-BR", &["pt-PT"], Some("pt-PT")),
        ("sr", &["sr-Latn", "sr-Cyrl"], Some("sr-Cyrl")),
        ("zh-Hant", &["zh-Hans"], None),
        ("zh-TW", &["zh-CN"], None),
        ("est", &["es"], None),
        ("fr", &["en", "es"], None),
        ("en", &[], None),
    ] {
        assert_eq!(found(asked, available).as_deref(), answer, "{asked} {available:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Tags of any shape, near enough to well-formed ones that many are read.
    #[test]
    fn what_is_canonical_stays_as_it_is(
        tag in "[a-zA-Z]{2,3}([-_][a-zA-Z]{3})?([-_][a-zA-Z]{4})?([-_]([a-zA-Z]{2}|[0-9]{3}))?([-_][a-zA-Z0-9]{5,8}){0,2}([-_]x[-_][a-z0-9]{1,8})?"
    ) {
        if let Ok(once) = tag.parse::<Language>() {
            let twice: Language = once.tag().parse().expect("a canonical tag is a tag");
            prop_assert_eq!(&twice, &once);
            prop_assert!(once.is_like(&twice));
            let shouted: Language = tag.to_uppercase().replace('-', "_").parse().expect("a tag");
            prop_assert_eq!(&shouted, &once);
            prop_assert_eq!(once.find([&twice].into_iter()), Some(&twice));
        }
    }
}
