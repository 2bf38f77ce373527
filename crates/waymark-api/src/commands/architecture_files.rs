//! Architectures from files of other programs.

use waymark_domain::architecture::SourceFile;
use waymark_exchange::archimate::{self, LeftOut};
use waymark_exchange::architecture_archimate::{Imported, Inside, from_model};

use crate::session::{Answer, Session};
use crate::types::{ArchitectureFile, ArchitecturePreview, Changed, Topic};

/// Returns what importing an ArchiMate model would do.
pub fn preview_architecture(
    session: &mut Session,
    args: ArchitectureFile,
) -> Answer<ArchitecturePreview> {
    let (imported, left_out) = read(session, args.text.as_bytes())?;
    preview(session, &imported, &left_out)
}

/// Takes in an ArchiMate model in place of the architecture that stands; what has no counterpart is kept for export.
pub fn import_architecture(
    session: &mut Session,
    args: ArchitectureFile,
) -> Answer<Changed<ArchitecturePreview>> {
    take_in(session, &args.name, args.text.as_bytes())
}

/// Takes in the bytes of an exchange file.
pub(crate) fn take_in(
    session: &mut Session,
    name: &str,
    bytes: &[u8],
) -> Answer<Changed<ArchitecturePreview>> {
    let (imported, left_out) = read(session, bytes)?;
    let preview = preview(session, &imported, &left_out)?;
    let before = session.drawn()?.facts;
    let mut after = imported.architecture;
    after.source = match &imported.kept {
        None => None,
        Some(kept) => Some(SourceFile {
            name: name.to_owned(),
            text: String::from_utf8_lossy(&archimate::write(kept)?).into_owned(),
        }),
    };
    let label = format!("Take in the architecture of {name}");
    let topics = [Topic::Architecture, Topic::Policies];
    session.change(label, &topics, |edit, _| {
        edit.update_architecture(&before.architecture, &after)?;
        Ok(preview)
    })
}

fn read(session: &Session, bytes: &[u8]) -> Answer<(Imported, Vec<LeftOut>)> {
    let (model, left_out) = archimate::read(bytes)?;
    let inside = inside(session)?;
    let mut new_id = || session.environment.new_id();
    Ok((from_model(&model, &mut new_id, &inside)?, left_out))
}

fn preview(
    session: &mut Session,
    imported: &Imported,
    left_out: &[LeftOut],
) -> Answer<ArchitecturePreview> {
    let standing = session.drawn()?.facts;
    let mut kept = imported.kept_as_it_is.clone();
    kept.extend(left_out.iter().map(ToString::to_string));
    Ok(ArchitecturePreview {
        title: imported.architecture.scheme.title.clone(),
        understood: imported.understood.clone(),
        kept,
        replaces: standing.architecture.components.len() as u32,
    })
}

/// Returns what an imported model may refer to.
fn inside(session: &Session) -> Answer<Inside> {
    let store = &session.store;
    let models = store.models()?;
    let capabilities = models.iter().flat_map(|m| &m.capabilities);
    Ok(Inside {
        roles: store.roles()?.iter().map(|r| r.id).collect(),
        tools: store.tools()?.iter().map(|t| t.id).collect(),
        capabilities: capabilities.map(|c| c.id).collect(),
        steps: store.steps()?.iter().map(|s| s.id).collect(),
        recommendations: store.recommendations()?.iter().map(|r| r.id).collect(),
    })
}
