export { display } from "./display.svelte";
export type { Theme } from "./display.svelte";
export { history } from "./history.svelte";
export { attempt, mutate } from "./mutate.svelte";
export { forgetAll, invalidate, query } from "./query.svelte";
export type { Query } from "./query.svelte";
export { toasts } from "./toasts.svelte";
