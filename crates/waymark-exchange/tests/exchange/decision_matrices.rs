//! Decision matrices and judgements as CSV.

use waymark_domain::decision_matrix::{Direction, Matrix};
use waymark_domain::ranking::Preference;
use waymark_exchange::decision_matrix_csv::{Limits, parse};
use waymark_exchange::{ExchangeError, judgements_csv};

use crate::says;

fn read(text: &str) -> Result<Matrix, ExchangeError> {
    parse(text.as_bytes(), &Limits::default())
}

fn refused(text: &str, parts: &[&str]) {
    match read(text) {
        Err(error) => says(&error, parts),
        Ok(matrix) => panic!("was read: {matrix:?}\n{text}"),
    }
}

#[test]
fn a_matrix_is_read() {
    let text = "tool,Speed,Cost,Docs\n#weight,2,1,1\n#direction,max,MIN,max\n#worst,0,,0\n#best,10,,5\n\
        #preference,linear,V-shape,usual\n#q,1,,\n#p,3,40,\nA,7,100,4\n\n\"B, the second\",5,80,\n";
    for (separator, mark) in [(",", ""), (";", "\u{feff}"), ("\t", "\u{feff}")] {
        // The name with a comma in it stays in quotes, whatever separates the cells.
        let own = text
            .replace(", the", "§ the")
            .replace(',', separator)
            .replace('§', ",");
        let matrix = read(&format!("{mark}{own}")).unwrap();
        assert_eq!(matrix.tools(), ["A", "B, the second"]);
        assert_eq!(matrix.weights(), [0.5, 0.25, 0.25]);
        let criteria = matrix.criteria();
        assert_eq!(criteria[1].direction, Direction::Min);
        assert_eq!(
            (criteria[0].worst, criteria[0].best),
            (Some(0.0), Some(10.0))
        );
        assert_eq!((criteria[1].worst, criteria[1].best), (None, None));
        assert_eq!(
            criteria[0].preference,
            Preference::Linear { q: 1.0, p: 3.0 }
        );
        assert_eq!(criteria[1].preference, Preference::VShape { p: 40.0 });
        assert_eq!(
            (matrix.value(0, 1), matrix.value(1, 2)),
            (Some(100.0), None)
        );
    }
}

#[test]
fn what_is_wrong_with_a_matrix_is_said_with_row_and_column() {
    let head = "tool,Speed,Cost\n#weight,2,1\n#direction,max,min\n";
    let check = |rows: &str, parts: &[&str]| refused(&format!("{head}{rows}"), parts);
    check(
        "A,nan,1\n",
        &["row 4, column 2 (Speed)", "“nan” is no finite number"],
    );
    check(
        "A,1,inf\n",
        &["row 4, column 3 (Cost)", "“inf” is no finite number"],
    );
    check(
        "A,1,1e999\n",
        &["row 4, column 3 (Cost)", "no finite number"],
    );
    check(
        "A,fast,1\n",
        &["row 4, column 2 (Speed)", "“fast” is no number"],
    );
    check(
        "A,\"1,5\",1\n",
        &["row 4, column 2 (Speed)", "decimals have a point"],
    );
    check(
        "A,1\n",
        &["row 4, column 3", "the row has 2 cells and the header 3"],
    );
    check(
        "A,1,2,3\n",
        &["row 4, column 4", "the row has 4 cells and the header 3"],
    );
    check(
        "A,1,2\nB,1,1\nA,2,2\n",
        &["row 6, column 1 (tool)", "“A” stands in row 4 already"],
    );
    check(
        ",1,2\n",
        &["row 4, column 1 (tool)", "the tool has no name"],
    );
    check(
        "#wieght,1,2\nA,1,2\n",
        &["row 4, column 1 (tool)", "no row “#wieght”", "#weight"],
    );
    check(
        "#weight,1,2\nA,1,2\n",
        &[
            "row 4, column 1 (tool)",
            "“#weight” stands in row 2 already",
        ],
    );
    check(
        "#worst,5,1\n#best,5,0\nA,1,2\n",
        &["row 5, column 2 (Speed)", "above the worst one, 5"],
    );
    check(
        "#worst,0,1\n#best,5,2\nA,1,2\n",
        &["row 5, column 3 (Cost)", "below the worst one, 1"],
    );
    check(
        "#worst,low,1\nA,1,2\n",
        &["row 4, column 2 (Speed)", "“low” is no number"],
    );
    check(
        "#preference,steep,\nA,1,2\n",
        &["row 4, column 2 (Speed)", "“steep”", "v-shape"],
    );
    check(
        "#preference,linear,\n#q,2,\n#p,1,\nA,1,2\n",
        &["row 4, column 2 (Speed)", "p of at least q"],
    );
    check(
        "#preference,,gaussian\nA,1,2\n",
        &["row 4, column 3 (Cost)", "a threshold s above 0"],
    );
    check("", &["there is no tool"]);
    check("A,1,\"2\n", &["row 4, column 3", "never closed"]);
    refused("", &["the decision matrix is empty"]);
    refused("tool\nA\n", &["there is no criterion"]);
    refused(
        "name,Speed\n#weight,1\n#direction,max\nA,1\n",
        &["row 1, column 1", "“name”", "must be “tool”"],
    );
    refused(
        "tool,S,S\n#weight,1,1\n#direction,max,max\nA,1,1\n",
        &["row 1, column 3 (S)", "in column 2 already"],
    );
    refused(
        "tool,S,\n#weight,1,1\n#direction,max,max\nA,1,1\n",
        &["row 1, column 3", "the criterion has no name"],
    );
    refused(
        "tool,S\n#direction,max\nA,1\n",
        &["the row “#weight” is missing"],
    );
    refused(
        "tool,S\n#weight,1\nA,1\n",
        &["the row “#direction” is missing"],
    );
    let weights = |row: &str, parts: &[&str]| {
        refused(
            &format!("tool,S,T\n{row}\n#direction,max,max\nA,1,1\n"),
            parts,
        );
    };
    weights(
        "#weight,1,-2",
        &[
            "row 2, column 3 (T)",
            "the weight is -2; it must be at least 0",
        ],
    );
    weights(
        "#weight,1,",
        &["row 2, column 3 (T)", "the weight is missing"],
    );
    weights(
        "#weight,1,nan",
        &["row 2, column 3 (T)", "no finite number"],
    );
    weights(
        "#weight,0,0",
        &["row 2, column 1 (tool)", "every weight is 0"],
    );
    let direction = |row: &str, parts: &[&str]| {
        refused(&format!("tool,S,T\n#weight,1,1\n{row}\nA,1,1\n"), parts);
    };
    direction(
        "#direction,max,up",
        &["row 3, column 3 (T)", "no direction “up”; it is max or min"],
    );
    direction(
        "#direction,max,",
        &["row 3, column 3 (T)", "the direction is missing"],
    );
}

