import { SvelteMap } from "svelte/reactivity";
import { type ApiError, type ModelRow, type ModelView, type Scale, toApiError } from "$lib/api";
import { session } from "$lib/frame";
import { attempt, mutate, toasts } from "$lib/state";
import { editOf } from "./draft";
import { Draft } from "./draft.svelte";
import {
  above,
  type Blank,
  childOf,
  inSight,
  moved,
  rowOf,
  shownRows,
  siblingAfter,
  turnsToGroup,
  type Way,
} from "./tree";

/** A cell that is being typed in the table. */
export interface Editing {
  id: string;
  column: "title" | "weight";
  text: string;
}

/** What the room asks before it goes on. */
export type Asking =
  | { what: "retire"; row: ModelRow }
  | { what: "group"; row: ModelRow; go: () => void }
  | { what: "scale"; lost: number; go: () => void }
  | { what: "root" | "add" | "remove" };

/** Drafts that are not saved, by file and capability: they outlive the room, so that nothing typed is lost. */
const drafts = new SvelteMap<string, Draft>();
const keyOf = (id: string): string => `${session.document?.path ?? ""} ${id}`;

/** The editor of one model: what is selected, folded, typed and asked. */
export class Desk {
  #view: () => ModelView | undefined;
  #locked: () => string | null;
  #wanted = $state<string | null>(null);
  #place = 0;
  folded = $state.raw<ReadonlySet<string>>(new Set());
  retired = $state(true);
  editing = $state.raw<Editing | null>(null);
  adding = $state.raw<Blank | null>(null);
  /** What stood in the way of the last change made in the table. */
  failure = $state.raw<ApiError | null>(null);
  asking = $state.raw<Asking | null>(null);
  focusTree: () => void = () => undefined;

  constructor(view: () => ModelView | undefined, locked: () => string | null) {
    this.#view = view;
    this.#locked = locked;
  }

  readonly rows = $derived.by((): readonly ModelRow[] => this.#view()?.rows ?? []);
  readonly shown = $derived.by(() =>
    shownRows(this.rows, { folded: this.folded, retired: this.retired }),
  );
  /** The index of the selected row; -1 while there is none. */
  readonly at = $derived.by(() => inSight(this.rows, this.shown, this.#wanted, this.#place));
  readonly selected = $derived.by((): ModelRow | undefined => this.shown[this.at]?.row);
  readonly gone = $derived.by(() => this.rows.filter((row) => row.retired).length);

  get view(): ModelView | undefined {
    return this.#view();
  }
  /** Why nothing can be changed; none where it can. */
  get locked(): string | null {
    return this.#locked();
  }

  scaleOf(row: ModelRow): Scale | undefined {
    const root = this.view?.root;
    return root?.scales.find((scale) => scale.code === (row.capability.scale ?? root.scale));
  }

  select(id: string): void {
    this.#wanted = id;
    this.#place = Math.max(
      0,
      this.shown.findIndex((one) => one.id === id),
    );
  }

  /** Selects a capability and opens whatever folds it away. */
  show(id: string): void {
    const over = above(this.rows, id);
    if (over.some((one) => this.folded.has(one))) {
      this.folded = new Set([...this.folded].filter((one) => !over.includes(one)));
    }
    if (rowOf(this.rows, id)?.retired) this.retired = true;
    this.select(id);
  }

  go(to: number): void {
    const one = this.shown[Math.max(0, Math.min(to, this.shown.length - 1))];
    if (one) this.select(one.id);
  }

  fold(id: string, closed: boolean): void {
    const next = new Set(this.folded);
    if (closed) next.add(id);
    else next.delete(id);
    this.folded = next;
  }

  foldAll(closed: boolean): void {
    const parents = this.rows.filter((row) => !row.leaf).map((row) => row.capability.id);
    this.folded = new Set(closed ? parents : []);
  }

  /** What is typed about a row, kept while it is not saved. */
  draftOf(row: ModelRow): Draft {
    const { id } = row.capability;
    const known = drafts.get(keyOf(id));
    if (known) return known;
    return new Draft(row.capability, this.scaleOf(row), row.leaf);
  }
  /** Keeps a draft that is not saved, forgets one that is. */
  keep(draft: Draft): void {
    if (draft.dirty) drafts.set(keyOf(draft.id), draft);
    else drafts.delete(keyOf(draft.id));
  }
  unsaved(id: string): boolean {
    return drafts.get(keyOf(id))?.dirty === true;
  }

  edit(column: Editing["column"], text?: string): void {
    const row = this.selected;
    if (!row || this.locked) return this.sayLocked();
    const { id, title, weight } = row.capability;
    this.adding = null;
    this.editing = { id, column, text: text ?? (column === "title" ? title : String(weight)) };
  }

  /** Saves the cell that is typed; it stays open where that fails. */
  async commit(value: string | number): Promise<void> {
    const { editing } = this;
    const row = rowOf(this.rows, editing?.id ?? null);
    if (!editing || !row) return;
    const { capability } = row;
    if (capability[editing.column] === value) return this.stop();
    const done = await this.#try(() =>
      mutate("edit_capability", { ...editOf(capability), [editing.column]: value }),
    );
    if (done && this.editing === editing) this.stop();
  }

  /** Leaves the cell or the new row as they were. */
  stop(): void {
    this.editing = null;
    this.adding = null;
    this.failure = null;
    this.focusTree();
  }

  add(where: "beside" | "below"): void {
    if (this.locked) return this.sayLocked();
    const id = this.selected?.capability.id ?? null;
    const blank =
      where === "below" && id !== null ? childOf(this.rows, id) : siblingAfter(this.rows, id);
    if (!blank) return;
    this.#guard(blank.parent, () => {
      if (blank.parent !== null) this.fold(blank.parent, false);
      this.editing = null;
      this.adding = blank;
    });
  }

  async commitNew(title: string): Promise<void> {
    const { adding, view } = this;
    if (!adding || !view) return;
    const { parent, position } = adding;
    let id = "";
    const done = await this.#try(async () => {
      id = await mutate("add_capability", {
        model: view.root.id,
        parent,
        position,
        code: "",
        title,
      });
    });
    if (!done) return;
    this.#wanted = id;
    if (this.adding === adding) this.stop();
  }

  move(way: Way): void {
    const row = this.selected;
    if (!row || this.locked) return this.sayLocked();
    const { id, code } = row.capability;
    const to = moved(this.rows, id, way, this.retired);
    if (!to) return;
    this.#guard(way === "in" ? to.parent : null, () => {
      void attempt(async () => {
        await mutate("move_capability", { id, ...to });
        if (to.parent !== null) this.fold(to.parent, false);
        const under = rowOf(this.rows, to.parent)?.capability.code;
        if (way === "in" || way === "out")
          toasts.say(`${code} now stands ${under ? `below ${under}` : "at the top"}.`);
      });
    });
  }

  ask(asking: Asking): void {
    if (this.locked) return this.sayLocked();
    this.asking = asking;
  }

  retire(): void {
    if (this.selected) this.ask({ what: "retire", row: this.selected });
  }

  /** Closes whatever was asked and goes back to the table. */
  close(): void {
    this.asking = null;
    this.focusTree();
  }

  sayLocked(): void {
    if (this.locked) toasts.say(this.locked);
  }

  #guard(parent: string | null, go: () => void): void {
    const row = turnsToGroup(this.rows, parent);
    if (row) this.asking = { what: "group", row, go };
    else go();
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = toApiError(thrown);
      return false;
    }
  }
}
