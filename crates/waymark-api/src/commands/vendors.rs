//! Vendors: who makes, sells or supports a tool.

use waymark_domain::id::VendorId;
use waymark_domain::tool::Vendor;

use super::register::{code, label};
use super::support::filled;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{Changed, Empty, SaveVendor, Topic, VendorArgs, VendorView};

/// Returns vendors by name, with their tools and the days that are left.
pub fn vendors(session: &mut Session, _: Empty) -> Answer<Vec<VendorView>> {
    let today = session.today();
    let tools = session.store.tools()?;
    let days = |day: Option<chrono::NaiveDate>| day.map(|day| (day - today).num_days() as i32);
    let mut views: Vec<VendorView> = session
        .store
        .vendors()?
        .into_iter()
        .map(|vendor| {
            let own = tools.iter().filter(|t| t.vendor == Some(vendor.id));
            let mut names: Vec<String> = own.map(|t| t.name.clone()).collect();
            names.sort();
            VendorView {
                tools: names,
                notice_in_days: days(vendor.notice_by),
                ends_in_days: days(vendor.contract_end),
                vendor,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |v: &VendorView| (v.vendor.name.to_lowercase(), v.vendor.code.clone());
        key(a).cmp(&key(b))
    });
    Ok(views)
}

/// Adds or changes a vendor; answers its id.
pub fn save_vendor(session: &mut Session, args: SaveVendor) -> Answer<Changed<VendorId>> {
    filled(&args.name, "The name")?;
    if let (Some(start), Some(end)) = (args.contract_start, args.contract_end)
        && end < start
    {
        return Err(WireError::invalid(
            "The contract ends before it starts.",
            "Put the dates right.",
        ));
    }
    if args.contacts.iter().any(|c| c.name.trim().is_empty()) {
        return Err(WireError::invalid(
            "A contact has no name.",
            "Name them, or take the line out.",
        ));
    }
    let all = session.store.vendors()?;
    let code = code(&args.code, "VE", all.iter().map(|v| v.code.as_str()));
    let label = label(args.id.is_some(), "vendor", &code, &args.name);
    session.change_apart(
        label,
        &[Topic::Vendors, Topic::Tools],
        |edit, environment| {
            let id = args.id.unwrap_or_else(|| VendorId(environment.new_id()));
            let vendor = Vendor {
                id,
                code,
                name: args.name.trim().into(),
                website: args.website,
                contacts: args.contacts,
                contract_start: args.contract_start,
                contract_end: args.contract_end,
                notice_by: args.notice_by,
                notes: args.notes,
            };
            match args.id {
                Some(_) => edit.update_vendor(&vendor)?,
                None => edit.insert_vendor(&vendor)?,
            }
            Ok(id)
        },
    )
}

/// Removes a vendor; its tools stay, without one.
pub fn remove_vendor(session: &mut Session, args: VendorArgs) -> Answer<Changed<()>> {
    let vendor = session.store.vendor(args.vendor)?;
    let label = format!("Remove vendor {} {}", vendor.code, vendor.name);
    session.change_apart(label, &[Topic::Vendors, Topic::Tools], |edit, _| {
        edit.delete_vendor(args.vendor)?;
        Ok(())
    })
}
