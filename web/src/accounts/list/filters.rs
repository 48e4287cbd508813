//! The filters: a panel that sets them, and chips that say which are set and take them off one by one.

use leptos::prelude::*;
use types::accounts::{AccountQuery, Environment, StateFilter};
use types::kit::page::{Page, PageQuery};
use types::plans::{ListPlans, Plan, PlanId};

use crate::accounts::list::asked::Asked;
use crate::accounts::list::showing::Showing;
use crate::accounts::list::text;
use crate::accounts::text as words;
use crate::kit::filter::{Chip, put_day, said, written};
use crate::kit::{
    Button, Check, ErrorNote, Field, Kind, Load, Note, Panel, PanelDone, Segmented, Select, TextInput, Tone, language,
    load, say, t,
};

/// As many plans as are offered to choose from.
const PLANS: u16 = 200;

/// A filter of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Plan,
    Environment,
    State,
    Near,
    Problems,
    Created,
}

impl Filter {
    fn name(self) -> &'static str {
        t(match self {
            Self::Plan => words::plan,
            Self::Environment => words::environment,
            Self::State => words::state,
            Self::Near => text::near,
            Self::Problems => text::problems,
            Self::Created => text::created,
        })
    }

    fn take_off(self, asked: &mut AccountQuery) {
        match self {
            Self::Plan => asked.plan_id = None,
            Self::Environment => asked.environment = None,
            Self::State => asked.state = None,
            Self::Near => asked.near_limit = false,
            Self::Problems => asked.problems = false,
            Self::Created => {
                asked.created_from = None;
                asked.created_to = None;
            }
        }
    }
}

/// The filters of the list, and the plans they can name.
#[derive(Clone, Copy)]
pub struct Filters {
    showing: Showing,
    /// How many accounts fit, where that is known.
    found: Signal<Option<i64>>,
    asked_for: RwSignal<bool>,
    plans: Load<Page<Plan>>,
}

impl Filters {
    /// The plans are read when somebody needs their names.
    #[must_use]
    pub fn new(showing: Showing, found: Signal<Option<i64>>) -> Self {
        let asked_for = RwSignal::new(false);
        let plans = load(move || {
            let needed = asked_for.get() || showing.accounts.with(|asked| asked.plan_id.is_some());
            let query = PageQuery {
                cursor: None,
                limit: Some(PLANS),
            };
            needed.then_some(ListPlans { query })
        });
        Self {
            showing,
            found,
            asked_for,
            plans,
        }
    }

    /// What is set, in words.
    #[must_use]
    pub fn said(self) -> String {
        said(&self.set())
    }

    /// What is set.
    #[must_use]
    pub fn set(self) -> Vec<Chip> {
        let asked = self.showing.accounts.get();
        let on = |on: bool| on.then_some(None);
        let environment = asked.environment.map(|environment| match environment {
            Environment::Demo => t(words::demo),
            Environment::Production => t(words::production),
        });
        let state = asked.state.map(|state| match state {
            StateFilter::Active => t(text::active),
            StateFilter::Locked => t(text::locked),
        });
        let created = match (asked.created_from.map(say::date), asked.created_to.map(say::date)) {
            (Some(from), Some(to)) => Some(text::created_between(language(), from, to)),
            (Some(from), None) => Some(text::created_since(language(), from)),
            (None, Some(to)) => Some(text::created_until(language(), to)),
            (None, None) => None,
        };
        let all = [
            (Filter::Plan, asked.plan_id.map(|plan| Some(self.plan_name(plan)))),
            (Filter::Environment, environment.map(|name| Some(name.to_owned()))),
            (Filter::State, state.map(|name| Some(name.to_owned()))),
            (Filter::Near, on(asked.near_limit)),
            (Filter::Problems, on(asked.problems)),
            (Filter::Created, created.map(Some)),
        ];
        let chip = |(filter, value): (Filter, Option<Option<String>>)| value.map(|value| self.chip(filter, value));
        all.into_iter().filter_map(chip).collect()
    }

    fn chip(self, filter: Filter, value: Option<String>) -> Chip {
        let off = move |()| self.showing.change(|asked| filter.take_off(&mut asked.accounts));
        Chip {
            name: filter.name(),
            value,
            off: Callback::new(off),
        }
    }

    fn plan_name(self, plan: PlanId) -> String {
        let page = self.plans.value.read();
        let name = page.iter().flat_map(|page| &page.items).find(|each| each.id == plan);
        name.map_or_else(|| t(text::some_plan).to_owned(), |plan| plan.name.clone())
    }

    /// Takes all of them off.
    #[must_use]
    pub fn clear(self) -> Callback<()> {
        Callback::new(move |()| self.showing.change(Asked::clear_filters))
    }
}

