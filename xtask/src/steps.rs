//! Plans of numbered steps, with a progress line for each and a table of times.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// A chore in order: each step has a title and work to do.
#[derive(Default)]
pub(crate) struct Plan {
    steps: Vec<Step>,
}

struct Step {
    title: &'static str,
    work: Box<dyn FnOnce() -> Result<()>>,
}

impl Plan {
    /// Returns a plan without steps.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a step to the end of the plan.
    #[must_use]
    pub(crate) fn step(
        mut self,
        title: &'static str,
        work: impl FnOnce() -> Result<()> + 'static,
    ) -> Self {
        self.steps.push(Step {
            title,
            work: Box::new(work),
        });
        self
    }

    /// Takes the steps in order and stops at the first that fails.
    pub(crate) fn run(self) -> Result<()> {
        self.take(false)
    }

    /// Takes the steps in order, with the table of times before the last one,
    /// whose own closing lines stay the last that are printed.
    pub(crate) fn run_with_times(self) -> Result<()> {
        self.take(true)
    }

    fn take(self, times: bool) -> Result<()> {
        let total = self.steps.len();
        let mut taken = Vec::with_capacity(total);
        for (index, Step { title, work }) in self.steps.into_iter().enumerate() {
            let last = index + 1 == total;
            if times && last && total > 1 {
                print!("\n{}", table(&taken));
            }
            let label = format!("[{}/{total}] {title}", index + 1);
            println!("\n{label} …");
            let start = now();
            let result = work();
            let time = start.elapsed();
            result.with_context(|| format!("step {label} failed after {}", spoken(time)))?;
            if !(times && last) {
                println!("{label} … {}", spoken(time));
            }
            taken.push((title, time));
        }
        Ok(())
    }
}

/// Reads the monotonic clock, for the times that are shown.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask is a shell: it shows how long things took"
)]
fn now() -> Instant {
    Instant::now()
}

/// Returns the time of each step taken and their sum, one line each.
fn table(taken: &[(&str, Duration)]) -> String {
    let total = taken.iter().map(|(_, time)| *time).sum();
    let rows = taken.iter().copied().chain([("so far", total)]);
    let width = rows
        .clone()
        .map(|(title, _)| title.len())
        .max()
        .unwrap_or(0);
    let lines = rows.map(|(title, time)| format!("  {title:width$}  {:>12}", spoken(time)));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Returns a time as it is said: `0.4 s`, `41 s`, `2 min 05 s`.
fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use anyhow::bail;

    use super::*;

    #[test]
    fn times_are_said_in_the_largest_fitting_unit() {
        let check =
            |millis, expect: &str| assert_eq!(spoken(Duration::from_millis(millis)), expect);
        check(0, "0.0 s");
        check(440, "0.4 s");
        check(41_900, "41 s");
        check(60_000, "1 min 00 s");
        check(125_000, "2 min 05 s");
    }

    #[test]
    fn the_table_ends_in_the_sum() {
        let taken = [
            ("Format", Duration::from_secs(3)),
            ("Lints", Duration::from_secs(62)),
        ];
        let expect = "  Format         3.0 s\n  Lints     1 min 02 s\n  so far    1 min 05 s\n";
        assert_eq!(table(&taken), expect);
    }

    #[test]
    fn a_failing_step_is_named_and_stops_the_plan() {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let (first, third) = (Rc::clone(&seen), Rc::clone(&seen));
        let result = Plan::new()
            .step("First", move || {
                first.borrow_mut().push(1);
                Ok(())
            })
            .step("Second", || bail!("no"))
            .step("Third", move || {
                third.borrow_mut().push(3);
                Ok(())
            })
            .run();
        let error = result.expect_err("the second step fails");
        assert_eq!(
            format!("{error:#}"),
            "step [2/3] Second failed after 0.0 s: no"
        );
        assert_eq!(*seen.borrow(), [1]);
    }
}
