import type { Drawing, DrawnLine, DrawnZone, Point, Rect } from "$lib/api";
import { paintStops } from "./painted";
import { keyOf } from "./words";

/** Below this zoom no text can be read, so none is drawn. */
export const READABLE = 0.28;
/** How near to a line a click must be, on the screen. */
const REACH = 5;
/** How long the head of a line is, and half of how wide. */
const HEAD = { length: 7.5, half: 3.5 };

/** What is painted, and how it is looked at. */
export interface Scene {
  drawing: Drawing;
  /** The key of what the inspector shows. */
  selected: string | null;
  /** The keys of all that is selected. */
  selection: ReadonlySet<string>;
  /** Whether boxes and gates are painted too. */
  boxes: boolean;
  /** The keys of what a search finds. */
  found: ReadonlySet<string>;
  /** What is being dragged: where its middle is now. */
  moved: ReadonlyMap<string, Point>;
  view: View;
  frame: Frame;
}

/** How large the part of the screen is that the drawing is in. */
export interface Frame {
  width: number;
  height: number;
  /** How much more is painted on each side, as a share of it. */
  margin: number;
}

/** Where the origin of the drawing is on the screen, and how large it is. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

/** A picture that is stretched or shrunk by more looks bad. */
const STRETCH = 1.5;

/**
 * Returns how a picture that was painted for one view is moved to stand for another, or null where it has to be painted
 * anew: it would be blurred, or leave something out. The origin is the corner of what is in view.
 */
export function moved(painted: View, now: View, { width, height, margin }: Frame): View | null {
  const zoom = now.zoom / painted.zoom;
  if (zoom > STRETCH || zoom < 1 / STRETCH) return null;
  const [x, y] = [now.x - zoom * painted.x, now.y - zoom * painted.y];
  const covers = (at: number, size: number) =>
    at <= zoom * margin * size && at + zoom * (1 + margin) * size >= size;
  return covers(x, width) && covers(y, height) ? { x, y, zoom } : null;
}

/** How lines look, from the lowest to the highest. */
const KINDS = ["gone", "plain", "new", "bad", "sel"] as const;
type Kind = (typeof KINDS)[number];
type Brush = CanvasRenderingContext2D;
type Color = (name: string) => string;

