export { default as Grid } from "./Grid.svelte";
export type { CellState, EditHow, GridColumn, GridEdit, Place } from "./types";
export { visible, type Window } from "./window";
