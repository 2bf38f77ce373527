//! The sentences that the documents claim, each composed from what it is given.

use crate::report::wording::{count, list, noun, opening, percent, short};

/// Longest name of a role or phase within a claim, in characters.
const TITLE: usize = 60;

/// What the roll-up shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carried<'a> {
    /// Roles with any letter.
    pub(super) roles: usize,
    /// Phases.
    pub(super) phases: usize,
    /// Tasks.
    pub(super) tasks: usize,
    /// Roles that answer for most tasks; several where they tie.
    pub(super) most: &'a [&'a str],
    /// How many tasks such a role answers for.
    pub(super) most_for: usize,
    /// Tasks for which nobody answers.
    pub(super) nobody: usize,
}

/// Says who carries the process.
pub(super) fn carried(c: &Carried) -> String {
    if c.tasks == 0 {
        return "The process has no tasks yet".into();
    }
    let tasks = count(c.tasks, "task", "tasks");
    if c.roles == 0 {
        return format!("No role has a letter in any of {tasks}");
    }
    let first = format!(
        "{} {} {tasks} in {}",
        opening(c.roles),
        noun(c.roles, "role carries", "roles carry"),
        count(c.phases, "phase", "phases"),
    );
    match c.most {
        _ if c.most_for == 0 => format!("{first}; nobody answers for any of them"),
        [one] => format!(
            "{first}; {} answers for most, {} of them",
            short(one, TITLE),
            c.most_for
        ),
        several => format!(
            "{first}; {} {} for most, {} each",
            if several.len() <= 3 {
                let names: Vec<String> = several.iter().map(|t| short(t, TITLE)).collect();
                list(&names)
            } else {
                format!("{} roles", several.len())
            },
            if several.len() == 1 {
                "answers"
            } else {
                "answer"
            },
            c.most_for
        ),
    }
}

/// Says what is missing below the roll-up's claim; empty where nothing is.
pub(super) fn nobody(c: &Carried) -> String {
    match c.nobody {
        _ if c.tasks == 0 => "Add a life cycle, or import a matrix.".into(),
        0 => "Every task has somebody who answers for it.".into(),
        n => format!(
            "{} {} nobody who answers for {}.",
            count(n, "task", "tasks"),
            noun(n, "has", "have"),
            noun(n, "it", "them")
        ),
    }
}

/// Says what the rules found.
pub(super) fn found(errors: usize, warnings: usize, waived: usize) -> String {
    let waived = match waived {
        0 => String::new(),
        n => format!(
            "; {} {} waived with a reason",
            opening(n).to_lowercase(),
            noun(n, "finding is", "findings are")
        ),
    };
    let warned = |n: usize| {
        format!(
            "{} {}",
            opening(n).to_lowercase(),
            noun(n, "warning asks for a look", "warnings ask for a look")
        )
    };
    let stand = match (errors, warnings) {
        (0, 0) => "No rule finds anything that stands".into(),
        (0, n) => format!("No error blocks sign-off; {}", warned(n)),
        (e, w) => {
            let blocks = format!(
                "{} {} sign-off",
                opening(e),
                noun(e, "error blocks", "errors block")
            );
            if w == 0 {
                blocks
            } else {
                format!("{blocks}; {}", warned(w))
            }
        }
    };
    stand + &waived
}

/// Says who carries a phase: `leads` answer for `leads_for` of its `tasks`, `roles` have a letter in it.
pub(super) fn phase(
    title: &str,
    leads: &[&str],
    leads_for: usize,
    tasks: usize,
    roles: usize,
    gates: usize,
) -> String {
    let title = short(title, TITLE);
    if tasks == 0 {
        return format!("{title} has no tasks yet");
    }
    let at_gates = match gates {
        0 => String::new(),
        n => format!(", with {}", count(n, "gate", "gates")),
    };
    let all = count(tasks, "task", "tasks");
    match leads {
        [] => format!("{title}: nobody answers for any of {all}{at_gates}"),
        [one] => format!(
            "{title}: {} answers for {leads_for} of {all}, {} {} part{at_gates}",
            short(one, TITLE),
            count(roles, "role", "roles"),
            noun(roles, "takes", "take")
        ),
        several => format!(
            "{title}: {} answer for {leads_for} of {all} each{at_gates}",
            if several.len() <= 3 {
                let names: Vec<String> = several.iter().map(|t| short(t, TITLE)).collect();
                list(&names)
            } else {
                format!("{} roles", several.len())
            }
        ),
    }
}

/// Says who carries most and how many people have too much: `most` with its share of all A and R.
pub(super) fn load(most: Option<(&str, f64)>, over: usize, people: usize) -> String {
    let heavy = most.map(|(title, share)| {
        format!(
            "{} carries {} of all A and R",
            short(title, TITLE),
            percent(share)
        )
    });
    let too_much = match (over, people) {
        (_, 0) => "nobody fills a role yet".to_owned(),
        (0, _) => "nobody has more than is meant for them".to_owned(),
        (n, all) => format!(
            "{n} of {} {} too much",
            count(all, "person or team", "people and teams"),
            noun(n, "has", "have")
        ),
    };
    match heavy {
        Some(heavy) => format!("{heavy}; {too_much}"),
        None => "Nobody carries anything yet".into(),
    }
}

