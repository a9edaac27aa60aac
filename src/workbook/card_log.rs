//! A place for every card of the week: what came of it, and, in a person's own copy, whether it
//! may come again.

use crate::block::{
    BlockError, Label, Piece, Ruling, Setter, Span, Stretch, WritingSpace,
};
use crate::color::Ink;
use crate::frame::{Align, Frame, Mark, Tag};
use crate::geom::{Length, Point};
use crate::model::{Extent, FieldName, Kind, Lead, PlannedCard, Whose};
use crate::text::{Style, heights};
use crate::words::Words;
use crate::workbook::job::{BookJob, BookWeek};

/// Places to fill in for a week without a plan.
const OPEN_PLACES: u16 = 6;

/// How a card was at best, on a scale from 1.
pub(super) const BEST: u16 = 5;

/// One place.
struct LoggedCard {
    /// What its answers' names begin with, after the person.
    names: [String; 2],
    /// Id and title of the card; none leaves a line for it.
    card: Option<(String, String)>,
    /// Where the page that goes with the card is in this copy.
    page: Option<String>,
    /// What is said of the card before what is asked.
    spoken: String,
    whose: Whose,
    extent: Extent,
    /// Whether it is asked how the card was: house rules are no treat.
    is_rated: bool,
}

/// A question with circles to choose from.
struct LogQuestion<'a> {
    person: Option<Lead>,
    asked: &'a str,
    name: &'a str,
    words: Vec<(String, String)>,
}

/// Where a question ends, and how high it is.
struct Asked {
    end: Length,
    height: Length,
}

/// The places of a week.
pub(super) fn card_log(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    week: BookWeek<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let slots: Vec<LoggedCard> = match week.planned {
        Some(planned) => planned
            .cards
            .iter()
            .filter_map(|card| planned_slot(setter, job, card))
            .collect(),
        None => (1..=OPEN_PLACES)
            .map(|nth| LoggedCard {
                names: [format!("{nth:02}"), "card".to_owned()],
                card: None,
                page: None,
                spoken: format!("{} {nth}", setter.words.own_card),
                whose: job.whose,
                extent: job.extent,
                is_rated: true,
            })
            .collect(),
    };
    // House rules have nothing to be said of alone.
    let is_asked = |slot: &&LoggedCard| slot.is_rated || slot.extent == Extent::Whole;
    slots.iter().filter(is_asked).map(|slot| slot.set(setter)).collect()
}

fn planned_slot(
    setter: &Setter<'_>,
    job: &BookJob<'_>,
    card: &PlannedCard,
) -> Option<LoggedCard> {
    let found = (job.find)(card)?;
    let title = &found.texts_in(setter.language).title;
    let page = found.worksheet.as_ref().and_then(|id| (setter.find)(id));
    Some(LoggedCard {
        page: page.map(|page| format!("{} {}", setter.words.page, page.number)),
        // The card's name is part of the answer's: an answer stays with its card when the slot
        // is drawn anew.
        names: [format!("{:02}", card.slot.place), FieldName::part(&card.name())],
        card: Some((found.id.clone(), title.clone())),
        spoken: crate::text::plain(title),
        whose: job.whose,
        extent: job.extent,
        is_rated: found.kind != Kind::Rule,
    })
}

impl LoggedCard {
    fn set(&self, setter: &mut Setter<'_>) -> Result<Piece, BlockError> {
        if self.extent == Extent::OwnPages {
            return self.set_alone(setter);
        }
        let mut frame = setter.frame();
        let date_left = setter.measure() - Self::date_width(setter);
        let mut height = self.head(setter, &mut frame, date_left - Length::mm(5.0))?;
        self.date(setter, &mut frame, date_left)?;
        if self.is_rated {
            height += self.verdicts(setter, &mut frame, height)?;
        }
        let mut piece = Piece::new(frame, height).over(setter.metrics.units(2.0));
        // Nobody is asked to answer to house rules in writing.
        if self.is_rated {
            piece.stretch = Some(self.places(setter)?);
        }
        Ok(piece)
    }

