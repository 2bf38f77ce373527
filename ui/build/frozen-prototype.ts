import type { Plugin } from "vite";

/** An assignment to a name that every object inherits: `Some.prototype.toString = …`. */
const assignment = /^([ \t]*)([\w.]*\bprototype)\.(constructor|toString|valueOf) = /gm;

/** Makes such a name the prototype's own before it is assigned to. */
export function ownFirst(code: string): string {
  return code.replace(
    assignment,
    (_, indent: string, target: string, name: string) =>
      `${indent}Object.defineProperty(${target}, "${name}", { value: null, writable: true, configurable: true });\n` +
      `${indent}${target}.${name} = `,
  );
}

/**
 * Lets d3 load where the shell has frozen Object.prototype (`freezePrototype`): there, assigning to
 * an inherited name throws, and d3-color and d3-format do so while they load.
 */
export function frozenPrototype(): Plugin {
  return {
    name: "frozen-prototype",
    transform(code, id) {
      if (!/node_modules\/d3-[\w-]+\/dist\//.test(id)) return null;
      const mended = ownFirst(code);
      return mended === code ? null : { code: mended, map: null };
    },
  };
}
