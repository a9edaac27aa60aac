//! The look as it was drawn for each size of card.

use crate::face::measures::{Measures, on};
use crate::geom::{Format, Length, Size};
use crate::model::House;
use crate::text::Setting;

/// Prompt sizes from one size down, each on a leading of 0.45 mm a point.
fn down_from(size_pt: f64) -> Vec<Setting> {
    [20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0]
        .into_iter()
        .filter(|size| *size <= size_pt)
        .map(|size| on(size, size * if size > 16.0 { 0.44 } else { 0.455 }))
        .collect()
}

impl Measures {
    /// The measures of the look on a card of a format, before its edition is known.
    pub(super) fn standard(format: &Format) -> Self {
        let trim = format.trim();
        let (width, height) = (trim.width.to_mm(), trim.height.to_mm());
        match (width, height) {
            _ if height < 64.0 => Self::low(trim),
            _ if height < 80.0 => Self::square(trim),
            _ if width >= 100.0 && height >= 130.0 => Self::postcard(trim),
            _ if width >= 84.0 && height >= 130.0 => Self::large(trim),
            _ if width >= 69.0 && height >= 115.0 => Self::tarot(trim),
            _ if width >= 69.0 && height >= 100.0 => Self::tall(trim),
            _ if width < 60.0 => Self::narrow(trim),
            _ => Self::poker(trim, Length::mm(6.0)),
        }
    }

    /// The card that the look was drawn for, and others near its size.
    fn poker(trim: Size, margin: Length) -> Self {
        Self {
            trim,
            margin,
            scale: 1.0,
            titles: vec![on(15.0, 6.0), on(13.5, 5.4), on(12.0, 5.0)],
            displays: vec![on(24.0, 9.8), on(20.0, 8.5), on(16.0, 7.0), on(14.0, 6.3)],
            prompts: vec![on(12.0, 5.5), on(11.0, 5.0), on(10.0, 4.5)],
            prompt_gap: Length::mm(2.1),
            bodies: vec![on(11.0, 5.0), on(10.0, 4.5)],
            small: on(10.0, 4.5),
            foot: Length::mm(6.4),
            back_title: on(11.0, 4.5),
            back_top: Length::mm(9.0),
            indent: Length::mm(4.0),
            floor_size: Length::pt(10.0),
            is_spaced: false,
            is_dense: false,
            has_id: false,
            house: House::Hearth,
            sign: Size::default(),
            first_pair: 0,
        }
    }

    /// Bridge cards and others as narrow: a step smaller, so that no card needs less.
    fn narrow(trim: Size) -> Self {
        Self {
            displays: vec![on(21.0, 8.6), on(17.5, 7.6), on(14.0, 6.2), on(12.2, 5.6)],
            prompts: vec![on(11.0, 5.0), on(10.0, 4.5)],
            ..Self::poker(trim, Length::mm(5.0))
        }
    }

    /// Business cards and others that lie on their side: a smaller arch, and every line counts.
    fn low(trim: Size) -> Self {
        let margin = Length::mm(5.0);
        Self {
            scale: 0.7,
            titles: vec![on(12.0, 4.8), on(11.0, 4.5), on(10.0, 4.2)],
            displays: vec![on(19.5, 8.0), on(16.2, 6.8), on(13.0, 5.6), on(11.4, 5.0)],
            prompts: vec![on(10.0, 4.3)],
            prompt_gap: Length::mm(0.9),
            bodies: vec![on(10.0, 4.3)],
            small: on(10.0, 4.3),
            foot: Length::mm(5.2),
            back_top: Length::mm(8.0),
            ..Self::poker(trim, margin)
        }
    }

    /// Square cards: a lower head than poker's.
    fn square(trim: Size) -> Self {
        let margin = Length::mm(6.0);
        Self {
            scale: 0.8,
            titles: vec![on(14.0, 5.4), on(12.0, 4.8), on(11.0, 4.5)],
            displays: vec![on(21.0, 8.6), on(17.5, 7.3), on(14.0, 6.0), on(12.2, 5.4)],
            prompts: vec![on(11.0, 5.0), on(10.0, 4.4)],
            prompt_gap: Length::mm(1.4),
            foot: Length::mm(5.6),
            back_top: Length::mm(8.4),
            ..Self::poker(trim, margin)
        }
    }

