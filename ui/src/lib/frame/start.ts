/** One line of the start screen's recent list. */
export interface RecentEngagement {
  name: string;
  path: string;
  /** Where it stands: "Round 2 open · 39 of 42 answered". */
  stands: string;
  /** When it was last opened, as it should be read. */
  opened: string;
  /** True when the file is no longer there. */
  missing?: boolean;
}

/** What a new engagement can begin with. */
export interface Template {
  id: string;
  title: string;
  holds: string;
  purpose: string;
}

/** One round that can be put in view. */
export interface RoundChoice {
  id: string;
  label: string;
  date: string;
  locked: boolean;
}