    /// What one says alone of a card, in a row: when it was and what came of it stands in the
    /// copy that the two have together.
    fn set_alone(&self, setter: &mut Setter<'_>) -> Result<Piece, BlockError> {
        let Whose::Own(person) = self.whose else {
            return Ok(Piece::new(setter.frame(), Length::ZERO));
        };
        let verdict = Self::verdict(setter, person);
        let (zero, pitch) = (Length::ZERO, setter.metrics.pitch);
        let alone = self.question(setter, &mut setter.frame(), (zero, zero), &verdict)?;
        let mut frame = setter.frame();
        let left = setter.measure() - alone.end;
        let is_wide = alone.height.is_near(pitch) && left.fits(setter.measure() * 0.4);
        let room = if is_wide { left - Length::mm(5.0) } else { setter.measure() };
        let height = self.head(setter, &mut frame, room)?;
        let at = if is_wide {
            // On the line of the title.
            let middle = heights::middle(setter.metrics.small.size);
            (left, Self::baseline(setter) - pitch * 0.5 - middle)
        } else {
            (zero, height)
        };
        self.question(setter, &mut frame, at, &verdict)?;
        let height = if is_wide { height } else { height + alone.height };
        Ok(Piece::new(frame, height))
    }

    /// Where the title of a card stands.
    fn baseline(setter: &Setter<'_>) -> Length {
        setter.metrics.pitch - Length::mm(1.6)
    }

    fn named(
        &self,
        setter: &Setter<'_>,
        person: Option<Lead>,
        what: &str,
        asked: &str,
    ) -> Label {
        let [place, card] = &self.names;
        let name = setter.name(person, &[place, card, what]);
        Label { name, says: setter.heard(&[&self.spoken], person, asked) }
    }

    fn date_width(setter: &Setter<'_>) -> Length {
        let is_narrow = setter.measure() < Length::mm(130.0);
        setter.metrics.wide(if is_narrow { 30.0 } else { 42.0 })
    }

    /// The card's id and title, or a line for them.
    fn head(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        room: Length,
    ) -> Result<Length, BlockError> {
        let (setting, pitch) = (setter.metrics.text, setter.metrics.pitch);
        let y = Self::baseline(setter);
        let mut height = pitch;
        if let Some((id, title)) = &self.card {
            let page = self.page.iter().map(|page| format!(" *· {page}*"));
            let text = format!("{id} · {title}{}", page.collect::<String>());
            let lines = setter.lines(&text, Style::STRONG, setting.size, room)?;
            let node = setter.node(frame, setter.heading_tag, None);
            let at = Point::new(Length::ZERO, y);
            setter.put_text(frame, node, at, &lines, setting);
            height = setter.metrics.whole(pitch + setting.depth(lines.len()));
        } else {
            // By its number the heading is told from those of the other cards.
            let line = setter.line(&self.spoken, Style::STRONG)?;
            let node = frame.node(setter.heading_tag, None);
            let at = Point::new(Length::ZERO, y);
            frame.line(Mark::Content(node), at, &line, setting.size, |_| Ink::BLACK);
            let left = line.width_at(setting.size) + Length::mm(2.0);
            let asked = Words::of(setter.look.language).plan.title.to_lowercase();
            let named = self.named(setter, None, "title", &asked);
            let span = Span::between(left, room);
            setter.written(frame, None, span, pitch, named, Align::Left);
        }
        Ok(height)
    }

    /// A line for the day.
    fn date(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        left: Length,
    ) -> Result<(), BlockError> {
        let (setting, pitch) = (setter.metrics.text, setter.metrics.pitch);
        let label = setter.line(setter.words.date, Style::TEXT)?;
        let node = frame.node(Tag::Paragraph, None);
        frame.line(
            Mark::Content(node),
            Point::new(left, Self::baseline(setter)),
            &label,
            setting.size,
            |_| Ink::BLACK,
        );
        let taken = label.width_at(setting.size) + Length::mm(2.0);
        let named = self.named(setter, None, "date", &setter.words.date.to_lowercase());
        let span = Span::new(left + taken, Self::date_width(setter) - taken);
        setter.written(frame, None, span, pitch, named, Align::Left);
        Ok(())
    }

