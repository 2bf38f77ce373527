// Renews the pictures of every screen in docs/images, in light and in dark, from the sample engagement.
// `cargo xtask shots`, or `node walks/shots.mjs` in ui/ with the UI and waymark-tests built.
import { mkdir } from "node:fs/promises";
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

const folder = fileURLToPath(new URL("docs/images/", root));
await mkdir(folder, { recursive: true });
const bridge = await startBridge();
const chrome = await chromium.launch(browser);
try {
  for (const theme of ["light", "dark"]) {
    const context = await chrome.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 1.5,
      colorScheme: theme,
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    const page = await context.newPage();
    const shoot = async (name) => {
      await settled(page);
      await page.screenshot({ path: `${folder}${name}-${theme}.png` });
      console.log(`docs/images/${name}-${theme}.png`);
    };
    await page.goto(bridge.url);
    await page.getByRole("button", { name: "New from template…" }).waitFor();
    await shoot("start");
    await openSample(page);
    for (const { name, file } of await rooms(page)) {
      await goTo(page, name);
      await shoot(file);
      if (!(await enter(page, name))) continue;
      for (const view of views[name] ?? []) {
        await turn(page, view);
        await shoot(`${file}-${view.toLowerCase().replaceAll(" ", "-")}`);
      }
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or run a command" }).fill("gate");
    await shoot("palette");
    await page.keyboard.press("Escape");
    await context.close();
    await fetch(`${bridge.url}shell/shell_close`, { method: "POST", body: "{}" });
  }
} finally {
  await chrome.close();
  bridge.stop();
}
