import { visible, type Window } from "$lib/grid";

/** Lists up to this many tools are drawn whole and move smoothly; beyond it only what is seen. */
export const WHOLE = 24;
const OVERSCAN = 4;

function scroller(element: HTMLElement): HTMLElement {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const { overflowY } = getComputedStyle(above);
    if (overflowY === "auto" || overflowY === "scroll") return above;
  }
  return document.documentElement;
}

/** Knows which rows of a long list are seen, so that a drag costs the same with ten tools and a thousand. */
export class Windowed {
  #top = $state(0);
  #viewport = $state(800);
  #height = $state(60);
  #host: HTMLElement | null = null;
  #list: HTMLElement | null = null;

  /** Follows the scrolling of a list; answers how to stop. */
  watch(list: HTMLElement): () => void {
    const host = scroller(list);
    const look = () => {
      const place = list.getBoundingClientRect();
      const view = host.getBoundingClientRect();
      this.#top = view.top - place.top;
      if (host.clientHeight > 0) this.#viewport = host.clientHeight;
      const height = list.querySelector("li")?.offsetHeight ?? 0;
      if (height > 0) this.#height = height;
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(host);
    host.addEventListener("scroll", look, { passive: true });
    this.#host = host;
    this.#list = list;
    return () => {
      sizes.disconnect();
      host.removeEventListener("scroll", look);
    };
  }

  /** The rows to draw of so many, and the empty height before and after. */
  of(rows: number): Window {
    return visible(rows, this.#height, this.#top, this.#viewport, {
      overscan: OVERSCAN,
      whole: WHOLE,
    });
  }

  /** Scrolls so that a row is drawn and seen. */
  reveal(row: number): void {
    if (!this.#host || !this.#list) return;
    const place = this.#list.getBoundingClientRect().top - this.#host.getBoundingClientRect().top;
    const top = place + row * this.#height;
    if (top < 0) this.#host.scrollTop += top;
    const beyond = top + this.#height - this.#viewport;
    if (beyond > 0) this.#host.scrollTop += beyond;
  }
}
