/** One icon: strokes on a 16-pixel square, and what is filled. */
export interface Shape {
  stroke?: string;
  fill?: string;
  /** Drawn over the filling, in the colour of the paper. */
  cut?: string;
}

/** A circle as a path, so that an icon is nothing but paths. */
function o(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

const page = "M4 2h5l3 3v9H4zM9 2v3h3";
const table = "M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9";

const shapes = {
  // rooms
  overview: { stroke: "M2.5 3.5h11M2.5 8h7M2.5 12.5h9" },
  "use-case": { stroke: o(8, 8, 5.5) + o(8, 8, 2) },
  ecosystem: {
    stroke:
      o(4, 4, 1.75) +
      o(12, 5, 1.75) +
      o(7, 12, 1.75) +
      "M5.7 4.3l4.5.5M4.7 5.6l1.7 4.8M11 6.5l-3 4",
  },
  process: {
    stroke: "M2 4.5h3.5L7 6.5 5.5 8.5H2l1.2-2zM8 4.5h4l2 2-2 2H8l1.4-2zM3 12h10",
  },
  raci: { stroke: "M2.5 2.5h11v11h-11zM2.5 6h11M6 2.5v11M10 6v7.5M6 10h7.5" },
  playbook: {
    stroke:
      "M8 4C6.5 2.8 4.5 2.6 2.5 3v9.5c2-.4 4-.2 5.5 1 1.5-1.2 3.5-1.4 5.5-1V3c-2-.4-4-.2-5.5 1zM8 4v9.5",
  },
  policy: { stroke: "M8 2l5 2v4c0 3-2.2 5-5 6-2.8-1-5-3-5-6V4zM6 8l1.5 1.5L10.3 6.5" },
  gaps: {
    stroke: "M5.5 4.5h5M6.5 11.5h3" + o(3.75, 4.5, 1.75) + o(4.75, 11.5, 1.75),
    fill: o(12.25, 4.5, 2.25) + o(11.25, 11.5, 2.25),
  },
  rate: { stroke: "M2.5 5h11v6h-11zM6.2 5v6M9.8 5v6", fill: "M6.2 5h3.6v6H6.2z" },
  evaluation: { stroke: "M2.5 13.5v-5h3v5zM6.5 13.5v-11h3v11zM10.5 13.5V6h3v7.5z" },
  architecture: {
    stroke: "M2.5 2.5h4v4h-4zM9.5 9.5h4v4h-4zM9.5 2.5h4v4h-4zM6.5 4.5h3M11.5 6.5v3",
  },
  recommendation: {
    stroke:
      "M8 2a4 4 0 0 1 2.5 7.1c-.5.4-.8 1-.8 1.6H6.3c0-.6-.3-1.2-.8-1.6A4 4 0 0 1 8 2zM6.5 13.5h3",
  },
  roadmap: { stroke: "M2.5 4h5M5 8h6M8.5 12h5M2.5 2v12" },
  report: { stroke: "M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 8h5M5.5 10.5h5" },
  model: { stroke: "M6 2.5h4v3H6zM2 10.5h4v3H2zM10 10.5h4v3h-4zM8 5.5v2.5M4 10.5V8h8v2.5" },
  rounds: { stroke: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M5.5 9.5h2M9 9.5h1.5" },
  evidence: {
    stroke:
      "M12.5 7.5l-4.7 4.7a2.6 2.6 0 0 1-3.7-3.7l5.2-5.2a1.7 1.7 0 0 1 2.4 2.4L6.6 10.8a.8.8 0 0 1-1.1-1.1L10 5.2",
  },
  history: { stroke: o(8, 8, 5.5) + "M8 5v3.2l2.2 1.3" },
  settings: { stroke: "M2 5h7M12 5h2M2 11h2M7 11h7" + o(10.5, 5, 1.5) + o(5.5, 11, 1.5) },
  hurdle: { stroke: "M3 13.5V4M13 13.5V4M3 5.5h10M3 8.5h10" },
  task: { stroke: "M2.5 3.5h3v3h-3zM8 5h5.5M2.5 9.5h3v3h-3zM8 11h5.5" },
  gate: { stroke: "M8 1.8L14.2 8 8 14.2 1.8 8z" },
  tool: { stroke: "M8 2l5 3v6l-5 3-5-3V5zM3 5l5 3 5-3M8 8v6" },
  initiative: { stroke: "M3.5 14V2.5h8l-1.5 3 1.5 3h-8" },
  person: { stroke: o(8, 5.5, 2.75) + "M2.8 14c.5-3 2.6-4.5 5.2-4.5s4.7 1.5 5.2 4.5" },
  people: {
    stroke:
      o(6, 5.5, 2.5) +
      "M1.8 13.5c.4-2.6 2.1-3.9 4.2-3.9s3.8 1.3 4.2 3.9M10 3.2a2.5 2.5 0 0 1 0 4.6M11.8 10c1.4.5 2.2 1.7 2.5 3.5",
  },
  // things
  file: { stroke: page },
  interview: { stroke: "M2.5 3h11v8H7l-3 2.5V11H2.5z" },
  comment: { stroke: "M2.5 3h11v8H7l-3 2.5V11H2.5z" },
  link: {
    stroke: "M6.5 9.5l3-3M7.5 4.5l1-1a2.7 2.7 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.7 2.7 0 0 1-4-4l1-1",
  },
  folder: { stroke: "M2 12.5V3.5h4l1.5 2H14v7z" },
  table: { stroke: table },
  chart: { stroke: "M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V6.5" },
  compass: { stroke: o(8, 8, 5.75) + "M10.5 5.5L9 9l-3.5 1.5L7 7z" },
  lock: { stroke: "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" },
  calendar: { stroke: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" },
  screen: { stroke: "M2 3h12v8H2zM5.5 13.5h5" },
  keyboard: { stroke: "M1.5 4.5h13v7.5h-13zM4 7h.1M6.7 7h.1M9.3 7h.1M12 7h.1M5 9.5h6" },
  sun: {
    stroke:
      o(8, 8, 2.75) +
      "M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
  },
  moon: { stroke: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z" },
  // doings
  plus: { stroke: "M8 3v10M3 8h10" },
  minus: { stroke: "M3 8h10" },
  close: { stroke: "M4 4l8 8M12 4l-8 8" },
  search: { stroke: o(7, 7, 4.5) + "M10.5 10.5L14 14" },
  filter: { stroke: "M2 4h12M4.5 8h7M6.5 12h3" },
  sort: { stroke: "M5 3v10M2.5 10.5L5 13l2.5-2.5M11 13V3M8.5 5.5L11 3l2.5 2.5" },
  undo: { stroke: "M6 3.5L3 6.5l3 3M3.5 6.5H10a3 3 0 0 1 0 6H7" },
  redo: { stroke: "M10 3.5l3 3-3 3M12.5 6.5H6a3 3 0 0 0 0 6h3" },
  copy: { stroke: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" },
  edit: { stroke: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z" },
  trash: { stroke: "M3 4.5h10M6 4.5V2.5h4v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4" },
  download: { stroke: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.5h10" },
  upload: { stroke: "M8 10.5V3M4.8 6.2L8 3l3.2 3.2M3 13.5h10" },
  import: { stroke: table },
  open: { stroke: "M9 3h4v4M13 3L7.5 8.5M11 9.5v3.5H3V5h3.5" },
  more: { fill: o(3.5, 8, 1.25) + o(8, 8, 1.25) + o(12.5, 8, 1.25) },
  check: { stroke: "M3 8.5l3.2 3.2L13 5" },
  "chevron-down": { stroke: "M4.5 6.5L8 10l3.5-3.5" },
  "chevron-up": { stroke: "M4.5 9.5L8 6l3.5 3.5" },
  "chevron-right": { stroke: "M6.5 4.5L10 8l-3.5 3.5" },
  "chevron-left": { stroke: "M9.5 4.5L6 8l3.5 3.5" },
  "arrow-right": { stroke: "M3 8h9.5M9 4.5L12.5 8 9 11.5" },
  "arrow-left": { stroke: "M13 8H3.5M7 4.5L3.5 8 7 11.5" },
  "arrow-up": { stroke: "M8 13V3.5M4.5 7L8 3.5 11.5 7" },
  "arrow-down": { stroke: "M8 3v9.5M4.5 9L8 12.5 11.5 9" },
  // verdicts
  error: { fill: "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z", cut: "M8 5v3.5M8 11v.1" },
  warning: { stroke: "M8 2.5L14 13.5H2zM8 6.5v3M8 11.5v.1" },
  waived: { stroke: o(8, 8, 5.5) + "M5.5 8h5" },
  info: { stroke: o(8, 8, 5.5) + "M8 7.5v3.5M8 5v.1" },
} satisfies Record<string, Shape>;

/** The name of an icon. */
export type IconName = keyof typeof shapes;

export const icons: Record<IconName, Shape> = shapes;
