import type { Room } from "$lib/frame";

export const room: Room = {
  id: "roles",
  title: "Roles & skills",
  group: "people",
  icon: "people",
  keywords: "role catalog mandate fill allocation skill gap people",
  load: () => import("./Roles.svelte"),
};
