//! Codes of values with a grammar: ids, closed lists, countries, currencies, amounts, languages.

use super::Origin::{Command, Portfolio, Query, Records, Register};
use super::Weight::{Error, Warning};
use super::{Code, Origin, code};

/// What is read as a portfolio.
const FILES: &[Origin] = &[Portfolio, Register];
/// What takes codes of the closed lists.
const CODED: &[Origin] = &[Portfolio, Register, Query];

pub(super) const CODES: &[Code] = &[
    code(
        "id.invalid",
        &[Error],
        &[Portfolio, Register, Command],
        "the text is no id",
        "begin with a letter or digit and go on with letters, digits, `.`, `_`, `:` or `-`; at most 128 characters",
    ),
    code(
        "code.unknown-kind",
        &[Error],
        CODED,
        "there is no such kind of partnership",
        "write agreement, network, project, technicalAssistance, initiative or other",
    ),
    code(
        "code.unknown-status",
        &[Error],
        CODED,
        "there is no such declared status",
        "write planned, ongoing, suspended, completed, terminated or cancelled",
    ),
    code(
        "code.unknown-role",
        &[Error],
        CODED,
        "there is no such role",
        "write one of the roles of the format, or other",
    ),
    code(
        "code.unknown-organization-kind",
        &[Error],
        FILES,
        "there is no such kind of organization",
        "write university, qualityAgency, government, international, network, research, ngo, company or other",
    ),
    code(
        "code.unknown-objective-kind",
        &[Error],
        FILES,
        "there is no such kind of objective",
        "write aim, activity, deliverable or field",
    ),
    code(
        "code.unknown-relation-kind",
        &[Error],
        FILES,
        "there is no such relation between partnerships",
        "write partOf, continues, renews, extends, replaces or related",
    ),
    code(
        "code.unknown-renewal-kind",
        &[Error],
        FILES,
        "there is no such kind of renewal",
        "write fixed, onRequest, tacit or perpetual",
    ),
    code(
        "code.wrong-case",
        &[Error],
        FILES,
        "the code is there, in other upper and lower case",
        "write it to the letter",
    ),
    code(
        "country.unknown",
        &[Error, Warning],
        &[Records, Portfolio, Register, Query],
        "no country has this code",
        "write an ISO 3166-1 alpha-2 code such as MA or FR, in capitals",
    ),
    code(
        "currency.invalid",
        &[Error, Warning],
        &[Records, Portfolio, Register],
        "the text is no currency code",
        "write an ISO 4217 code such as EUR or MAD, in capitals",
    ),
    code(
        "amount.invalid",
        &[Error, Warning],
        &[Records, Portfolio, Register],
        "the text is no amount",
        "write a decimal number such as \"1250000.50\", without a sign or separators",
    ),
    code(
        "language.invalid",
        &[Error],
        &[Portfolio, Register, Query],
        "the text is no language tag",
        "write a BCP 47 tag such as en, fr or ar-MA",
    ),
];
