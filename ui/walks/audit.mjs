// Audits every screen of the sample engagement over the loopback bridge, in light and in dark: no
// violation of WCAG 2.2 A and AA that axe can see, no error in the console, nothing wider than the
// window at 150 % zoom. Prints what it finds and ends with 1 if that is anything.
//
// `node walks/audit.mjs [ROOM…]` in ui/, with the UI and waymark-tests built. Pictures: target/walk.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import {
  browser,
  enter,
  goTo,
  openSample,
  rooms,
  root,
  settled,
  startBridge,
  turn,
  views,
} from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const pictures = fileURLToPath(new URL("target/walk/", root));
const window100 = { width: 1280, height: 800 };
/** What is left of the window at 150 %. */
const window150 = { width: 853, height: 533 };

const only = process.argv.slice(2);
const found = [];
let screens = 0;

/** Runs in the page: what lies beyond the window's edges and cannot be scrolled to. */
function cutOff() {
  const { innerWidth } = window;
  const reachable = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      const { overflowX } = getComputedStyle(above);
      if (overflowX === "auto" || overflowX === "scroll") return true;
    }
    return false;
  };
  const beyond = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2 || !element.checkVisibility()) return false;
    return (right > innerWidth + 1 || left < -1) && !reachable(element);
  });
  return beyond.slice(0, 3).map((element) => {
    const { left, right } = element.getBoundingClientRect();
    const text = element.textContent.trim().slice(0, 40);
    return `${element.tagName.toLowerCase()} ${element.className} from ${left} to ${right}: ${text}`;
  });
}

/** Looks at what is on the screen now. */
async function audit(page, theme, screen) {
  screens += 1;
  const tell = (what) => found.push(`${theme}, ${screen}: ${what}`);
  await settled(page);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }),
    rules,
  );
  for (const { id, help, nodes } of violations) {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1, 2).join("").trim();
      return `\n    ${target.join(" ")}\n      ${why}`;
    });
    tell(`${id}: ${help} (${nodes.length})${where.join("")}`);
  }
  await page.screenshot({ path: `${pictures}${screen.replace(/[^a-z0-9]+/gi, "-")}-${theme}.png` });

  await page.setViewportSize(window150);
  await settled(page);
  for (const what of await page.evaluate(cutOff)) tell(`cut off at 150 %: ${what}`);
  await page.setViewportSize(window100);
  await settled(page);
}

async function walk(theme, url, chrome) {
  const context = await chrome.newContext({
    viewport: window100,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  // By init script, which the content security policy of the page does not touch.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  let screen = "start";
  page.on("console", (message) => {
    if (message.type() === "error") found.push(`${theme}, ${screen}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`${theme}, ${screen}: ${error.message}`));
  const look = (name) => audit(page, theme, (screen = name));

  await page.goto(url);
  await page.getByRole("button", { name: "New from template…" }).waitFor();
  await look("start");
  await page.getByRole("button", { name: "New from template…" }).click();
  await look("new");
  await page.keyboard.press("Escape");
  await openSample(page);
  for (const room of await rooms(page)) {
    if (only.length > 0 && !only.includes(room.name)) continue;
    await goTo(page, room.name);
    await look(room.name);
    if (!(await enter(page, room.name))) continue;
    for (const view of views[room.name] ?? []) {
      await turn(page, view);
      await look(`${room.name} ${view}`);
    }
  }
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("gate");
  await look("palette");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await look("keys");
  await page.keyboard.press("Escape");
  await context.close();
}

await mkdir(pictures, { recursive: true });
const bridge = await startBridge();
const chrome = await chromium.launch(browser);
try {
  for (const theme of ["light", "dark"]) {
    await walk(theme, bridge.url, chrome);
    // The next theme begins on the start screen too.
    await fetch(`${bridge.url}shell/shell_close`, { method: "POST", body: "{}" });
  }
} finally {
  await chrome.close();
  bridge.stop();
  for (const finding of found) console.log(finding);
  console.log(`${screens} screens audited, ${found.length} findings`);
}
process.exitCode = found.length === 0 ? 0 : 1;
