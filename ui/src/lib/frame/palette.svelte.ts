import { untrack } from "svelte";
import type { IconName } from "$lib/components/icons";
import { actions } from "./actions.svelte";
import { type Found, match, rank } from "./fuzzy";
import type { Room } from "./rooms";
import { navigate } from "./router.svelte";

/** One line of the palette. */
export interface PaletteItem {
  id: string;
  title: string;
  /** A code, a room, a path: shown quietly beside the title and searched too. */
  detail?: string;
  keywords?: string;
  icon?: IconName;
  shortcut?: string;
  run: () => void;
}

/** Offers the items of one kind: capabilities, hurdles, recommendations, people. */
export interface PaletteProvider {
  /** The heading above its items. */
  group: string;
  /** True when items() answers only what matches, best first. */
  ranked?: boolean;
  /** All items, or those a search of its own found. */
  items: (query: string) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>;
}

/** One heading with what was found under it. */
export interface PaletteGroup {
  group: string;
  found: readonly Found<PaletteItem>[];
}

class Palette {
  open = $state(false);
  #providers = $state.raw<readonly PaletteProvider[]>([]);

  get providers(): readonly PaletteProvider[] {
    return this.#providers;
  }

  add(provider: PaletteProvider): () => void {
    this.#providers = [...untrack(() => this.#providers), provider];
    return () => {
      this.#providers = this.#providers.filter((other) => other !== provider);
    };
  }
}

export const palette = new Palette();

/** Offers items to the palette while the component is on screen. */
export function useItems(provider: PaletteProvider): void {
  $effect(() => palette.add(provider));
}

const PER_GROUP = 8;

/** The rooms and actions that match, best group first. */
export function ownGroups(query: string, rooms: readonly Room[]): PaletteGroup[] {
  const places = rooms.map((room): PaletteItem => ({
    id: `room:${room.id}`,
    title: room.title,
    icon: room.icon,
    ...(room.keywords ? { keywords: room.keywords } : {}),
    run: () => navigate(room.id),
  }));
  const offered = actions.all.filter((action) => action.inPalette !== false);
  const doings = offered.map(({ id, title, group, icon, shortcut, keywords, run }) => ({
    id: `action:${id}`,
    title,
    detail: group,
    run,
    ...(icon ? { icon } : {}),
    ...(shortcut ? { shortcut } : {}),
    ...(keywords ? { keywords } : {}),
  }));
  return arrange([
    { group: "Go to", found: find(query, places, query ? PER_GROUP : 20) },
    { group: "Actions", found: find(query, doings, query ? PER_GROUP : 30) },
  ]);
}

/** Searches title, detail and keywords. */
export function find(
  query: string,
  items: readonly PaletteItem[],
  limit = PER_GROUP,
): Found<PaletteItem>[] {
  const searchable = items.map((item) => ({
    ...item,
    keywords: `${item.detail ?? ""} ${item.keywords ?? ""}`,
  }));
  return rank(query, searchable, limit);
}

/** Takes items that a provider found and ranked itself; letters are emphasised where they match. */
export function taken(query: string, items: readonly PaletteItem[]): Found<PaletteItem>[] {
  return items.slice(0, PER_GROUP).map((item) => {
    const found = match(query, item.title);
    return { item, score: found?.score ?? 1, hits: found?.hits ?? [] };
  });
}

/** Joins groups of one name, leaves out empty ones, and puts the group with the best match first. */
export function arrange(groups: readonly PaletteGroup[]): PaletteGroup[] {
  const best = (group: PaletteGroup) => group.found[0]?.score ?? 0;
  const names = [...new Set(groups.map(({ group }) => group))];
  return names
    .map((name) => ({
      group: name,
      found: groups.filter(({ group }) => group === name).flatMap(({ found }) => found),
    }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => best(b) - best(a));
}
