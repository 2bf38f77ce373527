import { untrack } from "svelte";
import { ApiError, type Engagement, toApiError } from "$lib/api";
import { mutate } from "$lib/state";
import { changedFields, type Cover, type CoverField, coverOf, follow, toEngagement } from "./cover";

/** What is typed about the cover, until it is saved. */
export class CoverDraft {
  now = $state<Cover | null>(null);
  #saved = $state.raw<Engagement | null>(null);
  #saving: Promise<void> | null = null;
  error = $state.raw<ApiError | null>(null);
  at = $state<CoverField | null>(null);

  get changed(): CoverField[] {
    return this.now && this.#saved ? changedFields(this.now, this.#saved) : [];
  }

  /** Takes over what the file holds by now; what was typed and not saved stays. */
  follow(next: Engagement): void {
    untrack(() => {
      if (this.#saving) return;
      const saved = this.#saved;
      const other = saved === null || this.now === null || saved.id !== next.id;
      this.now = other ? coverOf(next) : follow($state.snapshot(this.now as Cover), saved, next);
      this.#saved = next;
    });
  }

  says(field: CoverField): string | null {
    if (!this.error || this.at !== field) return null;
    return [this.error.message, this.error.hint].filter(Boolean).join(" ");
  }

  /** Saves what was changed, in one command; an error stays beside the field. */
  async save(left: CoverField | null = null): Promise<void> {
    while (this.#saving) await this.#saving;
    const fields = this.changed;
    if (!this.now || fields.length === 0) {
      this.error = null;
      return;
    }
    const next = toEngagement($state.snapshot(this.now));
    const empty = (["client", "title"] as const).find((field) => next[field] === "");
    if (empty) return this.#fail(nothing(empty), empty);
    this.#saving = mutate("set_engagement", next).then(
      () => {
        this.#saved = next;
        this.error = null;
      },
      (thrown: unknown) => {
        const only = fields.length === 1 ? (fields[0] ?? null) : null;
        this.#fail(toApiError(thrown), fields.find((field) => field === left) ?? only);
      },
    );
    this.#saving = this.#saving.finally(() => (this.#saving = null));
    await this.#saving;
  }

  #fail(error: ApiError, field: CoverField | null): void {
    this.error = error;
    this.at = field;
  }
}

/** The one cover that is typed; it outlives the room, so that what could not be saved is not lost. */
export const coverDraft = new CoverDraft();

function nothing(field: "client" | "title"): ApiError {
  const message = field === "client" ? "Name the client." : "Give the work a title.";
  return new ApiError({ code: "invalid", message, hint: "It stands on the cover." });
}
