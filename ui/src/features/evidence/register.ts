import type {
  Evidence,
  EvidenceKind,
  EvidenceLink,
  EvidenceView,
  GapRow,
  RoundSummary,
  SaveEvidence,
} from "$lib/api";
import type { IconName } from "$lib/components";
import type { Params } from "$lib/frame";

/** How many days ahead an entry counts as expiring. */
export const SOON = 60;

export const kinds: readonly { value: EvidenceKind; label: string; icon: IconName }[] = [
  { value: "link", label: "Link", icon: "link" },
  { value: "file", label: "File", icon: "file" },
  { value: "interview", label: "Interview", icon: "interview" },
];

export const kindTitle: Record<EvidenceKind, string> = {
  link: "Link",
  file: "File",
  interview: "Interview",
};

/** What the location of each kind is. */
export const locationLabel: Record<EvidenceKind, string> = {
  link: "Address",
  file: "File name",
  interview: "With whom",
};

export const filters = ["all", "expired", "expiring", "unlinked"] as const;

export type Filter = (typeof filters)[number];

export const filterTitle: Record<Filter, string> = {
  all: "All",
  expired: "Expired",
  expiring: `Expiring in ${SOON} days`,
  unlinked: "Not linked",
};

/** Whether an entry passes a filter. */
export function passes(view: EvidenceView, filter: Filter): boolean {
  if (filter === "expired") return view.expired;
  if (filter === "expiring") return view.days_left !== null && view.days_left <= SOON;
  if (filter === "unlinked") return view.evidence.links.length === 0;
  return true;
}

/** What the room shows; it lives in its parameters. */
export interface RoomView {
  evidence: string | null;
  filter: Filter;
}

export function readView(params: Params): RoomView {
  return {
    evidence: params.evidence ?? null,
    filter: filters.find((one) => one === params.show) ?? "all",
  };
}

export function writeView({ evidence, filter }: RoomView): Params {
  return {
    ...(evidence ? { evidence } : {}),
    ...(filter === "all" ? {} : { show: filter }),
  };
}

/** One sentence that says what to see. */
export function sayRegister(all: readonly EvidenceView[]): string {
  if (all.length === 0) return "";
  const of = (filter: Filter) => all.filter((view) => passes(view, filter)).length;
  const facts = [
    of("expired") > 0 ? `${of("expired")} expired` : "",
    of("expiring") > 0 ? `${of("expiring")} within ${SOON} days of it` : "",
    of("unlinked") > 0
      ? `${of("unlinked")} ${of("unlinked") === 1 ? "backs" : "back"} no rating`
      : "",
  ].filter(Boolean);
  const entries = all.length === 1 ? "1 piece of evidence" : `${all.length} pieces of evidence`;
  return facts.length > 0 ? `${entries}: ${facts.join(", ")}.` : `${entries}, none expired.`;
}

/** How an entry stands towards its last day. */
export function expiryOf(view: EvidenceView): {
  kind: "error" | "warning" | "plain";
  text: string;
} {
  if (view.expired) return { kind: "error", text: "expired" };
  const { days_left: days } = view;
  if (days === null) return { kind: "plain", text: "does not expire" };
  const text = days === 1 ? "1 day left" : `${days} days left`;
  return { kind: days <= SOON ? "warning" : "plain", text };
}

/** The codes of what an entry backs, each once: "PE1.6, PR3.7", "PE1.6, PR3.7 and 2 more". */
export function backsWords(backs: readonly string[]): string {
  const codes = new Set(backs.map((text) => text.split(" · ")[1]?.split(" ")[0] ?? text));
  const all = [...codes];
  return all.length > 2
    ? `${all.slice(0, 2).join(", ")} and ${all.length - 2} more`
    : all.join(", ");
}

/** An entry as it begins. */
export function newEvidence(): SaveEvidence {
  return {
    id: null,
    code: "",
    title: "",
    kind: "link",
    location: "",
    sha256: null,
    owner: "",
    date: null,
    expires: null,
    links: [],
  };
}

/** What saving takes, with nothing changed. */
export function evidenceForm(e: Evidence): SaveEvidence {
  return { ...e, links: e.links.map((link) => ({ ...link })) };
}

/** Tidies what was typed; only a file has a hash. */
export function tidyEvidence(form: SaveEvidence): SaveEvidence {
  return {
    ...form,
    code: form.code.trim(),
    title: form.title.trim().replace(/\s*\n\s*/g, " "),
    location: form.location.trim(),
    owner: form.owner.trim(),
    sha256: form.kind === "file" ? form.sha256 || null : null,
    date: form.date || null,
    expires: form.expires || null,
  };
}

/** One rating that can be backed or is. */
export interface LinkLine {
  key: string;
  link: EvidenceLink;
  text: string;
}

export const keyOf = (link: EvidenceLink) => `${link.round}_${link.capability}`;

/** The links in words: as the file names them, else as the round's board does. */
export function linkLines(
  links: readonly EvidenceLink[],
  view: EvidenceView | null,
  named: readonly LinkLine[],
): LinkLine[] {
  const words = new Map(named.map((line) => [line.key, line.text]));
  // The file leaves out what it cannot name; only a complete list can be read side by side.
  if (view && view.backs.length === view.evidence.links.length) {
    for (const [i, link] of view.evidence.links.entries()) {
      const text = view.backs[i];
      if (text !== undefined) words.set(keyOf(link), text);
    }
  }
  return links.map((link) => {
    const key = keyOf(link);
    return { key, link, text: words.get(key) ?? "A rating of another round" };
  });
}

const byCode = new Intl.Collator(undefined, { numeric: true });

/** The leaves of a round as things to link, by code. */
export function linkChoices(round: RoundSummary | undefined, rows: readonly GapRow[]): LinkLine[] {
  if (!round) return [];
  const { id, title } = round.round;
  return rows
    .flatMap(({ node }) => {
      if (!node.id) return [];
      const link = { round: id, capability: node.id };
      return [{ key: keyOf(link), link, text: `${title} · ${node.code} ${node.title}` }];
    })
    .sort((a, b) => byCode.compare(a.text, b.text));
}
