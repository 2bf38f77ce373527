export { default as ChoiceRow } from "./Choice.svelte";
export { Draft, Drafts, type Form, type Saving } from "./draft.svelte";
export { rebased } from "./rebase";
export { default as RemoveDialog } from "./RemoveDialog.svelte";
export { useCapabilities, type Named } from "./capabilities.svelte";
export { default as Picker, type Choice } from "./Picker.svelte";
