/** One column of a grid. */
export interface GridColumn {
  id: string;
  label: string;
  /** Pixels; columns without one share what is left. */
  width?: number;
  align?: "left" | "center" | "right";
  /** True when its cells can be set from the keyboard and by paste. */
  editable?: boolean;
  /** True keeps the column in sight while others scroll sideways; leading columns only. */
  frozen?: boolean;
  /** Said on hover of the heading. */
  title?: string;
}

/** A text for a cell; "" clears it. */
export interface GridEdit<R, C> {
  row: R;
  column: C;
  text: string;
}

/** How an edit came about. */
export type EditHow = "type" | "clear" | "paste" | "fill";

/** A cell by row key and column id: it survives sorting and filtering. */
export interface Place {
  row: string;
  column: string;
}

/** What a cell's snippet may want to know. */
export interface CellState {
  active: boolean;
  selected: boolean;
}
