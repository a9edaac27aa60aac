//! Sheets of perforated stock: what it settles, what contradicts it, and what of its first sheet
//! is used up.

use crate::job::Failure;
use crate::job::settings::{Settled, SheetSettings};
use crate::model::{CutMarks, Given, Origin, Stock};

impl Settled {
    /// The id of a stock, or the path of its file.
    pub fn stock(&self) -> Option<&str> {
        self.print.stock.as_ref().map(|given| &*given.value)
    }
}

impl SheetSettings {
    /// Prints on a stock: paper, format and gutter are its own, and its cards are torn, not cut, so
    /// that no marks are drawn unless they are asked for.
    ///
    /// # Errors
    /// When something contradicts it that was given along with it, or that was typed.
    pub fn put_stock(&mut self, stock: Stock, settled: &Settled) -> Result<(), Failure> {
        let print = &settled.print;
        let beside = |origin: &Origin| {
            let given = print.stock.as_ref().map(|given| &given.origin);
            *origin == Origin::Typed || given.is_some_and(|given| is_same(given, origin))
        };
        let id = &stock.id;
        let is_other = |other: bool, origin: &Origin| other && beside(origin);
        if let Some(Given { value, origin }) = &print.paper
            && is_other(value.size() != stock.paper.size(), origin)
        {
            let (name, own) = (value.name(), stock.paper.name());
            return Err(against(
                "paper",
                format!("`{id}` is a sheet of {own}, not {name}"),
            ));
        }
        if let Some(Given { value, origin }) = &print.format
            && is_other(value.trim() != stock.card.trim(), origin)
        {
            let (name, own) = (value.name(), stock.card.name());
            return Err(against(
                "format",
                format!("the cards of `{id}` are {own}, not {name}"),
            ));
        }
        if let Some(Given { value, origin }) = &print.gutter
            && is_other(*value != stock.gutter, origin)
        {
            return Err(against(
                "gutter",
                format!("where the cards of `{id}` lie is settled by its perforation"),
            ));
        }
        self.paper = stock.paper.clone();
        self.format = Some(stock.card.clone());
        self.gutter = stock.gutter;
        if print.marks.is_none() {
            self.marks = CutMarks::None;
        }
        self.stock = Some(stock);
        Ok(())
    }

    /// Says what of the first sheet is used up: all places before `start_at`, and those that are to
    /// be skipped, counted from 1 in reading order.
    ///
    /// # Errors
    /// When there is no stock, no such place, or no place left.
    pub fn put_used(
        &mut self,
        start_at: Option<u16>,
        skip: &[u16],
    ) -> Result<(), Failure> {
        let named = start_at.map(|place| ("start-at", place));
        let named = named.into_iter().chain(skip.iter().map(|place| ("skip", *place)));
        let named: Vec<(&str, u16)> = named.collect();
        let Some((option, _)) = named.first() else { return Ok(()) };
        let Some(stock) = &self.stock else {
            return Err(Failure::usage(format!(
                "`--{option}` counts the places of perforated stock, and there is none"
            ))
            .hint("name it with `--stock`, or leave it out: on plain paper no place is gone"));
        };
        let capacity = stock.capacity();
        if let Some((option, place)) =
            named.iter().find(|(_, place)| usize::from(*place) > capacity)
        {
            return Err(Failure::usage(format!(
                "`--{option} {place}`: a sheet of `{}` has {capacity} places",
                stock.id
            ))
            .hint(
                "count in reading order, with the sheet front up and its head at the top",
            ));
        }
        let before = 1..start_at.unwrap_or(1);
        let gone = before.chain(skip.iter().copied()).map(|place| usize::from(place) - 1);
        let mut gone: Vec<usize> = gone.collect();
        gone.sort_unstable();
        gone.dedup();
        if gone.len() == capacity {
            return Err(Failure::usage("no place of the first sheet is left")
                .hint("leave `--start-at` and `--skip` out, and begin a new sheet"));
        }
        self.gone = gone;
        Ok(())
    }
}

fn against(option: &str, why: String) -> Failure {
    Failure::usage(why).hint(format!(
        "leave `--{option}` out, or `--stock`; in a file `{option}` or `stock`"
    ))
}

/// Whether two values were given in the same place.
fn is_same(one: &Origin, other: &Origin) -> bool {
    match (one, other) {
        (Origin::File { name: one, .. }, Origin::File { name: other, .. }) => {
            one == other
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Gutter, Length, Paper};
    use crate::load::stocks;
    use crate::model::Theme;

    #[expect(clippy::unnecessary_wraps, reason = "settings hold what may be given")]
    fn given<T>(value: T, origin: Origin) -> Option<Given<T>> {
        Some(Given { value, origin })
    }

    fn put(change: impl FnOnce(&mut Settled)) -> Result<SheetSettings, Failure> {
        let mut settled = Settled::default_for(Paper::a4());
        settled.print.stock = given("avery-5371".to_owned(), Origin::Typed);
        change(&mut settled);
        let mut sheet = settled.sheet(Theme::hearth())?;
        sheet.put_stock(stocks()[0].clone(), &settled)?;
        Ok(sheet)
    }

    #[test]
    fn a_stock_settles_paper_format_and_places_and_draws_no_marks() {
        let sheet = put(|_| ()).unwrap();
        assert_eq!((sheet.paper.name(), sheet.marks), ("letter", CutMarks::None));
        assert_eq!(sheet.format.unwrap().name(), "business");
        let sheet = put(|settled| {
            settled.print.marks = given(CutMarks::Dots, Origin::Typed);
            settled.print.paper = given(Paper::letter(), Origin::Typed);
            // A weaker word says nothing against it.
            settled.print.format =
                given("poker".parse().unwrap(), Origin::Preset("x".to_owned()));
        });
        assert_eq!(sheet.unwrap().marks, CutMarks::Dots);
    }

    #[test]
    fn what_contradicts_a_stock_is_refused_with_the_reason() {
        let told = |change: fn(&mut Settled)| put(change).unwrap_err().to_string();
        let paper =
            told(|settled| settled.print.paper = given(Paper::a4(), Origin::Typed));
        assert_eq!(paper, "`avery-5371` is a sheet of letter, not a4");
        let format = told(|settled| {
            settled.print.format = given("poker".parse().unwrap(), Origin::Typed);
        });
        assert_eq!(format, "the cards of `avery-5371` are business, not poker");
        let gutter = told(|settled| {
            let gutter = Gutter { x: Length::mm(2.0), y: Length::ZERO };
            settled.print.gutter = given(gutter, Origin::Typed);
        });
        assert!(gutter.contains("perforation"), "{gutter}");
    }

    #[test]
    fn what_is_used_up_is_counted_from_one() {
        let mut sheet = put(|_| ()).unwrap();
        sheet.put_used(Some(3), &[5, 2]).unwrap();
        assert_eq!(sheet.gone, [0, 1, 4]);
        assert!(
            sheet.put_used(Some(11), &[]).unwrap_err().to_string().contains("10 places")
        );
        let all: Vec<u16> = (1..=10).collect();
        assert!(sheet.put_used(None, &all).unwrap_err().to_string().contains("is left"));
        sheet.stock = None;
        assert!(sheet.put_used(None, &[1]).unwrap_err().to_string().contains("`--skip`"));
    }
}
