import type { Room } from "$lib/frame";

export const room: Room = {
  id: "process",
  title: "Process",
  group: "people",
  icon: "process",
  keywords: "life cycle phases tasks steps tree gate",
  load: () => import("./Process.svelte"),
};
