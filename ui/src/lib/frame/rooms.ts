import type { Component } from "svelte";
import type { IconName } from "$lib/components/icons";
import type { Params } from "./router.svelte";

/** The groups of the navigation, in the order of the work. */
export const groups = [
  { id: "top", title: null, pillar: null },
  { id: "discover", title: "Discover", pillar: null },
  { id: "people", title: "People", pillar: "people" },
  { id: "process", title: "Process", pillar: "process" },
  { id: "technology", title: "Technology", pillar: "technology" },
  { id: "plan", title: "Plan", pillar: null },
  { id: "engagement", title: "Engagement", pillar: null },
] as const;

/** The id of a group of the navigation. */
export type GroupId = (typeof groups)[number]["id"];

/** What every room's component is given. */
export interface RoomProps {
  params: Params;
}

/** A room that reads its parameters, or one that has none. */
export type RoomComponent = Component<RoomProps> | Component<Record<string, never>>;

/** One room of the navigation; a feature exports one and src/features/index.ts lists it. */
export interface Room {
  id: string;
  title: string;
  group: GroupId;
  icon: IconName;
  /** Words that find the room in the command palette besides its title. */
  keywords?: string;
  /** Loads the room's component when it is first opened. */
  load: () => Promise<{ default: RoomComponent }>;
}

/** The count beside a room's name: plain, or an error count. */
export interface NavCount {
  text: string;
  error?: boolean;
  /** What the count means, in words, for hover and screen readers. */
  title: string;
}
