import type { Changed, Commands } from "./generated";
import { sendApi } from "./transport";

/** The name of a command, from the generated list. */
export type Command = keyof Commands & string;
/** The commands that only ask. */
export type QueryCommand = {
  [K in Command]: Commands[K]["kind"] extends "query" ? K : never;
}[Command];
/** The commands that change something. */
export type MutationCommand = {
  [K in Command]: Commands[K]["kind"] extends "mutation" ? K : never;
}[Command];

/** What a command takes. */
export type Args<K extends Command> = Commands[K]["args"];
/** What a command answers with. */
export type Result<K extends Command> = Commands[K]["result"];
/** The value inside a mutation's answer. */
export type ValueOf<K extends MutationCommand> = Result<K> extends Changed<infer V> ? V : never;

/** Asks the back end; throws ApiError. Components use query() and mutate() rather than this. */
export async function call<K extends Command>(command: K, args: Args<K>): Promise<Result<K>> {
  return (await sendApi(command, args)) as Result<K>;
}
