import type { ImportChange, PreviewTool, ToolFileKind } from "$lib/api";

/** Tells what a file with tools is: by its ending, a YAML file by what it begins with. */
export function kindOf(name: string, content: string): ToolFileKind {
  const ending = name.toLowerCase().split(".").pop();
  if (ending === "xlsx") return "xlsx";
  if (ending === "csv" || ending === "txt") return "csv";
  if (content.slice(0, 4096).includes("waymark.tool-catalog/")) return "catalog";
  return "landscape";
}

export const kindTitle: Record<ToolFileKind, string> = {
  landscape: "Landscape",
  catalog: "Catalog of tools",
  csv: "Table (CSV)",
  xlsx: "Workbook (XLSX)",
};

export const changeTitle: Record<ImportChange, string> = {
  new: "new",
  changed: "changes",
  same: "as it is",
  namesake: "alike",
};

/** The fields that a column can hold, as docs/formats/tools.md has them. */
export const fields: readonly { value: string; label: string }[] = [
  { value: "", label: "Leave out" },
  { value: "name", label: "Name" },
  { value: "code", label: "Code" },
  { value: "state", label: "Where it stands" },
  { value: "category", label: "Category" },
  { value: "licence", label: "Licence" },
  { value: "hosting", label: "Hosting" },
  { value: "annual_cost", label: "Cost a year" },
  { value: "currency", label: "Currency" },
  { value: "environments", label: "Environments" },
  { value: "owner_role", label: "Owner role" },
  { value: "homepage", label: "Homepage" },
  { value: "repository", label: "Repository" },
  { value: "description", label: "Description" },
  { value: "capabilities", label: "Capabilities" },
  { value: "vendor", label: "Vendor" },
  { value: "vendor_website", label: "Vendor’s website" },
  { value: "contract_start", label: "Contract from" },
  { value: "contract_end", label: "Contract to" },
  { value: "notice_by", label: "Notice by" },
  { value: "contact_name", label: "Contact: name" },
  { value: "contact_role", label: "Contact: role" },
  { value: "contact_email", label: "Contact: e-mail" },
  { value: "contact_phone", label: "Contact: phone" },
  { value: "as_of", label: "Facts: as of" },
  { value: "source", label: "Facts: source" },
  { value: "verified", label: "Facts: verified" },
  { value: "fact", label: "A fact of this name" },
];

/** What is taken in unless somebody says otherwise: what is new in a table or a catalog, and every change. */
export function picksOf(kind: ToolFileKind, tools: readonly PreviewTool[]): ReadonlySet<string> {
  // A landscape holds hundreds of tools that nobody here uses.
  const wanted = (tool: PreviewTool) =>
    tool.change === "changed" || (tool.change === "new" && kind !== "landscape");
  return new Set(tools.filter(wanted).map((tool) => tool.key));
}

/** Which tools are shown. */
export interface Filter {
  text: string;
  category: string;
  change: ImportChange | "all";
}

export function shown(tools: readonly PreviewTool[], filter: Filter): readonly PreviewTool[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return tools.filter((tool) => {
    const text = `${tool.name} ${tool.category} ${tool.licence} ${tool.covers.join(" ")}`;
    return (
      (filter.category === "" || tool.category === filter.category) &&
      (filter.change === "all" || tool.change === filter.change) &&
      words.every((word) => text.toLowerCase().includes(word))
    );
  });
}
