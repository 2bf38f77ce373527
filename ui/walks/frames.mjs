// Measures frames where a screen has to follow the hand: a weight dragged over 100 tools by 60 criteria, a RACI matrix
// of 500 tasks by 40 roles scrolled and typed into.
// `node walks/frames.mjs` in ui/, with the UI and the tests built (release: WAYMARK_BIN_DIR=../target/release).
// Prints a table; nothing fails here, as a time depends on the machine.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { bin, browser, enter, goTo, settled, startBridge } from "./browser.mjs";

const folder = mkdtempSync(join(tmpdir(), "waymark-frames-"));

/** An engagement with one evaluation: every tool scored on every criterion, in ten groups. */
function field(tools, criteria) {
  const all = (n, line) => Array.from({ length: n }, (_, i) => line(i)).join("\n");
  const group = (g) => `      - code: C${g}
        title: Group ${g}
        weight: ${5 + g}
        criteria:
${Array.from({ length: criteria }, (_, c) => c)
  .filter((c) => c % 10 === g)
  .map((c) => `          - { code: L${c}, title: Criterion ${c}, rating: [] }`)
  .join("\n")}`;
  const score = (c, t) => `        T${t}: { P: ${(c * 7 + t * 13 + c * t) % 6} }`;
  return `format: waymark.bundle/1
engagement: { client: Frames, title: Frames }
people: [{ code: P, name: Pat }]
tools:
${all(tools, (t) => `  - { code: T${t}, name: Tool ${t}, annual_cost: ${1000 * t} }`)}
evaluations:
  - code: V
    title: V
    assessors: [P]
    candidates:
${all(tools, (t) => `      - tool: T${t}`)}
    criteria:
${all(10, group)}
    scores:
${all(criteria, (c) => `      L${c}:\n${all(tools, (t) => score(c, t))}`)}
`;
}

/** A RACI matrix as people keep them: ten phases, and letters in some cells of every row. */
function matrix(tasks, roles) {
  const heads = Array.from({ length: roles }, (_, r) => `Role ${r}`);
  const letters = (t, r) =>
    r === t % roles ? "A" : r === (t * 7 + 1) % roles ? "R" : (t + r) % 9 === 0 ? "C" : "";
  const line = (t) =>
    [
      `Phase ${Math.floor((10 * t) / tasks)}`,
      "",
      `Task ${t}`,
      ...heads.map((_, r) => letters(t, r)),
    ].join(",");
  return [
    ["phase", "sub-phase", "task", ...heads].join(","),
    ...Array.from({ length: tasks }, (_, t) => line(t)),
  ].join("\n");
}

/** Makes an engagement file from a bundle. */
function made(name, bundle) {
  const [source, file] = [join(folder, `${name}.yaml`), join(folder, `${name}.waymark`)];
  writeFileSync(source, bundle);
  execFileSync(`${bin}/waymark`, ["import", file, source]);
  return file;
}

/** The times between frames while `work` goes on, in milliseconds. */
async function framesDuring(page, work) {
  await page.evaluate(() => {
    window.frameTimes = [];
    let last = performance.now();
    const next = (now) => {
      window.frameTimes.push(now - last);
      last = now;
      window.frameHandle = requestAnimationFrame(next);
    };
    window.frameHandle = requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    cancelAnimationFrame(window.frameHandle);
    return window.frameTimes.slice(1);
  });
}

function row(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const figures = [at(0.5), at(0.95), sorted.at(-1)].map((ms) => `${ms.toFixed(1)} ms`);
  console.log(`| ${name} | ${times.length} | ${figures.join(" | ")} |`);
}

const chrome = await chromium.launch(browser);
try {
  console.log("| while | frames | median | 95 % | longest |\n|---|---:|---:|---:|---:|");
  const bridge = await startBridge(made("field", field(100, 60)));
  const page = await chrome.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(bridge.url);
  await page.locator('nav[aria-label="Engagement"]').waitFor();
  await goTo(page, "Tool evaluation");
  await enter(page, "Tool evaluation");
  const slider = page.getByRole("slider").first();
  await slider.waitFor();
  await settled(page);
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  const dragged = await framesDuring(page, async () => {
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.move(box.x + box.width * (0.5 + 0.45 * Math.sin(step / 10)), y);
    }
    await page.mouse.up();
  });
  row("a weight is dragged, 100 tools × 60 criteria", dragged);
  bridge.stop();

  const [source, process] = [join(folder, "matrix.csv"), join(folder, "process.waymark")];
  writeFileSync(source, matrix(500, 40));
  execFileSync(`${bin}/waymark`, ["new", process, "--template", "blank"]);
  execFileSync(`${bin}/waymark`, ["import", process, source]);
  const second = await startBridge(process);
  await page.goto(second.url);
  await page.locator('nav[aria-label="Engagement"]').waitFor();
  const began = Date.now();
  await goTo(page, "RACI");
  const grid = page.getByRole("grid", { name: "RACI matrix" });
  await grid.locator("tbody tr").nth(5).waitFor();
  const opened = Date.now() - began;
  await grid.hover();
  const scrolled = await framesDuring(page, async () => {
    for (let step = 0; step < 150; step += 1) await page.mouse.wheel(step % 3 === 0 ? 40 : 0, 120);
  });
  row("the matrix is scrolled both ways, 500 tasks × 40 roles", scrolled);
  await grid.locator("tbody tr[aria-rowindex]").nth(3).locator("td").nth(4).click();
  const typed = await framesDuring(page, async () => {
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("rcia"[step % 4]);
      await page.keyboard.press(step % 8 < 4 ? "ArrowDown" : "ArrowRight");
    }
  });
  row("letters are typed into it", typed);
  console.log(`\nThe room opens on them in ${opened} ms.`);
  second.stop();
} finally {
  await chrome.close();
  rmSync(folder, { recursive: true });
}
