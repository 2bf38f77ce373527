import { ApiError, toApiError } from "./errors";

/** Says whether the page runs inside the desktop shell (else: over the loopback bridge). */
export function inDesktop(): boolean {
  return "__TAURI_INTERNALS__" in globalThis;
}

async function overHttp(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? null : JSON.parse(text);
  if (!response.ok) throw answer;
  return answer;
}

/** Sends one command of the api, by Tauri or by the bridge. */
export async function sendApi(command: string, args: unknown): Promise<unknown> {
  try {
    if (inDesktop()) {
      const { invoke } = await import("@tauri-apps/api/core");
      return await invoke("api", { command, args: args ?? {} });
    }
    return await overHttp(`/api/${command}`, args);
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Sends one command that only a desktop can do (dialogs, windows, files). */
export async function sendShell(
  command: string,
  args: Record<string, unknown> = {},
): Promise<unknown> {
  try {
    if (inDesktop()) {
      const { invoke } = await import("@tauri-apps/api/core");
      return await invoke(command, args);
    }
    return await overHttp(`/shell/${command}`, args);
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

export { ApiError };
