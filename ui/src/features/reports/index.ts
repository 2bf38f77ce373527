import type { Room } from "$lib/frame";

export const room: Room = {
  id: "reports",
  title: "Reports",
  group: "engagement",
  icon: "report",
  keywords: "pdf export xlsx print",
  load: () => import("./Reports.svelte"),
};
