// Stub. The Rust side overwrites this file with the generated types of every command.
export interface WireError { code: string; message: string; hint: string | null }
export interface Mutation<T> { topics: string[]; value: T; undo: string | null; redo: string | null }
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Commands {}
