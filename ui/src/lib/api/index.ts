export { call } from "./call";
export type { Args, Command, MutationCommand, QueryCommand, Result, ValueOf } from "./call";
export { ApiError, toApiError } from "./errors";
export { listen } from "./events";
export type { ProgressEvent, ShellEvents } from "./events";
export * as shell from "./shell";
export { inDesktop } from "./transport";
export type * from "./generated";
