/** The form after the file changed beneath it: what was typed stays, the rest follows the file. */
export function rebased<T extends object>(typed: T, saved: T, next: T): T {
  const merged = { ...next };
  for (const key of Object.keys(next) as (keyof T)[]) {
    if (JSON.stringify(typed[key]) !== JSON.stringify(saved[key])) merged[key] = typed[key];
  }
  return merged;
}
