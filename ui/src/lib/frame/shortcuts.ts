/** A parsed shortcut: "Mod+Shift+Z", "?", "Alt+ArrowLeft", "D". Mod is Cmd on macOS, else Ctrl. */
export interface Shortcut {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

/** Says whether this is a Mac, where Cmd does what Ctrl does elsewhere. */
export function isMac(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** Reads a shortcut as written in an action. */
export function parseShortcut(text: string): Shortcut {
  const parts = text === "+" ? ["+"] : text.split("+");
  const key = parts.at(-1) ?? "";
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { mod: has("Mod"), shift: has("Shift"), alt: has("Alt"), key };
}

/** Says whether a key press is this shortcut. Shift counts only for letters and named keys. */
export function matches(shortcut: Shortcut, event: KeyboardEvent, mac = isMac()): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (shortcut.mod !== mod || other || shortcut.alt !== event.altKey) return false;
  const sameKey = shortcut.key.toLowerCase() === event.key.toLowerCase();
  const symbol = shortcut.key.length === 1 && !/[a-z]/i.test(shortcut.key);
  return sameKey && (symbol || shortcut.shift === event.shiftKey);
}

const named: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Escape: "Esc",
  " ": "Space",
};

/** The caps of a shortcut, as people read them on their keyboard. */
export function caps(text: string, mac = isMac()): string[] {
  const { mod, shift, alt, key } = parseShortcut(text);
  const keys: string[] = [];
  if (mod) keys.push(mac ? "⌘" : "Ctrl");
  if (alt) keys.push(mac ? "⌥" : "Alt");
  if (shift) keys.push(mac ? "⇧" : "Shift");
  keys.push(named[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return keys;
}

/** Says whether the event comes from somewhere people type text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
