import { call } from "$lib/api";
import { navigate, type PaletteItem, type PaletteProvider } from "$lib/frame";
import type { IconName } from "$lib/components";

/** Where an item of each kind is looked at, and as which parameter the room takes it. */
const homes: Readonly<Record<string, { room: string; icon: IconName }>> = {
  capability: { room: "gaps", icon: "gaps" },
  person: { room: "rounds", icon: "person" },
  role: { room: "rounds", icon: "people" },
  round: { room: "rounds", icon: "rounds" },
  evidence: { room: "evidence", icon: "evidence" },
  hurdle: { room: "recommendations", icon: "hurdle" },
  evaluation: { room: "evaluation", icon: "evaluation" },
  recommendation: { room: "recommendations", icon: "recommendation" },
};

/** Finds every item of the engagement by the words in its code or name. */
export const engagementItems: PaletteProvider = {
  group: "In this engagement",
  ranked: true,
  async items(text) {
    const hits = await call("search", { text, limit: 12 });
    return hits.flatMap(({ kind, id, code, title }): PaletteItem[] => {
      const home = homes[kind];
      if (!home) return [];
      return [
        {
          id: `${kind}:${id}`,
          title,
          detail: code,
          icon: home.icon,
          run: () => navigate(home.room, { [kind]: id }),
        },
      ];
    });
  },
};
