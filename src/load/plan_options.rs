//! Plans of schema 1, which kept the options of the command that drew them, word by word.

use std::ops::Range as Bytes;

use crate::diag::{Diagnostic, Problems};
use crate::load::fields::Fields;
use crate::load::fragments::Fragments;
use crate::load::settings::{Home, read_print, read_weekly};
use crate::load::toml_file::parse;
use crate::model::{
    DrawnBy, OptionRow, Pacing, Print, Settings, SettledIn, TextRule, Weekly,
};

/// Options that said nothing of the plan itself, and are kept no longer.
const DROPPED: [&str; 2] = ["seed", "sheets"];

/// What the options of a plan of schema 1 say.
pub(super) fn read_options(file: &mut Fields<'_, '_, '_>) -> (DrawnBy, Settings) {
    let words = file.long_list("options", TextRule::PATH);
    let mut read = Options::default();
    let mut settled: Vec<(OptionRow, Vec<String>, Bytes<usize>)> = Vec::new();
    for (word, span) in words {
        let Some(option) = word.strip_prefix("--") else {
            read.drawn_by.decks.push(word);
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (option, None),
        };
        if DROPPED.contains(&name) || read.is_of_the_draw(name, value) {
            continue;
        }
        let row = OptionRow::find(name);
        let is_settled = |row: &&OptionRow| {
            matches!(row.settled, SettledIn::Print | SettledIn::Weekly)
        };
        let Some(row) = row.filter(is_settled) else {
            file.problem(unreadable(&word, span));
            continue;
        };
        let value = value.unwrap_or("true").to_owned();
        match settled.iter_mut().find(|(known, ..)| known.name == row.name) {
            Some((_, values, _)) => values.push(value),
            None => settled.push((*row, vec![value], span)),
        }
    }
    for (row, values, span) in settled {
        if !read.settle(&row, &values) {
            let word = format!("--{}={}", row.name, values.join(","));
            file.problem(unreadable(&word, span));
        }
    }
    (read.drawn_by, Settings { print: read.print, weekly: read.weekly })
}

fn unreadable(word: &str, span: Bytes<usize>) -> Diagnostic {
    Diagnostic::error(format!("the plan's option `{word}` cannot be read"), span)
        .hint("mend `options`, or draw the plan again")
}

#[derive(Default)]
struct Options {
    drawn_by: DrawnBy,
    print: Print,
    weekly: Weekly,
}

impl Options {
    /// Whether an option belonged to the draw alone, and said something sound of it.
    fn is_of_the_draw(&mut self, name: &str, value: Option<&str>) -> bool {
        let draw = &mut self.drawn_by;
        match (name, value) {
            ("adult", None) => draw.adult = true,
            ("hold", None) => draw.pacing = Pacing::Hold,
            ("step-back", None) => draw.pacing = Pacing::StepBack,
            ("card", Some(card)) => draw.cards.push(card.to_owned()),
            ("date", Some(date)) => draw.date = Some(date.to_owned()),
            ("both-agree", Some(level)) => {
                let level = level.parse().ok().filter(|level| (3..=5).contains(level));
                draw.both_agree = level;
                return level.is_some();
            }
            ("resume", Some(week)) => {
                draw.resume = week.parse().ok().filter(|week| (1..=9000).contains(week));
                return draw.resume.is_some();
            }
            _ => return false,
        }
        true
    }

    /// Takes the values of an option that can be settled, in the first way of writing them that a
    /// file of settings would take; tells whether there is one.
    fn settle(&mut self, row: &OptionRow, values: &[String]) -> bool {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let list = |texts: Vec<&str>| {
            let texts: Vec<String> = texts.into_iter().map(quoted).collect();
            format!("[{}]", texts.join(", "))
        };
        let whole: Vec<&str> = values.iter().map(String::as_str).collect();
        let parted = whole.iter().flat_map(|value| value.split(',')).collect();
        let mut ways = vec![list(whole.clone()), list(parted)];
        if let [one] = whole[..] {
            ways.splice(0..0, [one.to_owned(), quoted(one)]);
        }
        ways.iter().any(|way| self.takes(row, way))
    }

