import type { Room } from "$lib/frame";

export const room: Room = {
  id: "engagement",
  title: "Engagement",
  group: "engagement",
  icon: "initiative",
  keywords: "cover client title sponsor lead confidentiality headline decisions",
  load: () => import("./Engagement.svelte"),
};
