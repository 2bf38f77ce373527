/** Tells how wide a text is at 11 pixels. */
export type Measure = (text: string) => number;

const AVERAGE = 5.9;
let context: CanvasRenderingContext2D | null | undefined;

function canvas(): CanvasRenderingContext2D | null {
  if (context !== undefined) return context;
  try {
    // jsdom has no canvas and says so loudly; an average letter does for tests
    context = navigator.userAgent.includes("jsdom")
      ? null
      : document.createElement("canvas").getContext("2d");
  } catch {
    context = null;
  }
  return context;
}

/** Measures with the page's own type; falls back on an average letter. */
export function measureAt(size: number, weight = 400): Measure {
  const pen = canvas();
  if (!pen) return (text) => text.length * AVERAGE * (size / 11);
  return (text) => {
    pen.font = `${weight} ${size}px "Inter Variable", Inter, system-ui, sans-serif`;
    return pen.measureText(text).width;
  };
}

/** Cuts a text with … so that it fits. */
export function fit(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let kept = text;
  while (kept.length > 1 && measure(`${kept.trimEnd()}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Breaks a text at spaces into at most so many lines; the last is cut where it does not fit. */
export function wrap(text: string, width: number, lines: number, measure: Measure): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const result: string[] = [];
  let line = "";
  for (const [i, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width || line === "") {
      line = longer;
      continue;
    }
    if (result.length === lines - 1) {
      line = [line, ...words.slice(i)].join(" ");
      break;
    }
    result.push(line);
    line = word;
  }
  if (line) result.push(line);
  return result.map((one) => fit(one, width, measure));
}
