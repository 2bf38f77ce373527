import type { Room } from "$lib/frame";

export const room: Room = {
  id: "rounds",
  title: "Rounds & people",
  group: "engagement",
  icon: "rounds",
  keywords: "assessment baseline lock raters roles",
  load: () => import("./Rounds.svelte"),
};
