import type { Room } from "$lib/frame";

export const room: Room = {
  id: "compare",
  title: "Compare rounds",
  group: "technology",
  icon: "sort",
  keywords: "difference change before after rise fall baseline trend model changes",
  load: () => import("./Compare.svelte"),
};
