//! `accordant links`: through what two organizations are linked, and who meets whom.

use std::process::ExitCode;

use accordant::Diagnostic;
use accordant::model::OrganizationId;
use accordant::query::{CommonPartners, Links, Meetings, Network, NetworkOptions};
use serde::Serialize;

use crate::args::{Cli, LinksArgs};
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::report::{self, Source};
use crate::table::{Cell, Table};
use crate::{output, style, text};

/// The most columns a name or title takes.
const NAME: usize = 48;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &LinksArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let input = input::open(&args.input, cli.quiet)?;
    let asked = input::ask(&args.input, &args.on);
    let portfolio = &input.portfolio;
    let network = NetworkOptions {
        ask: asked,
        limit: args.limit,
    };
    let answered =
        match (&args.a, &args.b) {
            (Some(a), Some(b)) if args.common => portfolio
                .common_partners(a, b, &query, &network)
                .map(|found| {
                    show(
                        cli,
                        &found,
                        &found.notes,
                        &source,
                        &render_common(&input, [a, b], &found),
                    )
                }),
            (Some(a), Some(b)) => portfolio.links(a, b, &query, &asked).map(|links| {
                show(
                    cli,
                    &links,
                    &links.notes,
                    &source,
                    &render_links(&input, &links),
                )
            }),
            (Some(of), None) => portfolio.partners(of, &query, &network).map(|found| {
                show(
                    cli,
                    &found,
                    &found.notes,
                    &source,
                    &render_network(&input, &found),
                )
            }),
            (None, _) => portfolio.network(&query, &network).map(|found| {
                show(
                    cli,
                    &found,
                    &found.notes,
                    &source,
                    &render_network(&input, &found),
                )
            }),
        };
    match answered {
        Ok(shown) => shown.map(|()| ExitCode::SUCCESS),
        Err(error) => Err(Failure::Input(error, source)),
    }
}

fn show(
    cli: &Cli,
    answer: &impl Serialize,
    notes: &[Diagnostic],
    source: &Source,
    shown: &str,
) -> Result<(), Failure> {
    if cli.json {
        return output::json(answer);
    }
    report::show_unless(cli.quiet, notes, source);
    output::print(shown)
}

fn render_links(input: &Input, links: &Links) -> String {
    let mut table = Table::default();
    for shared in &links.shared {
        let roles = format!(
            "{} – {}",
            shared.roles.join(", "),
            shared.other_roles.join(", ")
        );
        table.row([
            Cell::new(shared.certainty.as_str()).style(style::of_certainty(shared.certainty)),
            Cell::within(input.text(&shared.title), NAME),
            Cell::stated(shared.period.as_ref()),
            Cell::new(roles),
        ]);
    }
    let mut shown = table.render();
    if !shown.is_empty() {
        shown.push('\n');
    }
    text::push(
        &mut shown,
        format_args!(
            "linked by {}, {} for certain\n",
            text::counted(links.total, "partnership"),
            links.certain
        ),
    );
    shown.push_str(&output::assumptions(&links.assumptions));
    shown
}

fn render_common(input: &Input, [a, b]: [&str; 2], common: &CommonPartners) -> String {
    let mut table = Table::default();
    if !common.partners.is_empty() {
        table.row([
            Cell::new("meets").style(style::ASIDE),
            Cell::within(a, NAME).style(style::ASIDE).right(),
            Cell::within(b, NAME).style(style::ASIDE).right(),
        ]);
    }
    for found in &common.partners {
        table.row([
            label(input, &found.organization),
            Cell::new(often(found.with_a)).right(),
            Cell::new(often(found.with_b)).right(),
        ]);
    }
    let mut shown = table.render();
    if !shown.is_empty() {
        shown.push('\n');
    }
    text::push(
        &mut shown,
        format_args!("{} in common\n", text::counted(common.total, "partner")),
    );
    shown.push_str(&output::assumptions(&common.assumptions));
    shown
}

/// How often two meet: `3`, or `2 to 3` where one meeting is only possible.
fn often(met: Meetings) -> String {
    if met.certain == met.total {
        met.total.to_string()
    } else {
        format!("{} to {}", met.certain, met.total)
    }
}

fn label(input: &Input, id: &OrganizationId) -> Cell {
    let organization = input.portfolio.organization(id);
    Cell::within(
        organization.map_or(id.as_str(), |found| found.label()),
        NAME,
    )
}

fn render_network(input: &Input, network: &Network) -> String {
    let mut table = Table::default();
    if !network.pairs.is_empty() {
        table.row([
            Cell::new(""),
            Cell::new(""),
            Cell::new("certain").style(style::ASIDE).right(),
            Cell::new("total").style(style::ASIDE).right(),
        ]);
    }
    for pair in &network.pairs {
        table.row([
            label(input, &pair.a),
            label(input, &pair.b),
            Cell::number(pair.certain),
            Cell::number(pair.total),
        ]);
    }
    let mut shown = table.render();
    if network.pairs.is_empty() {
        shown.push_str("no two organizations meet\n");
    }
    shown.push_str(&output::assumptions(&network.assumptions));
    shown
}
