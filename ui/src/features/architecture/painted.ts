import type { DiffClass, Drawing, DrawnBox, DrawnGate, Point, Rect, Signs } from "$lib/api";

/** What boxes and gates are painted with. */
export interface Paints {
  brush: CanvasRenderingContext2D;
  color: (name: string) => string;
  font: string;
  zoom: number;
  /** Whether words can be read. */
  readable: boolean;
  selected: ReadonlySet<string>;
  found: ReadonlySet<string>;
  seen: (rect: Rect) => boolean;
  /** What is being dragged: where its middle is now. */
  moved: ReadonlyMap<string, Point>;
}

/** Paints boxes and gates as their elements look: while the view moves, so many elements would be slow. */
export function paintStops(drawing: Drawing, paints: Paints) {
  for (const box of drawing.boxes) if (paints.seen(box.rect)) paintBox(box, paints);
  for (const gate of drawing.gates) if (paints.seen(gate.rect)) paintGate(gate, paints);
}

function paintBox(box: DrawnBox, paints: Paints) {
  const { brush, color, font } = paints;
  const key = `component:${box.component}`;
  const rect = placed(key, box.rect, paints);
  const { x, y, width, height } = rect;
  brush.beginPath();
  if (paints.readable) brush.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 3);
  else brush.rect(x, y, width, height);
  outline(key, box.class, box.open, "line", paints);
  if (!paints.readable) return;
  brush.textAlign = "left";
  const gone = box.class === "removed";
  const lines = box.title.length;
  let top = y + (height - 14 * lines - (box.subtitle ? 15 : 0)) / 2;
  brush.font = `500 12px ${font}`;
  brush.fillStyle = color(gone ? "ink-2" : "ink");
  for (const line of box.title) {
    brush.fillText(line, x + 12, top + 11);
    top += 14;
  }
  if (box.subtitle) {
    brush.font = `10.5px ${font}`;
    brush.fillStyle = color("ink-3");
    brush.fillText(box.subtitle, x + 12, top + 11);
  }
  marks(box.class, box.signs, rect, paints);
}

function paintGate(gate: DrawnGate, paints: Paints) {
  const { brush, color, font } = paints;
  const key = `gate:${gate.gate}`;
  const rect = placed(key, gate.rect, paints);
  const { x, y, width, height } = rect;
  const [middle, half] = [x + width / 2, y + height / 2];
  diamond(brush, rect, 1);
  outline(key, gate.class, false, "ink", paints);
  if (!paints.readable) return;
  if (gate.kind === "approval") {
    diamond(brush, rect, 5);
    brush.lineWidth = 0.75;
    brush.stroke();
  }
  brush.textAlign = "center";
  brush.fillStyle = color("ink");
  brush.font = `600 ${gate.code.length > 2 ? 9 : 10.5}px ${font}`;
  brush.fillText(gate.code, middle, half + 4);
  brush.font = `10.5px ${font}`;
  brush.fillStyle = color("ink-2");
  for (const [i, line] of gate.title.entries()) {
    brush.fillText(line, middle, y + height + 9.5 + 12 * i);
  }
  marks(gate.class, gate.signs, rect, paints);
}

/** Returns where something stands: where it is dragged to, or else where it is drawn. */
function placed(key: string, rect: Rect, { moved }: Paints): Rect {
  const middle = moved.get(key);
  if (!middle) return rect;
  const { width, height } = rect;
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

function diamond(brush: CanvasRenderingContext2D, rect: Rect, inset: number) {
  const { x, y, width, height } = rect;
  brush.beginPath();
  brush.moveTo(x + width / 2, y + inset);
  brush.lineTo(x + width - inset, y + height / 2);
  brush.lineTo(x + width / 2, y + height - inset);
  brush.lineTo(x + inset, y + height / 2);
  brush.closePath();
}

/** Fills and strokes the shape that was traced. */
function outline(key: string, is: DiffClass, open: boolean, usual: string, paints: Paints) {
  const { brush, color, zoom } = paints;
  const chosen = paints.selected.has(key);
  const hit = paints.found.has(key);
  if (is !== "removed") {
    brush.fillStyle = color(chosen ? "accent-wash" : "paper");
    brush.fill();
  }
  const edge = chosen || hit ? "accent" : is === "added" ? "ink" : usual;
  brush.strokeStyle = color(edge);
  const weight = chosen || hit ? 2 : is === "added" ? 1.6 : 1;
  // From afar an edge stays visible.
  brush.lineWidth = Math.max(weight, (0.7 * weight) / zoom);
  brush.setLineDash(is === "removed" ? [4, 3] : open ? [1, 2] : []);
  brush.stroke();
  brush.setLineDash([]);
}

/** What becomes of something, at its upper corner; what is found at it, at its lower. */
function marks(is: DiffClass, signs: Signs, rect: Rect, { brush, color, font }: Paints) {
  const right = rect.x + rect.width;
  const sign = { added: "+", removed: "−", changed: "~", kept: "" }[is];
  brush.textAlign = "center";
  if (sign) {
    brush.beginPath();
    brush.arc(right + 0.5, rect.y - 0.5, 7.5, 0, 2 * Math.PI);
    brush.fillStyle = color(is === "added" ? "ink" : is === "removed" ? "paper" : "sunk");
    brush.fill();
    brush.strokeStyle = color("ink");
    brush.lineWidth = 1.4;
    brush.stroke();
    brush.font = `700 12px ${font}`;
    brush.fillStyle = color(is === "added" ? "paper" : "ink");
    brush.fillText(sign, right + 0.5, rect.y + 3.5);
  }
  if (signs.errors + signs.warnings === 0) return;
  brush.font = `700 9px ${font}`;
  brush.fillStyle = color(signs.errors > 0 ? "error" : "ink");
  brush.fillText("!", right - 10, rect.y + rect.height - 5);
}
