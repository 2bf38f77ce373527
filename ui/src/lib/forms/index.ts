export { default as ChoiceRow } from "./Choice.svelte";
export { Draft, Drafts, type Form, type Saving } from "./draft.svelte";
export { rebased } from "./rebase";
export { default as RemoveDialog } from "./RemoveDialog.svelte";
