import { sendShell } from "./transport";

/** What a file dialog is for; the shell knows the extensions and the words. */
export type FileKind =
  | "engagement"
  | "model"
  | "answers"
  | "bundle"
  | "report"
  | "workbook"
  | "csv"
  | "image"
  | "any";

/** Calls a desktop-only command by name; throws ApiError. */
export async function shell<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  return (await sendShell(command, args)) as T;
}

/** Asks for a file to open; null when the person cancels. */
export function pickOpen(kind: FileKind): Promise<string | null> {
  return shell<string | null>("shell_open_dialog", { kind });
}

/** Asks where to save; null when the person cancels. */
export function pickSave(kind: FileKind, suggestedName: string): Promise<string | null> {
  return shell<string | null>("shell_save_dialog", { kind, suggestedName });
}

/** Shows a file in the system's file manager. */
export function reveal(path: string): Promise<null> {
  return shell<null>("shell_reveal", { path });
}
