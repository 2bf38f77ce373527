// Draws the application's icons from assets/icons/waymark.svg into src-tauri/icons.
// Run by hand after the mark changes: `node walks/icons.mjs` in ui/.
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { browser, root } from "./browser.mjs";

const svg = await readFile(new URL("assets/icons/waymark.svg", root), "utf8");
const folder = new URL("src-tauri/icons/", root);
const shown = await chromium.launch(browser);

async function png(size) {
  const page = await shown.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>
    ${svg.replace("<svg ", `<svg width="${size}" height="${size}" `)}`);
  const image = await page.screenshot({ omitBackground: true });
  await page.close();
  return image;
}

/** Windows: a directory of PNG images. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(([size, image], i) => {
    const at = 6 + 16 * i;
    head.writeUInt8(size % 256, at); // 256 is written as 0
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...images.map(([, image]) => image)]);
}

/** macOS: typed blocks of PNG images. */
function icns(images) {
  const blocks = images.map(([type, image]) => {
    const head = Buffer.alloc(8);
    head.write(type, "latin1");
    head.writeUInt32BE(image.length + 8, 4);
    return Buffer.concat([head, image]);
  });
  const length = 8 + blocks.reduce((sum, block) => sum + block.length, 0);
  const head = Buffer.alloc(8);
  head.write("icns", "latin1");
  head.writeUInt32BE(length, 4);
  return Buffer.concat([head, ...blocks]);
}

const at = new Map();
for (const size of [16, 32, 48, 128, 256, 512]) at.set(size, await png(size));
await shown.close();
await writeFile(new URL("32x32.png", folder), at.get(32));
await writeFile(new URL("128x128.png", folder), at.get(128));
await writeFile(new URL("128x128@2x.png", folder), at.get(256));
await writeFile(new URL("icon.png", folder), at.get(512));
await writeFile(new URL("icon.ico", folder), ico([16, 32, 48, 256].map((s) => [s, at.get(s)])));
const types = [
  ["ic07", 128],
  ["ic08", 256],
  ["ic09", 512],
];
await writeFile(new URL("icon.icns", folder), icns(types.map(([t, s]) => [t, at.get(s)])));
