import type { Room } from "$lib/frame";

export const room: Room = {
  id: "history",
  title: "History",
  group: "engagement",
  icon: "history",
  keywords: "journal audit undo changes",
  load: () => import("./History.svelte"),
};
