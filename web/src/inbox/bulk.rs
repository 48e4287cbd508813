//! Giving several items to somebody at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::accounts::Outcome;
use types::inbox::{AssignInboxItems, Assignee, BULK_MAXIMUM, BulkAssignment, ChosenItem, InboxItem};
use types::users::MemberId;

use crate::inbox::acts::Acts;
use crate::inbox::text;
use crate::kit::http::send;
use crate::kit::{Icon, PickBar, PickWords, Picked, language, say, t, toast};

/// The bar, in the place of the filters while anything is picked.
#[component]
pub fn BulkBar(picked: Picked<InboxItem>, acts: Acts) -> impl IntoView {
    let words = PickWords {
        one: text::chosen_one,
        many: text::chosen,
        acts: text::for_chosen,
        none: text::choose_none,
    };
    let change = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        if !chosen.is_empty() {
            give(picked, acts, chosen.parse::<MemberId>().ok());
        }
    };
    let people = move || {
        let people = acts.people.value.read();
        let option = |member: &Assignee| {
            view! { <option value=member.id.to_string()>{member.name.clone()}</option> }
        };
        people.iter().flatten().map(option).collect_view()
    };
    view! {
        <PickBar picked words>
            <span class="control">
                <select aria-label=t(text::give_to) on:change=change>
                    <option value="">{t(text::give_to)}</option>
                    {people}
                    <option value="nobody">{t(text::nobody)}</option>
                </select>
                <Icon name="down" />
            </span>
        </PickBar>
    }
    .into_any()
}

/// Gives all that are ticked to a member, or to nobody.
fn give(picked: Picked<InboxItem>, acts: Acts, member_id: Option<MemberId>) {
    let chosen = picked.each(|id, version| ChosenItem {
        inbox_item_id: *id,
        version: Some(*version),
    });
    spawn_local(async move {
        let most = usize::try_from(BULK_MAXIMUM).unwrap_or(usize::MAX);
        let (mut done, mut left) = (0, 0);
        for items in chosen.chunks(most) {
            let body = BulkAssignment {
                items: items.to_vec(),
                member_id,
            };
            match send(AssignInboxItems { body }).await {
                Ok(outcomes) => {
                    for row in outcomes.rows {
                        match row.outcome {
                            Outcome::Done | Outcome::AlreadySo => done += 1,
                            Outcome::NotFound | Outcome::Stale => left += 1,
                        }
                    }
                }
                Err(failure) => {
                    toast(failure.title());
                    return;
                }
            }
        }
        picked.clear();
        toast(text::all_given(language(), say::number(done)));
        if left > 0 {
            toast(text::some_left(language(), say::number(left)));
        }
        acts.again();
    });
}
