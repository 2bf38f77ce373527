import { untrack } from "svelte";
import { type ApiError, toApiError } from "$lib/api";
import { rebased } from "./rebase";

/** What every form here has. */
export interface Form {
  id: string | null;
  title: string;
}

/** How a form is put in order and saved. */
export interface Saving<T extends Form> {
  tidy: (form: T) => T;
  save: (form: T) => Promise<string>;
}

/** What is typed about one item, until it is in the file; nothing typed is lost while it is not. */
export class Draft<T extends Form> {
  now = $state<T>() as T;
  #saved = $state.raw<T>() as T;
  #how: Saving<T>;
  #saving: Promise<void> | null = null;
  error = $state.raw<ApiError | null>(null);
  /** Whether it was tried to save it without a title. */
  nameless = $state(false);

  constructor(saved: T, how: Saving<T>) {
    this.#how = how;
    this.#saved = saved;
    this.now = structuredClone(saved);
  }

  get isNew(): boolean {
    return this.#saved.id === null;
  }

  /** Whether something stands in the fields that is not in the file. */
  get dirty(): boolean {
    return JSON.stringify(this.#tidied()) !== JSON.stringify(this.#how.tidy(this.#saved));
  }

  #tidied(): T {
    return this.#how.tidy($state.snapshot(this.now) as T);
  }

  /** Takes over what the file holds by now; what was typed and not saved stays. */
  follow(next: T): void {
    untrack(() => {
      if (this.#saving || JSON.stringify(next) === JSON.stringify(this.#saved)) return;
      this.now = rebased($state.snapshot(this.now) as T, this.#saved, structuredClone(next));
      this.#saved = next;
    });
  }

  /** Saves what was changed; answers the id, or null where nothing was saved. */
  async save(): Promise<string | null> {
    while (this.#saving) await this.#saving;
    if (!this.dirty && !this.isNew) {
      this.error = null;
      this.nameless = false;
      return null;
    }
    const form = this.#tidied();
    this.nameless = form.title === "";
    if (this.nameless) return null;
    let id: string | null = null;
    this.#saving = this.#how.save(form).then(
      (saved) => {
        id = saved;
        this.#saved = { ...form, id: saved };
        if (this.now.id === null) this.now.id = saved;
        this.error = null;
      },
      (thrown: unknown) => {
        this.error = toApiError(thrown);
      },
    );
    await this.#saving;
    this.#saving = null;
    return id;
  }

  /** Goes back to what the file holds. */
  discard(): void {
    this.now = structuredClone(this.#saved);
    this.error = null;
    this.nameless = false;
  }
}

/** The drafts of one kind of item, kept while they are not saved. */
export class Drafts<T extends Form> {
  #how: Saving<T>;
  #kept = new Map<string, Draft<T>>();

  constructor(how: Saving<T>) {
    this.#how = how;
  }

  of(saved: T & { id: string }): Draft<T> {
    const known = this.#kept.get(saved.id);
    if (known) return known;
    const draft = new Draft<T>(saved, this.#how);
    this.#kept.set(saved.id, draft);
    return draft;
  }

  fresh(form: T): Draft<T> {
    return new Draft<T>(form, this.#how);
  }
}