    /// A7.
    fn tall(trim: Size) -> Self {
        let margin = Length::mm(7.0);
        Self {
            scale: 1.1,
            titles: vec![on(17.0, 6.8), on(15.0, 6.0), on(13.5, 5.4), on(12.0, 5.0)],
            displays: vec![on(27.0, 11.1), on(22.5, 9.8), on(18.0, 8.0), on(15.8, 7.2)],
            prompts: down_from(14.0),
            bodies: vec![on(12.0, 5.5), on(11.0, 5.0), on(10.0, 4.5)],
            small: on(11.0, 5.0),
            foot: Length::mm(7.5),
            back_title: on(12.0, 5.0),
            back_top: Length::mm(10.5),
            indent: Length::mm(4.5),
            ..Self::poker(trim, margin)
        }
    }

    /// Tarot and index cards.
    fn tarot(trim: Size) -> Self {
        let margin = Length::mm(7.0);
        Self {
            scale: 1.3,
            titles: vec![on(19.0, 7.6), on(17.0, 6.8), on(15.0, 6.0), on(13.5, 5.4)],
            displays: vec![on(33.0, 13.5), on(27.5, 11.5), on(22.0, 9.4), on(19.2, 8.5)],
            prompts: down_from(16.0),
            prompt_gap: Length::mm(4.0),
            bodies: vec![on(14.0, 6.4), on(12.0, 5.5), on(11.0, 5.0), on(10.0, 4.5)],
            small: on(12.0, 5.3),
            foot: Length::mm(8.0),
            back_title: on(13.0, 5.4),
            back_top: Length::mm(11.5),
            indent: Length::mm(5.0),
            ..Self::poker(trim, margin)
        }
    }

    /// Large tarot and jumbo.
    fn large(trim: Size) -> Self {
        let margin = Length::mm(9.0);
        Self {
            scale: 1.5,
            titles: vec![on(24.0, 9.4), on(22.0, 8.8), on(20.0, 8.0), on(17.0, 6.8)],
            displays: vec![on(36.0, 14.8), on(30.0, 12.7), on(24.0, 10.4), on(21.0, 9.4)],
            prompts: down_from(18.0),
            prompt_gap: Length::mm(4.5),
            bodies: vec![
                on(16.0, 7.2),
                on(14.0, 6.4),
                on(12.0, 5.5),
                on(11.0, 5.0),
                on(10.0, 4.5),
            ],
            small: on(13.0, 5.8),
            foot: Length::mm(9.5),
            back_title: on(15.0, 6.2),
            back_top: Length::mm(13.5),
            indent: Length::mm(5.5),
            ..Self::poker(trim, margin)
        }
    }

    /// A6 and postcards.
    fn postcard(trim: Size) -> Self {
        let margin = Length::mm(9.0);
        Self {
            scale: 1.8,
            titles: vec![on(27.0, 10.6), on(24.0, 9.4), on(22.0, 8.8), on(20.0, 8.0)],
            displays: vec![
                on(42.0, 17.2),
                on(35.0, 14.4),
                on(28.0, 11.8),
                on(24.5, 10.6),
            ],
            prompts: down_from(20.0),
            prompt_gap: Length::mm(5.0),
            bodies: vec![
                on(18.0, 8.0),
                on(16.0, 7.2),
                on(14.0, 6.4),
                on(12.0, 5.5),
                on(11.0, 5.0),
                on(10.0, 4.5),
            ],
            small: on(14.0, 6.2),
            foot: Length::mm(10.0),
            back_title: on(16.0, 6.6),
            back_top: Length::mm(14.0),
            indent: Length::mm(6.5),
            ..Self::poker(trim, margin)
        }
    }
}
