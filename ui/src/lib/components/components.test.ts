import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { ApiError } from "$lib/api";
import { ConfirmDialog, ErrorBanner, ExplanationTree, LevelCell, NumberField, Segmented } from ".";
import { shown } from "./explanation";
import { parseNumber } from "./numbers";

const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));

describe("LevelCell", () => {
  it("tells unanswered, not applicable and zero apart", () => {
    const { rerender, container } = render(LevelCell, { level: 0 });
    expect(container.textContent).toContain("0");
    expect(container.querySelector(".l0")).not.toBeNull();
    void rerender({ level: "na" });
    return Promise.resolve().then(() => {
      expect(screen.getByTitle("Not applicable").textContent).toBe("NA");
    });
  });

  it("spreads its fills over another scale", () => {
    const { container } = render(LevelCell, { level: 5, min: 1, max: 5 });
    expect(container.querySelector(".l4")?.textContent).toBe("5");
  });
});

describe("Segmented", () => {
  it("is one tab stop, and arrows choose", async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(Segmented, {
      label: "View",
      value: "a",
      onchange,
      options: [
        { value: "a", label: "Dumbbells" },
        { value: "b", label: "Radar" },
      ],
    });
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Dumbbells" }));
    await user.keyboard("{ArrowRight}");
    expect(onchange).toHaveBeenCalledWith("b");
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Radar" }));
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });
});

describe("NumberField", () => {
  it("settles on Enter, keeps what is wrong and says why", async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(NumberField, { label: "Weight", value: 1, min: 0, max: 5, onchange });
    const field = screen.getByLabelText<HTMLInputElement>("Weight");
    await user.clear(field);
    await user.type(field, "2,5{Enter}");
    expect(onchange).toHaveBeenLastCalledWith(2.5);
    await user.clear(field);
    await user.type(field, "9{Enter}");
    expect(onchange).toHaveBeenCalledTimes(1);
    expect(field.value).toBe("9");
    expect(screen.getByText("Not above 5.")).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it.each([
    ["3", 3],
    ["1 200", 1200],
    ["−0,5", -0.5],
    ["", null],
  ])("reads %j", (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  it("takes words for no number", () => {
    expect(parseNumber("three").ok).toBe(false);
  });
});

describe("ConfirmDialog", () => {
  it("says what it touches and acts on the verb", async () => {
    const user = userEvent.setup();
    const onconfirm = vi.fn();
    render(ConfirmDialog, {
      open: true,
      title: "Delete round 2?",
      confirm: "Delete round",
      danger: true,
      onconfirm,
      children: words("It holds 14 ratings."),
    });
    expect(screen.getByRole("dialog", { name: "Delete round 2?" })).toBeTruthy();
    expect(screen.getByText("It holds 14 ratings.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Delete round" }));
    expect(onconfirm).toHaveBeenCalledOnce();
  });
});

describe("ErrorBanner", () => {
  it("says what happened and what to do", () => {
    const error = new ApiError({
      code: "round_locked",
      message: "Round 1 is locked.",
      hint: "Add a new round.",
    });
    render(ErrorBanner, { error });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Round 1 is locked.");
    expect(alert.textContent).toContain("Add a new round.");
  });
});

describe("ExplanationTree", () => {
  it("writes each operand beneath its formula, with its source", () => {
    const leaf = { formula: null, unit: null, parts: [] };
    const { container } = render(ExplanationTree, {
      explanation: {
        label: "weighted gap",
        formula: "priority × gap",
        value: 15,
        unit: null,
        source: null,
        parts: [
          { ...leaf, label: "priority", value: 5, source: "D. Whitlock" },
          { ...leaf, label: "gap", value: 3, source: null },
        ],
      },
    });
    expect(container.textContent).toMatch(/15\s*weighted gap = priority × gap/);
    expect(container.querySelectorAll("ul ul > li")).toHaveLength(2);
    expect(container.textContent).toContain("D. Whitlock");
  });

  it.each([
    [3, "3"],
    [1.5, "1.5"],
    [1.236, "1.24"],
    [-2, "−2"],
    [null, "–"],
  ])("writes %s as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });
});
