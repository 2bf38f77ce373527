import type { Room } from "$lib/frame";

export const room: Room = {
  id: "architecture",
  title: "Architecture",
  group: "technology",
  icon: "architecture",
  keywords: "environments components flows gates plateau canvas gap matrix policies",
  load: () => import("./Architecture.svelte"),
};
