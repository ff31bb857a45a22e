//! Names as they are compared: but for case, accents and spaces.

use accordant::fold;
use accordant::model::Organization;

/// Whether a name is one of these.
pub(crate) fn is_one_of(name: &str, names: &mut dyn Iterator<Item = &str>) -> bool {
    let name = fold(name);
    for known in names {
        if fold(known) == name {
            return true;
        }
    }
    false
}

/// The only organization that is called so; nothing if there is none, or more than one.
pub(crate) fn only_one<'o>(
    organizations: &'o [Organization],
    name: &str,
) -> Option<&'o Organization> {
    let mut found = None;
    for organization in organizations {
        if is_one_of(name, &mut organization.names()) {
            if found.is_some() {
                return None;
            }
            found = Some(organization);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use accordant::model::OrganizationId;

    use super::*;

    #[test]
    fn one_is_meant_if_no_other_is_called_so() {
        let organization = |id: &str, name: &str| {
            let mut organization = Organization::new(OrganizationId::new(id).unwrap(), name);
            organization.acronym = Some("AQ".to_owned());
            organization
        };
        let all = [organization("a", "Agence"), organization("b", "Âgence 2")];
        let found = |name: &str| only_one(&all, name).map(|found| found.id.as_str());
        assert_eq!(found("AGENCE"), Some("a"));
        assert_eq!(found("agence  2"), Some("b"));
        assert_eq!(found("aq"), None);
        assert_eq!(found("agency"), None);
    }
}
