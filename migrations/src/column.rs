//! The kinds of column the schema is made of, and the shape every migration has.

use sea_orm_migration::prelude::*;

pub(crate) fn id(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

pub(crate) fn id_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().null().take()
}

pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub(crate) fn text_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().take()
}

pub(crate) fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub(crate) fn number_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

/// A count that starts at nothing.
pub(crate) fn count(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().default(0).take()
}

pub(crate) fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

pub(crate) fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

pub(crate) fn instant(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

pub(crate) fn instant_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().null().take()
}

/// A table whose first column is its primary key.
pub(crate) fn table(name: &'static str, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for (place, mut column) in columns.into_iter().enumerate() {
        table.col(if place == 0 {
            column.primary_key().take()
        } else {
            column
        });
    }
    table
}

/// A table whose primary key is made of several columns.
pub(crate) fn keyed_table(name: &'static str, key: &[&'static str], columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    let mut primary = Index::create();
    for column in key {
        primary.col(*column);
    }
    table.primary_key(&mut primary);
    table
}

/// Makes rows of a table belong to rows of another.
pub(crate) fn belongs(table: &mut TableCreateStatement, from: (&'static str, &'static str), to: &'static str) {
    table.foreign_key(ForeignKey::create().from(from.0, from.1).to(to, "id"));
}

pub(crate) fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

pub(crate) fn unique(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(name, table, columns).unique().take()
}
