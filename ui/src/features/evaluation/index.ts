import type { Room } from "$lib/frame";

export const room: Room = {
  id: "evaluation",
  title: "Tool evaluation",
  group: "technology",
  icon: "evaluation",
  keywords: "ranking scores weights criteria candidates decision robustness mcda",
  load: () => import("./Evaluation.svelte"),
};
