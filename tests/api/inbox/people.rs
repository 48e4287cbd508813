//! What people do: who takes what, notes, putting off; and what two of them at once come to.

use chrono::TimeDelta;
use tests::many::at_once;
use tests::{Code, TestApp, on_both_engines};
use types::accounts::Outcome;
use types::audit::{EventQuery, ListAccountEvents};
use types::inbox::{
    AssignInboxItem, AssignInboxItems, AssigneeFilter, Assignment, BulkAssignment, ChosenItem, CountInbox,
    InboxCountQuery, InboxItem, InboxItemId, InboxQuery, InboxState, ListAssignees, ListInbox, Note, NoteInboxItem,
    Snooze, SnoozeInboxItem,
};
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::users::{ChangeMember, ListMembers, Member, MemberChange, MemberId};

use super::{causes, notes, open, standing};

/// Something that needs somebody, of an account of that name.
async fn item(app: &TestApp, hostname: &str) -> InboxItem {
    let (account, software) = app.integration(&app.world.sillar, hostname).await;
    software.ok(notes(account.id, (2, 0, 0), "2026-11-20T15:00:00Z")).await;
    let found = open(&app.manager()).await;
    found
        .into_iter()
        .find(|item| item.account.id == account.id)
        .expect("it")
}

async fn member(app: &TestApp, email: &str) -> Member {
    let query = PageQuery::default();
    let members = app.by(&app.world.sillar.owner).ok(ListMembers { query }).await.items;
    members
        .into_iter()
        .find(|member| member.email == email)
        .expect("a member")
}

fn give(item: &InboxItem, to: Option<MemberId>) -> AssignInboxItem {
    AssignInboxItem {
        inbox_item_id: item.id,
        version: item.version,
        body: Assignment { member_id: to },
    }
}

fn of(assignee: AssigneeFilter) -> ListInbox {
    let query = InboxQuery {
        assignee: Some(assignee),
        ..InboxQuery::default()
    };
    ListInbox { query }
}

