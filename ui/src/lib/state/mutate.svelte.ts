import {
  call,
  type Args,
  type Changed,
  type MutationCommand,
  toApiError,
  type ValueOf,
} from "$lib/api";
import { history } from "./history.svelte";
import { invalidate } from "./query.svelte";
import { toasts } from "./toasts.svelte";

/**
 * Changes something: calls the command, feeds undo and redo, and has every query asked again
 * that depends on what was touched. Throws ApiError.
 */
export async function mutate<K extends MutationCommand>(
  command: K,
  args: Args<K>,
): Promise<ValueOf<K>> {
  history.began();
  try {
    const result = await call(command, args);
    const { topics, value, undo, redo } = result as Changed<ValueOf<K>>;
    history.set({ undo, redo });
    invalidate(topics);
    return value;
  } finally {
    history.ended();
  }
}

/** Does something that may fail, and shows the failure as a toast; undefined when it failed. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    toasts.error(toApiError(thrown));
    return undefined;
  }
}
