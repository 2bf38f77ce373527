import type { DocumentView } from "$lib/api/generated";

/** The open engagement as the frame shows it, and the rounds in view. */
class Session {
  /** True while a file is open. */
  open = $state(false);
  /** The file, from the `document` query; null until it answered. */
  document = $state.raw<DocumentView | null>(null);
  /** The round in view; null while the engagement has none. */
  round = $state<string | null>(null);
  /** The round it is held against; null for none. */
  against = $state<string | null>(null);

  /** Says why nothing can be changed; null where it can. */
  get readOnly(): string | null {
    return this.document?.read_only ?? null;
  }

  /** A file was opened: what was in view belonged to another. */
  enter(): void {
    this.leave();
    this.open = true;
  }

  leave(): void {
    this.open = false;
    this.document = null;
    this.round = null;
    this.against = null;
  }
}

export const session = new Session();
