import { untrack } from "svelte";
import { ApiError, type Capability, type Scale, toApiError } from "$lib/api";
import { mutate, toasts } from "$lib/state";
import { blamed, changed, type FieldName, rebased, toEdit, type Typed, typedOf } from "./draft";

const NO_WEIGHT = new ApiError({
  code: "invalid",
  message: "The weight is empty.",
  hint: "Type a number of at least 0; 0 keeps it out of every sum.",
});

/** What is typed about one capability, until it is saved; it outlives the inspector while it is not. */
export class Draft {
  readonly id: string;
  now = $state<Typed>() as Typed;
  #saved = $state.raw<Typed>() as Typed;
  #saving: Promise<void> | null = null;
  error = $state.raw<ApiError | null>(null);
  /** What was refused, so that leaving another field does not send it again. */
  #refused = "";
  /** The field that the error stands beside; none puts it above all. */
  at = $state<FieldName | null>(null);

  /** Whether its fields are on screen; an error that comes later is told in passing. */
  inSight = false;

  constructor(capability: Capability, scale: Scale | undefined, leaf: boolean) {
    this.id = capability.id;
    this.#saved = typedOf(capability, scale, leaf);
    this.now = typedOf(capability, scale, leaf);
  }

  /** The fields that are not in the file yet. */
  get changed(): FieldName[] {
    return changed(this.now, this.#saved);
  }

  get dirty(): boolean {
    return this.changed.length > 0;
  }

  /** Takes over what the file holds by now; what was typed and not saved stays. */
  follow(capability: Capability, scale: Scale | undefined, leaf: boolean): void {
    untrack(() => {
      if (this.#saving) return;
      const next = typedOf(capability, scale, leaf);
      if (JSON.stringify(next) === JSON.stringify(this.#saved)) return;
      this.now = rebased($state.snapshot(this.now), this.#saved, next);
      this.#saved = next;
    });
  }

  /** What is wrong with a field, and what to do about it. */
  says(field: FieldName): string | null {
    if (!this.error || this.at !== field) return null;
    return [this.error.message, this.error.hint].filter(Boolean).join(" ");
  }

  /** Saves what was changed, in one command; an error stays beside the field. */
  async save(left: string | null = null, again = false): Promise<void> {
    while (this.#saving) await this.#saving;
    const fields = this.changed;
    if (fields.length === 0) {
      this.error = null;
      return;
    }
    const typed = $state.snapshot(this.now);
    if (!again && this.error && JSON.stringify(typed) === this.#refused) return;
    this.#refused = JSON.stringify(typed);
    const edit = toEdit(typed);
    if (edit === null) return this.fail(NO_WEIGHT, "weight");
    this.#saving = mutate("edit_capability", edit).then(
      () => {
        this.#saved = typed;
        this.error = null;
      },
      (thrown: unknown) => this.fail(toApiError(thrown), blamed(fields, left)),
    );
    this.#saving = this.#saving.finally(() => (this.#saving = null));
    await this.#saving;
  }

  /** Goes back to what the file holds. */
  async discard(): Promise<void> {
    while (this.#saving) await this.#saving;
    this.now = structuredClone(this.#saved);
    this.error = null;
  }

  private fail(error: ApiError, field: FieldName | null): void {
    this.error = error;
    this.at = field;
    if (!this.inSight) toasts.error(error);
  }
}
