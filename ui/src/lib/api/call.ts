import type { Commands } from "./generated";
import { sendApi } from "./transport";

/** The name of a command, from the generated list. */
export type Command = keyof Commands & string;
/** What a command takes. */
export type Args<K extends Command> = Commands[K] extends { args: infer A } ? A : never;
/** What a command answers with. */
export type Result<K extends Command> = Commands[K] extends { result: infer R } ? R : never;

/** What every mutation answers with: the value, what it touched, and what undo and redo would do. */
export interface Mutated<T> {
  topics: string[];
  value: T;
  undo: string | null;
  redo: string | null;
}

/** The commands that change something: those whose result carries topics. */
export type MutationCommand = {
  [K in Command]: Result<K> extends Mutated<unknown> ? K : never;
}[Command];
/** The value inside a mutation's result. */
export type ValueOf<K extends MutationCommand> = Result<K> extends { value: infer V } ? V : never;

/** Asks the back end; throws ApiError. Components use query() and mutate() rather than this. */
export async function call<K extends Command>(command: K, args: Args<K>): Promise<Result<K>> {
  return (await sendApi(command, args)) as Result<K>;
}
