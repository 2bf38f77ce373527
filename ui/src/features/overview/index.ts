import type { Room } from "$lib/frame";

export const room: Room = {
  id: "overview",
  title: "Overview",
  group: "top",
  icon: "overview",
  keywords: "home summary readiness pillars",
  load: () => import("./Overview.svelte"),
};