    fn takes(&mut self, row: &OptionRow, way: &str) -> bool {
        let text = format!("{} = {way}", row.key());
        let mut mended = String::new();
        let (table, mut problems) = parse(&Fragments::whole(&text), "plan", &mut mended);
        let mut fields = Fields::new(table.get_ref(), 0..0, "plan", &mut problems);
        let (mut print, mut weekly) = (Print::default(), Weekly::default());
        match row.settled {
            SettledIn::Print => print = read_print(&mut fields, &Home::Plan),
            _ => weekly = read_weekly(&mut fields, &Home::Plan),
        }
        fields.finish();
        let is_sound = Problems::is_empty(&problems)
            && (print != Print::default() || weekly != Weekly::default());
        if is_sound {
            self.print = std::mem::take(&mut self.print).over(print);
            self.weekly = std::mem::take(&mut self.weekly).over(weekly);
        }
        is_sound
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::Source;
    use crate::load::load_plan;
    use crate::model::{Pacing, PlanFile};

    /// A plan of schema 1 with some options, and no weeks.
    fn read(options: &str) -> Result<PlanFile, Vec<String>> {
        let text = format!("schema = 1\nseed = \"a\"\noptions = [{options}]\n");
        let told = load_plan(&Source::new("plan.toml", &text));
        told.map_err(|problems| {
            problems.into_iter().map(|problem| problem.message).collect()
        })
    }

    #[test]
    fn options_of_every_shape_become_what_they_say() {
        let options = r#""touch", "./--x.toml", "--weeks=4", "--start=2026-11-30", "--seed=a",
            "--kind=no:touch", "--kind=no:wild", "--pace=2", "--minutes=..20", "--days=mon,tue",
            "--blackout=2026-12-24,2026-12-27..2026-12-29", "--anniversary=06-14", "--mix=touch=1,check-in=1",
            "--pace-ramp=2", "--touch-ramp=1,1,2", "--lang=en,es", "--tag=a,b", "--gutter=3mm,5mm",
            "--margin=0", "--copies=2", "--with-key", "--one-file=true", "--no-history=false",
            "--look=a b.toml", "--paper=a4", "--access=seated,hearing", "--back-offset=1mm,-0.5mm",
            "--adult", "--both-agree=3", "--card=C-001", "--card=touch#T-001", "--resume=5", "--step-back",
            "--date=2026-11-29", "--sheets=2""#;
        let file = read(options).unwrap();
        assert_eq!(file.schema, 1);
        let drawn_by = &file.drawn_by;
        assert_eq!(drawn_by.decks, ["touch", "./--x.toml"]);
        assert_eq!(drawn_by.cards, ["C-001", "touch#T-001"]);
        assert_eq!((drawn_by.both_agree, drawn_by.resume), (Some(3), Some(5)));
        assert_eq!((drawn_by.adult, drawn_by.pacing), (true, Pacing::StepBack));
        assert_eq!(drawn_by.date.as_deref(), Some("2026-11-29"));
        let told = file.settings.told();
        let words: Vec<_> = told
            .iter()
            .flat_map(|told| {
                told.words.iter().map(|word| format!("{}={word}", told.option))
            })
            .collect();
        assert_eq!(
            words,
            [
                "one-file=true",
                "weeks=4",
                "start=2026-11-30",
                "mix=touch=1,check-in=1",
                "days=mon,tue",
                "blackout=2026-12-24,2026-12-27..2026-12-29",
                "anniversary=06-14",
                "pace-ramp=2",
                "touch-ramp=1,1,2",
                "no-history=false",
                "kind=no:touch",
                "kind=no:wild",
                "tag=a,b",
                "pace=2",
                "minutes=..20",
                "access=seated,hearing",
                "paper=a4",
                "look=a b.toml",
                "gutter=3mm,5mm",
                "margin=0mm",
                "copies=2",
                "back-offset=1mm,-0.5mm",
                "with-key=true",
                "lang=en,es",
            ]
        );
    }

    #[test]
    fn what_no_version_ever_wrote_is_told() {
        for word in [
            "--tempo=3",
            "--weeks=many",
            "--both-agree=9",
            "--adult=1",
            "--output=x",
            "--",
        ] {
            let told = read(&format!("\"--pace=2\", \"{word}\"")).unwrap_err();
            let expected = format!("the plan's option `{word}` cannot be read");
            assert!(told[0].starts_with(&expected[..30]), "{told:?}");
            assert_eq!(told.len(), 1, "{told:?}");
        }
    }
}
