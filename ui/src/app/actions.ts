import { type Action, navigate, type Room, router, session } from "$lib/frame";
import { display, history } from "$lib/state";
import * as engagement from "./engagement.svelte";
import { ui } from "./ui.svelte";

interface Given {
  rooms: readonly Room[];
  showKeys: () => void;
  showPalette: () => void;
}

/** What can be done on every screen. */
export function commonActions({ rooms, showKeys, showPalette }: Given): Action[] {
  const { open } = session;
  return [
    {
      id: "palette",
      title: "Search or run a command…",
      group: "General",
      icon: "search",
      shortcut: "Mod+K",
      run: showPalette,
    },
    {
      id: "keys",
      title: "Show all keys",
      group: "General",
      icon: "keyboard",
      shortcut: "?",
      run: showKeys,
    },
    {
      id: "new",
      title: "New engagement…",
      group: "File",
      icon: "plus",
      shortcut: "Mod+N",
      run: () => ui.startNew(null),
    },
    {
      id: "open",
      title: "Open…",
      group: "File",
      icon: "folder",
      shortcut: "Mod+O",
      run: () => void engagement.openPicked(),
    },
    {
      id: "sample",
      title: "Explore the sample engagement",
      group: "File",
      icon: "compass",
      shortcut: "Mod+E",
      enabled: !open,
      run: () => void engagement.openSample(),
    },
    {
      id: "import",
      title: "Import a bundle…",
      group: "File",
      icon: "import",
      shortcut: "Mod+I",
      keywords: "yaml json",
      run: () => void engagement.importBundle(),
    },
    {
      id: "save-copy",
      title: "Save a copy…",
      group: "File",
      icon: "copy",
      shortcut: "Mod+Shift+S",
      keywords: "save as backup duplicate",
      enabled: open,
      run: () => void engagement.saveCopy(),
    },
    {
      id: "close",
      title: "Close the engagement",
      group: "File",
      icon: "close",
      shortcut: "Mod+W",
      enabled: open,
      run: () => void engagement.close(),
    },
    {
      id: "undo",
      title: history.undo ? `Undo: ${history.undo}` : "Undo",
      group: "Edit",
      icon: "undo",
      shortcut: "Mod+Z",
      whileTyping: false,
      enabled: open && history.undo !== null,
      run: () => void engagement.undo(),
    },
    {
      id: "redo",
      title: history.redo ? `Redo: ${history.redo}` : "Redo",
      group: "Edit",
      icon: "redo",
      shortcut: "Mod+Shift+Z",
      whileTyping: false,
      enabled: open && history.redo !== null,
      run: () => void engagement.redo(),
    },
    {
      id: "back",
      title: "Back",
      group: "Go to",
      icon: "arrow-left",
      shortcut: "Alt+ArrowLeft",
      enabled: open && router.canBack,
      run: () => router.back(),
    },
    {
      id: "forward",
      title: "Forward",
      group: "Go to",
      icon: "arrow-right",
      shortcut: "Alt+ArrowRight",
      enabled: open && router.canForward,
      run: () => router.forward(),
    },
    ...rooms.slice(0, 9).map((room, i): Action => ({
      id: `go-${room.id}`,
      title: room.title,
      group: "Go to",
      icon: room.icon,
      shortcut: `Mod+${i + 1}`,
      enabled: open,
      inPalette: false,
      run: () => navigate(room.id),
    })),
    ...(["system", "light", "dark"] as const).map((theme): Action => ({
      id: `theme-${theme}`,
      title: theme === "system" ? "Follow the system's light or dark" : `Use the ${theme} look`,
      group: "Look",
      icon: theme === "light" ? "sun" : theme === "dark" ? "moon" : "screen",
      keywords: "theme appearance colour mode",
      enabled: display.theme !== theme,
      run: () => (display.theme = theme),
    })),
    {
      id: "projector",
      title: display.projector ? "Leave projector mode" : "Projector mode",
      group: "Look",
      icon: "screen",
      shortcut: "Mod+Shift+P",
      enabled: open,
      run: () => (display.projector = !display.projector),
    },
  ];
}
