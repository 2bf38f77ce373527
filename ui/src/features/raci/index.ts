import type { Room } from "$lib/frame";

export const room: Room = {
  id: "raci",
  title: "RACI",
  group: "people",
  icon: "raci",
  keywords: "responsibilities matrix roles accountable responsible load findings",
  load: () => import("./Raci.svelte"),
};
