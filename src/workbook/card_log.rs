//! A place for every card of the week: what came of it, and, in a person's own copy, whether it
//! may come again.

use crate::block::{BlockError, Label, Piece, Setter, Span, Stretch, WritingSpace};
use crate::color::Ink;
use crate::frame::{Align, Frame, Mark, Tag};
use crate::geom::{Length, Point};
use crate::model::{FieldName, Kind, Lead, PlannedCard, Whose};
use crate::text::{Style, heights};
use crate::workbook::job::{BookJob, BookWeek};

/// Places to fill in for a week without a plan.
const OPEN_PLACES: u16 = 6;

/// How a card was at best, on a scale from 1.
pub(super) const BEST: u16 = 5;

/// One place.
struct LoggedCard {
    /// What its answers' names begin with, after the person.
    names: [String; 2],
    /// Kind, id and title of the card; none leaves a line for it.
    card: Option<(String, String)>,
    /// What is said of the card before what is asked.
    spoken: String,
    whose: Whose,
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
                spoken: format!("{} {nth}", setter.words.own_card),
                whose: job.whose,
                is_rated: true,
            })
            .collect(),
    };
    slots.iter().map(|slot| slot.set(setter)).collect()
}

fn planned_slot(
    setter: &Setter<'_>,
    job: &BookJob<'_>,
    card: &PlannedCard,
) -> Option<LoggedCard> {
    let found = (job.find)(card)?;
    let title = &found.texts_in(Some(setter.language.tag())).title;
    Some(LoggedCard {
        // The card's name is part of the answer's: an answer stays with its card when the slot
        // is drawn anew.
        names: [format!("{:02}", card.slot.place), FieldName::part(&card.name())],
        card: Some((found.id.clone(), title.clone())),
        spoken: crate::text::plain(title),
        whose: job.whose,
        is_rated: found.kind != Kind::Rule,
    })
}

impl LoggedCard {
    fn set(&self, setter: &mut Setter<'_>) -> Result<Piece, BlockError> {
        let mut frame = setter.frame();
        let mut height = self.head(setter, &mut frame)?;
        if self.is_rated {
            height += self.verdicts(setter, &mut frame, height)?;
        }
        let mut piece = Piece::new(frame, height).over(setter.metrics.units(2.0));
        piece.stretch = Some(self.places(setter)?);
        Ok(piece)
    }

    fn named(
        &self,
        setter: &Setter<'_>,
        person: Option<Lead>,
        what: &str,
        asked: &str,
    ) -> Label {
        let [place, card] = &self.names;
        setter.label(person, &[place, card, what], &format!("{}, {asked}", self.spoken))
    }

    /// The card's id and title, or a line for them, and a line for the day.
    fn head(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
    ) -> Result<Length, BlockError> {
        let (setting, pitch) = (setter.metrics.text, setter.metrics.pitch);
        let date_width = setter.metrics.wide(if setter.measure() < Length::mm(130.0) {
            30.0
        } else {
            42.0
        });
        let date_left = setter.measure() - date_width;
        let y = pitch - Length::mm(1.6);
        let mut height = pitch;
        if let Some((id, title)) = &self.card {
            let room = date_left - Length::mm(5.0);
            let text = format!("{id} · {title}");
            let lines = setter.lines(&text, Style::STRONG, setting.size, room)?;
            let node = setter.node(frame, setter.heading_tag, None);
            let at = Point::new(Length::ZERO, y);
            setter.put_text(frame, node, at, &lines, setting);
            height = setter.metrics.whole(pitch + setting.depth(lines.len()));
        } else {
            let line = setter.line(setter.words.own_card, Style::STRONG)?;
            let node = frame.node(setter.heading_tag, None);
            let at = Point::new(Length::ZERO, y);
            frame.line(Mark::Content(node), at, &line, setting.size, |_| Ink::BLACK);
            let left = line.width_at(setting.size) + Length::mm(2.0);
            let named = self.named(setter, None, "title", setter.words.own_card);
            let span = Span::between(left, date_left - Length::mm(5.0));
            setter.written(frame, None, span, pitch, named, Align::Left);
        }
        let label = setter.line(setter.words.date, Style::TEXT)?;
        let node = frame.node(Tag::Paragraph, None);
        frame.line(
            Mark::Content(node),
            Point::new(date_left, y),
            &label,
            setting.size,
            |_| Ink::BLACK,
        );
        let taken = label.width_at(setting.size) + Length::mm(2.0);
        let named = self.named(setter, None, "date", setter.words.date);
        let span = Span::new(date_left + taken, date_width - taken);
        setter.written(frame, None, span, pitch, named, Align::Left);
        Ok(height)
    }

    /// How it was; in a person's own copy also whether it may come again, which is nobody
    /// else's business.
    fn verdicts(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        top: Length,
    ) -> Result<Length, BlockError> {
        let pitch = setter.metrics.pitch;
        let numbers: Vec<(String, String)> =
            (1..=BEST).map(|nth| (nth.to_string(), nth.to_string())).collect();
        let person = match self.whose {
            Whose::Own(person) => Some(person),
            Whose::Shared | Whose::Counsellor => None,
        };
        let rating = LogQuestion {
            person,
            asked: setter.words.rating,
            name: "rating",
            words: numbers,
        };
        let rated = self.question(setter, frame, (Length::ZERO, top), &rating)?;
        if person.is_none() {
            return Ok(rated.height);
        }
        let words: Vec<(String, String)> = setter
            .words
            .verdicts
            .iter()
            .map(|(value, word)| ((*value).to_owned(), (*word).to_owned()))
            .collect();
        let verdict =
            LogQuestion { person, asked: setter.words.verdict, name: "verdict", words };
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
            least: 2,
            natural: 3,
            most: 4,
            boxed: false,
            ink: setter.line_ink(),
            places,
        })
    }
}
