/** A match: how good, and which letters were hit (for emphasis). */
export interface Match {
  score: number;
  hits: readonly number[];
}

/** Folds case and accents, one letter for one letter. */
function fold(text: string): string {
  return [...text].map((letter) => letter.normalize("NFD").charAt(0).toLowerCase()).join("");
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Matches one word: whole stretches rank above initials, word starts above the middle of words. */
function matchWord(word: string, text: string): Match | null {
  const found = text.indexOf(word);
  if (found >= 0) {
    let at = found;
    for (let next = found; next >= 0; next = text.indexOf(word, next + 1)) {
      if (startsWord(text, next)) {
        at = next;
        break;
      }
    }
    const hits = Array.from(word, (_, i) => at + i);
    const bonus = at === 0 ? 60 : startsWord(text, at) ? 40 : 10;
    return { score: 100 + bonus - Math.min(20, text.length / 8), hits };
  }
  // Else each letter goes on from the last, or begins a word: "capg" finds "Capability gaps".
  const hits: number[] = [];
  for (const letter of word) {
    let at = (hits.at(-1) ?? -2) + 1;
    if (text.charAt(at) !== letter) {
      at = Math.max(0, at);
      while (at < text.length && !(text.charAt(at) === letter && startsWord(text, at))) at += 1;
    }
    if (at >= text.length) return null;
    hits.push(at);
  }
  return { score: 60 - Math.min(20, text.length / 8), hits };
}

/** Matches every word of the query somewhere in the text; null when one is missing. */
export function match(query: string, text: string): Match | null {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { score: 0, hits: [] };
  const folded = fold(text);
  let score = 0;
  const hits = new Set<number>();
  for (const word of words) {
    const one = matchWord(word, folded);
    if (!one) return null;
    score += one.score;
    for (const hit of one.hits) hits.add(hit);
  }
  return { score: score / words.length, hits: [...hits].sort((a, b) => a - b) };
}

/** A thing that can be found: its title, and words that find it without being shown. */
export interface Findable {
  title: string;
  keywords?: string | undefined;
}

/** One found thing with the letters to emphasise in its title. */
export interface Found<T> {
  item: T;
  score: number;
  hits: readonly number[];
}

/** Matches words of the query against the title, or as beginnings of keywords; answers the hits. */
function matchWide(query: string, { title, keywords = "" }: Findable): number[] | null {
  const words = fold(keywords).split(/\s+/);
  const known = [...words, ...words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))];
  const hits = new Set<number>();
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const inTitle = matchWord(word, fold(title));
    if (!inTitle && !known.some((other) => other.startsWith(word))) return null;
    for (const hit of inTitle?.hits ?? []) hits.add(hit);
  }
  return [...hits].sort((a, b) => a - b);
}

/** Ranks what matches, best first; equal scores keep their order. */
export function rank<T extends Findable>(
  query: string,
  items: readonly T[],
  limit = 50,
): Found<T>[] {
  const found: Found<T>[] = [];
  for (const item of items) {
    const title = match(query, item.title);
    if (title) {
      found.push({ item, ...title });
      continue;
    }
    const hits = matchWide(query, item);
    if (hits) found.push({ item, score: 50, hits });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}
