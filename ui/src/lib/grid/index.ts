export { default as Grid } from "./Grid.svelte";
export type { CellState, EditHow, GridColumn, GridEdit, Place } from "./types";
