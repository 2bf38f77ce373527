import type { Room } from "$lib/frame";

export const room: Room = {
  id: "evidence",
  title: "Evidence",
  group: "engagement",
  icon: "evidence",
  keywords: "documents interviews sources files",
  load: () => import("./Evidence.svelte"),
};
