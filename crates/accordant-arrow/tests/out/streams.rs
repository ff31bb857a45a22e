//! Batches: in order, in bounds, and across the C interface.

use std::sync::Arc;

use accordant::Portfolio;
use accordant::model::{Objective, Partnership, PartnershipId};
use accordant::query::Index;
use accordant_arrow::arrow_array::ffi_stream::RecordBatchStreamReader;
use accordant_arrow::arrow_array::{RecordBatch, RecordBatchReader};
use accordant_arrow::arrow_schema::Schema;
use accordant_arrow::{Source, Table, TableOptions, TableReader, c_schema, c_stream};
use serde_json::json;

use crate::cells::{Rows, fixture};

/// A portfolio of so many partnerships with two objectives each.
fn many(count: usize) -> Portfolio {
    let partnership = |n: usize| {
        let id = PartnershipId::new(format!("p{n}")).unwrap();
        let mut partnership = Partnership::new(id, format!("{n}"));
        partnership.objectives = vec![Objective::new("a"), Objective::new("b")];
        partnership
    };
    Portfolio {
        partnerships: (0..count).map(partnership).collect(),
        ..Portfolio::default()
    }
}

fn sources(portfolio: &Portfolio) -> [Source; 2] {
    [
        Arc::new(Index::new(portfolio).unwrap()).into(),
        Arc::new(portfolio.clone()).into(),
    ]
}

fn batches_of(batch: usize) -> TableOptions {
    TableOptions {
        batch,
        ..TableOptions::default()
    }
}

#[test]
fn batches_are_in_order_and_of_the_size_that_is_asked_for() {
    let portfolio = many(1000);
    for source in sources(&portfolio) {
        let reader = TableReader::new(source.clone(), Table::Partnerships, &batches_of(7));
        let sizes: Vec<usize> = reader
            .unwrap()
            .map(|batch| batch.unwrap().num_rows())
            .collect();
        assert_eq!(sizes.len(), 1000_usize.div_ceil(7));
        assert!(sizes[..142].iter().all(|size| *size == 7) && sizes[142] == 6);

        let titles = Rows::of(source.clone(), Table::Partnerships, &batches_of(7)).column("title");
        let expected: Vec<_> = (0..1000).map(|n| json!(n.to_string())).collect();
        assert_eq!(titles, expected);
        let rows = Rows::of(source, Table::Objectives, &batches_of(3));
        let expected: Vec<_> = (0..2000).map(|n| json!(format!("p{}", n / 2))).collect();
        assert_eq!(rows.column("partnership"), expected);
    }
    // Batches of none are batches of one.
    let [index, _] = sources(&many(3));
    assert_eq!(
        Rows::of(index, Table::Partnerships, &batches_of(0))
            .rows
            .len(),
        3
    );
}

#[test]
fn a_reader_can_be_dropped_at_any_time() {
    let [index, _] = sources(&many(1000));
    for taken in 0..3 {
        let reader = TableReader::new(index.clone(), Table::Objectives, &batches_of(1));
        assert_eq!(reader.unwrap().take(taken).count(), taken);
    }
}

#[test]
fn nothing_follows_the_end() {
    let [index, _] = sources(&many(1));
    let mut reader =
        TableReader::new(index, Table::Partnerships, &TableOptions::default()).unwrap();
    assert_eq!(reader.by_ref().count(), 1);
    assert!(reader.next().is_none());
}

#[test]
fn a_table_is_that_of_when_it_was_asked_for() {
    let mut index = Arc::new(Index::new(&many(3)).unwrap());
    let reader = TableReader::new(
        Arc::clone(&index),
        Table::Partnerships,
        &TableOptions::default(),
    );
    assert!(Arc::get_mut(&mut index).is_none());
    assert_eq!(Rows::read(reader.unwrap()).rows.len(), 3);
    let changed = Arc::get_mut(&mut index).unwrap();
    changed.remove(&PartnershipId::new("p1").unwrap()).unwrap();
    let titles = Rows::of(index, Table::Partnerships, &TableOptions::default()).column("title");
    assert_eq!(titles, [json!("0"), json!("2")]);
}

#[test]
fn the_c_interface_carries_every_table() {
    for table in Table::ALL {
        if table == Table::Matches {
            continue;
        }
        let reader = || {
            let source = Arc::new(fixture());
            TableReader::new(source, table, &batches_of(2)).unwrap()
        };
        let sent: Vec<RecordBatch> = reader().map(Result::unwrap).collect();
        let received = RecordBatchStreamReader::try_new(c_stream(reader())).unwrap();
        assert_eq!(received.schema(), table.schema());
        let received: Vec<RecordBatch> = received.map(Result::unwrap).collect();
        assert_eq!(received, sent);
        let schema = Schema::try_from(&c_schema(&table.schema()).unwrap()).unwrap();
        assert_eq!(schema, *table.schema());
    }
}
