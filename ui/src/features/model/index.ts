import type { Room } from "$lib/frame";

export const room: Room = {
  id: "model",
  title: "Model",
  group: "engagement",
  icon: "model",
  keywords: "capabilities scale weights roll-up levels targets",
  load: () => import("./Model.svelte"),
};
