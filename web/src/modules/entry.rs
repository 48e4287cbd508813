//! One row of the catalogue: a module or a part, and what can be done with it.

use leptos::prelude::*;
use types::modules::Module;

use crate::kit::{Badge, IconButton, Kind, Menu, MenuItem, language, t};
use crate::modules::catalogue::Desk;
use crate::modules::form::Subject;
use crate::modules::text;

/// The row. `above` says whether its module is retired, `last` where its siblings end.
#[must_use]
pub fn entry(module: &Module, above: bool, place: usize, last: usize, desk: Desk) -> AnyView {
    let name = module.names.of(language()).to_owned();
    let is_part = module.part_of.is_some();
    let gone = module.retired || above;
    let class = match (is_part, gone) {
        (true, true) => "who part muted",
        (true, false) => "who part",
        (false, true) => "who whole muted",
        (false, false) => "who whole",
    };
    view! {
        <tr>
            <td class=class>
                <span>
                    {name.clone()}
                    {module.retired.then(|| view! { " " <Badge label=t(text::retired) draft=true /> })}
                </span>
                <small class="nar mono">{module.code.to_string()}</small>
            </td>
            <td class="w3 mono">{module.code.to_string()}</td>
            <td class="do">{actions(module, name, place, last, desk)}</td>
        </tr>
    }
    .into_any()
}

fn actions(module: &Module, name: String, place: usize, last: usize, desk: Desk) -> AnyView {
    let step = |up: bool| {
        let (id, icon) = if up { ("up", "up") } else { ("down", "down") };
        let id = format!("{id}-{}", module.code);
        let stays = format!("#{id} > button");
        let to = if up { place.saturating_sub(1) } else { place + 1 };
        let label = if up {
            text::up(language(), name.clone())
        } else {
            text::down(language(), name.clone())
        };
        let module = module.clone();
        let on_click = Callback::new(move |()| desk.put(&module, to, stays.clone()));
        let can = if up { place > 0 } else { place < last };
        view! { <span id=id>{can.then(|| view! { <IconButton label icon kind=Kind::Ghost small=true on_click /> })}</span> }
    };
    let of = |module: &Module| module.clone();
    let (renamed, parent, switched) = (of(module), of(module), of(module));
    let rename = Callback::new(move |()| desk.open(Subject::Names(renamed.clone())));
    let add = Callback::new(move |()| desk.open(Subject::NewPart(parent.clone())));
    let retired = module.retired;
    let switch = Callback::new(move |()| desk.retire(&switched, !retired));
    let is_module = module.part_of.is_none();
    view! {
        {step(true)}
        {step(false)}
        <Menu label=text::actions_of(language(), name.clone())>
            <MenuItem label=t(text::rename) on_click=rename />
            {is_module.then(|| view! { <MenuItem label=t(text::new_part) on_click=add /> })}
            <MenuItem label=t(if retired { text::restore } else { text::retire }) on_click=switch />
        </Menu>
    }
    .into_any()
}