on_both_engines! {
    async fn somebody_takes_it_and_its_account_remembers(app) {
        let item = item(&app, "pukara").await;
        let support = app.by(&app.world.sillar.support);
        let own = member(&app, &app.world.sillar.support.email).await;
        let taken = support.ok(give(&item, Some(own.id))).await;
        assert_eq!((taken.assignee.map(|member| member.id), taken.version), (Some(own.id), item.version + 1));
        assert_eq!(support.ok(of(AssigneeFilter::Me)).await.items.len(), 1);
        assert_eq!(support.ok(of(AssigneeFilter::Nobody)).await.items.len(), 0);
        assert_eq!(app.manager().ok(of(AssigneeFilter::Me)).await.items.len(), 0);
        let counts = support.ok(CountInbox { query: InboxCountQuery::default() }).await;
        assert_eq!((counts.open, counts.mine, counts.unassigned), (1, 1, 0));
        let query = EventQuery::default();
        let account_id = item.account.id;
        let events = app.manager().ok(ListAccountEvents { account_id, query }).await.items;
        let told = events.iter().find(|event| event.name == "account.inbox_assigned").expect("it");
        assert_eq!(told.actor.name, own.name);
    }

    async fn of_two_who_take_it_at_once_one_is_told_to_look_again(app) {
        let item = item(&app, "pukara").await;
        let (manager, support) = (app.manager(), app.by(&app.world.sillar.support));
        let (one, two) = (
            member(&app, &app.world.sillar.manager.email).await.id,
            member(&app, &app.world.sillar.support.email).await.id,
        );
        let both = [manager.send(give(&item, Some(one))), support.send(give(&item, Some(two)))];
        let answers = at_once(2, both).await;
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!(refused.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::VersionIsStale]);
        let now = open(&app.manager()).await.remove(0);
        let won = answers.into_iter().find_map(Result::ok).expect("one won");
        assert_eq!(now.assignee, won.assignee);
    }

    async fn whoever_is_not_there_cannot_be_given_anything(app) {
        let item = item(&app, "pukara").await;
        let stranger = app.by(&app.world.ipe.owner).ok(ListAssignees {}).await.remove(0).id;
        let nobody = MemberId(uuid::Uuid::from_u128(7));
        for member in [stranger, nobody] {
            app.manager().wrong(give(&item, Some(member)), &[("member_id", Fault::Unknown)]).await;
        }
        let items = vec![ChosenItem { inbox_item_id: item.id, version: None }];
        let body = BulkAssignment { items, member_id: Some(stranger) };
        app.manager().wrong(AssignInboxItems { body }, &[("member_id", Fault::Unknown)]).await;
        app.by(&app.world.ipe.owner).refused(give(&item, None), Code::NotFound).await;
    }

    async fn what_a_member_had_is_nobodys_when_it_cannot_sign_in_any_more(app) {
        let item = item(&app, "pukara").await;
        let support = member(&app, &app.world.sillar.support.email).await;
        app.manager().ok(give(&item, Some(support.id))).await;
        let out = ChangeMember {
            member_id: support.id,
            version: support.version,
            body: MemberChange { active: Some(false), ..MemberChange::default() },
        };
        app.by(&app.world.sillar.owner).ok(out).await;
        assert_eq!(open(&app.manager()).await.remove(0).assignee, None);
        assert_eq!(app.manager().ok(of(AssigneeFilter::Nobody)).await.items.len(), 1);
        let counts = app.manager().ok(CountInbox { query: InboxCountQuery::default() }).await;
        assert_eq!(counts.unassigned, 1);
        let found = app.manager().ok(ListAssignees {}).await;
        assert!(found.iter().all(|each| each.id != support.id));
    }

    async fn many_are_given_at_once_each_with_its_own_outcome(app) {
        let (one, two) = (item(&app, "uno").await, item(&app, "dos").await);
        let own = member(&app, &app.world.sillar.manager.email).await.id;
        let chosen = |inbox_item_id, version| ChosenItem { inbox_item_id, version };
        let missing = InboxItemId(uuid::Uuid::from_u128(7));
        let body = BulkAssignment {
            items: vec![chosen(one.id, None), chosen(two.id, Some(99)), chosen(missing, None), chosen(one.id, None)],
            member_id: Some(own),
        };
        let outcomes = app.manager().ok(AssignInboxItems { body: body.clone() }).await.rows;
        let outcomes: Vec<_> = outcomes.into_iter().map(|row| row.outcome).collect();
        assert_eq!(outcomes, [Outcome::Done, Outcome::Stale, Outcome::NotFound]);
        let again = app.manager().ok(AssignInboxItems { body }).await.rows;
        assert_eq!(again.first().map(|row| row.outcome), Some(Outcome::AlreadySo));
        let many = vec![chosen(one.id, None); 101];
        for items in [Vec::new(), many] {
            let fault = Fault::OutOfRange { minimum: 1, maximum: 100 };
            let body = BulkAssignment { items, member_id: None };
            app.manager().wrong(AssignInboxItems { body }, &[("items", fault)]).await;
        }
    }

    async fn it_is_put_off_and_comes_back_by_itself(app) {
        let item = item(&app, "pukara").await;
        let snooze = |until| SnoozeInboxItem { inbox_item_id: item.id, version: item.version, body: Snooze { until } };
        let now = app.context.now();
        app.manager().wrong(snooze(Some(now)), &[("until", Fault::WrongTime)]).await;
        app.manager().wrong(snooze(Some(now + TimeDelta::days(91))), &[("until", Fault::WrongTime)]).await;
        app.manager().ok(snooze(Some(now + TimeDelta::days(1)))).await;
        assert_eq!(causes(&app.manager()).await, []);
        assert_eq!(standing(&app.manager(), InboxState::Snoozed).await.len(), 1);
        let counts = app.manager().ok(CountInbox { query: InboxCountQuery::default() }).await;
        assert_eq!((counts.open, counts.snoozed), (0, 1));
        app.clock.set(now + TimeDelta::days(1));
        let manager = app.anew(&app.world.sillar.manager).await;
        assert_eq!(causes(&manager).await.len(), 1);
    }

    async fn a_note_is_kept_and_removed(app) {
        let item = item(&app, "pukara").await;
        let note = |version, note: Option<&str>| NoteInboxItem {
            inbox_item_id: item.id,
            version,
            body: Note { note: note.map(str::to_owned) },
        };
        let noted = app.manager().ok(note(item.version, Some(" Llamar mañana "))).await;
        assert_eq!(noted.note.as_deref(), Some("Llamar mañana"));
        app.manager().refused(note(item.version, Some("otra")), Code::VersionIsStale).await;
        let long = "x".repeat(1001);
        app.manager().wrong(note(noted.version, Some(&long)), &[("note", Fault::TooLong { maximum: 1000 })]).await;
        let gone = app.manager().ok(note(noted.version, None)).await;
        assert_eq!(gone.note, None);
    }

    async fn it_is_filtered_and_read_page_by_page(app) {
        for number in 0..5 {
            item(&app, &format!("cuenta-{number}")).await;
        }
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let query = InboxQuery { limit: Some(2), cursor, ..InboxQuery::default() };
            let page = app.manager().ok(ListInbox { query }).await;
            seen.extend(page.items.into_iter().map(|item| item.id));
            cursor = page.next;
            if cursor.is_none() { break }
        }
        let mut all = seen.clone();
        all.sort_unstable_by_key(|id| id.0);
        all.dedup();
        assert_eq!((seen.len(), all.len()), (5, 5));
        let count = async |query| app.manager().ok(ListInbox { query }).await.items.len();
        let first = open(&app.manager()).await.remove(0).account.id;
        assert_eq!(count(InboxQuery { account_id: Some(first), ..InboxQuery::default() }).await, 1);
        assert_eq!(count(InboxQuery { cause: Some(types::inbox::Cause::Rejected), ..InboxQuery::default() }).await, 0);
        assert_eq!(count(InboxQuery { country: Some(types::tax_id::Country::Br), ..InboxQuery::default() }).await, 0);
        assert_eq!(count(InboxQuery { country: Some(types::tax_id::Country::Pe), ..InboxQuery::default() }).await, 5);
    }
}
