//! What the journeys share; the journeys themselves are in `tests/it`.

pub mod bridge;
