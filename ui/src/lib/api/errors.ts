import type { ErrorCode } from "./generated";

/** What went wrong: the back end's codes, and those of the page itself. */
export type ApiErrorCode = ErrorCode | "unreachable" | "clipboard";

interface WireErrorShape {
  code: ApiErrorCode;
  message: string;
  hint?: string | null;
}

/** Carries a wire error through promises: what happened, and what to do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly hint: string | null;

  constructor({ code, message, hint }: WireErrorShape) {
    super(message);
    this.code = code;
    this.hint = hint || null;
  }
}

function isWireError(value: unknown): value is WireErrorShape {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as WireErrorShape).code === "string" &&
    typeof (value as WireErrorShape).message === "string"
  );
}

/** Turns whatever was thrown into an ApiError; the technical text never reaches the screen. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (isWireError(thrown)) return new ApiError(thrown);
  if (typeof thrown === "string") {
    try {
      const parsed: unknown = JSON.parse(thrown);
      if (isWireError(parsed)) return new ApiError(parsed);
    } catch {
      // not JSON: a plain message from the shell
    }
  }
  const error = new ApiError({
    code: "unreachable",
    message: "Waymark's engine did not answer.",
    hint: "What you typed is still here. Try again; if it keeps happening, restart Waymark.",
  });
  error.cause = thrown;
  return error;
}
