import { call, type SearchHit } from "$lib/api";
import { navigate, type PaletteItem, type PaletteProvider, type Params } from "$lib/frame";
import type { IconName } from "$lib/components";

/** Where items of a kind are looked at, and what the room has to know. */
interface Home {
  room: string;
  icon: IconName;
  /** Without it the room takes the id by the kind's name. */
  params?: (hit: SearchHit) => Params;
}

const homes: Readonly<Record<string, Home>> = {
  capability: { room: "gaps", icon: "gaps" },
  person: { room: "rounds", icon: "person" },
  role: { room: "roles", icon: "people" },
  round: { room: "rounds", icon: "rounds" },
  evidence: { room: "evidence", icon: "evidence" },
  hurdle: { room: "recommendations", icon: "hurdle" },
  recommendation: { room: "recommendations", icon: "recommendation" },
  tool: { room: "ecosystem", icon: "tool" },
  vendor: {
    room: "ecosystem",
    icon: "tool",
    params: ({ id }) => ({ view: "vendors", vendor: id }),
  },
  skill: { room: "roles", icon: "people" },
  step: { room: "process", icon: "process" },
  component: { room: "architecture", icon: "architecture" },
  environment: { room: "architecture", icon: "architecture" },
  gate: { room: "architecture", icon: "gate" },
  policy: { room: "architecture", icon: "policy" },
  evaluation: { room: "evaluation", icon: "evaluation" },
  criterion: {
    room: "evaluation",
    icon: "evaluation",
    params: ({ id, within }) => ({
      ...(within ? { evaluation: within } : {}),
      view: "criteria",
      criterion: id,
    }),
  },
};

/** Finds every item of the engagement by the words in its code or name. */
export const engagementItems: PaletteProvider = {
  group: "In this engagement",
  ranked: true,
  async items(text) {
    const hits = await call("search", { text, limit: 12 });
    return hits.flatMap((hit): PaletteItem[] => {
      const home = homes[hit.kind];
      if (!home) return [];
      const params = home.params?.(hit) ?? { [hit.kind]: hit.id };
      return [
        {
          id: `${hit.kind}:${hit.id}`,
          title: hit.title,
          detail: hit.code,
          icon: home.icon,
          run: () => navigate(home.room, params),
        },
      ];
    });
  },
};
