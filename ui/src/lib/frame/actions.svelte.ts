import { untrack } from "svelte";
import type { IconName } from "$lib/components/icons";
import { isTyping, matches, parseShortcut } from "./shortcuts";

/** Something a person can do: shown in the palette, reachable by its shortcut, listed under `?`. */
export interface Action {
  id: string;
  /** Begins with a verb, sentence case; ends in … when more input follows. */
  title: string;
  /** The heading in the palette and in the list of keys; rooms use their own title. */
  group: string;
  icon?: IconName;
  /** "Mod+K", "Shift+D", "?"; Mod is Cmd on macOS, else Ctrl. */
  shortcut?: string;
  keywords?: string;
  /** False hides it from the palette and switches the shortcut off. */
  enabled?: boolean;
  /** Shortcuts with Mod work in text fields too, unless this is false. */
  whileTyping?: boolean;
  /** False leaves it out of the palette (rooms are there already). */
  inPalette?: boolean;
  run: () => void;
}

class Actions {
  #sources = $state.raw<readonly (() => readonly Action[])[]>([]);

  /** Every action that can be done now; those registered last win a shared shortcut. */
  get all(): Action[] {
    return this.#sources.flatMap((source) => source()).filter((a) => a.enabled !== false);
  }

  add(source: () => readonly Action[]): () => void {
    this.#sources = [...untrack(() => this.#sources), source];
    return () => {
      this.#sources = this.#sources.filter((other) => other !== source);
    };
  }

  find(id: string): Action | undefined {
    return this.all.find((action) => action.id === id);
  }

  /** Runs the action of a key press; answers whether there was one. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const typing = isTyping(event.target);
    const modal = document.querySelector("dialog[open]") !== null;
    const hit = this.all.findLast((action) => {
      if (!action.shortcut) return false;
      const shortcut = parseShortcut(action.shortcut);
      if (!matches(shortcut, event)) return false;
      return !modal && (!typing || (shortcut.mod && action.whileTyping !== false));
    });
    if (!hit) return false;
    event.preventDefault();
    hit.run();
    return true;
  }
}

export const actions = new Actions();

/** Offers actions while the component is on screen; the function is read again when it changes. */
export function useActions(source: () => readonly Action[]): void {
  $effect(() => actions.add(source));
}