/// The button with how many are set, and its panel.
#[component]
pub fn FilterPanel(filters: Filters) -> impl IntoView {
    let count = Signal::derive(move || filters.showing.asked.with(Asked::filters));
    let on_open = Callback::new(move |()| filters.asked_for.set(true));
    view! {
        <Panel label=t(text::filters) about=t(text::filters) icon="filter" count start=true on_open>
            <Content filters />
        </Panel>
    }
}

#[component]
fn Content(filters: Filters) -> impl IntoView {
    let showing = filters.showing;
    let plan = showing.tied(
        |asked| asked.accounts.plan_id.map(|plan| plan.to_string()).unwrap_or_default(),
        |asked, plan: String| asked.accounts.plan_id = plan.parse().ok(),
    );
    let options = Signal::derive(move || {
        let page = filters.plans.value.read();
        let plans = page.iter().flat_map(|page| &page.items);
        let all = (String::new(), t(text::any_plan).to_owned());
        let named = plans.map(|plan| (plan.id.to_string(), plan.name.clone()));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let environment = showing.tied(environment_of, set_environment);
    let environments = vec![
        ("", t(text::all)),
        (Environment::Production.name(), t(words::production)),
        (Environment::Demo.name(), t(words::demo)),
    ];
    let state = showing.tied(state_of, set_state);
    let states = vec![("", t(text::all)), (ACTIVE, t(text::active)), (LOCKED, t(text::locked))];
    let near = showing.tied(
        |asked| asked.accounts.near_limit,
        |asked, near| asked.accounts.near_limit = near,
    );
    let problems = showing.tied(
        |asked| asked.accounts.problems,
        |asked, problems| asked.accounts.problems = problems,
    );
    let from = showing.tied(
        |asked| written(asked.accounts.created_from),
        |asked, day: String| put_day(&mut asked.accounts.created_from, &day),
    );
    let to = showing.tied(
        |asked| written(asked.accounts.created_to),
        |asked, day: String| put_day(&mut asked.accounts.created_to, &day),
    );
    let backwards = move || {
        let asked = showing.accounts.get();
        let both = asked.created_from.zip(asked.created_to);
        both.is_some_and(|(from, to)| from > to)
            .then(|| view! { <Note tone=Tone::Warn alert=true>{t(text::backwards)}</Note> })
    };
    let retry = Callback::new(move |()| filters.plans.again());
    let see = Signal::derive(move || match filters.found.get() {
        Some(1) => t(text::see_one).to_owned(),
        Some(count) => text::see_count(language(), say::number(count)),
        None => t(text::see).to_owned(),
    });
    view! {
        <div class="body">
            {move || filters.plans.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
            <Field name="plan_id" label=t(words::plan)>
                <Select value=plan options />
            </Field>
            <Field name="environment" label=t(words::environment) group=true>
                <Segmented value=environment options=environments fill=true />
            </Field>
            <Field name="state" label=t(words::state) group=true>
                <Segmented value=state options=states fill=true />
            </Field>
            <Field name="attention" label=t(text::what_needs_care) group=true>
                <div class="stack tight">
                    <Check value=near label=t(text::near) hint=t(text::near_more) />
                    <Check value=problems label=t(text::problems) hint=t(text::problems_more) />
                </div>
            </Field>
            <Field name="created" label=t(text::created) group=true>
                <div class="duo">
                    <Field name="created_from" label=t(text::from)>
                        <TextInput value=from kind="date" />
                    </Field>
                    <Field name="created_to" label=t(text::to)>
                        <TextInput value=to kind="date" />
                    </Field>
                </div>
            </Field>
            {backwards}
        </div>
        <div class="foot">
            <Button label=t(text::clear) kind=Kind::Ghost on_click=filters.clear() />
            <PanelDone label=see />
        </div>
    }
    .into_any()
}

const ACTIVE: &str = "active";
const LOCKED: &str = "locked";

fn environment_of(asked: &Asked) -> String {
    asked.accounts.environment.map_or("", Environment::name).to_owned()
}

fn set_environment(asked: &mut Asked, name: String) {
    let all = [Environment::Demo, Environment::Production];
    asked.accounts.environment = all.into_iter().find(|each| each.name() == name);
}

fn state_of(asked: &Asked) -> String {
    match asked.accounts.state {
        None => "",
        Some(StateFilter::Active) => ACTIVE,
        Some(StateFilter::Locked) => LOCKED,
    }
    .to_owned()
}

fn set_state(asked: &mut Asked, name: String) {
    asked.accounts.state = match name.as_str() {
        ACTIVE => Some(StateFilter::Active),
        LOCKED => Some(StateFilter::Locked),
        _ => None,
    };
}
