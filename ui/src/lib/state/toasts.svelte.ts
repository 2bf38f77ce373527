import type { ApiError } from "$lib/api";

/** One passing message. Errors stay until they are closed. */
export interface ToastMessage {
  id: number;
  text: string;
  hint: string | null;
  error: boolean;
  action: { label: string; run: () => void } | null;
}

const STAY_MS = 5000;

class Toasts {
  list = $state.raw<readonly ToastMessage[]>([]);
  #next = 1;

  #add(message: Omit<ToastMessage, "id">): number {
    const id = this.#next++;
    this.list = [...this.list.slice(-3), { id, ...message }];
    return id;
  }

  /** Says something that happened; it leaves by itself. */
  say(text: string, action: ToastMessage["action"] = null): void {
    const id = this.#add({ text, hint: null, error: false, action });
    setTimeout(() => this.close(id), STAY_MS);
  }

  /** Says what went wrong and what to do; it stays until closed. */
  error(error: ApiError): void {
    this.#add({ text: error.message, hint: error.hint, error: true, action: null });
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
