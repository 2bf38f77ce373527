import { describe, expect, it } from "vitest";
import { fill, formatTsv, parseTsv, pasteInto } from "./clipboard";

const size = { rows: 4, columns: 4 };
const brief = (puts: { row: number; column: number; text: string }[]) =>
  puts.map(({ row, column, text }) => `${row},${column}=${text}`);

describe("parseTsv", () => {
  it.each([
    ["", []],
    ["3", [["3"]]],
    [
      "1\t2\n3\t4\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["1\t\t3", [["1", "", "3"]]],
    ["1\n\n3", [["1"], [""], ["3"]]],
    ['"two\nlines"\tb', [["two\nlines", "b"]]],
    ['"say ""no"""', [['say "no"']]],
    ['5" disk', [['5" disk']]],
  ])("%j", (text, expected) => {
    expect(parseTsv(text)).toEqual(expected);
  });

  it("reads what formatTsv wrote", () => {
    const rows = [
      ["a\tb", 'q"q'],
      ["two\nlines", ""],
    ];
    expect(parseTsv(formatTsv(rows))).toEqual(rows);
  });
});

describe("pasteInto", () => {
  it("fills a selection with one value", () => {
    const range = { top: 0, left: 0, bottom: 1, right: 1 };
    expect(brief(pasteInto([["2"]], range, size))).toEqual(["0,0=2", "0,1=2", "1,0=2", "1,1=2"]);
  });

  it("lays a block down from the corner and leaves what falls outside", () => {
    const range = { top: 3, left: 2, bottom: 3, right: 2 };
    const block = [
      ["1", "2", "3"],
      ["4", "5", "6"],
    ];
    expect(brief(pasteInto(block, range, size))).toEqual(["3,2=1", "3,3=2"]);
  });

  it("repeats a block that fits a whole number of times", () => {
    const range = { top: 0, left: 0, bottom: 2, right: 1 };
    expect(brief(pasteInto([["1", "2"]], range, size))).toEqual([
      "0,0=1",
      "0,1=2",
      "1,0=1",
      "1,1=2",
      "2,0=1",
      "2,1=2",
    ]);
  });

  it("does nothing with nothing", () => {
    expect(pasteInto([], { top: 0, left: 0, bottom: 0, right: 0 }, size)).toEqual([]);
  });
});

describe("fill", () => {
  it("copies the first row down and the first column right", () => {
    const range = { top: 0, left: 1, bottom: 2, right: 2 };
    const text = (row: number, column: number) => `${row}${column}`;
    expect(brief(fill(range, "down", text))).toEqual(["1,1=01", "1,2=02", "2,1=01", "2,2=02"]);
    expect(brief(fill(range, "right", text))).toEqual(["0,2=01", "1,2=11", "2,2=21"]);
  });
});
