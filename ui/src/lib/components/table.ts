/** One column of a DataTable. */
export interface TableColumn<R> {
  id: string;
  label: string;
  /** What is shown when no cell snippet is given, and what sorting compares. */
  value: (row: R) => string | number | null;
  numeric?: boolean;
  /** A CSS width; columns without one share what is left. */
  width?: string;
  /** False for columns whose order means nothing. */
  sortable?: boolean;
  /** Decimals of a numeric column: the same in every row. */
  decimals?: number;
}

/** By which column, and which way. */
export interface Sort {
  column: string;
  descending: boolean;
}

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Sorts rows by a column; what is missing comes last either way, ties keep their order. */
export function sortRows<R>(
  rows: readonly R[],
  columns: readonly TableColumn<R>[],
  sort: Sort | null,
): readonly R[] {
  const column = sort && columns.find((c) => c.id === sort.column);
  if (!column || !sort) return rows;
  const way = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = column.value(a);
    const y = column.value(b);
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === "number" && typeof y === "number") return way * (x - y);
    return way * byText.compare(String(x), String(y));
  });
}

/** A cell as text. */
export function cellText<R>(column: TableColumn<R>, row: R): string {
  const value = column.value(row);
  if (value === null) return "–";
  if (typeof value === "number") {
    const text = column.decimals === undefined ? String(value) : value.toFixed(column.decimals);
    return text.replace("-", "−");
  }
  return value;
}