    /// In a person's own copy how it was, and whether it may come again: a number can be held
    /// against the one who gave it, so it is nobody else's business.
    fn verdicts(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        top: Length,
    ) -> Result<Length, BlockError> {
        let pitch = setter.metrics.pitch;
        let numbers: Vec<(String, String)> =
            (1..=BEST).map(|nth| (nth.to_string(), nth.to_string())).collect();
        let Whose::Own(person) = self.whose else { return Ok(Length::ZERO) };
        let verdict = Self::verdict(setter, person);
        let rating = LogQuestion {
            person: Some(person),
            asked: setter.words.rating,
            name: "rating",
            words: numbers,
        };
        let rated = self.question(setter, frame, (Length::ZERO, top), &rating)?;
        let zero = Length::ZERO;
        let alone = self.question(setter, &mut setter.frame(), (zero, zero), &verdict)?;
        // Beside the first question where the page is wide enough, else beneath it.
        let left = setter.measure() - alone.end;
        let one_row = rated.height.is_near(pitch) && alone.height.is_near(pitch);
        if one_row && left.fits(rated.end + Length::mm(6.0)) {
            self.question(setter, frame, (left, top), &verdict)?;
            return Ok(pitch);
        }
        self.question(setter, frame, (zero, top + rated.height), &verdict)?;
        Ok(rated.height + alone.height)
    }

    /// Whether a card may come again.
    fn verdict(setter: &Setter<'_>, person: Lead) -> LogQuestion<'static> {
        let words = setter.words.verdicts.iter();
        LogQuestion {
            person: Some(person),
            asked: setter.words.verdict,
            name: "verdict",
            words: words
                .map(|(value, word)| ((*value).to_owned(), (*word).to_owned()))
                .collect(),
        }
    }

    /// A question with its circles behind it, or beneath it where they have no room.
    fn question(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        (left, top): (Length, Length),
        question: &LogQuestion<'_>,
    ) -> Result<Asked, BlockError> {
        let (setting, pitch) = (setter.metrics.small, setter.metrics.pitch);
        let line = setter.line(question.asked, Style::TEXT)?;
        let node = frame.node(Tag::Paragraph, None);
        let base = Point::new(left, top + pitch * 0.5 + heights::middle(setting.size));
        frame.line(Mark::Content(node), base, &line, setting.size, |_| Ink::BLACK);
        let behind = left + line.width_at(setting.size) + Length::mm(3.0);
        let named = self.named(setter, question.person, question.name, question.asked);
        let mut scratch = setter.frame();
        let at = Point::new(behind, top + pitch * 0.5);
        let end = setter.choice_line(&mut scratch, None, at, &named, &question.words)?;
        if (setter.measure() + Length::mm(3.2)).fits(end) {
            setter.choice_line(frame, None, at, &named, &question.words)?;
            return Ok(Asked { end, height: pitch });
        }
        let at = Point::new(left, top + pitch * 1.5);
        let end = setter.choice_line(frame, None, at, &named, &question.words)?;
        Ok(Asked { end, height: pitch * 2.0 })
    }

    /// Lines for each.
    fn places(&self, setter: &mut Setter<'_>) -> Result<Stretch, BlockError> {
        let people = setter.look.people.list();
        let gutter = Length::mm(6.0);
        let measure = setter.measure();
        let width = if people.len() > 1 { (measure - gutter) * 0.5 } else { measure };
        let mut places = Vec::new();
        for (nth, &person) in people.iter().enumerate() {
            let left = (width + gutter) * if nth == 0 { 0.0 } else { 1.0 };
            let letter = match people {
                [_] => None,
                _ => Some((
                    setter.line(person.letter(), Style::STRONG)?,
                    setter.metrics.text,
                )),
            };
            let field = setter
                .look
                .fillable
                .then(|| self.named(setter, Some(person), "note", setter.words.kept));
            places.push(WritingSpace {
                span: Span::new(left, width),
                letter,
                field,
                size: setter.metrics.text.size,
            });
        }
        Ok(Stretch {
            step: setter.metrics.pitch,
            least: 1,
            natural: 1,
            most: 4,
            ruling: Ruling::Lines,
            ink: setter.line_ink(),
            places,
        })
    }
}
