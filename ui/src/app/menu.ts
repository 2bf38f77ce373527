import { actions } from "$lib/frame";
import { isTyping } from "$lib/frame/shortcuts";

/** Does what was chosen in the window's menu: the id of an action. */
export function choose(id: string): void {
  // The menu takes the keys of undo from the page: in a text field they are for the text.
  if ((id === "undo" || id === "redo") && isTyping(document.activeElement)) {
    document.execCommand(id);
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  actions.find(id)?.run();
}
