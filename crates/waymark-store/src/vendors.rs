//! Vendors of tools.

use rusqlite::{Row, params};
use waymark_domain::id::VendorId;
use waymark_domain::tool::Vendor;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::{Reader, missing};
use crate::references::References;
use crate::row;

const COLUMNS: &str =
    "SELECT id, code, name, website, contacts, contract_start, contract_end, notice_by, notes
     FROM vendor ";

impl Reader {
    /// Returns all vendors, in their order.
    pub fn vendors(&self) -> Result<Vec<Vendor>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY position, id");
        self.all(&sql, [], row_to_vendor)
    }

    /// Returns a vendor.
    pub fn vendor(&self, id: VendorId) -> Result<Vendor, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        self.first(&sql, [id.0.as_bytes()], row_to_vendor)?
            .ok_or_else(|| missing("vendor", id))
    }
}

impl Edit<'_> {
    /// Adds a vendor after the others.
    pub fn insert_vendor(&self, vendor: &Vendor) -> Result<(), StoreError> {
        let sql = "INSERT INTO vendor (id, position, code, name, website, contacts, contract_start, contract_end,
                                       notice_by, notes)
                   VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM vendor), ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                           ?9)";
        self.write_vendor(vendor, sql)
    }

    /// Changes a vendor.
    pub fn update_vendor(&self, vendor: &Vendor) -> Result<(), StoreError> {
        let sql = "UPDATE vendor SET code = ?2, name = ?3, website = ?4, contacts = ?5, contract_start = ?6,
                                     contract_end = ?7, notice_by = ?8, notes = ?9
                   WHERE id = ?1";
        self.write_vendor(vendor, sql)
    }

    /// Deletes a vendor, and takes it from its tools; returns these.
    pub fn delete_vendor(&self, id: VendorId) -> Result<References, StoreError> {
        let references = self.references_to_vendor(id)?;
        let key = [id.0.as_bytes()];
        let sql = "UPDATE tool SET vendor = NULL WHERE vendor = ?1";
        self.write("tool", id, sql, key)?;
        self.write_one("vendor", id, "DELETE FROM vendor WHERE id = ?1", key)?;
        Ok(references)
    }

    fn write_vendor(&self, vendor: &Vendor, sql: &str) -> Result<(), StoreError> {
        let v = vendor;
        let values = params![
            v.id.0.as_bytes(),
            v.code,
            v.name,
            v.website,
            row::to_json(&v.contacts),
            v.contract_start.map(row::to_date),
            v.contract_end.map(row::to_date),
            v.notice_by.map(row::to_date),
            v.notes,
        ];
        self.write_one("vendor", &v.code, sql, values)
    }
}

fn row_to_vendor(row: &Row<'_>) -> rusqlite::Result<Vendor> {
    Ok(Vendor {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        website: row.get(3)?,
        contacts: row::json(row, 4)?,
        contract_start: row::optional_date(row, 5)?,
        contract_end: row::optional_date(row, 6)?,
        notice_by: row::optional_date(row, 7)?,
        notes: row.get(8)?,
    })
}
