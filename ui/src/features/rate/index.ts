import type { Room } from "$lib/frame";

export const room: Room = {
  id: "rate",
  title: "Rate",
  group: "technology",
  icon: "rate",
  keywords: "ratings workshop grid agreed votes levels",
  load: () => import("./Rate.svelte"),
};