/** Paints zones and lines, and boxes and gates where they do not stand above them as elements of their own. */
export function paint(canvas: HTMLCanvasElement, scene: Scene) {
  const brush = canvas.getContext("2d");
  if (!brush) return;
  const density = globalThis.devicePixelRatio || 1;
  const { frame } = scene;
  const size = (v: number) => Math.round(v * (1 + 2 * frame.margin) * density);
  const [width, height] = [size(frame.width), size(frame.height)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const style = getComputedStyle(canvas);
  const color: Color = (name) => style.getPropertyValue(`--${name}`);
  const { x, y, zoom } = scene.view;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.clearRect(0, 0, width, height);
  const left = density * (x + frame.margin * frame.width);
  const top = density * (y + frame.margin * frame.height);
  brush.setTransform(density * zoom, 0, 0, density * zoom, left, top);
  brush.lineJoin = "round";
  brush.textAlign = "center";
  zones(brush, scene, color, style.fontFamily);
  lines(brush, scene, color, style.fontFamily);
  if (!scene.boxes) return;
  if (zoom >= READABLE) {
    for (const zone of scene.drawing.zones) zoneWords(brush, zone, color, style.fontFamily);
  }
  const seen = visible(scene);
  paintStops(scene.drawing, {
    brush,
    color,
    font: style.fontFamily,
    zoom,
    readable: zoom >= READABLE,
    selected: scene.selection,
    found: scene.found,
    seen: (rect) => meets(rect, seen),
    moved: scene.moved,
  });
}

function zones(brush: Brush, scene: Scene, color: Color, font: string) {
  const { drawing, selected, view } = scene;
  for (const zone of drawing.zones.filter((one) => one.framed)) {
    const { x, y, width, height } = zone.rect;
    const chosen = selected === `environment:${zone.environment}`;
    const edge = zone.class === "added" ? "ink" : "rule-strong";
    brush.beginPath();
    brush.roundRect(x, y, width, height, 2);
    brush.fillStyle = color("chrome");
    brush.fill();
    brush.strokeStyle = color(chosen ? "accent" : edge);
    brush.lineWidth = chosen ? 2 : Math.max(1, 0.75 / view.zoom);
    brush.setLineDash(zone.class === "removed" ? [4, 3] : []);
    brush.stroke();
    if (view.zoom < READABLE) {
      // From afar the name stands above its frame, as large as it has to be.
      brush.font = `600 ${12 / view.zoom}px ${font}`;
      brush.fillStyle = color("ink");
      brush.textAlign = "left";
      brush.fillText(zone.title, x, y - 4 / view.zoom, width);
      brush.textAlign = "center";
    }
  }
}

/** Paints what is written at a zone, as its element says it. */
function zoneWords(brush: Brush, zone: DrawnZone, color: Color, font: string) {
  const { x, y, width, height } = zone.rect;
  brush.setLineDash([]);
  brush.lineWidth = 3;
  brush.strokeStyle = color("chrome");
  const put = (words: string, left: number, base: number) => {
    brush.strokeText(words, left, base);
    brush.fillText(words, left, base);
  };
  brush.textAlign = "left";
  brush.font = `600 11.5px ${font}`;
  brush.fillStyle = color("ink");
  put(zone.title, x + 14, y + 18);
  brush.font = `10.5px ${font}`;
  brush.fillStyle = color("ink-3");
  const last = zone.footer.length - 1;
  for (const [i, words] of zone.footer.entries())
    put(words, x + 14, y + height - 9 - 14 * (last - i));
  brush.textAlign = "right";
  put(zone.note, x + width - 14, y + 18);
  brush.textAlign = "center";
}

function lines(brush: Brush, scene: Scene, color: Color, font: string) {
  const seen = visible(scene);
  const middles = middlesOf(scene.drawing, scene.moved);
  const strokes = new Map<string, Stroke>();
  for (const line of scene.drawing.lines) {
    const points = pointsOf(line, scene.moved, middles);
    if (points.length < 2 || !touches(points, seen)) continue;
    const kind = kindOf(line, scene.selected);
    const key = `${kind} ${line.feedback}`;
    const stroke = strokes.get(key) ?? {
      kind,
      back: line.feedback,
      lines: new Path2D(),
      heads: new Path2D(),
    };
    strokes.set(key, stroke);
    trace(stroke, points);
  }
  // What is selected lies above the others.
  const rank = ({ kind }: Stroke) => KINDS.indexOf(kind);
  for (const stroke of [...strokes.values()].sort((a, b) => rank(a) - rank(b))) {
    put(brush, stroke, color, scene.view.zoom);
  }
  if (scene.view.zoom < READABLE) return;
  for (const line of scene.drawing.lines) {
    const { label } = line;
    const dragged = [line.from, line.to].some((end) => scene.moved.has(keyOf(end)));
    if (!label || dragged || !meets(label.rect, seen)) continue;
    write(brush, label, kindOf(line, scene.selected), color, font);
  }
}

/** Lines that look the same, stroked at once: one by one they would be slow. */
interface Stroke {
  kind: Kind;
  back: boolean;
  lines: Path2D;
  heads: Path2D;
}

function trace({ lines, heads }: Stroke, points: readonly Point[]) {
  for (const [i, { x, y }] of points.entries()) {
    if (i === 0) lines.moveTo(x, y);
    else lines.lineTo(x, y);
  }
  const [before, end] = points.slice(-2);
  if (!before || !end) return;
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (across: number): [number, number] => [
    end.x - HEAD.length * Math.cos(angle) - across * Math.sin(angle),
    end.y - HEAD.length * Math.sin(angle) + across * Math.cos(angle),
  ];
  heads.moveTo(end.x, end.y);
  heads.lineTo(...corner(HEAD.half));
  heads.lineTo(...corner(-HEAD.half));
  heads.closePath();
}

function put(brush: Brush, { kind, back, lines, heads }: Stroke, color: Color, zoom: number) {
  const tones = { plain: "ink-2", new: "ink", gone: "line", bad: "error", sel: "accent" };
  const weights = { plain: 1.15, new: 1.6, gone: 1, bad: 2, sel: 2.4 };
  const tone = color(tones[kind]);
  brush.strokeStyle = tone;
  brush.fillStyle = tone;
  // From afar a line stays visible.
  brush.lineWidth = Math.max(weights[kind], (0.6 * weights[kind]) / zoom);
  brush.setLineDash(kind === "gone" ? [1.5, 3] : back ? [6, 4] : []);
  brush.stroke(lines);
  brush.fill(heads);
}

function write(
  brush: Brush,
  label: { text: string; rect: Rect },
  kind: Kind,
  color: Color,
  font: string,
) {
  const tones = { plain: "ink-2", new: "ink-2", gone: "ink-3", bad: "error", sel: "accent" };
  const { x, y, width, height } = label.rect;
  brush.font = `${kind === "gone" ? "italic " : ""}${kind === "bad" ? 600 : 400} 10.5px ${font}`;
  brush.setLineDash([]);
  brush.lineWidth = 4;
  brush.strokeStyle = color("paper");
  brush.fillStyle = color(tones[kind]);
  brush.strokeText(label.text, x + width / 2, y + height - 3.5);
  brush.fillText(label.text, x + width / 2, y + height - 3.5);
}

function kindOf(line: DrawnLine, selected: string | null): Kind {
  if (line.flows.some((flow) => selected === `flow:${flow}`)) return "sel";
  if (line.signs.errors > 0) return "bad";
  return line.class === "added" ? "new" : line.class === "removed" ? "gone" : "plain";
}

/** Returns the middle of each box and gate, where something is dragged. */
function middlesOf(drawing: Drawing, moved: ReadonlyMap<string, Point>): Map<string, Point> {
  const middles = new Map<string, Point>();
  if (moved.size === 0) return middles;
  const note = (key: string, { x, y, width, height }: Rect) =>
    middles.set(key, { x: x + width / 2, y: y + height / 2 });
  for (const box of drawing.boxes) note(`component:${box.component}`, box.rect);
  for (const gate of drawing.gates) note(`gate:${gate.gate}`, gate.rect);
  for (const [key, point] of moved) middles.set(key, point);
  return middles;
}

/** Returns the corners of a line: straight from middle to middle while an end is dragged. */
function pointsOf(
  line: DrawnLine,
  moved: ReadonlyMap<string, Point>,
  middles: ReadonlyMap<string, Point>,
): readonly Point[] {
  const ends = [keyOf(line.from), keyOf(line.to)];
  if (!ends.some((end) => moved.has(end))) return line.points;
  return ends.flatMap((end) => middles.get(end) ?? []);
}

/** Returns the part of the drawing that is painted. */
function visible({ view, frame: { width, height, margin } }: Scene): Rect {
  const { x, y, zoom } = view;
  const [beside, above] = [margin * width, margin * height];
  return {
    x: (-x - beside) / zoom,
    y: (-y - above) / zoom,
    width: (width + 2 * beside) / zoom,
    height: (height + 2 * above) / zoom,
  };
}

function touches(points: readonly Point[], seen: Rect): boolean {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const around = { x: x - 8, y: y - 8, width: Math.max(...xs) - x + 16, height: 0 };
  around.height = Math.max(...ys) - y + 16;
  return meets(around, seen);
}

function meets(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Returns the line nearest to a point of the drawing, if it is near on the screen. */
export function lineAt(drawing: Drawing, at: Point, zoom: number): DrawnLine | null {
  let nearest: { line: DrawnLine; far: number } | null = null;
  for (const line of drawing.lines) {
    for (const [i, b] of line.points.entries()) {
      const a = line.points[i - 1];
      if (!a) continue;
      const far = Math.hypot(beyond(at.x, a.x, b.x), beyond(at.y, a.y, b.y));
      if (far * zoom <= REACH && (!nearest || far < nearest.far)) nearest = { line, far };
    }
  }
  return nearest?.line ?? null;
}

/** Returns how far a coordinate lies outside of a stretch. */
function beyond(at: number, a: number, b: number): number {
  return Math.max(0, Math.min(a, b) - at, at - Math.max(a, b));
}

/** Returns the flow that a click on a line selects: those that share it, each in turn. */
export function flowOf(line: DrawnLine, selected: string | null): string | null {
  const at = line.flows.findIndex((flow) => selected === `flow:${flow}`);
  return line.flows[(at + 1) % line.flows.length] ?? null;
}
