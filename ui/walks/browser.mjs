// What every walk needs: where things lie, Chromium, and the loopback bridge.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = new URL("../../", import.meta.url);

/** How Chromium is started: headless, silent, without a sandbox of its own (tests run as root too). */
export const browser = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
  ],
};

/** Where the built programs are. */
export const bin = process.env.WAYMARK_BIN_DIR ?? fileURLToPath(new URL("target/debug", root));

/** Starts the bridge of the tests, on an engagement file or on none; it ends with this process. */
export async function startBridge(file) {
  const dist = fileURLToPath(new URL("ui/dist", root));
  const open = file ? ["--file", file] : [];
  const bridge = spawn(`${bin}/bridge`, ["--dist", dist, ...open, "--until-eof"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: bridge.stdout });
  const url = await new Promise((resolve, reject) => {
    lines.once("line", resolve);
    bridge.once("error", () => reject(new Error(`no bridge in ${bin}: build waymark-tests first`)));
    bridge.once("exit", (code) => reject(new Error(`the bridge ended with ${code}`)));
  });
  return { url, stop: () => bridge.stdin.end() };
}

/** Rooms whose file name is not their title's first word. */
const fileNames = { "Capability gaps": "gaps", "Tool evaluation": "evaluation" };

/** Every room, in the order of the navigation: its name there, and a name for files. */
export async function rooms(page) {
  const names = await page.locator('nav[aria-label="Engagement"] button .name').allTextContents();
  return names.map((name) => ({
    name,
    file: fileNames[name] ?? name.toLowerCase().split(" ")[0],
  }));
}

/** What a room shows beside its first sight: choices of its switches, by their names. */
export const views = {
  "Capability gaps": ["Radar", "Heat map", "Histogram", "Trend", "Table"],
  "Roles & skills": ["Skills", "People’s skills"],
  Architecture: ["Gap matrix", "Table", "Policies", "Rules"],
  RACI: ["Findings", "Load", "Roll-up"],
  Recommendations: ["Effort and impact", "Hurdles"],
  "Tool evaluation": [
    "Ranking",
    "Scores",
    "Criteria",
    "Weights",
    "Knock-outs",
    "Cost and value",
    "Compare",
    "Sets",
    "Decision",
  ],
};

/** Goes into the first item of a room that begins with a list; answers whether there is a switch. */
export async function enter(page, room) {
  if (room !== "Tool evaluation") return true;
  const row = page.getByRole("grid", { name: "Evaluations" }).locator('tr[aria-selected="true"]');
  if ((await row.count()) > 0) await row.press("Enter");
  await settled(page);
  return (await page.getByRole("radiogroup", { name: "View" }).count()) > 0;
}

/** Turns a room's switch. */
export async function turn(page, view) {
  await page.getByRole("radio", { name: view }).first().click();
  await settled(page);
}

/** Goes to a room by its name in the navigation. */
export async function goTo(page, name) {
  const nav = page.locator('nav[aria-label="Engagement"]');
  await nav.locator("button", { has: page.getByText(name, { exact: true }) }).click();
  await settled(page);
}

/** Waits until nothing loads and nothing moves. */
export async function settled(page) {
  await page.waitForLoadState("networkidle");
  // What takes its time, such as the drawing of an architecture, says so until it is there.
  await page.waitForFunction(() => !document.querySelector(".progress [role=progressbar]"));
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
}

/** Opens the sample engagement from the start screen. */
export async function openSample(page) {
  await page.getByRole("button", { name: /Explore the sample engagement/ }).click();
  await page.locator('nav[aria-label="Engagement"]').waitFor();
  await settled(page);
}
