import type { Room } from "$lib/frame";

export const room: Room = {
  id: "gaps",
  title: "Capability gaps",
  group: "technology",
  icon: "gaps",
  keywords: "dumbbells targets priority weighted gap",
  load: () => import("./Gaps.svelte"),
};
