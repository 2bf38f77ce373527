//! The frame of a workbook: which sheets there are, the strings they share, and which formats mean days.

use std::collections::BTreeMap;

use super::package::{Package, refuse};
use super::xml::{Step, Xml, attribute, unescape};
use super::{Budget, Limits, Sheet, cells};
use crate::error::ExchangeError;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

/// What the cells of every sheet refer to.
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    /// By style number: whether a number in it is a day.
    pub(super) days: Vec<bool>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ExchangeError> {
    let mut package = Package::open(bytes, limits)?;
    let relations = relations(&mut package, "_rels/.rels", "")?;
    let document = relations
        .iter()
        .find(|r| r.kind == "officeDocument" || r.kind == "workbook");
    let Some(part) = document.map(|r| r.target.clone()) else {
        return refuse(if package.has("mimetype") {
            "this is a document of another kind, not a workbook; save it as .xlsx"
        } else {
            "this ZIP holds no workbook; save the table as .xlsx"
        });
    };
    if part.rsplit_once('.').is_some_and(|(_, end)| end == "bin") {
        return refuse("this is a binary workbook (.xlsb); save it as .xlsx");
    }
    let (listed, shared) = frame(&mut package, &part, limits)?;
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for sheet in listed {
        let Some(text) = package.text(&sheet.part)? else {
            return refuse(format!(
                "the sheet “{}” is not in the workbook: “{}” is missing",
                sheet.name, sheet.part
            ));
        };
        let (name, hidden) = (sheet.name, sheet.hidden);
        sheets.push(cells::read(
            name,
            hidden,
            &sheet.part,
            &text,
            &shared,
            &mut budget,
        )?);
    }
    Ok(sheets)
}

struct Relation {
    id: String,
    /// The last part of its type's name.
    kind: String,
    target: String,
}

/// Reads what a part refers to; none where it has no list. Targets are resolved in `folder`.
fn relations(
    package: &mut Package<'_>,
    part: &str,
    folder: &str,
) -> Result<Vec<Relation>, ExchangeError> {
    let Some(text) = package.text(part)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(part, &text);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Step::Open(start) if start.local_name().into_inner() == "Relationship" => {
                let get = |name| attribute(&start, name).unwrap_or_default();
                if get("TargetMode") == "External" {
                    continue;
                }
                let kind = get("Type");
                relations.push(Relation {
                    id: get("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &get("Target")),
                });
            }
            Step::End => return Ok(relations),
            _ => {}
        }
    }
}

