import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { ownFirst } from "./frozen-prototype";

/** Runs a module as a script in a world whose Object.prototype is frozen. */
function load(code: string): void {
  const script = code.replace(/^import .*$/gm, "").replace(/^export [^]*$/m, "");
  const world = createContext({});
  runInContext("Object.freeze(Object.prototype)", world);
  runInContext(`"use strict";\n${script}`, world);
}

describe.each(["d3-color", "d3-format"])("%s", (name) => {
  const file = join(import.meta.dirname, `../node_modules/${name}/dist/${name}.mjs`);
  const code = readFileSync(file, "utf8");

  it("does not load under a frozen prototype by itself", () => {
    expect(() => load(code)).toThrow(/read only/);
  });

  it("loads once its names are made its own", () => {
    expect(() => load(ownFirst(code))).not.toThrow();
  });
});
