import type { GridRow, Person, RatingGrid, Role, Scale } from "$lib/api";
import type { GridColumn } from "$lib/grid";

/** One column of the rating grid. */
export interface RateColumn extends GridColumn {
  kind: "capability" | "person" | "spread" | "median" | "agreed" | "target";
  /** Whose answers it holds, and their place among the cells of a row. */
  person: Person | null;
  index: number;
}

interface Given {
  people: readonly Person[];
  roles: readonly Role[];
  /** True heads the columns with numbers, so that nobody is named. */
  hidden: boolean;
  /** Pixels for the whole grid; 0 before it is measured. */
  width: number;
  /** True for the projector's larger type. */
  large: boolean;
}

/** The least width of the column of capabilities, below which the grid scrolls sideways. */
const LEAST = 216;
/** Where capabilities have this much, what is left over goes to people and spreads. */
const ENOUGH = 460;

/** The columns for a round's participants, laid over a width so that the capabilities get the rest. */
export function columnsFor({ people, roles, hidden, width, large }: Given): RateColumn[] {
  const px = (n: number) => Math.round(n * (large ? 1.3 : 1));
  const narrow = isNarrow(width);
  const least = {
    person: px(narrow && people.length > 6 ? 30 : 34),
    spread: large ? 112 : narrow ? 76 : 92,
    median: px(narrow ? 38 : 44),
    agreed: px(48),
    target: px(narrow ? 36 : 44),
  };
  const needed =
    people.length * least.person + least.spread + least.median + least.agreed + least.target;
  const spare = Math.max(0, Math.floor(width) - needed - ENOUGH);
  const person = least.person + Math.min(8, Math.floor(spare / 2 / Math.max(1, people.length)));
  const spread = least.spread + Math.min(64, Math.floor(spare / 4));
  const taken = needed + people.length * (person - least.person) + spread - least.spread;
  const rest = [
    { id: "spread", label: "Spread", width: spread, title: "Lowest to highest rating" },
    { id: "median", label: "Med.", width: least.median, title: "Median of the individual ratings" },
    { id: "agreed", label: "Agreed", width: least.agreed, title: "What the room settled on" },
    { id: "target", label: "Tgt.", width: least.target, title: "Target, own or inherited" },
  ] as const;
  const none = { person: null, index: -1 };
  return [
    {
      ...none,
      id: "capability",
      kind: "capability",
      label: "Capability",
      width: Math.max(LEAST, Math.floor(width) - taken),
      frozen: true,
    },
    ...people.map((one, index): RateColumn => ({
      id: columnOf(one),
      kind: "person",
      label: hidden ? String(index + 1) : one.code,
      width: person,
      align: "center",
      editable: true,
      person: one,
      index,
      ...(hidden ? { title: `Participant ${index + 1}` } : { title: nameOf(one, roles) }),
    })),
    ...rest.map((column): RateColumn => {
      const editable = column.id === "agreed" || column.id === "target";
      return { ...none, ...column, kind: column.id, align: "center", editable };
    }),
  ];
}

/** Says whether the grid has so little width that it draws closer together. */
export function isNarrow(width: number): boolean {
  return width > 0 && width < 840;
}

/** The id of a person's column. */
export function columnOf(person: Person): string {
  return `person:${person.id}`;
}

/** A person with their role, as the tooltip of a column says it. */
export function nameOf(person: Person, roles: readonly Role[]): string {
  const role = roles.find((r) => r.id === person.role);
  return role ? `${person.name}, ${role.title}` : person.name;
}

/** The scale of a row. */
export function scaleOf(grid: RatingGrid, row: GridRow): Scale {
  return (grid.scales[row.scale] ?? grid.scales[0]) as Scale;
}

/** Says whether a cell can be set at all; whether the round is open is another question. */
export function settable(row: GridRow, column: RateColumn): boolean {
  if (column.kind === "target") return true;
  return row.node.leaf && (column.kind === "person" || column.kind === "agreed");
}

/** How many columns a cell covers: the roll-up of a row stands across people, spread and agreement. */
export function spanOf(row: GridRow, column: RateColumn, columns: readonly RateColumn[]): number {
  if (row.node.leaf || column.id !== columns[1]?.id) return 1;
  return Math.max(1, columns.length - 2);
}
