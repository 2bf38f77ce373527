import { untrack } from "svelte";
import {
  type ApiError,
  type Args,
  call,
  type QueryCommand,
  type Result,
  toApiError,
} from "$lib/api";
import { topicsOf, touches } from "./topics";

/** One question with its answer, shared by every component that asks it. */
class Entry {
  data = $state.raw<unknown>(undefined);
  error = $state.raw<ApiError | null>(null);
  loading = $state(false);
  users = 0;
  #stale = true;
  #run = 0;

  constructor(
    readonly command: QueryCommand,
    readonly args: unknown,
  ) {}

  attach(): void {
    this.users += 1;
    if (this.#stale && !this.loading) void this.fetch();
  }

  detach(): void {
    this.users -= 1;
  }

  /** Forgets that the answer is fresh; asks again at once when someone is looking. */
  invalidate(): void {
    this.#stale = true;
    if (this.users > 0) void this.fetch();
  }

  /** Asks; an answer that was overtaken by a later question is dropped. */
  async fetch(): Promise<void> {
    const run = ++this.#run;
    this.#stale = false;
    this.loading = true;
    try {
      const data = await call(this.command, this.args as Args<QueryCommand>);
      if (run !== this.#run) return;
      this.data = data;
      this.error = null;
    } catch (thrown) {
      if (run !== this.#run) return;
      this.error = toApiError(thrown);
      this.#stale = true;
    }
    this.loading = false;
  }
}

/** Answers kept for rooms that are not on screen, so that coming back shows them at once. */
const KEPT = 60;
const entries = new Map<string, Entry>();

function entryFor(command: QueryCommand, args: unknown): Entry {
  const key = `${command} ${JSON.stringify(args ?? {})}`;
  const found = entries.get(key);
  if (found) {
    entries.delete(key);
    entries.set(key, found);
    return found;
  }
  const entry = new Entry(command, args);
  entries.set(key, entry);
  if (entries.size > KEPT) {
    for (const [old, kept] of entries) {
      if (kept.users === 0 && kept !== entry) {
        entries.delete(old);
        break;
      }
    }
  }
  return entry;
}

/** What query() hands to a component; read the fields in markup or in $derived. */
export interface Query<T> {
  /** The last answer; while another is on its way the previous one stays. */
  readonly data: T | undefined;
  readonly error: ApiError | null;
  readonly loading: boolean;
  refetch(): Promise<void>;
}

/**
 * Asks a question while the component is on screen, and again when a mutation touches its topics.
 * Pass a function when the arguments change; answer null from it to ask nothing yet.
 */
export function query<K extends QueryCommand>(
  command: K,
  args: Args<K> | (() => Args<K> | null),
): Query<Result<K>> {
  const entry = $derived.by(() => {
    const now = typeof args === "function" ? (args as () => Args<K> | null)() : args;
    return now === null ? null : untrack(() => entryFor(command, now));
  });
  let previous = $state.raw<unknown>(undefined);

  $effect(() => {
    const current = entry;
    if (current === null) return;
    untrack(() => current.attach());
    return () => current.detach();
  });
  $effect(() => {
    if (entry?.data !== undefined) previous = entry.data;
  });

  return {
    get data() {
      if (entry === null) return undefined;
      return (entry.data ?? (entry.error ? undefined : previous)) as Result<K> | undefined;
    },
    get error() {
      return entry?.error ?? null;
    },
    get loading() {
      return entry !== null && (entry.loading || (entry.data === undefined && !entry.error));
    },
    async refetch() {
      await entry?.fetch();
    },
  };
}

/** Asks again every query that depends on one of these topics. */
export function invalidate(touched: readonly string[]): void {
  for (const entry of entries.values()) {
    if (touches(topicsOf(entry.command), touched)) entry.invalidate();
  }
}

/** Forgets every answer: another engagement was opened, or none is open. */
export function forgetAll(): void {
  for (const [key, entry] of entries) {
    if (entry.users === 0) entries.delete(key);
    else entry.invalidate();
  }
}
