/** A match: how good, and which letters were hit (for emphasis). */
export interface Match {
  score: number;
  hits: readonly number[];
}

/** Folds case and accents, one letter for one letter. */
function fold(text: string): string {
  return [...text]
    .map((letter) => letter.normalize("NFD").charAt(0).toLowerCase())
    .join("");
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Matches letters in order; whole words and word starts rank above scattered letters. */
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
  const hits: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of word) {
    // A word start is preferred over the nearest letter.
    let at = text.indexOf(letter, from);
    for (let next = at; next >= 0; next = text.indexOf(letter, next + 1)) {
      if (startsWord(text, next)) {
        at = next;
        break;
      }
    }
    if (at < 0) at = text.indexOf(letter, from);
    if (at < 0) return null;
    score += startsWord(text, at) ? 12 : at === from && hits.length > 0 ? 6 : 1;
    hits.push(at);
    from = at + 1;
  }
  // Letters scattered without any order of words are noise.
  if (score < word.length * 4) return null;
  return { score: score - Math.min(20, text.length / 8), hits };
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

/** Ranks what matches, best first; equal scores keep their order. */
export function rank<T extends Findable>(query: string, items: readonly T[], limit = 50): Found<T>[] {
  const found: Found<T>[] = [];
  for (const item of items) {
    const title = match(query, item.title);
    if (title) {
      found.push({ item, ...title });
      continue;
    }
    const wide = match(query, `${item.title} ${item.keywords ?? ""}`);
    if (wide) {
      const hits = wide.hits.filter((hit) => hit < item.title.length);
      found.push({ item, score: wide.score - 30, hits });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}
