//! How the fields of a record are read and written.

use super::{RelationKind, RenewalKind};
use crate::time::End;

/// What stands in a required field until it is read. It is never seen: a record without the field is refused.
pub(crate) trait Blank {
    fn blank() -> Self;
}

impl<T: Default> Blank for T {
    fn blank() -> T {
        T::default()
    }
}

impl Blank for End {
    fn blank() -> End {
        End::Unknown
    }
}

impl Blank for RelationKind {
    fn blank() -> RelationKind {
        RelationKind::Related
    }
}

impl Blank for RenewalKind {
    fn blank() -> RenewalKind {
        RenewalKind::Fixed
    }
}

/// Says which members the fields of a record are, for reading and for writing: `!` behind those that have to be there, `?`
/// behind those that are left out when they say nothing.
macro_rules! record {
    ($record:ident: $($name:literal $member:ident $mark:tt,)+) => {
        $crate::json::written! { $record: $($name $member $mark,)+ }

        impl $crate::json::FromJson for $record {
            fn read(from: &mut $crate::json::Reader<'_>) -> Result<$record, $crate::json::Fault> {
                #[allow(non_camel_case_types, reason = "they are members")]
                enum Place { $($member),+ }
                const { assert!([$($name),+].len() <= 32, "those seen are bits of a number") };
                let mut record = $record {
                    $($member: $crate::model::object::Blank::blank(),)+
                };
                let names = concat!($($name, $crate::model::object::record!(@mark $mark), " "),+);
                from.record(concat!("struct ", stringify!($record)), names, &mut |from, place| {
                    match place {
                        $(at if at == Place::$member as usize => from.put(&mut record.$member),)+
                        _ => Ok(()),
                    }
                })?;
                Ok(record)
            }
        }
    };
    (@mark !) => { "!" };
    (@mark ?) => { "" };
}

pub(crate) use record;
