//! Lengths of a sheet as they are typed and written: bounded on the way in, exact on the way out.

use crate::geom::{Gutter, Insets, Length, Margin, Point};

/// The most that a margin, a bleed or a gutter may be.
const MOST: Length = Length::mm(100.0);
/// The most that a sheet may be thick.
const THICKEST: Length = Length::mm(1.0);
/// The most that backs may be shifted: printers stray by a few millimetres.
const FARTHEST: Length = Length::mm(10.0);

/// A length of the sheet: 0 to 100 mm.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn sheet_length(text: &str) -> Result<Length, String> {
    let length: Length = text.parse().map_err(|error| format!("{error}"))?;
    if length < Length::ZERO || length > MOST {
        return Err(format!("`{text}` is out of bounds; give 0 to 100 mm"));
    }
    Ok(length)
}

/// The strips at the four edges of a sheet, from the top clockwise: 0 to 100 mm each.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn margins(text: &str) -> Result<Insets, String> {
    let sides = text.split(',').map(sheet_length).collect::<Result<Vec<_>, _>>()?;
    match sides[..] {
        [all] => Ok(Insets::even(all)),
        [top, right, bottom, left] => Ok(Insets { top, right, bottom, left }),
        _ => Err(format!(
            "`{text}` is not one length or four; write top, right, bottom and left, as in `3mm,3mm,14mm,3mm`"
        )),
    }
}

/// The thickness of a sheet: 0 to 1 mm.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn caliper(text: &str) -> Result<Length, String> {
    let length: Length = text.parse().map_err(|error| format!("{error}"))?;
    if length < Length::ZERO || length > THICKEST {
        return Err(format!("`{text}` is out of bounds; a sheet is 0 to 1 mm thick"));
    }
    Ok(length)
}

/// The weight of card or paper in g/m²: 40 to 600, as `300gsm`, `300 g/m²` or `300`.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn grammage(text: &str) -> Result<f64, String> {
    let low = text.trim().to_lowercase();
    if low.ends_with("lb") || low.ends_with("lbs") || low.ends_with('#') {
        return Err(format!(
            "`{text}` means something else for each kind of stock; look for g/m² (gsm) on its wrapper, or measure a card for `--caliper`"
        ));
    }
    let number = ["gsm", "g/m²", "g/m2", "g"]
        .iter()
        .find_map(|unit| low.strip_suffix(unit))
        .unwrap_or(&low);
    let number: Option<f64> = number.trim().parse().ok();
    let number =
        number.ok_or_else(|| format!("`{text}` is no weight, such as 300gsm"))?;
    if !(40.0..=600.0).contains(&number) {
        return Err(format!(
            "`{text}` is out of bounds; paper and card have 40 to 600 g/m²"
        ));
    }
    Ok(number)
}

/// One length, or two: across and down.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn gutter(text: &str) -> Result<Gutter, String> {
    let (x, y) = text.split_once(',').unwrap_or((text, text));
    Ok(Gutter { x: sheet_length(x)?, y: sheet_length(y)? })
}

/// The strip that a printer cannot reach: one length, or two, at the sides and at head and foot.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn margin(text: &str) -> Result<Margin, String> {
    let (x, y) = text.split_once(',').unwrap_or((text, text));
    Ok(Margin { x: sheet_length(x)?, y: sheet_length(y)? })
}

/// A shift to the right and down, of at most 10 mm either way.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn back_offset(text: &str) -> Result<Point, String> {
    let (x, y) = text
        .split_once(',')
        .ok_or_else(|| format!("`{text}` is no shift; write how far right and down, as in `2mm,0mm`; a minus is left or up"))?;
    let shift = |text: &str| -> Result<Length, String> {
        let length: Length = text.parse().map_err(|error| format!("{error}"))?;
        if length.abs() > FARTHEST {
            return Err(format!(
                "`{text}` is out of bounds; a printer shifts by a few millimeters"
            ));
        }
        Ok(length)
    };
    Ok(Point::new(shift(x)?, shift(y)?))
}

/// A length as it can be typed again, exactly: in millimetres where these are short, else in
/// points.
pub(super) fn written(length: Length) -> String {
    let text = format!("{:.3}", length.to_mm());
    let short = text.trim_end_matches('0').trim_end_matches('.');
    let is_same = short.parse().is_ok_and(|mm: f64| Length::mm(mm) == length);
    if is_same { format!("{short}mm") } else { format!("{}pt", length.to_pt()) }
}

/// Two lengths as they can be typed again.
pub(super) fn written_pair(x: Length, y: Length) -> String {
    format!("{},{}", written(x), written(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_exactly() {
        for text in ["3mm", "0.125in", "9pt", "0", "0.1mm", "2.345678mm"] {
            let length = sheet_length(text).unwrap();
            assert_eq!(sheet_length(&written(length)), Ok(length), "{text}");
        }
        assert_eq!(written(Length::mm(3.0)), "3mm");
        let shift = back_offset("0.8mm,-0.5mm").unwrap();
        assert_eq!(back_offset(&written_pair(shift.x, shift.y)), Ok(shift));
    }

    #[test]
    fn lengths_out_of_bounds_are_refused() {
        assert!(sheet_length("101mm").is_err() && sheet_length("-1mm").is_err());
        assert!(caliper("2mm").is_err() && back_offset("11mm,0").is_err());
        assert!(back_offset("1mm").is_err() && gutter("1mm,x").is_err());
    }

    #[test]
    fn a_weight_is_a_number_of_grams_and_never_of_pounds() {
        for text in ["300gsm", "300 g/m²", "300g/m2", "300", " 300 GSM"] {
            assert_eq!(grammage(text), Ok(300.0), "{text}");
        }
        for text in ["110lb", "80#", "10gsm", "900gsm", "NaN", "heavy"] {
            assert!(grammage(text).is_err(), "{text}");
        }
    }
}