#[test]
fn a_weight_of_zero_and_a_single_tool_are_fine() {
    let matrix = read("tool,S,T\n#weight,0,1\n#direction,max,min\nA,1,2\n").unwrap();
    assert_eq!(
        (matrix.weights(), matrix.tools().len()),
        (vec![0.0, 1.0], 1)
    );
}

#[test]
fn the_size_of_a_table_is_bounded() {
    let text = "tool,S,T\n#weight,1,1\n#direction,max,min\nA,1,2\nBB,1,2\n";
    let check = |limits: Limits, parts: &[&str]| {
        says(&parse(text.as_bytes(), &limits).unwrap_err(), parts);
    };
    let limits = Limits::default();
    assert!(parse(text.as_bytes(), &limits).is_ok());
    check(
        Limits {
            bytes: 10,
            ..limits
        },
        &["at most 10 are read"],
    );
    check(Limits { rows: 3, ..limits }, &["row 5", "more than 3 rows"]);
    check(
        Limits {
            columns: 2,
            ..limits
        },
        &["row 1, column 3", "more than 2 columns"],
    );
    check(
        Limits {
            cells: 11,
            ..limits
        },
        &["row 4", "11 cells"],
    );
    check(
        Limits { cell: 9, ..limits },
        &["row 3, column 1", "has 10 bytes; at most 9"],
    );
    let many: String = (0..60).map(|row| format!("T{row},x,1\n")).collect();
    let error = read(&format!(
        "tool,S,T\n#weight,1,1\n#direction,max,min\n{many}"
    ))
    .unwrap_err();
    assert!(error.to_string().ends_with("… and 10 more"), "{error}");
}

