//! Which cards the settings ask for.

use crate::job::allowed::Allowed;
use crate::job::settings::Settled;
use crate::job::settings::{is, value};
use crate::model::TouchLevel;
use crate::pick::{Circumstances, Filter};

impl Settled {
    /// The filter that the options mean; `both_agree` is a level that both have said yes to.
    pub fn filter(&self, both_agree: Option<u8>) -> Filter {
        let print = &self.print;
        Filter {
            kinds: value(print.kind.as_ref()).unwrap_or_default(),
            topics: value(print.topic.as_ref()).unwrap_or_default(),
            tags: value(print.tag.as_ref()).unwrap_or_default(),
            pace: value(print.pace.as_ref()),
            touch: value(print.touch.as_ref()),
            minutes: value(print.minutes.as_ref()).map(|minutes| minutes.0),
            both_agree: both_agree.and_then(|level| TouchLevel::new(i64::from(level))),
            circumstances: Circumstances {
                cost: value(print.cost.as_ref()),
                energy: value(print.energy.as_ref()),
                privacy: value(print.privacy.as_ref()),
                settings: value(print.setting.as_ref()).unwrap_or_default(),
                long_distance: is(print.long_distance.as_ref()),
                access: value(print.access.as_ref()).unwrap_or_default(),
            },
        }
    }

    /// Which cards may come at all.
    pub fn allowed(&self, both_agree: Option<u8>) -> Allowed {
        Allowed { filter: self.filter(both_agree), leave_out: self.leave_out.clone() }
    }

    /// Which cards may be handed out: a handout shows how a card is done from far away or with a
    /// need, so that these keep none out.
    pub fn handed_out(&self) -> Allowed {
        let mut allowed = self.allowed(None);
        allowed.filter.circumstances.long_distance = false;
        allowed.filter.circumstances.access = Vec::new();
        allowed
    }
}
