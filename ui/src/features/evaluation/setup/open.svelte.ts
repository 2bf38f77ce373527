/** The parts of the set-up dialog. */
export type Tab = "about" | "tools" | "people";

/** The set-up dialog of the room: closed, or open at a part. */
class SetupDialogState {
  tab = $state<Tab | null>(null);

  show(tab: Tab): void {
    this.tab = tab;
  }

  close(): void {
    this.tab = null;
  }
}

export const setup = new SetupDialogState();