#[test]
fn comparisons_are_read_from_one_side_or_both() {
    let pairs = |text: &str| judgements_csv::parse_pairs(text.as_bytes(), &Limits::default());
    let upper = |text: &str| pairs(text).unwrap().comparisons.upper();
    let third = 1.0 / 3.0;
    assert_eq!(
        upper("criterion,a,b,c\na,1,1/3,2\nb,,1,4\nc,,,1\n"),
        [third, 2.0, 4.0]
    );
    assert_eq!(
        upper("criterion,a,b,c\na,,,\nb,3,,\nc,1/2,1/4,\n"),
        [third, 2.0, 4.0]
    );
    assert_eq!(upper("criterion;a;b\na;1;0.33\nb;3;1\n"), [0.33]);
    assert_eq!(
        pairs("criterion,a,b\na,1,2\nb,,1\n").unwrap().criteria,
        ["a", "b"]
    );
    let refused = |text: &str, parts: &[&str]| match pairs(text) {
        Err(error) => says(&error, parts),
        Ok(pairs) => panic!("{pairs:?}"),
    };
    refused(
        "criterion,a,b\na,1,2\nb,2,1\n",
        &[
            "row 2, column 3 (b)",
            "“a” to “b” is 2 here and 1 / 2 in row 3",
        ],
    );
    refused(
        "criterion,a,b\na,1,\nb,,1\n",
        &["row 2, column 3 (b)", "“a” is not compared with “b”"],
    );
    refused(
        "criterion,a,b\na,1,0\nb,,1\n",
        &["row 2, column 3 (b)", "“0” is not a ratio above 0"],
    );
    refused(
        "criterion,a,b\na,1,-2\nb,,1\n",
        &["row 2, column 3 (b)", "not a ratio above 0"],
    );
    refused(
        "criterion,a,b\na,1,1/0\nb,,1\n",
        &["row 2, column 3 (b)", "not a ratio above 0"],
    );
    refused(
        "criterion,a,b\na,1,much\nb,,1\n",
        &["row 2, column 3 (b)", "“much” is no number"],
    );
    refused(
        "criterion,a,b\na,2,3\nb,,1\n",
        &["row 2, column 2 (a)", "against itself is 1"],
    );
    refused(
        "criterion,a,b\nb,1,3\na,,1\n",
        &["row 2, column 1 (criterion)", "by the header it is “a”"],
    );
    refused("criterion,a,b\na,1,3\n", &["1 rows stand below 2 criteria"]);
    refused("what,a\na,1\n", &["row 1, column 1", "must be “criterion”"]);
}

#[test]
fn best_and_worst_are_told_by_their_ones() {
    let read = |text: &str| judgements_csv::parse_best_worst(text.as_bytes(), &Limits::default());
    let text = "criterion,best_to_others,others_to_worst\nprice,1,8\nquality,2,4\nstyle,8,1\n";
    let found = read(text).unwrap();
    assert_eq!(found.criteria, ["price", "quality", "style"]);
    assert!(read("criterion,Best to others,Others to worst\na,1,2\nb,2,1\n").is_ok());
    let refused = |text: &str, parts: &[&str]| match read(text) {
        Err(error) => says(&error, parts),
        Ok(found) => panic!("{found:?}"),
    };
    let head = "criterion,best_to_others,others_to_worst\n";
    let check = |rows: &str, parts: &[&str]| refused(&format!("{head}{rows}"), parts);
    check(
        "a,1,10\nb,2,1\n",
        &[
            "row 2, column 3 (others_to_worst)",
            "10 is not a ratio from 1 to 9",
        ],
    );
    check(
        "a,1,\nb,2,1\n",
        &["row 2, column 3 (others_to_worst)", "the ratio is missing"],
    );
    check(
        "a,2,3\nb,3,1\n",
        &["row 1, column 2 (best_to_others)", "no criterion has 1"],
    );
    check("a,1,3\nb,2,1\n", &["row 3", "the same in both lists"]);
    check(
        "a,1,2\na,2,1\n",
        &["row 3, column 1 (criterion)", "“a” stands in row 2 already"],
    );
    check("", &["there is no criterion"]);
    refused(
        "criterion,points\na,1\n",
        &["the columns are criterion, best_to_others and others_to_worst"],
    );
}

#[test]
fn points_of_several_people_are_read() {
    let read =
        |text: &str| judgements_csv::parse_given(text.as_bytes(), "points", &Limits::default());
    let given = read("criterion,Ada,Ben\nspeed,100,80\ncost,50,100\n").unwrap();
    assert_eq!(given.criteria, ["speed", "cost"]);
    assert_eq!(given.people[1], ("Ben".to_owned(), vec![80.0, 100.0]));
    let refused = |text: &str, parts: &[&str]| match read(text) {
        Err(error) => says(&error, parts),
        Ok(given) => panic!("{given:?}"),
    };
    refused(
        "criterion,points\na,-1\n",
        &["row 2, column 2 (points)", "-1 is below 0"],
    );
    refused(
        "criterion,points\na,\n",
        &["row 2, column 2 (points)", "the points are missing"],
    );
    refused(
        "criterion,points\na,many\n",
        &["row 2, column 2 (points)", "“many” is no number"],
    );
    refused(
        "criterion\na\n",
        &["row 1, column 2", "there is no column of points"],
    );
    refused("criterion,points\n", &["there is no criterion"]);
}
