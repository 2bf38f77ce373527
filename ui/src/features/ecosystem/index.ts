import type { Room } from "$lib/frame";

export const room: Room = {
  id: "ecosystem",
  title: "Ecosystem",
  group: "discover",
  icon: "tool",
  keywords: "tools inventory vendors partners contracts licences catalog",
  load: () => import("./Ecosystem.svelte"),
};
