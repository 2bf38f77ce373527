import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { actions, router } from "$lib/frame";
import { choose } from "./menu";

describe("choose", () => {
  const run = vi.fn();
  let leave = () => {};

  beforeEach(() => {
    run.mockReset();
    router.reset();
    leave = actions.add(() => [{ id: "undo", title: "Undo", group: "Edit", run }]);
  });
  afterEach(() => {
    leave();
    document.body.replaceChildren();
  });

  it("runs the action of that id", () => {
    choose("undo");
    choose("no-such-action");
    expect(run).toHaveBeenCalledOnce();
  });

  it("leaves undo to the text field that has the focus", () => {
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    document.execCommand = vi.fn(() => true);
    choose("undo");
    expect(document.execCommand).toHaveBeenCalledWith("undo");
    expect(run).not.toHaveBeenCalled();
  });

  it("does nothing while a dialog is open", () => {
    const dialog = document.createElement("dialog");
    dialog.setAttribute("open", "");
    document.body.append(dialog);
    choose("undo");
    expect(run).not.toHaveBeenCalled();
  });

  it("goes to the room of an export and waits for it", async () => {
    choose("export-report");
    expect(router.room).toBe("reports");
    const stop = actions.add(() => [{ id: "reports-pdf", title: "Export", group: "Reports", run }]);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    stop();
  });
});
