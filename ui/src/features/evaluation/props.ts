import type { EvaluationView } from "$lib/api";
import type { Place, ViewId } from "./place";
import type { Trial } from "./trial.svelte";

/** What every view of an evaluation is given. */
export interface ViewProps {
  /** The evaluation as the api answers it: criteria, candidates, score grid, weights, decision. */
  evaluation: EvaluationView;
  place: Place;
  /** Changes what the room shows. */
  show: (change: Partial<Place>) => void;
  /** Whether there is such a view to go to. */
  has: (view: ViewId) => boolean;
  /** Whether the file can be changed. */
  writable: boolean;
  /** Weights that are tried and not saved; results are asked for with its points. */
  trial: Trial;
}
