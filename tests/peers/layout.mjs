// The peer of the layout: elkjs, layered, on the graphs that the bench left. Reads their file (the one argument), writes
// to stderr how often lines cross in each drawing, ours beside it, and to stdout the mean seconds of the largest graphs.
// Run it from a folder that has elkjs (ui/), or set NODE_PATH.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../ui/package.json", import.meta.url)));
const ELK = require("elkjs/lib/elk.bundled.js");

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.edgeCoords": "ROOT",
};

function asElk(graph) {
  const children = Array.from({ length: graph.zones }, (_, at) => ({ id: `z${at}`, children: [] }));
  graph.nodes.forEach(([zone, width, height], at) => {
    children[zone].children.push({ id: `n${at}`, width, height });
  });
  const edges = graph.edges.map(([from, to], at) => ({
    id: `e${at}`,
    sources: [`n${from}`],
    targets: [`n${to}`],
  }));
  return { id: "root", layoutOptions: options, children, edges };
}

// As `crossings` in the crate: a horizontal piece of one edge and a vertical one of another meet inside of both.
function crossings(edges) {
  const flat = [];
  const upright = [];
  edges.forEach((edge, at) => {
    for (const section of edge.sections ?? []) {
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        if (a.x === b.x) upright.push([a.x, Math.min(a.y, b.y), Math.max(a.y, b.y), at]);
        else flat.push([a.y, Math.min(a.x, b.x), Math.max(a.x, b.x), at]);
      }
    }
  });
  let found = 0;
  for (const [y, left, right, one] of flat)
    for (const [x, top, bottom, other] of upright)
      if (one !== other && left < x && x < right && top < y && y < bottom) found++;
  return found;
}

const graphs = JSON.parse(readFileSync(process.argv[2], "utf8"));
const most = Math.max(...graphs.map((graph) => graph.nodes.length));
const seconds = [];
await new ELK().layout(asElk(graphs[0]));
for (const graph of graphs) {
  const elk = new ELK();
  const begin = performance.now();
  const drawn = await elk.layout(asElk(graph));
  const took = performance.now() - begin;
  if (graph.nodes.length === most) seconds.push(took / 1000);
  const theirs = crossings(drawn.edges);
  const ratio = (graph.crossings / Math.max(theirs, 1)).toFixed(2);
  console.error(
    `${graph.name}: elkjs ${took.toFixed(0)} ms, ${theirs} crossings; ours ${graph.crossings} (${ratio} ×)`,
  );
}
console.log(seconds.reduce((sum, s) => sum + s, 0) / seconds.length);
