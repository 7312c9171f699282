//! Reports unknown names.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::reader::FieldsReader;
use crate::Report;
use crate::wire::flattened::{has_entries, knows};
use crate::wire::rule::WireRule;
use crate::wire::tree::{Object, ObjectSource};
use crate::wire::visit::report_error::report_member;

impl<C: ?Sized> FieldsReader<'_, '_, C> {
    /// Reports unknown names in an object that denies them, and repeated names that serde rejects.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unknown(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        let Some(object @ Object { source: ObjectSource::Json(json), .. }) = self.object else {
            return ControlFlow::Continue(());
        };
        let has_flattened = self.fields.iter().any(|field| field.flatten);
        let is_closed = self.deny_unknown && !object.is_flattened();
        if !is_closed && !has_flattened || has_entries(self.fields) {
            return ControlFlow::Continue(());
        }
        let mut keys = HashSet::new();
        for (key, _) in json.members() {
            let key = key.key();
            if object.is_taken(&key) || knows(self.fields, &key) {
                continue;
            }
            let rule = match (is_closed, keys.contains(&key)) {
                (true, _) => WireRule::Unknown,
                (false, true) => WireRule::Repeated,
                (false, false) => {
                    keys.insert(key);
                    continue;
                }
            };
            report_member(report, || key.into_owned().into(), rule, Vec::new())?;
        }
        ControlFlow::Continue(())
    }
}
