//! What the surroundings say: the locale's paper, the date, a drawn seed.

use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rand::TryRng;
use rand::rngs::SysRng;

use crate::geom::Paper;
use crate::job::handout::day_of;
use crate::job::{Failure, seed_of};

/// The paper of the locale: Letter in the US, Canada and Mexico, else A4.
pub(super) fn paper() -> Paper {
    let locale = ["LC_ALL", "LC_PAPER", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    paper_of(&locale.unwrap_or_default())
}

fn paper_of(locale: &str) -> Paper {
    let region = locale.split(['.', '@']).next().and_then(|name| name.split('_').nth(1));
    match region {
        Some("US" | "CA" | "MX") => Paper::letter(),
        _ => Paper::a4(),
    }
}

/// The date of documents that need one: what was asked for, else `SOURCE_DATE_EPOCH`, else none.
pub(super) fn date(asked: Option<&str>) -> Result<Option<String>, Failure> {
    if let Some(text) = asked {
        return Ok(Some(day_of(text)?.strftime("%Y-%m-%d").to_string()));
    }
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let epoch = epoch.to_string_lossy();
    let seconds =
        epoch.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let Some(moment) = seconds else {
        return Err(Failure::new(format!(
            "`SOURCE_DATE_EPOCH` is `{epoch}`, not a number of seconds"
        ))
        .hint("unset it, or give the date with `--date`"));
    };
    let zoned = moment.to_zoned(TimeZone::UTC);
    Ok(Some(zoned.strftime("%Y-%m-%d").to_string()))
}

/// Today, if it is a Monday, or the Monday after; by universal time.
pub(super) fn next_monday() -> Result<Date, Failure> {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    let now = SystemTime::now();
    monday_from(now)
}

fn monday_from(now: SystemTime) -> Result<Date, Failure> {
    let now = Timestamp::try_from(now).map_err(|_| {
        Failure::new("the clock stands where no calendar reaches")
            .hint("set it, or give the first day yourself: `--start 2026-12-07`")
    })?;
    let today = now.to_zoned(TimeZone::UTC).date();
    let ahead = (7 - today.weekday().to_monday_zero_offset()) % 7;
    Ok(today.saturating_add(Span::new().days(ahead)))
}

/// Draws a seed by the system's randomness.
pub(super) fn draw_seed() -> Result<String, Failure> {
    let drawn = SysRng.try_next_u32().map_err(|why| {
        Failure::new(format!("the system gives no randomness: {why}"))
            .hint("name a seed yourself: `--seed \"maple tree\"`")
    })?;
    Ok(seed_of(drawn))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_stands_anywhere_gives_a_monday_or_a_word() {
        let at = |days: u64| Duration::from_secs(days * 86_400);
        let epoch = SystemTime::UNIX_EPOCH;
        let monday = |now| monday_from(now).map(|date| date.to_string());
        assert_eq!(monday(epoch), Ok("1970-01-05".to_owned()));
        assert_eq!(monday(epoch - at(400)), Ok("1968-12-02".to_owned()));
        assert!(monday(epoch + at(3_000_000)).is_err());
    }

    #[test]
    fn the_locale_s_region_decides_the_paper() {
        for (locale, paper) in [
            ("en_US.UTF-8", "letter"),
            ("fr_CA", "letter"),
            ("es_MX.UTF-8@x", "letter"),
            ("de_DE.UTF-8", "a4"),
            ("C.UTF-8", "a4"),
            ("", "a4"),
        ] {
            assert_eq!(paper_of(locale).name(), paper, "{locale}");
        }
    }
}
