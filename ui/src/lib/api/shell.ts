import type { DrawingOptions } from "./generated";
import { sendShell } from "./transport";

/**
 * What only a desktop can do: files, dialogs, exports. Every dialog is opened by the shell; the page
 * never names a path that the shell has not shown it. Null or false means: the person cancelled.
 */

/** Calls a desktop-only command by name; throws ApiError. */
async function shell<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  return (await sendShell(`shell_${command}`, args)) as T;
}

/** One engagement that was opened before. */
export interface RecentFile {
  /** The client. */
  name: string;
  /** What open_recent takes. */
  path: string;
  /** Where it stood when it was closed: "Round 2 open · 39 of 42 answered". */
  stands: string;
  /** When it was last opened, as it should be read. */
  opened: string;
  /** True when the file is no longer there. */
  missing: boolean;
}

/** What a new engagement can begin with. */
export interface TemplateChoice {
  /** What newEngagement takes. */
  id: string;
  title: string;
  holds: string;
  purpose: string;
}

/** What the start screen shows. */
export interface StartInfo {
  version: string;
  /** Whether a file is open, so that a page that was loaded again goes on where it was. */
  open: boolean;
  recent: RecentFile[];
  templates: TemplateChoice[];
}

/** Asks for what the start screen shows. */
export const start = (): Promise<StartInfo> => shell("start");

/** Asks where the new file goes, makes it and opens it. */
export const newEngagement = (template: string, client: string): Promise<boolean> =>
  shell("new", { template, client });

/** Asks for an engagement and opens it. */
export const openPicked = (): Promise<boolean> => shell("open");

/** Opens an engagement of the recent list. */
export const openRecent = (path: string): Promise<boolean> => shell("open_recent", { path });

/** Opens what the system asked for by argument, double click, drop or menu; false where nothing waits. */
export const openAsked = (): Promise<boolean> => shell("open_asked");

/** Opens a copy of the sample engagement. */
export const openSample = (): Promise<boolean> => shell("open_sample");

/** Asks for a bundle and where the engagement made from it goes; opens that. */
export const importBundle = (): Promise<boolean> => shell("import_bundle");

/** Asks where a copy of the open file goes, and writes it; the open file stays open. */
export const saveCopy = (): Promise<Exported | null> => shell("save_copy");

/** Closes the file. */
export const closeFile = (): Promise<null> => shell("close");

/** A text file that was picked. */
export interface PickedText {
  /** Its name without the folder. */
  name: string;
  text: string;
}

/** Asks for a file of answers (CSV) or a capability model (YAML) and reads it, within bounds. */
export const pickText = (kind: "answers" | "model"): Promise<PickedText | null> =>
  shell("pick_text", { kind });

/** A file that evidence points to. */
export interface PickedEvidence {
  /** Its name without the folder. */
  name: string;
  sha256: string;
}

/** Asks for a file of evidence and takes its SHA-256; the file itself stays where it is. */
export const pickEvidenceFile = (): Promise<PickedEvidence | null> => shell("pick_evidence_file");

/** A file that was picked, text or not. */
export interface PickedFile {
  /** Its name without the folder. */
  name: string;
  /** Its text; of a workbook its bytes in base64. */
  content: string;
}

/**
 * Asks for a file and reads it, within bounds: a landscape, a catalog or a table of tools; a RACI matrix or a
 * diagram of a process; an ArchiMate model.
 */
export const pickFile = (kind: "tools" | "process" | "architecture"): Promise<PickedFile | null> =>
  shell("pick_file", { kind });

/** What was written. */
export interface Exported {
  /** What reveal takes: the file, or the folder of several. */
  path: string;
  /** Its name, for people. */
  name: string;
  /** How many files. */
  files: number;
}

/** Asks where the gap report goes and writes it as PDF; listen to "progress" with the task "report". */
export const exportReport = (round: string | null, names: boolean): Promise<Exported | null> =>
  shell("export_report", { round, names });

/** A document of responsibilities in one of its forms. */
export type ResponsibilitiesDocument =
  "matrix" | "roles" | "roll_up" | "matrix_workbook" | "roles_workbook" | "matrix_csv";

/** Asks where the document goes, and writes it; listen to "progress" with the task "report". */
export const exportResponsibilities = (
  wanted: ResponsibilitiesDocument,
  names: boolean,
): Promise<Exported | null> => shell("export_responsibilities", { wanted, names });

/** The architecture in one of its forms. */
export type ArchitectureForm = "report" | "svg" | "png" | "mermaid" | "drawio" | "archimate";

/**
 * Asks where the architecture goes, and writes it: the report, the drawing of the options, or the whole model
 * ("archimate"); listen to "progress" with the task "report".
 */
export const exportArchitecture = (
  form: ArchitectureForm,
  options: DrawingOptions,
): Promise<Exported | null> => shell("export_architecture", { form, options });

/** Asks where the tables go: one workbook, or a folder of CSV files. */
export const exportTables = (round: string, format: "csv" | "xlsx"): Promise<Exported | null> =>
  shell("export_tables", { round, format });

/** What of an evaluation can be written. */
export type EvaluationPart = "report" | "decision" | "adr" | "csv" | "xlsx" | "svg" | "png";

/**
 * Asks where a part of an evaluation goes, and writes it; listen to "progress" with the task "report". Tables
 * as CSV and pictures go into a folder of their own.
 */
export const exportEvaluation = (
  evaluation: string,
  part: EvaluationPart,
  names: boolean,
): Promise<Exported | null> => shell("export_evaluation", { evaluation, part, names });

/** One picture of the gap report. */
export interface FigureChoice {
  /** What exportFigure takes. */
  name: string;
  title: string;
  /** Its text alternative. */
  alt: string;
}

/** The pictures that the round's report has. */
export const figures = (round: string): Promise<FigureChoice[]> => shell("figures", { round });

/** Asks where a picture of the report goes, and writes it. */
export const exportFigure = (
  round: string,
  name: string,
  format: "svg" | "png",
): Promise<Exported | null> => shell("export_figure", { round, name, format });

/** Asks where a capability model goes, and writes it as YAML. */
export const exportModel = (model: string): Promise<Exported | null> =>
  shell("export_model", { model });

/** Asks where the whole engagement goes, and writes it as a bundle. */
export const exportBundle = (format: "yaml" | "json"): Promise<Exported | null> =>
  shell("export_bundle", { format });

/** Stops the long work under way; what waits for it gets an error with the code "cancelled". */
export const cancel = (): Promise<null> => shell("cancel");

/** Shows what was just written in the system's file manager. */
export const reveal = (path: string): Promise<null> => shell("reveal", { path });
