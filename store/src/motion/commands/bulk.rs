//! 批量: each item by its own command and in its own transaction, so that one that is refused
//! takes no other with it, and no number waits for the last of fifty.

use std::collections::HashMap;

use domain::motion::State;
use domain::motion::bulk::{Outcome, Step, Wish};
use domain::motion::outcome::Assignment;
use domain::motion::view::MotionRow;
use domain::{Action, Refusal};

use super::{accept, assign, take_back};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::motion::bulk::{may, of_desk};
use crate::motion::desk::rows;
use crate::operation::Call;

/// Takes the step for each, in the order given; what was refused says why. The same form again
/// takes up where it ended.
pub async fn carry_out(
    store: &Store,
    call: &Call,
    step: Step,
    wishes: &[Wish],
) -> Result<Vec<Outcome>> {
    may(call, step, wishes)?;
    let before = of_desk(store, call, wishes.iter().map(|wish| wish.id)).await?;
    let mut refused = HashMap::new();
    for wish in wishes {
        let row = before.get(&wish.id.0);
        let state = row.and_then(|row| State::from_code(&row.state));
        let state = state.ok_or(Error::Refused(Refusal::Hidden));
        let outcome = match state {
            Ok(state) => one(store, call, step, wish, state).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(()) => {}
            Err(Error::Refused(refusal)) => {
                refused.insert(wish.id, refusal);
            }
            // what was done stays done, and is found done when the form comes again
            Err(error) => return Err(error),
        }
    }
    let after = of_desk(store, call, wishes.iter().map(|wish| wish.id)).await?;
    let after = rows(store, after.into_values().collect(), call.now).await?;
    let mut after: HashMap<_, MotionRow> = after.into_iter().map(|row| (row.id, row)).collect();
    let line = |wish: &Wish| Outcome {
        id: wish.id,
        row: after.remove(&wish.id),
        refused: refused.remove(&wish.id),
    };
    Ok(wishes.iter().map(line).collect())
}

async fn one(store: &Store, call: &Call, step: Step, wish: &Wish, state: State) -> Result<()> {
    for action in step.actions(state) {
        let key = |key: &String| format!("{key}:{}:{}", wish.id, action.code());
        let call = Call { key: call.key.as_ref().map(key), ..call.clone() };
        match action {
            Action::Accept => accept(store, &call, wish.id, wish.category).await.map(|_| ())?,
            Action::TakeBack => take_back(store, &call, wish.id).await?,
            _ => {
                let parts = Assignment { lead: wish.lead, joint: Vec::new(), hard: false };
                assign(store, &call, wish.id, parts).await?;
            }
        }
    }
    Ok(())
}
