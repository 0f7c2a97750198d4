//! Values that point into the reference data, or keep what people call a thing that is not in it.

use super::json::{Json, Object, Reader, Writer, json_struct};
use super::pack::{Commodity, Pack, Unit};
use serde_json::Value;

/// What an answer starts with when the thing is not in the list: `other:gendong`.
pub const OTHER: &str = "other:";

/// Name of the field that holds it as it was typed.
const TYPED: &str = "typed";

/// A village: codes change every year, so the list and the name are kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageRef {
    /// Kemendagri code.
    pub code: String,
    /// Edition of the code list.
    pub list: String,
    /// Name in that list.
    pub name: String,
}

json_struct!(VillageRef { code, list, name });

/// A commodity of the list, or one as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommodityRef {
    /// In the list.
    Listed {
        /// Its id.
        id: String,
    },
    /// Not in it.
    Typed {
        /// As it was typed.
        typed: String,
    },
}

/// A unit of the list, or one as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitRef {
    /// In the list: its code.
    Listed(String),
    /// Not in it.
    Typed {
        /// As it was typed.
        typed: String,
    },
}

/// A gear of the list, or one as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GearRef {
    /// In the list.
    Listed {
        /// ISSCFG code.
        code: String,
    },
    /// Not in it.
    Typed {
        /// As it was typed.
        typed: String,
    },
}

/// What the three have in common.
pub trait Listed: Sized {
    /// From a code of the list.
    fn listed(code: String) -> Self;
    /// From a name that is not in it.
    fn typed(text: String) -> Self;
    /// The code, or the name as typed.
    fn which(&self) -> Result<&str, &str>;
    /// Whether the list has the code.
    fn known(code: &str, pack: &Pack) -> bool;

    /// The answer that gives it.
    fn answer(&self) -> String {
        match self.which() {
            Ok(code) => code.to_owned(),
            Err(typed) => format!("{OTHER}{typed}"),
        }
    }
}

impl Json for CommodityRef {
    fn take(value: Value, from: &mut Reader) -> Self {
        take_object(value, "id", from)
    }
    fn write(&self, out: &mut Writer) {
        write_object(self.which(), "id", out);
    }
}

/// A unit of the list is its code alone.
impl Json for UnitRef {
    fn take(value: Value, from: &mut Reader) -> Self {
        match value {
            Value::String(code) => Self::Listed(code),
            other => Self::Typed { typed: Object::of(other, from).take(TYPED) },
        }
    }
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Listed(code) => out.text(code),
            Self::Typed { .. } => write_object(self.which(), "", out),
        }
    }
}

impl Json for GearRef {
    fn take(value: Value, from: &mut Reader) -> Self {
        take_object(value, "code", from)
    }
    fn write(&self, out: &mut Writer) {
        write_object(self.which(), "code", out);
    }
}

/// Takes an object with either the code or the name as typed.
fn take_object<T: Listed>(value: Value, code_name: &'static str, from: &mut Reader) -> T {
    let mut object = Object::of(value, from);
    match object.take_text(code_name) {
        Some(code) => T::listed(code),
        None => T::typed(object.take(TYPED)),
    }
}

fn write_object(which: Result<&str, &str>, code_name: &'static str, out: &mut Writer) {
    let (Ok(text) | Err(text)) = which;
    out.open('{');
    out.name(if which.is_ok() { code_name } else { TYPED });
    out.text(text);
    out.close('}');
}

impl Listed for CommodityRef {
    fn listed(id: String) -> Self {
        Self::Listed { id }
    }
    fn typed(typed: String) -> Self {
        Self::Typed { typed }
    }
    fn which(&self) -> Result<&str, &str> {
        match self {
            Self::Listed { id } => Ok(id),
            Self::Typed { typed } => Err(typed),
        }
    }
    fn known(code: &str, pack: &Pack) -> bool {
        pack.commodity(code).is_some()
    }
}

impl Listed for UnitRef {
    fn listed(code: String) -> Self {
        Self::Listed(code)
    }
    fn typed(typed: String) -> Self {
        Self::Typed { typed }
    }
    fn which(&self) -> Result<&str, &str> {
        match self {
            Self::Listed(code) => Ok(code),
            Self::Typed { typed } => Err(typed),
        }
    }
    fn known(code: &str, pack: &Pack) -> bool {
        pack.unit(code).is_some()
    }
}

impl Listed for GearRef {
    fn listed(code: String) -> Self {
        Self::Listed { code }
    }
    fn typed(typed: String) -> Self {
        Self::Typed { typed }
    }
    fn which(&self) -> Result<&str, &str> {
        match self {
            Self::Listed { code } => Ok(code),
            Self::Typed { typed } => Err(typed),
        }
    }
    fn known(code: &str, pack: &Pack) -> bool {
        pack.gear(code).is_some()
    }
}

impl CommodityRef {
    /// The commodity, when it is in the list.
    pub fn of<'a>(&self, pack: &'a Pack) -> Option<&'a Commodity> {
        pack.commodity(self.which().ok()?)
    }
}

impl UnitRef {
    /// The unit, when it is in the list.
    pub fn of<'a>(&self, pack: &'a Pack) -> Option<&'a Unit> {
        pack.unit(self.which().ok()?)
    }
}

impl VillageRef {
    /// The village with that code, as the pack has it now; one that was split away, as the last list had it that knew it.
    pub fn of(code: &str, pack: &Pack) -> Option<Self> {
        let code = pack.code_now(code);
        let (list, name) = match pack.village(code) {
            Some(village) => (&pack.area_list, &village.name),
            None => {
                let former = pack.former.iter().find(|former| former.before == code)?;
                (former.list.as_ref()?, former.name.as_ref()?)
            }
        };
        Some(Self { code: code.to_owned(), list: list.clone(), name: name.clone() })
    }
}
