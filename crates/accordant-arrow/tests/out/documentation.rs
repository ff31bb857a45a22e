//! `docs/tables.md` describes the tables as they are.

use accordant_arrow::{Column, Table};

const PAGE: &str = include_str!("../../../../docs/tables.md");

/// The lines that describe a table.
fn described(table: Table) -> String {
    let mut lines = vec![
        format!("### `{table}`"),
        String::new(),
        "| column | type | what it says | null |".to_owned(),
        "| --- | --- | --- | --- |".to_owned(),
    ];
    let columns = match table {
        // The rest is the table of partnerships.
        Table::Matches => {
            let rest = Table::Partnerships.columns().len();
            let columns = table.columns();
            columns[..columns.len() - rest].to_vec()
        }
        table => table.columns(),
    };
    for column in columns {
        let Column {
            name,
            meaning,
            null,
            ..
        } = column;
        let (kind, null) = (column.type_name(), null.unwrap_or("never"));
        lines.push(format!("| `{name}` | `{kind}` | {meaning} | {null} |"));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_page_describes_every_column() {
    for table in Table::ALL {
        let expected = described(table);
        assert!(
            PAGE.contains(&expected),
            "docs/tables.md does not have this, as it stands here:\n\n{expected}"
        );
    }
}

#[test]
fn every_table_and_column_has_one_name() {
    for table in Table::ALL {
        assert_eq!(table.as_str().parse::<Table>().unwrap(), table);
        let mut names: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{table}");
    }
    let error = "partners".parse::<Table>().unwrap_err();
    assert_eq!(error.code(), "table.unknown");
}
