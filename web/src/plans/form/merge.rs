//! Two who change the terms of a plan at once: what each of them changed is kept.

use types::plans::PlanTerms;

use crate::kit::{Others, t};
use crate::plans::text;

/// The terms as they are to be typed on with, when they were `base`, are typed as `mine`, and somebody else left
/// them as `theirs`; `others` takes the names of what the other changed.
#[must_use]
pub fn merged(others: &mut Others, base: &PlanTerms, mine: PlanTerms, theirs: PlanTerms) -> PlanTerms {
    macro_rules! take {
        ($($field:ident as $name:ident),* $(,)?) => {
            PlanTerms { $($field: others.merge(t(text::$name), &base.$field, mine.$field, theirs.$field)),* }
        };
    }
    take! {
        software as software,
        description as description,
        price as price,
        interval as paid,
        tax_included as tax_included,
        documents as documents,
        sales_notes as notes_per_cycle,
        users as users,
        lookups as lookups,
        establishments as establishments,
        sales_amount as sales,
        sales_notes_count as sales_notes_count,
        beyond as beyond,
        document_kinds as kinds,
        default_modules as modules,
        months_at_hand as at_hand,
    }
}

#[cfg(test)]
mod tests {
    use super::{Others, PlanTerms, merged};

    #[test]
    fn both_changes_are_kept_and_mine_where_both_changed_the_same() {
        let base = PlanTerms {
            documents: Some(100),
            users: Some(3),
            ..PlanTerms::default()
        };
        let mine = PlanTerms {
            documents: Some(5),
            lookups: Some(7),
            ..base.clone()
        };
        let theirs = PlanTerms {
            documents: Some(777),
            users: Some(9),
            ..base.clone()
        };
        let mut others = Others::default();
        let terms = merged(&mut others, &base, mine, theirs);
        assert_eq!(
            (terms.documents, terms.users, terms.lookups),
            (Some(5), Some(9), Some(7))
        );
        assert_eq!((others.theirs.len(), others.both.len()), (1, 1));
    }
}
