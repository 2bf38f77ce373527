/** What a room was opened with: ids and view names, nothing else. */
export type Params = Readonly<Record<string, string>>;

/** One place the person has been. */
export interface Place {
  room: string;
  params: Params;
}

const LONGEST = 100;

function same(a: Place, b: Place): boolean {
  return a.room === b.room && JSON.stringify(a.params) === JSON.stringify(b.params);
}

/** Knows where the person is and has been; lives in memory, never in the address. */
export class Router {
  #places = $state.raw<readonly Place[]>([]);
  #at = $state(0);

  constructor(home: Place = { room: "overview", params: {} }) {
    this.#places = [home];
  }

  get here(): Place {
    return this.#places[this.#at] as Place;
  }

  get room(): string {
    return this.here.room;
  }

  get params(): Params {
    return this.here.params;
  }

  get canBack(): boolean {
    return this.#at > 0;
  }

  get canForward(): boolean {
    return this.#at < this.#places.length - 1;
  }

  /** Goes to a room and remembers the way; places ahead are forgotten. */
  navigate(room: string, params: Params = {}): void {
    const place = { room, params };
    if (same(place, this.here)) return;
    const past = this.#places.slice(0, this.#at + 1).slice(-LONGEST + 1);
    this.#places = [...past, place];
    this.#at = past.length;
  }

  /** Changes the parameters of this room without adding a step (a filter, a selection). */
  replace(params: Params): void {
    const places = [...this.#places];
    places[this.#at] = { room: this.room, params };
    this.#places = places;
  }

  back(): void {
    if (this.canBack) this.#at -= 1;
  }

  forward(): void {
    if (this.canForward) this.#at += 1;
  }

  /** Starts over: another engagement was opened. */
  reset(home: Place = { room: "overview", params: {} }): void {
    this.#places = [home];
    this.#at = 0;
  }
}

export const router = new Router();

/** Goes to a room. */
export function navigate(room: string, params: Params = {}): void {
  router.navigate(room, params);
}
