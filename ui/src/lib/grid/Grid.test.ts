import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import GridHarness from "./GridHarness.svelte";

/** The text of the cell that the grid says has the focus. */
function activeText(): string | undefined {
  const id = screen.getByRole("grid").getAttribute("aria-activedescendant");
  return id ? document.getElementById(id)?.textContent?.trim() : undefined;
}

async function entered(onedit = vi.fn()) {
  const user = userEvent.setup();
  render(GridHarness, { onedit });
  await user.tab();
  return { user, onedit, grid: screen.getByRole("grid") };
}

describe("Grid", () => {
  it("is one tab stop, and arrows move the active cell", async () => {
    const { user, grid } = await entered();
    expect(document.activeElement).toBe(grid);
    expect(activeText()).toBe("a");
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(activeText()).toBe("bx");
    await user.keyboard("{Control>}{End}{/Control}");
    expect(activeText()).toBe("cy");
    await user.keyboard("{Home}");
    expect(activeText()).toBe("c");
    await user.tab();
    expect(document.activeElement).not.toBe(grid);
  });

  it("sets by typing what is accepted, and leaves the rest to shortcuts", async () => {
    const { user, onedit } = await entered();
    await user.keyboard("{ArrowRight}3");
    expect(onedit).toHaveBeenLastCalledWith(["ax=3"], "type");
    await user.keyboard("d");
    expect(onedit).toHaveBeenCalledOnce();
  });

  it("does not set what cannot be edited", async () => {
    const { user, onedit } = await entered();
    await user.keyboard("3{Delete}");
    expect(onedit).not.toHaveBeenCalled();
  });

  it("stretches with Shift, then clears and fills the whole range at once", async () => {
    const { user, onedit } = await entered();
    await user.keyboard("{ArrowRight}{Shift>}{ArrowDown}{ArrowRight}{/Shift}{Delete}");
    expect(onedit).toHaveBeenLastCalledWith(["ax=", "ay=", "bx=", "by="], "clear");
    await user.keyboard("{Control>}d{/Control}");
    expect(onedit).toHaveBeenLastCalledWith(["bx=ax", "by=ay"], "fill");
    expect(screen.getAllByRole("gridcell", { selected: true })).toHaveLength(4);
  });

  it("copies to and pastes from a spreadsheet", async () => {
    const { user, onedit, grid } = await entered();
    await user.keyboard("{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
    const written: string[] = [];
    const copy = Object.assign(new Event("copy", { bubbles: true, cancelable: true }), {
      clipboardData: { setData: (_type: string, text: string) => written.push(text) },
    });
    await fireEvent(grid, copy);
    expect(written).toEqual(["a\tax\nb\tbx"]);
    const paste = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => "x\t1\r\ny\t2\r\n" },
    });
    await fireEvent(grid, paste);
    expect(onedit).toHaveBeenLastCalledWith(["ax=1", "bx=2"], "paste");
  });

  it("draws only what is seen of many rows, and counts them all", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `r${i}`);
    render(GridHarness, { rows });
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("1001");
    expect(screen.getAllByRole("row").length).toBeLessThan(80);
  });

  it("stays where it was when the active row is filtered away", async () => {
    const user = userEvent.setup();
    const { rerender } = render(GridHarness, {});
    await user.tab();
    await user.keyboard("{ArrowDown}");
    expect(activeText()).toBe("b");
    await rerender({ rows: ["a", "c"] });
    expect(activeText()).toBe("c");
  });
});
