//! The front of a card.

use std::sync::Arc;

use crate::color::Ink;
use crate::face::blocks::BackPart;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::measures::{Backs, DISPLAYED, lines_between};
use crate::face::places::{Column, Places};
use crate::frame::{Frame, Item, Mark, Node, PictureItem, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Art, Field, House};
use crate::text::{
    Breaking, Fitted, Hyphens, Line, Paragraph, Setting, Style, fit, heights,
};

/// A prompt ends this many leadings of the small type above a consent line.
const OVER_CONSENT: f64 = 1.45;

/// Shares of a column that a consent line is tried in, and what a line of the prompt's room is worth
/// beside the cost of its breaks.
const NARROWER: [f64; 4] = [1.0, 0.92, 0.84, 0.76];
const ROOM: f64 = 0.07;

/// The consent line, shaped and broken, with where it begins.
struct Consent {
    lines: Vec<Line>,
    first: Length,
}

/// Where a prompt may stand.
#[derive(Clone, Copy)]
struct Room {
    /// The last baseline above it.
    title: Option<Length>,
    /// The last baseline that it may take.
    last: Length,
    /// Where lines must end that stand beside the sign, and the last baseline of these.
    beside: Option<(Length, Length)>,
}

impl Desk<'_> {
    /// Sets the front. With backs that are all alike, everything stands on it.
    pub(super) fn set_front(&mut self, backs: Backs) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        let places = Places::of(self.measures, self.card.pace);
        self.column = places.column;
        let heading = self.node(&mut frame, Tag::Heading, None);
        self.set_house(&mut frame, &places);
        let (title, foot) = if self.measures.house == House::Plain {
            let top = self.set_caption(&mut frame, Mark::Content(heading), &places);
            (None, top)
        } else {
            let lines = self.set_head(&mut frame, &places);
            let first = places.title + self.measures.small.depth(lines);
            let last = self.set_title(&mut frame, Mark::Content(heading), first);
            (Some(last), self.set_foot(&mut frame, &places))
        };
        let lift = foot - places.foot;
        let mut consent = self.break_consent(&places, (lift, ROOM), backs);
        let mut room = self.room_under(title, &places, lift, consent.as_ref());
        // A prompt that is only then too long for the deck's size has what room there is.
        if consent.is_some() && backs == Backs::Text && !self.holds_prompt(room) {
            consent = self.break_consent(&places, (lift, 1.0), backs);
            room = self.room_under(title, &places, lift, consent.as_ref());
        }
        let blocks = BackPart::on_front(self, backs);
        let end = if blocks.is_empty() {
            self.set_prompt(&mut frame, room)
        } else {
            self.set_prompt_with(&mut frame, room, &blocks)
        };
        if let Some(art) = &self.card.art {
            self.set_art(&mut frame, art, end, room.last);
        }
        if let Some(consent) = consent {
            let mark = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
            let at = (self.full(), consent.first);
            let small = self.measures.small;
            self.put_lines(&mut frame, mark, at, &consent.lines, small, |_| Ink::BLACK);
        }
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// Whether the prompt fits at the deck's size.
    fn holds_prompt(&mut self, room: Room) -> bool {
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return true;
        };
        let usual = (self.measures.prompts[0], Hyphens::OF_TEXT[0]);
        self.fits(&mut paragraph, usual, room)
    }

    /// Where a prompt may stand beside a consent line.
    fn room_under(
        &self,
        title: Option<Length>,
        places: &Places,
        lift: Length,
        consent: Option<&Consent>,
    ) -> Room {
        match consent {
            Some(consent) => {
                let last = consent.first - self.measures.small.leading * OVER_CONSENT;
                Room { title, last: last.min(places.last + lift), beside: None }
            }
            None => Room {
                title,
                last: places.last
                    + if places.beside.is_none() { lift } else { Length::ZERO },
                beside: places.beside.map(|(end, last)| (end, last + lift)),
            },
        }
    }

    /// What the house draws: sign, floor, water, stem or bar.
    fn set_house(&mut self, frame: &mut Frame, places: &Places) {
        let kind = self.card.kind;
        let pace = self.stamps.pace(kind, self.card.pace.number(), self.is_rtl).clone();
        if self.measures.house != House::Hearth {
            frame.stamp(Point::ORIGIN, &pace);
        }
        match self.measures.house {
            House::Hearth => {
                let whole = Column { right: places.sign.right(), ..places.column };
                self.line_across(frame, whole, places.sign.bottom(), self.accent());
            }
            House::Tide | House::Meadow => {}
            House::Plain => return,
        }
        frame.stamp(places.sign.origin(), &self.stamps.sign(kind).clone());
    }

    /// The kind in words, how near it brings, and the id where no back tells it. Returns by how many
    /// lines it is more than one.
    fn set_head(&mut self, frame: &mut Frame, places: &Places) -> usize {
        let (setting, ink) = (self.measures.small, self.accent());
        let mut whole = places.kind_end - places.column.left;
        if self.measures.has_id {
            let id = self.id_line();
            let size = self.id_size();
            let mark = Mark::Content(self.words_node(frame));
            let end = (LinePlace::End(places.kind_end), places.kind);
            self.put(frame, mark, end, &id, size, |_| Ink::BLACK);
            whole = whole - id.width_at(size) - Length::mm(1.5);
        }
        let kind = self.words.card.kind(self.card.kind);
        let way = self.words.card.touch_way(self.card.touch_level);
        let word = self.words_line(kind, Style::STRONG);
        let way = way.map(|way| self.words_line(&format!(", {way}"), Style::TEXT));
        let (left, baseline) = (places.column.left, places.kind);
        let width = word.width_at(setting.size);
        let after = way.as_ref().map_or(Length::ZERO, |way| way.width_at(setting.size));
        if whole.fits(width + after) {
            let mark = Mark::Content(self.words_node(frame));
            let place = LinePlace::Start { from: left, measure: width };
            self.put(frame, mark, (place, baseline), &word, setting.size, |_| ink);
            if let Some(way) = way {
                let place = LinePlace::Start { from: left + width, measure: after };
                self.put(frame, mark, (place, baseline), &way, setting.size, |_| {
                    Ink::BLACK
                });
            }
            return 0;
        }
        // Too wide for one line.
        let told = self.kind_words();
        let Some(mut words) = self.shape(Field::Title, 0, &told, Style::STRONG) else {
            return 0;
        };
        let lines = words.count_lines(whole, setting.size, Hyphens::Authored);
        if lines.is_none_or(|lines| lines > 3) {
            let over = words.widest_word(setting.size).max(width) - whole;
            self.fault(Field::Title, 0, Fault::WideHead { over });
        }
        let place = LinePlace::Start { from: left, measure: whole };
        let lines = words.lines(self.typesetter, whole, setting.size, Breaking::SENSE);
        let mark = Mark::Content(self.words_node(frame));
        self.put_lines(frame, mark, (place, baseline), &lines, setting, |_| ink);
        lines.len().saturating_sub(1)
    }

    /// "Touch, held": the qualifier follows its noun.
    fn kind_words(&self) -> String {
        let word = self.words.card.kind(self.card.kind);
        match self.words.card.touch_way(self.card.touch_level) {
            Some(way) => format!("{word}, {way}"),
            None => word.to_owned(),
        }
    }

    /// The title in one or two lines; returns its last baseline.
    fn set_title(&mut self, frame: &mut Frame, mark: Mark, first: Length) -> Length {
        let Some(mut paragraph) = self.take_title() else { return first };
        let (measure, titles) = (self.measure(), &self.measures.titles);
        let fitted = fit(&paragraph, measure, titles, &Hyphens::OF_TITLE, |_| 2);
        let Some(fitted) = fitted else {
            let last = titles[titles.len() - 1];
            self.overset((Field::Title, 0), &paragraph, measure, last, 2);
            return first;
        };
        self.note_step(Field::Title, fitted, titles);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        self.title = Some(paragraph);
        let ink = self.theme.title_ink(self.card.kind);
        self.put_lines(frame, mark, (self.full(), first), &lines, fitted.setting, |_| ink)
    }

    /// Under a line the title, and under that kind, pace and minutes in words. Returns by how much
    /// more room they take than one line each, as the baseline of a foot that stands higher.
    fn set_caption(&mut self, frame: &mut Frame, mark: Mark, places: &Places) -> Length {
        let setting = self.measures.small;
        let mut measure = self.measure();
        if self.measures.has_id {
            let (id, size) = (self.id_line(), self.id_size());
            let mark = Mark::Content(self.words_node(frame));
            let end = (LinePlace::End(places.column.right), places.foot);
            self.put(frame, mark, end, &id, size, |_| Ink::BLACK);
            measure = measure - id.width_at(size) - Length::mm(1.5);
        }
        let (last, told) = self.set_told(frame, places, measure);
        let rise = setting.depth(told);
        let Some(mut title) = self.take_title() else { return last };
        let whole = self.measure();
        let fitted = fit(&title, whole, &[setting], &Hyphens::OF_TITLE, |_| 3);
        let Some(fitted) = fitted else {
            self.overset((Field::Title, 0), &title, whole, setting, 3);
            return places.foot;
        };
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = title.lines(self.typesetter, whole, setting.size, breaking);
        let first = places.title - rise - setting.depth(lines.len());
        self.put_lines(frame, mark, (self.full(), first), &lines, setting, |_| {
            Ink::BLACK
        });
        self.title = Some(title);
        let line =
            first - heights::cap(setting.size) - Length::mm(2.4 * self.measures.scale);
        let (from, to) =
            (Point::new(self.column.left, line), Point::new(self.column.right, line));
        frame.stroke(Path::line(from, to), Length::mm(0.3), Ink::BLACK);
        places.foot - rise - setting.depth(lines.len())
    }

    /// Kind, pace and minutes in words, in as many lines as they need; returns the first baseline,
    /// and how many lines there are.
    fn set_told(
        &mut self,
        frame: &mut Frame,
        places: &Places,
        measure: Length,
    ) -> (Length, usize) {
        let setting = self.measures.small;
        let kind = self.kind_words();
        let ways = self.foot_words();
        let told = format!("{kind}, {}", ways[0]);
        let Some(mut words) = self.shape(Field::Title, 0, &told, Style::TEXT) else {
            return (places.foot, 1);
        };
        let lines = words.lines(self.typesetter, measure, setting.size, Breaking::SENSE);
        if lines.len() > 3
            || words.count_lines(measure, setting.size, Hyphens::Authored).is_none()
        {
            let over = words.width_at(setting.size) - measure;
            self.fault(Field::Id, 0, Fault::WideFoot { over });
        }
        let node = self.words_node(frame);
        let read = self.words.duration.read(&told);
        if read != told {
            frame.set_spoken(node, &read);
        }
        let first = places.foot - setting.depth(lines.len());
        let place = LinePlace::Start { from: self.column.left, measure };
        self.put_lines(
            frame,
            Mark::Content(node),
            (place, first),
            &lines,
            setting,
            |_| Ink::BLACK,
        );
        (first, lines.len())
    }

    /// The settings that a prompt may take: short ones are displayed, the shortest larger.
    fn prompt_settings(&self, prompt: &Paragraph) -> (Vec<Setting>, usize) {
        let length = prompt.text().chars().count();
        let displays = &self.measures.displays;
        let from = match length {
            _ if self.card.art.is_some() => displays.len(),
            0..=45 => 0,
            46..=60 => 1,
            61..=DISPLAYED => 2,
            _ => displays.len(),
        };
        let usual = self.measures.prompts[0].size;
        let shown = displays[from..].iter().filter(|display| display.size > usual);
        let mut settings: Vec<_> = shown.copied().collect();
        let count = settings.len();
        settings.extend_from_slice(&self.measures.prompts);
        (settings, count)
    }

    /// The first baseline of a prompt under the title, or at the head.
    fn prompt_first(&self, title: Option<Length>, setting: Setting) -> Length {
        match title {
            Some(title) => title + setting.leading + self.measures.prompt_gap,
            None => {
                self.measures.head()
                    + heights::cap(setting.size - self.measures.small.size)
            }
        }
    }

    /// A prompt at a size, if it fits: over the whole column, or with its last lines beside the sign.
    fn fits(
        &mut self,
        paragraph: &mut Paragraph,
        (setting, hyphens): (Setting, Hyphens),
        room: Room,
    ) -> bool {
        let measure = self.measure();
        let Some(lines) = paragraph.count_lines(measure, setting.size, hyphens) else {
            return false;
        };
        let first = self.prompt_first(room.title, setting);
        if lines <= lines_between(first, room.last, setting.leading) {
            return true;
        }
        let Some((end, last)) = room.beside else { return false };
        if lines > lines_between(first, last, setting.leading) || self.card.art.is_some()
        {
            return false;
        }
        let above = lines_between(first, room.last, setting.leading);
        let breaking = Breaking::by_sense(hyphens);
        let was = self.typesetter.only_count(false);
        let set = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        self.typesetter.only_count(was);
        let narrow = end - self.column.left;
        set.iter().skip(above).all(|line| narrow.fits(line.width_at(setting.size)))
    }

    /// The prompt below a title; returns its last baseline.
    fn set_prompt(&mut self, frame: &mut Frame, mut room: Room) -> Length {
        let prompt = self.texts.prompt.clone();
        let begin = room.title.unwrap_or_default();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return begin;
        };
        let measure = self.measure();
        let (settings, displays) = self.prompt_settings(&paragraph);
        // Leave air under a prompt that shares the front with a picture.
        if self.card.art.is_some() {
            room.last -= Length::mm(20.0) * self.measures.scale;
        }
        // Words as they are without the places where an author lets them part.
        let widest = if prompt.contains('\u{AD}') {
            let whole = prompt.replace('\u{AD}', "");
            self.shape(Field::Prompt, 0, &whole, Style::PROMPT)
        } else {
            None
        };
        let mut ways = Vec::new();
        for hyphens in Hyphens::OF_TEXT {
            ways.extend(
                settings.iter().copied().enumerate().map(|(at, one)| (at, one, hyphens)),
            );
        }
        let fitted = ways.into_iter().find_map(|(step, setting, hyphens)| {
            // Nothing is displayed with a word parted for it.
            let is_shown = step >= displays
                || hyphens == Hyphens::OF_TEXT[0]
                    && measure.fits(
                        widest.as_ref().unwrap_or(&paragraph).widest_word(setting.size),
                    );
            let fits = is_shown && self.fits(&mut paragraph, (setting, hyphens), room);
            let lines = paragraph.count_lines(measure, setting.size, hyphens)?;
            fits.then_some(Fitted { step, setting, lines, hyphens })
        });
        let Some(fitted) = fitted else {
            let last = settings[settings.len() - 1];
            let room = lines_between(
                self.prompt_first(room.title, last),
                room.last,
                last.leading,
            );
            self.overset((Field::Prompt, 0), &paragraph, measure, last, room);
            return begin;
        };
        self.prompt_step = fitted.step.saturating_sub(displays);
        self.prompt_size = Some(fitted.setting.size);
        if fitted.step > displays {
            let settings = &settings[displays..];
            self.note_step(
                Field::Prompt,
                Fitted { step: fitted.step - displays, ..fitted },
                settings,
            );
        }
        let node = self.node(frame, Tag::Paragraph, None);
        let first = self.prompt_first(room.title, fitted.setting);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        let at = (self.full(), first);
        self.put_lines(frame, Mark::Content(node), at, &lines, fitted.setting, |_| {
            Ink::BLACK
        })
    }

    /// The prompt and everything else that would stand on a text back.
    fn set_prompt_with(
        &mut self,
        frame: &mut Frame,
        room: Room,
        blocks: &[BackPart],
    ) -> Length {
        let limit = room.last;
        let begin = room.title.unwrap_or_default();
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return begin;
        };
        let measure = self.measure();
        let gap = Length::mm(2.0) * self.measures.scale;
        let mut tightest = None;
        for way in BackPart::ways(blocks) {
            let Some(mut flow) = self.shape_blocks(&way.parts) else { return begin };
            let mut over = None;
            for (hyphens, step, (setting, body)) in self.pairs_with_hyphens() {
                flow.hyphens = hyphens;
                let lines = paragraph.count_lines(measure, setting.size, hyphens);
                let Some(lines) = lines else { continue };
                let first = self.prompt_first(room.title, setting);
                let end = first + setting.depth(lines);
                let top = end + body.leading + gap;
                if flow.spread(measure, self.measures.indent, body, limit - top) {
                    self.prompt_step = step;
                    self.note_way(&way);
                    let node = self.node(frame, Tag::Paragraph, None);
                    let breaking = Breaking::by_sense(hyphens);
                    let set =
                        paragraph.lines(self.typesetter, measure, setting.size, breaking);
                    let (mark, at) = (Mark::Content(node), (self.full(), first));
                    self.put_lines(frame, mark, at, &set, setting, |_| Ink::BLACK);
                    return self.put_flow(frame, &mut flow, top, body);
                }
                over = Some((body, top));
            }
            tightest = over.map(|(body, top)| (flow, body, top));
        }
        if let Some((flow, body, top)) = tightest {
            self.overset_flow(&flow, body, limit - top);
        } else {
            let last = self.measures.prompts[self.measures.prompts.len() - 1];
            self.overset((Field::Prompt, 0), &paragraph, measure, last, 0);
        }
        begin
    }

    /// The pairs with their steps, first as they are and then with hyphens anywhere.
    fn pairs_with_hyphens(&self) -> Vec<(Hyphens, usize, (Setting, Setting))> {
        let pairs = self.measures.pairs();
        let with = |hyphens| {
            let pairs = pairs.iter().copied().enumerate();
            pairs.map(move |(step, pair)| (hyphens, step, pair))
        };
        Hyphens::OF_TEXT.into_iter().flat_map(with).collect()
    }

    /// A picture under the prompt, as wide as the measure or as high as there is room.
    fn set_art(&mut self, frame: &mut Frame, art: &Art, prompt: Length, limit: Length) {
        let top = prompt + Length::mm(4.2) * self.measures.scale;
        let room = Size::new(self.measure(), limit - top);
        if Length::mm(12.0) > room.height {
            self.fault(Field::Image, 0, Fault::NoRoomForArt);
            return;
        }
        let ratio = f64::from(art.picture.height()) / f64::from(art.picture.width());
        let width = room.width.min(room.height / ratio);
        let density = art.picture.density(width);
        if density < 200.0 {
            let message = format!(
                "has {density:.0} dots an inch when printed; from 300 it looks sharp"
            );
            self.notes.push((Field::Image, message));
        }
        let alt = self.texts.alt.clone().or_else(|| Some(art.alt.clone()));
        let language =
            Some(self.language.to_owned()).filter(|own| own != self.document_language);
        let mut node = Node::new(Tag::Figure, None);
        if let Some(language) = language {
            node.set_language(&language);
        }
        if let Some(alt) = alt {
            node.set_alt(&alt);
        }
        let node = frame.add_node(node);
        // A picture that fills the measure or nearly stands in its middle, a narrower one at the
        // left, under the first letters of the text.
        let beside = room.width - width;
        let aside = if beside > room.width * 0.25 { Length::ZERO } else { beside / 2.0 };
        let picture = PictureItem {
            at: Point::new(self.column.left + aside, top),
            size: Size::new(width, width * ratio),
            picture: Arc::clone(&art.picture),
        };
        frame.push(Mark::Content(node), Item::Picture(picture));
    }

    /// Breaks the consent line: its last baseline is fixed, the lines stand above it. In a house
    /// whose sign stands at the foot it stands beside that, or above it where that takes less.
    fn break_consent(
        &mut self,
        places: &Places,
        (lift, worth): (Length, f64),
        backs: Backs,
    ) -> Option<Consent> {
        let (text, style, most) = BackPart::consent(self, backs)?;
        let mut paragraph = self.shape(Field::Consent, 0, &text, style)?;
        let setting = self.measures.small;
        let whole = (self.measure(), places.consent + lift);
        let ways = match places.beside {
            Some((end, last)) => {
                let above = places.last.min(last + lift);
                let narrow = end - self.column.left;
                // In a narrow column a little less often breaks better.
                let mut ways: Vec<_> =
                    NARROWER.map(|share| (narrow * share, last + lift)).into();
                ways.extend(NARROWER.map(|share| (whole.0 * share, above)));
                ways
            }
            None => vec![whole],
        };
        let most = most.max(5);
        let ways: Vec<_> = ways
            .into_iter()
            .filter_map(|(measure, last)| {
                let hyphens = &Hyphens::OF_TEXT;
                let fitted = fit(&paragraph, measure, &[setting], hyphens, |_| most)?;
                let first = last - setting.depth(fitted.lines);
                Some((first, measure, fitted))
            })
            .collect();
        // What takes less of the prompt's room, unless it breaks worse.
        let lowest = ways.iter().map(|way| way.0).fold(Length::ZERO, Length::max);
        let price = |(first, measure, _): &(Length, Length, Fitted)| {
            let cost = paragraph.cost(*measure, setting.size).unwrap_or(1.0);
            cost + (lowest - *first) / setting.leading * worth
        };
        let best = ways.iter().min_by(|one, other| price(one).total_cmp(&price(other)));
        let Some(&(first, measure, fitted)) = best else {
            self.overset((Field::Consent, 0), &paragraph, whole.0, setting, most);
            return None;
        };
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        Some(Consent { lines, first })
    }

    /// Says so when a text had to be set smaller than the deck's size.
    fn note_step(&mut self, field: Field, fitted: Fitted, settings: &[Setting]) {
        if fitted.step > 0 {
            let (size, usual) = (fitted.setting.size.to_pt(), settings[0].size.to_pt());
            let message =
                format!("is set at {size} pt to fit; the deck's size is {usual} pt");
            self.notes.push((field, message));
        }
    }
}
