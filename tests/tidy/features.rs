//! Features: their order, and their names wherever they are.

use crate::tree::{File, file, files, hold, names, root};

/// What is above every feature, or beside them: they are its parts, so none of them may know it.
const ABOVE: [&str; 6] = ["app", "demo", "openapi", "recount", "serve", "watch"];

/// What everybody goes by, and the numbers and codes that countries have, is in the crate of types.
const BESIDE_TYPES: [&str; 5] = ["access", "kit", "lib", "pix", "tax_id"];

#[test]
fn a_feature_calls_only_those_before_it() {
    let order = order(&file("api/src/app.rs"));
    let broken: Vec<_> = files("api/src", &[".rs"])
        .iter()
        .flat_map(|file| calls_back(file, &order))
        .collect();
    hold(
        "Move what both need into the earlier feature, or feed it by the outbox (the order is in app.rs).",
        &broken,
    );
}

#[test]
fn the_kit_knows_no_feature() {
    let order = order(&file("api/src/app.rs"));
    let kit = files("api/src/kit", &[".rs"]);
    let broken: Vec<_> = kit.iter().flat_map(|file| business_of(file, &order)).collect();
    hold("The kit knows no business word: pass in what it needs.", &broken);
}

#[test]
fn a_feature_has_one_name_everywhere() {
    let mut features = order(&file("api/src/app.rs"));
    features.sort();
    let without = |names: Vec<String>, others: &[&str]| -> Vec<String> {
        names
            .into_iter()
            .filter(|name| !others.contains(&name.as_str()))
            .collect()
    };
    let has_routes = |name: &String| root().join("api/src").join(name).join("routes.rs").exists();
    let folders: Vec<_> = names("api/src").into_iter().filter(has_routes).collect();
    assert_eq!(
        folders, features,
        "a folder of api/src with routes.rs is a line of app.rs"
    );
    assert_eq!(
        without(names("api/types/src"), &BESIDE_TYPES),
        features,
        "each feature has its file in api/types/src"
    );

    let mut tags: Vec<_> = talonario::app::document()
        .tags
        .expect("there are tags")
        .into_iter()
        .map(|tag| tag.name)
        .collect();
    tags.sort();
    assert_eq!(tags, features, "each feature is a tag of openapi.yaml");

    let tested = names("tests/api");
    let untested: Vec<_> = features.iter().filter(|name| !tested.contains(name)).cloned().collect();
    hold("Each feature has its stories in tests/api.", &untested);

    let is_folder = |name: &String| root().join("web/src").join(name).is_dir();
    let pages = names("web/src")
        .into_iter()
        .filter(is_folder)
        .filter(|name| name != "kit");
    let strangers: Vec<_> = pages.filter(|name| !features.contains(name)).collect();
    hold("A folder of pages has the name of its feature.", &strangers);
}

#[test]
fn calling_back_is_noticed() {
    let order = ["users", "plans", "accounts"].map(str::to_owned);
    let calls = |path: &str, text: &str| calls_back(&File::new(path, text), &order);
    assert_eq!(
        calls("api/src/plans/service.rs", "use crate::accounts::store;\n"),
        ["api/src/plans/service.rs calls accounts"]
    );
    assert_eq!(
        calls(
            "api/src/plans/service.rs",
            "use crate::{\n    kit::db,\n    accounts::{a, users},\n};\n"
        )
        .len(),
        1
    );
    assert_eq!(
        calls("api/src/plans/service.rs", "fn a() { crate::demo::fill() }\n"),
        ["api/src/plans/service.rs calls demo"]
    );
    assert!(
        calls(
            "api/src/plans/service.rs",
            "use crate::users::store;\nuse crate::plans::model;\n"
        )
        .is_empty()
    );
    assert!(calls("api/src/access.rs", "use crate::accounts;\n").is_empty());
    assert_eq!(
        business_of(&File::new("api/src/kit/once.rs", "use crate::access::Scope;\n"), &order).len(),
        1
    );
    assert_eq!(
        business_of(&File::new("api/src/kit/once.rs", "use crate::plans;\n"), &order).len(),
        1
    );
    assert!(business_of(&File::new("api/src/kit/once.rs", "use crate::kit::db;\n"), &order).is_empty());
}

/// The features in the order of app.rs.
fn order(app: &File) -> Vec<String> {
    let code = app.code();
    let names = code
        .lines()
        .filter_map(|line| line.trim().strip_prefix("api.configure("));
    let order: Vec<_> = names
        .filter_map(|rest| rest.split("::").next())
        .map(str::to_owned)
        .collect();
    assert!(
        order.len() > 5,
        "app.rs lists the features as `api.configure(feature::routes::all);`"
    );
    order
}

fn calls_back(file: &File, order: &[String]) -> Vec<String> {
    let place = |name: &str| order.iter().position(|feature| feature == name);
    let Some(own) = file.part().and_then(place) else {
        return Vec::new();
    };
    let is_after = |name: &String| ABOVE.contains(&name.as_str()) || place(name).is_some_and(|place| place > own);
    named(&file.code())
        .into_iter()
        .filter(is_after)
        .map(|name| format!("{} calls {name}", file.path))
        .collect()
}

fn business_of(file: &File, order: &[String]) -> Vec<String> {
    let is_business = |name: &String| order.contains(name) || ABOVE.contains(&name.as_str()) || name == "access";
    named(&file.code())
        .into_iter()
        .filter(is_business)
        .map(|name| format!("{} knows {name}", file.path))
        .collect()
}

/// The modules at the top of the crate that some code names, by `crate::name` or `crate::{name, …}`.
fn named(code: &str) -> Vec<String> {
    let mut names: Vec<_> = code.split("crate::").skip(1).flat_map(first_names).collect();
    names.sort();
    names.dedup();
    names
}

fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![word(path)];
    };
    let mut depth = 0_usize;
    let mut names = Vec::new();
    let mut start = true;
    for (place, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            letter if start && !letter.is_whitespace() => {
                names.extend(group.get(place..).map(word));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}
