import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { actions } from "./actions.svelte";
import CommandPalette from "./CommandPalette.svelte";
import { palette } from "./palette.svelte";
import type { Room } from "./rooms";
import { router } from "./router.svelte";

const load = () => Promise.reject(new Error("not drawn here"));
const rooms: Room[] = [
  { id: "overview", title: "Overview", group: "top", icon: "overview", load },
  { id: "gaps", title: "Capability gaps", group: "technology", icon: "gaps", load },
];

const run = vi.fn();
let leave: () => void;
beforeEach(() => {
  router.reset();
  const off = actions.add(() => [
    { id: "lock", title: "Lock the round…", group: "Rounds", shortcut: "Mod+L", run },
    { id: "off", title: "Lock nothing", group: "Rounds", enabled: false, run },
  ]);
  const away = palette.add({
    group: "Hurdles",
    items: () => [{ id: "h1", title: "Registry is a shared folder", detail: "H-03", run }],
  });
  leave = () => {
    off();
    away();
  };
});
afterEach(() => {
  palette.open = false;
  leave();
  run.mockReset();
});

async function opened() {
  const user = userEvent.setup();
  render(CommandPalette, { rooms });
  palette.open = true;
  return { user, box: await screen.findByRole("combobox") };
}

const options = () => screen.queryAllByRole("option").map((o) => o.textContent.trim());

describe("CommandPalette", () => {
  it("finds rooms, actions and items, and emphasises the first", async () => {
    const { user, box } = await opened();
    await user.type(box, "gap");
    const [first] = screen.getAllByRole("option");
    expect(first?.textContent).toContain("Capability gaps");
    expect(box.getAttribute("aria-activedescendant")).toBe(first?.id);
    await user.keyboard("{Enter}");
    expect(router.room).toBe("gaps");
    expect(palette.open).toBe(false);
  });

  it("offers only what can be done", async () => {
    const { user, box } = await opened();
    await user.type(box, "lock");
    expect(options()).toHaveLength(1);
    await user.keyboard("{Enter}");
    await Promise.resolve();
    expect(run).toHaveBeenCalledOnce();
  });

  it("finds items by their code", async () => {
    const { user, box } = await opened();
    await user.type(box, "h-03");
    expect(await screen.findByText("Registry is a shared folder")).toBeTruthy();
  });

  it("walks round with the arrows, and says when nothing matches", async () => {
    const { user, box } = await opened();
    const count = options().length;
    for (let i = 0; i < count; i += 1) await user.keyboard("{ArrowDown}");
    expect(box.getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
    await user.type(box, "zzzz");
    expect(screen.getByText("Nothing matches “zzzz”.")).toBeTruthy();
  });
});
