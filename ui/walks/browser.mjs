// What every walk needs: where things lie, and how Chromium is started.

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
  ],
};
