//! Texts in lines, and where they are put.

use crate::block::{BlockError, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Mark, NodeId};
use crate::geom::{Length, Point};
use crate::text::{Breaking, Hyphens, Line, Setting, Style};

impl Setter<'_> {
    /// A text with its marks of emphasis, broken into lines by sense.
    ///
    /// # Errors
    /// [`BlockError`] when a character is in no font or a word does not fit the measure.
    pub fn lines(
        &mut self,
        text: &str,
        style: Style,
        size: Length,
        measure: Length,
    ) -> Result<Vec<Line>, BlockError> {
        self.broken(text, style, (size, measure), Breaking::SENSE)
    }

    /// As [`Setter::lines`], for running text: paragraphs of a page end their lines alike, and
    /// among lines to write on that run full.
    ///
    /// # Errors
    /// As [`Setter::lines`].
    pub fn running_lines(
        &mut self,
        text: &str,
        style: Style,
        size: Length,
        measure: Length,
    ) -> Result<Vec<Line>, BlockError> {
        self.broken(text, style, (size, measure), Breaking::RUNNING)
    }

    /// As [`Setter::lines`], where there is another way out than a word in two lines.
    ///
    /// # Errors
    /// As [`Setter::lines`].
    pub fn lines_of_whole_words(
        &mut self,
        text: &str,
        style: Style,
        size: Length,
        measure: Length,
    ) -> Result<Vec<Line>, BlockError> {
        let breaking = Breaking::by_sense(Hyphens::Authored);
        self.broken(text, style, (size, measure), breaking)
    }

    fn broken(
        &mut self,
        text: &str,
        style: Style,
        (size, measure): (Length, Length),
        breaking: Breaking,
    ) -> Result<Vec<Line>, BlockError> {
        // Where a line is broken, words stay apart for who copies or hears them.
        let text = self.of_week(text).replace('\n', " \n");
        let style = self.styled(style);
        let mut paragraph = self.typesetter.shape(&text, style, self.language.tag())?;
        if paragraph.count_lines(measure, size, breaking.hyphens).is_none() {
            return Err(BlockError::Wide { text });
        }
        Ok(paragraph.lines(self.typesetter, measure, size, breaking))
    }

    /// A few words on one line.
    ///
    /// # Errors
    /// [`BlockError`] when a character is in no font.
    pub fn line(&mut self, text: &str, style: Style) -> Result<Line, BlockError> {
        let style = self.styled(style);
        Ok(self.typesetter.plain_line(text, style, self.look.language.tag())?)
    }

    /// Puts lines one leading apart, the first baseline at a height.
    pub fn put_lines(
        &self,
        frame: &mut Frame,
        mark: Mark,
        at: Point,
        lines: &[Line],
        setting: Setting,
        ink: Ink,
    ) {
        for (nth, line) in lines.iter().enumerate() {
            // Beside a bullet, a box or another cell nothing hangs.
            let x =
                if at.x > Length::ZERO { line.beside(at.x, setting.size) } else { at.x };
            let at = Point::new(x, at.y + setting.depth(nth + 1));
            frame.line(mark, at, line, setting.size, |_| ink);
        }
    }

    /// Puts lines of black text into an element, the first baseline at a height.
    pub fn put_text(
        &self,
        frame: &mut Frame,
        node: NodeId,
        at: Point,
        lines: &[Line],
        setting: Setting,
    ) {
        self.put_lines(frame, Mark::Content(node), at, lines, setting, Ink::BLACK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::BlockLook;
    use crate::geom::Length;
    use crate::model::{Edition, Language, People, Theme};
    use crate::text::Typesetter;

    const TEXT: &str = "Sit where you can see each other, put the phones into another room, and \
        agree on a time to stop. Each of you speaks for five minutes, and the one who listens \
        says back what they heard before they answer. If it gets too much, either of you may \
        call a pause, and both of you come back after half an hour.";

    fn words(line: &Line) -> String {
        line.runs().iter().map(|run| &*run.text).collect()
    }

    #[test]
    fn running_text_fills_its_lines_and_what_is_asked_ends_them_by_sense() {
        let (theme, language) = (Theme::hearth(), Language::english());
        let look = BlockLook {
            measure: Length::mm(170.0),
            depth: Length::mm(250.0),
            theme: &theme,
            edition: Edition::Standard,
            language: &language,
            fillable: false,
            people: People::Both,
        };
        let mut typesetter = Typesetter::new();
        let find = |_: &str| None;
        let mut setter = Setter::new(&mut typesetter, &look, &find);
        let (size, measure) = (Length::pt(11.0), Length::mm(110.0));
        let lines = setter.running_lines(TEXT, Style::TEXT, size, measure).unwrap();
        assert!(lines.len() > 4);
        // But for the one before the last, which may give a word away.
        for pair in lines[..lines.len() - 1].windows(2) {
            let next = words(&pair[1]);
            let word = next.split_whitespace().next().unwrap();
            let word = setter.line(&format!("\u{A0}{word}"), Style::TEXT).unwrap();
            let both = pair[0].width_at(size) + word.width_at(size);
            assert!(!measure.fits(both), "{} | {next}", words(&pair[0]));
        }
        let asked = setter.lines(TEXT, Style::TEXT, size, measure).unwrap();
        assert_eq!(asked.len(), lines.len());
        let ends = asked.iter().map(|line| words(line).trim_end().to_owned());
        let ends_light = |line: &String| {
            ["and", "the", "of", "to", "a", "for", "on"]
                .iter()
                .any(|word| line.ends_with(&format!(" {word}")))
        };
        assert!(!ends.into_iter().any(|line| ends_light(&line)));
    }
}
