/** The engagement that is open, as the frame shows it. */
export interface OpenEngagement {
  name: string;
  /** Where the file lies; null while it has none (the sample before its first save). */
  path: string | null;
  readOnly: boolean;
}

/** The round in view and the one it is held against. */
class Session {
  engagement = $state.raw<OpenEngagement | null>(null);
  round = $state<string | null>(null);
  against = $state<string | null>(null);

  /** Takes another engagement, or none; the rounds in view are chosen anew. */
  open(engagement: OpenEngagement | null): void {
    this.engagement = engagement;
    this.round = null;
    this.against = null;
  }
}

export const session = new Session();

/** The last part of a path, whatever the system's separator. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
