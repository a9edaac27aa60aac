//! What the surroundings say: the locale's paper, the date, a drawn seed.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rand::TryRng;
use rand::rngs::SysRng;

use crate::geom::Paper;
use crate::job::handout::day_of;
use crate::job::plan::monday_from;
use crate::job::{Failure, seed_of};

/// The paper of the locale: Letter in the US, Canada and Mexico, else A4.
pub(super) fn paper() -> Paper {
    let locale = ["LC_ALL", "LC_PAPER", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Paper::of_locale(&locale.unwrap_or_default())
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
    monday_from(Timestamp::try_from(now).ok())
}

/// Today by universal time: `SOURCE_DATE_EPOCH`, if it is set, else what the clock says.
pub(super) fn today() -> Result<Date, Failure> {
    if let Some(date) = date(None)? {
        return date.parse().map_err(|_| Failure::new("no calendar reaches so far"));
    }
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    let now = Timestamp::try_from(SystemTime::now());
    let no_day = |_| Failure::new("the clock stands where no calendar reaches");
    Ok(now.map_err(no_day)?.to_zoned(TimeZone::UTC).date())
}

/// Draws a seed by the system's randomness.
pub(super) fn draw_seed() -> Result<String, Failure> {
    let drawn = SysRng.try_next_u32().map_err(|why| {
        Failure::new(format!("the system gives no randomness: {why}"))
            .hint("name a seed yourself: `--seed \"maple tree\"`")
    })?;
    Ok(seed_of(drawn))
}
