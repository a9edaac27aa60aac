//! What the surroundings say: the locale's paper, the date, a drawn seed.

use std::sync::OnceLock;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rand::TryRng;
use rand::rngs::SysRng;

use crate::diag::tame;
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
    let zoned = epoch()?.map(|moment| moment.to_zoned(TimeZone::UTC));
    Ok(zoned.map(|zoned| zoned.strftime("%Y-%m-%d").to_string()))
}

/// What `SOURCE_DATE_EPOCH` says, if it is set.
fn epoch() -> Result<Option<Timestamp>, Failure> {
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
    Ok(Some(moment))
}

/// Today, if it is a Monday, or the Monday after; by universal time.
pub(super) fn next_monday() -> Result<Date, Failure> {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    let now = SystemTime::now();
    monday_from(Timestamp::try_from(now).ok())
}

/// Now: `SOURCE_DATE_EPOCH`, if it is set, else what the clock says, to the second.
pub(super) fn now() -> Result<Timestamp, Failure> {
    if let Some(moment) = epoch()? {
        return Ok(moment);
    }
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    let now = Timestamp::try_from(SystemTime::now());
    let whole = now.and_then(|now| Timestamp::from_second(now.as_second()));
    whole.map_err(|_| Failure::new("the clock stands where no calendar reaches"))
}

/// The time of day where the user is: `14:03:22`.
pub(super) fn time_of_day() -> Result<String, Failure> {
    Ok(now()?.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string())
}

/// Today: the day of [`now`], by universal time.
pub(super) fn today() -> Result<Date, Failure> {
    Ok(now()?.to_zoned(TimeZone::UTC).date())
}

/// The command as it was typed, without some switches and with more options, to be typed in a
/// shell.
pub(super) fn command_line(
    without: &[&str],
    more: impl Iterator<Item = (&'static str, String)>,
) -> String {
    let typed = std::env::args_os().skip(1);
    let typed = typed.map(|word| word.to_string_lossy().into_owned());
    let is_kept = |word: &String| {
        let name = word.split_once('=').map_or(&**word, |(name, _)| name);
        !without.contains(&name)
    };
    let more = more.map(|(name, value)| format!("--{name}={value}"));
    let words = typed.filter(is_kept).chain(more);
    let words = words.map(|word| quoted(&tame(&word)));
    [String::from("emberdeck")].into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain =
        |sign: char| sign.is_ascii_alphanumeric() || "-_=./,:@%+".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Draws a seed by the system's randomness; what is made anew in one run has one.
pub(super) fn draw_seed() -> Result<String, Failure> {
    static DRAWN: OnceLock<String> = OnceLock::new();
    if let Some(seed) = DRAWN.get() {
        return Ok(seed.clone());
    }
    let drawn = SysRng.try_next_u32().map_err(|why| {
        Failure::new(format!("the system gives no randomness: {why}"))
            .hint("name a seed yourself: `--seed \"maple tree\"`")
    })?;
    Ok(DRAWN.get_or_init(|| seed_of(drawn)).clone())
}