/// Says how many roles there are and how many of them somebody fills.
pub(super) fn staffed(roles: usize, filled: usize) -> String {
    let all = format!("{} {}", opening(roles), noun(roles, "role", "roles"));
    match (roles, filled) {
        (0, _) => "No role has a letter in the process yet".into(),
        (1, 1) => format!("{all}, filled"),
        (n, f) if n == f => format!("{all}, each of them filled"),
        (_, 0) => format!("{all}, none of them filled yet"),
        (_, f) => format!("{all}, {} of them filled", opening(f).to_lowercase()),
    }
}

/// What two roles have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    /// Tasks for which the other answers and which this role does.
    pub(super) works_for: u32,
    /// Tasks for which this role answers and which the other does.
    pub(super) directs: u32,
    /// Tasks that both do.
    pub(super) together: u32,
    /// Tasks that this role carries and in which the other is consulted.
    pub(super) consults: u32,
}

/// Says as what the other role takes part.
pub(super) fn shared(s: Shared) -> String {
    let part = |n: u32, text: &str| (n > 0).then(|| text.replace("{}", &n.to_string()));
    let parts = [
        part(s.works_for, "answers for {} that this role does"),
        part(s.directs, "does {} that this role answers for"),
        part(s.together, "does {} together with it"),
        part(s.consults, "is asked before {} of its own"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "both are asked or told".into()
    } else {
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_carries_the_process() {
        let base = Carried {
            roles: 12,
            phases: 8,
            tasks: 96,
            most: &["ML engineer"],
            most_for: 23,
            nobody: 0,
        };
        let check = |c: Carried, expected: &str| assert_eq!(carried(&c), expected);
        check(
            base,
            "Twelve roles carry 96 tasks in 8 phases; ML engineer answers for most, 23 of them",
        );
        check(
            Carried {
                most: &["A", "B"],
                most_for: 2,
                ..base
            },
            "Twelve roles carry 96 tasks in 8 phases; A and B answer for most, 2 each",
        );
        check(
            Carried {
                roles: 1,
                phases: 1,
                tasks: 1,
                most: &[],
                most_for: 0,
                nobody: 1,
            },
            "One role carries 1 task in 1 phase; nobody answers for any of them",
        );
        check(Carried { tasks: 0, ..base }, "The process has no tasks yet");
        check(
            Carried { roles: 0, ..base },
            "No role has a letter in any of 96 tasks",
        );
        assert_eq!(nobody(&base), "Every task has somebody who answers for it.");
        let open = Carried { nobody: 2, ..base };
        assert_eq!(nobody(&open), "2 tasks have nobody who answers for them.");
        let one = Carried { nobody: 1, ..base };
        assert_eq!(nobody(&one), "1 task has nobody who answers for it.");
    }

    #[test]
    fn what_the_rules_found() {
        let check = |e, w, waived, expected: &str| assert_eq!(found(e, w, waived), expected);
        check(0, 0, 0, "No rule finds anything that stands");
        check(
            0,
            1,
            0,
            "No error blocks sign-off; one warning asks for a look",
        );
        check(
            3,
            5,
            1,
            "Three errors block sign-off; five warnings ask for a look; one finding is waived with a reason",
        );
        check(
            1,
            0,
            2,
            "One error blocks sign-off; two findings are waived with a reason",
        );
    }

    #[test]
    fn who_carries_a_phase() {
        let check = |leads: &[&str], n, tasks, roles, gates, expected: &str| {
            assert_eq!(phase("Release", leads, n, tasks, roles, gates), expected);
        };
        check(
            &["ML engineer"],
            7,
            12,
            9,
            1,
            "Release: ML engineer answers for 7 of 12 tasks, 9 roles take part, with 1 gate",
        );
        check(
            &["A", "B"],
            2,
            5,
            3,
            0,
            "Release: A and B answer for 2 of 5 tasks each",
        );
        check(
            &["A", "B", "C", "D"],
            1,
            5,
            4,
            0,
            "Release: 4 roles answer for 1 of 5 tasks each",
        );
        check(&[], 0, 1, 0, 0, "Release: nobody answers for any of 1 task");
        check(&[], 0, 0, 0, 0, "Release has no tasks yet");
    }

    #[test]
    fn load_and_staffing() {
        assert_eq!(
            load(Some(("ML engineer", 0.25)), 1, 8),
            "ML engineer carries 25\u{a0}% of all A and R; 1 of 8 people and teams has too much"
        );
        assert_eq!(
            load(Some(("ML engineer", 0.25)), 0, 0),
            "ML engineer carries 25\u{a0}% of all A and R; nobody fills a role yet"
        );
        assert_eq!(load(None, 0, 3), "Nobody carries anything yet");
        assert_eq!(staffed(12, 11), "Twelve roles, eleven of them filled");
        assert_eq!(staffed(12, 12), "Twelve roles, each of them filled");
        assert_eq!(staffed(2, 0), "Two roles, none of them filled yet");
        assert_eq!(staffed(0, 0), "No role has a letter in the process yet");
    }

    #[test]
    fn as_what_a_role_takes_part() {
        assert_eq!(shared(Shared::default()), "both are asked or told");
        let all = Shared {
            works_for: 4,
            directs: 1,
            together: 8,
            consults: 14,
        };
        assert_eq!(
            shared(all),
            "answers for 4 that this role does; does 1 that this role answers for; does 8 together with it; \
             is asked before 14 of its own"
        );
    }
}
