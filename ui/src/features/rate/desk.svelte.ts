import { call, type GridRow, type RatingChange, type TargetChange, toApiError } from "$lib/api";
import type { Place } from "$lib/grid";
import { attempt, display, mutate, toasts } from "$lib/state";
import { columnOf, scaleOf } from "./columns";
import { change, plan, planConfidence } from "./plan";
import type { Plan, Put, RatingCell, Reader, TargetPut } from "./plan";
import {
  above,
  belongs,
  discussQueue,
  idOf,
  leavesBelow,
  leavesOf,
  nextInQueue,
  nextLeaf,
  shownRows,
  stepLeaf,
  type View,
} from "./rows";
import type { Sheet } from "./sheet.svelte";

/** What the grid on screen can be asked to do. */
export interface Hands {
  goTo: (place: Place) => void;
  focus: () => void;
}

/** Answers that wait for the reason why they do not apply. */
export interface Asking {
  cells: readonly RatingCell[];
  /** The rest of what is saved with them: one command, all or nothing. */
  also: readonly RatingChange[];
  /** The leaf whose agreement it is, in place of cells. */
  agreed: GridRow | null;
  reason: string;
}

const noFolds: Record<View, ReadonlySet<string>> = {
  all: new Set(),
  unanswered: new Set(),
  discuss: new Set(),
};

/** Where the person is in the rating room, and what they are doing there. */
export class Desk {
  view = $state<View>("all");
  hideNames = $state(false);
  /** The active cell. */
  active = $state.raw<Place | null>(null);
  /** The capability on the projector; none while the grid is shown. */
  projected = $state<string | null>(null);
  asking = $state.raw<Asking | null>(null);
  /** The cell whose note is being written. */
  noting = $state.raw<RatingCell | null>(null);
  /** Why a paste was refused. */
  refused = $state.raw<readonly string[]>([]);
  /** Goes up when the agreed rating is to take the focus. */
  settling = $state(0);
  #kept = $state.raw<ReadonlySet<string>>(new Set());
  #folds = $state.raw(noFolds);
  #hands: Hands | null = null;
  readonly #sheet: () => Sheet | null;
  readonly #locked: () => string | null;

  constructor(sheet: () => Sheet | null, locked: () => string | null) {
    this.#sheet = sheet;
    this.#locked = locked;
  }

  get sheet(): Sheet | null {
    return this.#sheet();
  }
  /** Why nothing can be set; null where it can. */
  get locked(): string | null {
    return this.#locked();
  }

