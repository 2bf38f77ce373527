import type { Room } from "$lib/frame";

export const room: Room = {
  id: "recommendations",
  title: "Recommendations",
  group: "plan",
  icon: "recommendation",
  keywords: "hurdles actions what to do",
  load: () => import("./Recommendations.svelte"),
};