/// Returns a target as a path from the top: absolute, or in `folder` with `..` resolved.
fn resolved(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn frame(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<(Vec<Listed>, Shared), ExchangeError> {
    let (folder, name) = part
        .rsplit_once('/')
        .map_or(("", part), |(folder, name)| (&part[..=folder.len()], name));
    let relations = relations(package, &format!("{folder}_rels/{name}.rels"), folder)?;
    let Some(text) = package.text(part)? else {
        return refuse(format!("“{part}” is missing in the workbook"));
    };
    let mut xml = Xml::new(part, &text);
    let (mut listed, mut from_1904) = (Vec::new(), false);
    loop {
        let start = match xml.next()? {
            Step::Open(start) => start,
            Step::End => break,
            Step::Close(_) | Step::Text(_) => continue,
        };
        match start.local_name().into_inner() {
            "workbookPr" => {
                from_1904 = matches!(attribute(&start, "date1904").as_deref(), Some("1" | "true"));
            }
            "sheet" => {
                let name = attribute(&start, "name").unwrap_or_default();
                let id = attribute(&start, "id").unwrap_or_default();
                let Some(relation) = relations.iter().find(|r| r.id == id) else {
                    return refuse(format!(
                        "the sheet “{name}” is listed in the workbook and not in it"
                    ));
                };
                if relation.kind != "worksheet" {
                    continue; // Charts and dialogs have no cells.
                }
                if listed.len() == limits.sheets {
                    return refuse(format!(
                        "the workbook has more than {} sheets; take out what is not needed",
                        limits.sheets
                    ));
                }
                listed.push(Listed {
                    name: if name.is_empty() {
                        format!("Sheet {}", listed.len() + 1)
                    } else {
                        name
                    },
                    hidden: attribute(&start, "state").is_some_and(|s| s != "visible"),
                    part: relation.target.clone(),
                });
            }
            _ => {}
        }
    }
    if listed.is_empty() {
        return refuse("the workbook has no sheet with cells");
    }
    let target = |kind: &str| {
        relations
            .iter()
            .find(|r| r.kind == kind)
            .map(|r| r.target.clone())
    };
    let strings = match target("sharedStrings") {
        Some(part) => strings(package, &part, limits)?,
        None => Vec::new(),
    };
    let days = match target("styles") {
        Some(part) => days(package, &part, limits)?,
        None => Vec::new(),
    };
    Ok((
        listed,
        Shared {
            strings,
            days,
            from_1904,
        },
    ))
}

/// Reads the strings that cells share. What the part says of their number is not believed.
fn strings(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<String>, ExchangeError> {
    let Some(text) = package.text(part)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(part, &text);
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Step::Open(start) if start.local_name().into_inner() == "si" => {
                if strings.len() == limits.cells {
                    return refuse(format!(
                        "the workbook shares more than {} strings; split it",
                        limits.cells
                    ));
                }
                // `rPh` says how a text is pronounced.
                strings.push(unescape(xml.text("rPh")?));
            }
            Step::End => return Ok(strings),
            _ => {}
        }
    }
}

/// Reads which styles show numbers as days.
fn days(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<bool>, ExchangeError> {
    let Some(text) = package.text(part)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(part, &text);
    let mut own: BTreeMap<u32, bool> = BTreeMap::new();
    let (mut styles, mut inside) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Step::Open(start) => match start.local_name().into_inner() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&start, "formatCode").unwrap_or_default();
                    if let Some(id) = id {
                        own.insert(id, is_day_format(&code));
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside && styles.len() < limits.cells => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    styles.push(id.is_some_and(|id: u32| {
                        let built_in = || matches!(id, 14..=17 | 22 | 27..=36 | 50..=58);
                        own.get(&id).copied().unwrap_or_else(built_in)
                    }));
                }
                _ => {}
            },
            Step::Close(name) if name == "cellXfs" => inside = false,
            Step::End => return Ok(styles),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
}

/// Returns whether a number format shows days: its first section has a year, a month or a day in it, outside
/// of quotes, brackets and escapes.
fn is_day_format(code: &str) -> bool {
    let (mut day, mut month, mut time) = (false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            // A colour or a condition; an [h] is elapsed time.
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                time |= inside.starts_with(['h', 'H', 'm', 'M', 's', 'S'])
                    && inside.chars().all(|c| c.is_ascii_alphabetic())
                    && inside.len() <= 2;
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            'y' | 'Y' | 'd' | 'D' => day = true,
            'm' | 'M' => month = true,
            'h' | 'H' | 's' | 'S' => time = true,
            _ => {}
        }
    }
    // An m beside hours or seconds is minutes.
    day || (month && !time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_others() {
        for code in [
            "yyyy\\-mm\\-dd",
            "[$-409]d mmm yyyy",
            "mmm",
            "d/m/yy h:mm",
            "\"on\" dd.mm.yyyy",
        ] {
            assert!(is_day_format(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "h:mm:ss",
            "[h]:mm",
            "[Red]#,##0",
            "0\"days\"",
            "0_d",
            "0;yyyy",
            "mm:ss",
        ] {
            assert!(!is_day_format(code), "{code}");
        }
    }

    #[test]
    fn targets_are_resolved() {
        let check = |folder: &str, target: &str, expected: &str| {
            assert_eq!(resolved(folder, target), expected);
        };
        check("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl/", "/xl/a.xml", "xl/a.xml");
        check("xl/", "../b.xml", "b.xml");
        check("xl/", "../../../b.xml", "b.xml");
    }
}
