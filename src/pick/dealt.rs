//! Which cards no plan can ever deal.

use crate::model::{Card, Kind, Profile, Serves, TouchLevel, Vocabulary};

/// Minutes of the longest thing that a week has room for outside its days' minutes: an outing of
/// an afternoon.
const LONGEST: u16 = 180;

/// Why a card fits no week of any profile, if it does not; told in words.
///
/// # Errors
/// The words.
pub fn can_be_dealt(card: &Card) -> Result<(), String> {
    let minutes = card.minutes().unwrap_or_default();
    let a_day = Profile::ALL.iter().map(|profile| profile.minutes_a_day()).max();
    let most = a_day.unwrap_or_default().max(LONGEST);
    let is_heavy = card.pace.is_deep() || card.kind == Kind::Repair;
    let is_check_in = card.serves.contains(&Serves::CheckIn);
    if minutes > most {
        return Err(format!(
            "it takes {minutes} minutes, and nothing in a week may take over {most}"
        ));
    }
    if is_heavy && card.touch_level >= TouchLevel::SKIN {
        return Err("it is both heavy and on skin, which no day joins".to_owned());
    }
    if card.kind == Kind::CheckIn && !is_check_in {
        return Err("it is a check-in without `serves = [\"check-in\"]`".to_owned());
    }
    Ok(())
}