  readonly grid = $derived.by(() => this.sheet?.grid);
  readonly all: readonly GridRow[] = $derived.by(() => this.grid?.rows ?? []);
  readonly folded = $derived.by(() => this.#folds[this.view]);
  readonly shown = $derived.by(() =>
    shownRows(this.all, { view: this.view, kept: this.#kept, folded: this.folded }),
  );
  readonly queue = $derived.by(() => discussQueue(this.all));
  readonly row = $derived.by(() => this.all.find((row) => idOf(row) === this.active?.row) ?? null);
  /** Nobody is named while names are hidden or the projector is on. */
  readonly hidden = $derived.by(
    () => this.hideNames || display.projector || this.projected !== null,
  );

  /** The cell of a person that is active; null elsewhere. */
  readonly cell = $derived.by((): RatingCell | null => {
    const at = this.grid?.people.findIndex((person) => columnOf(person) === this.active?.column);
    const person = at === undefined ? undefined : this.grid?.people[at];
    if (at === undefined || !person || !this.row?.node.leaf) return null;
    return { row: this.row, person, now: this.row.cells[at] ?? null };
  });

  /** The grid says that it is on screen; answers with what takes it away again. */
  takes(hands: Hands): () => void {
    this.#hands = hands;
    return () => {
      if (this.#hands === hands) this.#hands = null;
    };
  }

  focusGrid(): void {
    this.#hands?.focus();
  }

  /** Shows a view; its leaves stay in sight until a view is chosen again. */
  choose(view: View): void {
    this.view = view;
    this.#kept = leavesOf(this.all, view);
    const first = this.shown.find((row) => row.node.leaf);
    if (first && !this.shown.some((row) => idOf(row) === this.active?.row)) this.goTo(idOf(first));
    this.focusGrid();
  }

  fold(id: string, folded: boolean): void {
    const next = new Set(this.folded);
    if (folded) next.add(id);
    else next.delete(id);
    this.#folds = { ...this.#folds, [this.view]: next };
  }

  /** Folds every roll-up row up, or opens them all. */
  foldAll(folded: boolean): void {
    const inner = this.all.filter((row) => !row.node.leaf && row.node.depth > 0);
    const next = new Set(folded ? inner.map(idOf) : []);
    this.#folds = { ...this.#folds, [this.view]: next };
    const top = this.active && above(this.all, this.active.row).at(-1);
    if (folded && top) this.goTo(top);
  }

  /** Makes a row the active one, in a column or in the one at hand, and brings it into sight. */
  goTo(id: string, column?: string): void {
    const row = this.all.find((one) => idOf(one) === id);
    if (!row) return;
    if (this.view !== "all" && row.node.leaf && !belongs(row, this.view) && !this.#kept.has(id)) {
      this.view = "all";
    }
    for (const parent of above(this.all, id)) if (this.folded.has(parent)) this.fold(parent, false);
    const place = { row: id, column: column ?? this.active?.column ?? this.#firstColumn };
    if (this.#hands) this.#hands.goTo(place);
    else this.active = place;
  }

  get #firstColumn(): string {
    const person = this.grid?.people[0];
    return person ? columnOf(person) : "agreed";
  }

  /**
   * Begins on a row that was asked for, else where the person was, else on the first leaf; answers
   * whether it went where it was asked to.
   */
  begin(wanted: string | undefined): boolean {
    const known = (id: string | undefined) => this.all.some((row) => idOf(row) === id);
    const here = this.active?.row;
    const first = this.all.find((row) => row.node.leaf) ?? this.all[0];
    if (wanted && wanted !== here && known(wanted)) {
      this.goTo(wanted);
      return true;
    }
    if ((here === undefined || !known(here)) && first) {
      this.active = { row: idOf(first), column: this.#firstColumn };
    }
    return false;
  }

  nextToDiscuss(): void {
    const next = nextInQueue(this.queue, this.active?.row ?? null);
    if (next) this.goTo(idOf(next));
    else toasts.say("Nothing waits for discussion.");
  }

  nextUnanswered(): void {
    const from = this.active?.row ?? null;
    const next = nextLeaf(this.all, from, (row) => belongs(row, "unanswered"));
    if (next) this.goTo(idOf(next));
    else if (this.row && belongs(this.row, "unanswered")) this.goTo(idOf(this.row));
    else toasts.say("Every capability has an answer.");
  }

  /** Goes to the leaf below, as Enter does. */
  down(): void {
    const next = stepLeaf(this.shown, this.active?.row ?? null, 1);
    if (next) this.goTo(idOf(next));
  }

  /** Does what was typed, cleared, filled or pasted; with a problem in it nothing is done. */
  put(puts: readonly Put[], read: Reader): void {
    if (this.#refuseLocked()) return;
    const grid = this.grid;
    if (!grid) return;
    const made = plan(puts, read, (row) => scaleOf(grid, row));
    if (made.problems.length > 0) {
      if (puts.some((put) => put.from !== undefined)) this.refused = made.problems;
      else toasts.say(made.problems[0] ?? "");
      return;
    }
    this.#carryOut(made);
  }

  #carryOut(made: Plan): void {
    if (made.reasons.length > 0) {
      const first = made.reasons[0]?.now?.answer;
      const reason = first?.state === "not_applicable" ? first.reason : "";
      this.asking = { cells: made.reasons, also: made.ratings, agreed: null, reason };
    } else void this.sheet?.rate(made.ratings);
    if (made.targets.length > 0) void this.setTargets(made.targets);
    if (made.agreed) {
      const { row, value } = made.agreed;
      if (value === "reason") this.askAgreed(row);
      else void attempt(() => this.agree(row, value === null ? null : { state: "level", value }));
    }
  }

  /** Asks why an agreement does not apply. */
  askAgreed(row: GridRow): void {
    const now = row.agreed?.answer;
    const reason = now?.state === "not_applicable" ? now.reason : (row.agreed?.rationale ?? "");
    this.asking = { cells: [], also: [], agreed: row, reason };
  }

  /** Marks the active cell as not applicable: asks for the reason first. */
  notApplicable(): void {
    if (this.#refuseLocked()) return;
    if (this.active?.column === "agreed" && this.row?.node.leaf) this.askAgreed(this.row);
    else if (this.cell) {
      const now = this.cell.now?.answer;
      const reason = now?.state === "not_applicable" ? now.reason : "";
      this.asking = { cells: [this.cell], also: [], agreed: null, reason };
    } else toasts.say("Choose the cell of a person first.");
  }

  /** Takes the reason and saves all that waited for it; throws ApiError for an agreement. */
  async answerReason(reason: string): Promise<void> {
    const asked = this.asking;
    if (!asked) return;
    const answer = { state: "not_applicable", reason } as const;
    if (asked.agreed) await this.agree(asked.agreed, answer);
    else {
      const changes = asked.cells.map((cell) => change(cell, { answer }));
      void this.sheet?.rate([...asked.also, ...changes]);
    }
    this.asking = null;
  }

  writeNote(): void {
    if (this.#refuseLocked()) return;
    if (this.cell) this.noting = this.cell;
    else toasts.say("Choose the cell of a person first.");
  }

  turnConfidence(cells: readonly RatingCell[] = this.cell ? [this.cell] : []): void {
    if (this.#refuseLocked()) return;
    const changes = planConfidence(cells);
    if (changes.length > 0) void this.sheet?.rate(changes);
    else toasts.say("Rate first, then say how sure they are.");
  }

  /** Moves on to the agreed rating of the active row. */
  settle(): void {
    if (this.#refuseLocked()) return;
    if (this.row?.node.leaf) this.settling += 1;
    else toasts.say("Roll-ups follow from what is below them: choose a capability.");
  }

  /** Sets or takes back what the room settled on; throws ApiError. */
  async agree(
    row: GridRow,
    answer: RatingChange["answer"],
    rationale: string = row.agreed?.rationale ?? "",
  ): Promise<void> {
    const { sheet } = this;
    if (!sheet) return;
    const capability = idOf(row);
    const args = { round: sheet.round, capability, answer, rationale: answer ? rationale : "" };
    await sheet.change([capability], () => mutate("set_agreed", args));
  }

  /** Sets targets in one command; the day of a target that stands is kept. */
  async setTargets(puts: readonly TargetPut[], due?: string | null): Promise<void> {
    const { sheet } = this;
    if (!sheet || this.#refuseLocked()) return;
    await attempt(async () => {
      const changes: TargetChange[] = [];
      for (const { row, value } of puts) {
        const capability = idOf(row);
        const day =
          due === undefined && value !== null ? await dueOf(sheet.round, capability) : due;
        changes.push({ capability, value, due: day ?? null });
      }
      const leaves = puts.flatMap(({ row }) => leavesBelow(this.all, idOf(row)).map(idOf));
      await sheet.change([...new Set(leaves)], () =>
        mutate("set_targets", { round: sheet.round, changes }),
      );
    });
  }

  /** Shows the active capability to the room. */
  project(): void {
    const here = this.row?.node.leaf ? this.row : stepLeaf(this.all, this.active?.row ?? null, 1);
    const shown = here ?? this.all.find((row) => row.node.leaf);
    this.projected = shown ? idOf(shown) : null;
  }

  /** Goes back to the grid, to the capability that was shown last. */
  unproject(): void {
    const last = this.projected;
    this.projected = null;
    if (last) this.goTo(last);
    this.focusGrid();
  }

  #refuseLocked(): boolean {
    if (this.locked) toasts.say(this.locked);
    return this.locked !== null;
  }

  /** Says why a key does nothing here, when that is because nothing may be set. */
  sayLocked(): void {
    this.#refuseLocked();
  }
}

/** The day of a leaf's own target: setting a level must not lose it. */
async function dueOf(round: string, capability: string): Promise<string | null> {
  try {
    const view = await call("capability", { round, capability, against: null });
    return view.own_target?.due ?? null;
  } catch (thrown) {
    throw toApiError(thrown);
  }
}
