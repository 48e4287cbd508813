//! Views: ways of looking at the list that a member keeps.

use tests::{Code, on_both_engines};
use types::kit::fault::Fault;
use types::views::{ChangeView, CreateView, DeleteView, ListViews, NewView, View, ViewChange, ViewId};

fn new(name: &str, query: &str) -> CreateView {
    let (name, query) = (name.to_owned(), query.to_owned());
    CreateView {
        body: NewView { name, query },
    }
}

fn rename(view: &View, name: &str) -> ChangeView {
    ChangeView {
        view_id: view.id,
        version: view.version,
        body: ViewChange {
            name: Some(name.to_owned()),
            query: None,
        },
    }
}

on_both_engines! {
    async fn a_view_is_kept_renamed_and_deleted(app) {
        let support = app.by(&app.world.sillar.support);
        let made = support.ok(new("  Cerca del   límite ", "?near_limit=true&sort=name")).await;
        assert_eq!((made.name.as_str(), made.query.as_str(), made.version), ("Cerca del límite", "near_limit=true&sort=name", 1));
        app.clock.advance(chrono::TimeDelta::milliseconds(1));
        let second = support.ok(new("Bloqueadas", "state=locked")).await;
        let renamed = support.ok(rename(&made, "Por llenarse")).await;
        assert_eq!((renamed.name.as_str(), &renamed.query, renamed.version), ("Por llenarse", &made.query, 2));
        support.refused(rename(&made, "Otra"), Code::VersionIsStale).await;
        assert_eq!(support.ok(ListViews {}).await, [renamed.clone(), second.clone()]);
        support.ok(DeleteView { view_id: made.id }).await;
        support.refused(DeleteView { view_id: made.id }, Code::NotFound).await;
        assert_eq!(support.ok(ListViews {}).await, [second]);
        for name in ["view.created", "view.changed", "view.deleted"] {
            let count = format!("SELECT COUNT(*) FROM events WHERE name = '{name}'");
            assert_eq!(app.number(&count).await, if name == "view.created" { 2 } else { 1 });
        }
    }

    async fn a_view_is_its_members_alone(app) {
        let made = app.by(&app.world.sillar.support).ok(new("Mía", "q=a")).await;
        for other in [&app.world.sillar.owner, &app.world.ipe.support] {
            let other = app.by(other);
            assert_eq!(other.ok(ListViews {}).await, []);
            other.refused(rename(&made, "Suya"), Code::NotFound).await;
            other.refused(DeleteView { view_id: made.id }, Code::NotFound).await;
            other.ok(new("Mía", "q=b")).await;
        }
        assert_eq!(app.by(&app.world.sillar.support).ok(ListViews {}).await, [made]);
    }

    async fn what_is_wrong_with_a_view_is_named(app) {
        let manager = app.manager();
        let long = (Fault::TooLong { maximum: 60 }, Fault::TooLong { maximum: 1_000 });
        manager.wrong(new(" ", "a\u{7}"), &[("name", Fault::Required), ("query", Fault::NotPlainText)]).await;
        manager.wrong(new(&"x".repeat(61), &"y".repeat(1_001)), &[("name", long.0), ("query", long.1)]).await;
        let made = manager.ok(new("Una", "")).await;
        let other = manager.ok(new("Otra", "")).await;
        manager.wrong(new("Una", "q=a"), &[("name", Fault::Taken)]).await;
        manager.wrong(rename(&other, "Una"), &[("name", Fault::Taken)]).await;
        assert_eq!(manager.ok(rename(&made, "Una")).await.version, 2);
        let nothing = ViewId(uuid::Uuid::from_u128(1));
        manager.refused(DeleteView { view_id: nothing }, Code::NotFound).await;
    }

    async fn a_view_made_twice_under_its_key_is_one(app) {
        let manager = app.manager().once("llave");
        let first = manager.ok(new("Una", "q=a")).await;
        assert_eq!(manager.ok(new("Una", "q=a")).await, first);
        assert_eq!(app.rows("views").await, 1);
    }

    async fn a_member_keeps_fifty_at_most(app) {
        let manager = app.manager();
        for number in 1..=50 {
            manager.ok(new(&format!("Vista {number}"), "")).await;
        }
        let problem = manager.refused(new("Una más", ""), Code::LimitReached).await;
        let limit = problem.limit.expect("the limit");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("views", 50, 50));
        app.by(&app.world.sillar.owner).ok(new("De otra persona", "")).await;
    }
}
