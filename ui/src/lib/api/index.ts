export { call } from "./call";
export type { Args, Command, Mutated, MutationCommand, Result, ValueOf } from "./call";
export { ApiError, toApiError } from "./errors";
export { listen } from "./events";
export type { ProgressEvent, ShellEvents } from "./events";
export { pickOpen, pickSave, reveal, shell } from "./shell";
export type { FileKind } from "./shell";
export { inDesktop } from "./transport";
