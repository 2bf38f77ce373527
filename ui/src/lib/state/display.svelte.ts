/** Light, dark, or whatever the system says. */
export type Theme = "light" | "dark" | "system";

const KEY = "waymark.theme";

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

class Display {
  #theme = $state<Theme>("system");
  #projector = $state(false);

  /** Applies what was chosen last time; called once, before the first paint. */
  start(): void {
    this.theme = stored();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // private storage may be off: the choice then lasts until the window closes
    }
  }

  /** Larger type for a room; grids hide names beside votes while it is on. */
  get projector(): boolean {
    return this.#projector;
  }

  set projector(on: boolean) {
    this.#projector = on;
    document.documentElement.toggleAttribute("data-projector", on);
  }
}

export const display = new Display();
