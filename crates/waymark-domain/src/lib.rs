//! The model of an engagement and every calculation on it.
//!
//! Nothing here does I/O, reads a clock or draws a random number: facts go in, results come out, and the
//! same facts give the same results. Time, ids and seeds are arguments.
//!
//! The crate teaches itself best in the order of the work:
//!
//! 1. [`model`]: a *capability model* is a tree whose leaves are rated on a [`scale`].
//! 2. [`rating`]: in a dated *round*, people rate leaves; the room settles on *agreed ratings*.
//! 3. [`roll_up`]: inner nodes roll up, always with score, coverage and the interval [worst, best].
//! 4. [`assessment`]: targets and priorities turn scores into gaps and readiness.
//! 5. [`explanation`]: every number can say where it comes from.
//! 6. [`comparison`]: two rounds compare, and a change of the model is told apart from a change of answers.
//! 7. [`tool`], [`criteria`], [`evaluation`]: tools are scored against weighted criteria, up to a decision.
//! 8. [`decision_matrix`], [`weighting`], [`ranking`]: the arithmetic of it, by several methods.
//! 9. [`robustness`]: the winner is held against every other set of weights; [`tool_set`]: which set of
//!    tools covers what is required.
//! 10. [`process`]: phases, sub-phases and tasks, with the letters of roles; [`workforce`]: who fills the roles.
//! 11. [`raci`]: what the rules find in the letters, what rolls up, who carries how much.
//! 12. [`architecture`]: environments, components, flows and gates over plateaus; what the rules find in them, what
//!     changes from plateau to plateau, and how it is drawn.
//! 13. [`layout`]: where the boxes and lines of a drawing go.
//!
//! ```
//! use waymark_domain::roll_up::{Figures, Part, RollUp};
//!
//! // Two answered leaves on a 0–4 scale, one unanswered: the mean is over what is answered.
//! let parts = [
//!     Part { weight: 1.0, figures: Figures::answered(2.0, 0.0, 4.0) },
//!     Part { weight: 1.0, figures: Figures::answered(3.0, 0.0, 4.0) },
//!     Part { weight: 2.0, figures: Figures::unanswered(0.0, 4.0) },
//! ];
//! let node = RollUp::Mean.figures(&parts, &[]);
//! assert_eq!(node.score, Some(2.5));
//! assert_eq!(node.coverage, Some(0.5)); // weight 2 of 4 is answered
//! assert_eq!((node.worst, node.best), (Some(1.25), Some(3.25)));
//! ```

pub mod architecture;
pub mod assessment;
pub mod comparison;
pub mod criteria;
pub mod decision_matrix;
pub mod engagement;
pub mod evaluation;
pub mod explanation;
pub mod facts;
pub mod gap;
pub mod id;
pub mod layout;
pub mod model;
pub mod overview;
pub mod priority;
pub mod process;
pub mod raci;
pub mod ranking;
pub mod rating;
pub mod readiness;
pub mod report;
pub mod robustness;
pub mod roll_up;
pub mod scale;
pub mod spread;
pub mod tool;
pub mod tool_set;
pub mod tree;
pub mod weighting;
pub mod words;
pub mod workforce;
