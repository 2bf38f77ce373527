//! RACI matrices as people really have them: sheets of a workbook or a CSV text, in whatever shape.
//!
//! Nothing is refused that can be understood; what was read otherwise than it stands, and what could not be
//! read, is said with row and column, so that a preview shows it before anything is taken over. What is
//! understood:
//!
//! - title rows and legends above and below; totals; headings that are repeated
//! - phase and sub-phase in columns (merged, or only in the first row of their block), in rows of their own,
//!   or by numbering
//! - “A/R”, “R, A”, “a+r”, “Responsible”, “R*”, “x”
//! - roles in columns; or columns Responsible, Accountable, Consulted, Informed with roles in the cells
//! - names of people in place of roles, with a proposal which role is meant
//!
//! The strict form, which is read without guessing, is [`crate::raci_matrix`].

mod cells;
mod grid;
mod heads;
mod layout;
mod rows;

use waymark_domain::engagement::{Person, Role};
use waymark_domain::id::RoleId;
use waymark_domain::process::{Draft, MAX_ROLES, MAX_STEPS};
use waymark_domain::workforce::Filling;

use crate::sheet::Sheet;
use grid::Grid;

pub(crate) use heads::Codes;

/// Most sentences of a kind; the rest is counted.
const LISTED: usize = 100;

/// What headings are compared with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The engagement's roles.
    pub roles: &'a [Role],
    /// Its people.
    pub people: &'a [Person],
    /// Who fills which role.
    pub fillings: &'a [Filling],
}

/// Which role of the engagement a heading seems to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Position in [`Draft::roles`].
    pub role: usize,
    /// The engagement's role.
    pub known: RoleId,
    /// Why, in words that follow “because”.
    pub why: String,
}

/// What an importer understood, and which roles it proposes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// The process as the document states it.
    pub draft: Draft,
    /// At most one proposal a role, by position; roles without one are new.
    pub proposals: Vec<Proposal>,
}

/// Reads the first sheet that holds a matrix.
///
/// Sheets come from [`crate::sheet::read`], which bounds size, cells and text. Time grows with the number of
/// cells. What stops the import is in [`Draft::problems`].
///
/// ```
/// use waymark_exchange::{raci_import, sheet};
///
/// let text = "RACI of the release\n\nPhase,Task,Business,ML eng.\nRelease,Approve,a,r\n,Deploy,i,A/R\n";
/// let sheets = sheet::read(text.as_bytes(), &sheet::Limits::default())?;
/// let import = raci_import::read(&sheets, &raci_import::Known::default());
/// assert_eq!(import.draft.problems, Vec::<String>::new());
/// let deploy = import.draft.steps.last().unwrap();
/// assert_eq!((deploy.title.as_str(), deploy.letters[1].1.to_string()), ("Deploy", "AR".into()));
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn read(sheets: &[Sheet], known: &Known<'_>) -> Import {
    let mut draft = Draft::default();
    let mut found = None;
    for sheet in sheets {
        let grid = Grid::new(sheet);
        match layout::find(&grid).filter(|_| found.is_none()) {
            Some(layout) => found = Some((sheet, grid, layout)),
            None if sheet.rows.is_empty() => {}
            None if sheets.len() > 1 => {
                let why = if found.is_some() {
                    "only the first sheet with a matrix is read"
                } else {
                    "it holds no row that names roles above columns of letters"
                };
                draft
                    .left_out
                    .push(format!("sheet “{}”: {why}", sheet.name));
            }
            None => {}
        }
    }
    let Some((sheet, grid, layout)) = found else {
        draft.problems.push(no_header(sheets));
        return Import {
            draft,
            proposals: Vec::new(),
        };
    };
    if sheets.len() > 1 {
        draft
            .understood
            .push(format!("The sheet “{}” was read.", sheet.name));
    }
    rows::read(&grid, &layout, known, &mut draft);
    bounded(&mut draft);
    let proposals = heads::proposals(&draft.roles, known);
    Import { draft, proposals }
}

/// Reads the roles of a draft from elsewhere, such as a diagram, against those that are known.
pub fn propose(draft: Draft, known: &Known<'_>) -> Import {
    let proposals = heads::proposals(&draft.roles, known);
    Import { draft, proposals }
}

fn no_header(sheets: &[Sheet]) -> String {
    if sheets.iter().all(|s| s.rows.is_empty()) {
        return "the file is empty".to_owned();
    }
    "no row names roles above columns of letters; give the matrix a row that heads each column with a role, \
     and letters (R, A, C, I) below it"
        .to_owned()
}

/// Says what is too much, and shortens the lists of what was noticed.
fn bounded(draft: &mut Draft) {
    if draft.steps.len() > MAX_STEPS {
        let found = draft.steps.len();
        draft.problems.push(format!(
            "the matrix gives {found} phases, sub-phases and tasks; at most {MAX_STEPS} are read: split it"
        ));
        draft.steps.clear();
    }
    if draft.roles.len() > MAX_ROLES {
        let found = draft.roles.len();
        draft.problems.push(format!(
            "the matrix has {found} roles; at most {MAX_ROLES} are read: is a column of text among them?"
        ));
    }
    if draft.problems.is_empty() && !draft.steps.iter().any(|s| !s.letters.is_empty()) {
        draft.problems.push("no task has a letter".to_owned());
    }
    for list in [&mut draft.understood, &mut draft.left_out] {
        if let Some(more @ 1..) = list.len().checked_sub(LISTED) {
            list.truncate(LISTED);
            list.push(format!("… and {more} more"));
        }
    }
}
