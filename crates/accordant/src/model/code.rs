//! Closed lists of codes: kinds, roles, statuses.

/// Makes an enum of codes with its serde names, `ALL`, `as_str`, `Display` and `FromStr`.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $name:ident, $what:literal, $error:literal;
        $( $(#[$variant_doc:meta])* $variant:ident = $code:literal, )+
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema,
        )]
        pub enum $name {
            $( $(#[$variant_doc])* #[serde(rename = $code)] $variant, )+
        }

        impl $name {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code as it is written in JSON and queries.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        crate::json::worded! { $name }
        crate::json::named! { $name: $($variant = $code,)+ }

        crate::json::deserialized! { $name }

        impl crate::json::FromJson for $name {
            fn read(from: &mut crate::json::Reader<'_>) -> Result<$name, crate::json::Fault> {
                from.word_of(&[$($code),+], $name::ALL)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            /// Reads the code; upper and lower case are the same.
            fn from_str(text: &str) -> Result<$name, crate::Error> {
                $name::ALL
                    .iter()
                    .copied()
                    .find(|code| code.as_str().eq_ignore_ascii_case(text))
                    .ok_or_else(|| {
                        let codes = $name::ALL.iter().map(|code| code.as_str());
                        crate::Error::new(
                            $error,
                            format!("no {} `{}`", $what, crate::suggest::shorten(text)),
                        )
                        .help(crate::suggest::did_you_mean(text, codes))
                    })
            }
        }
    };
}

pub(crate) use codes;

codes! {
    /// What sort of partnership it is.
    Kind, "kind", "code.unknown-kind";
    /// Two or more parties agree to cooperate.
    Agreement = "agreement",
    /// A standing network or association.
    Network = "network",
    /// A project with an end.
    Project = "project",
    /// A mission that helps one party to build something up.
    TechnicalAssistance = "technicalAssistance",
    /// An initiative of several bodies.
    Initiative = "initiative",
    /// Anything else.
    Other = "other",
}

codes! {
    /// What the record itself says of its state; see [`Status`](crate::query::Status) for the derived one.
    DeclaredStatus, "declared status", "code.unknown-status";
    /// Agreed, not begun.
    Planned = "planned",
    /// Running.
    Ongoing = "ongoing",
    /// Paused.
    Suspended = "suspended",
    /// Ended as planned.
    Completed = "completed",
    /// Ended early.
    Terminated = "terminated",
    /// Ended before it began.
    Cancelled = "cancelled",
}

codes! {
    /// The part an organization has in a partnership.
    Role, "role", "code.unknown-role";
    /// Leads it.
    Coordinator = "coordinator",
    /// Takes part on equal terms.
    Partner = "partner",
    /// Belongs to a network.
    Member = "member",
    /// Belonged to a network from its founding.
    FoundingMember = "foundingMember",
    /// Takes part without full membership.
    Associate = "associate",
    /// Watches.
    Observer = "observer",
    /// Receives the benefit.
    Beneficiary = "beneficiary",
    /// Pays.
    Funder = "funder",
    /// Houses it.
    Host = "host",
    /// Carries it out.
    Implementer = "implementer",
    /// Signed it.
    Signatory = "signatory",
    /// Is the network in which the partnership is a membership.
    Network = "network",
    /// Anything else.
    Other = "other",
}

codes! {
    /// What sort of body an organization is.
    OrganizationKind, "kind of organization", "code.unknown-organization-kind";
    /// A university or other institution of higher education.
    University = "university",
    /// An agency for quality assurance or accreditation.
    QualityAgency = "qualityAgency",
    /// A ministry or other part of a government.
    Government = "government",
    /// An organization of states, such as the European Union.
    International = "international",
    /// A network or association of organizations.
    Network = "network",
    /// A research organization.
    Research = "research",
    /// A non-governmental organization.
    Ngo = "ngo",
    /// A company.
    Company = "company",
    /// Anything else.
    Other = "other",
}

codes! {
    /// What an objective is.
    ObjectiveKind, "kind of objective", "code.unknown-objective-kind";
    /// Something to be reached.
    Aim = "aim",
    /// Something to be done.
    Activity = "activity",
    /// Something to be delivered.
    Deliverable = "deliverable",
    /// A field to cooperate in.
    Field = "field",
}

codes! {
    /// How one partnership relates to another.
    RelationKind, "kind of relation", "code.unknown-relation-kind";
    /// It is a part of the other.
    PartOf = "partOf",
    /// It follows on the other.
    Continues = "continues",
    /// It renews the other.
    Renews = "renews",
    /// It prolongs or widens the other.
    Extends = "extends",
    /// It takes the place of the other.
    Replaces = "replaces",
    /// Any other relation.
    Related = "related",
}

codes! {
    /// What happens at the end of the period.
    RenewalKind, "kind of renewal", "code.unknown-renewal-kind";
    /// It ends.
    Fixed = "fixed",
    /// It is renewed if a party asks for it.
    OnRequest = "onRequest",
    /// It is renewed unless a party gives notice.
    Tacit = "tacit",
    /// It has no end.
    Perpetual = "perpetual",
}
