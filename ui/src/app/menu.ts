import { actions, navigate } from "$lib/frame";
import { isTyping } from "$lib/frame/shortcuts";

/** Items of the menu that are actions of a room: its id, and the action's. */
const inRooms: Readonly<Record<string, readonly [room: string, action: string]>> = {
  "export-report": ["reports", "reports-pdf"],
  "export-tables": ["reports", "reports-xlsx"],
};

/** How long a room may take to show up, in frames. */
const PATIENCE = 120;

/** Goes to a room and does something there as soon as it can be done. */
function goAndDo(room: string, id: string): void {
  navigate(room);
  let frames = 0;
  const look = () => {
    const action = actions.find(id);
    if (action) action.run();
    else if (frames++ < PATIENCE) requestAnimationFrame(look);
  };
  look();
}

/** Does what was chosen in the window's menu: the id of an action. */
export function choose(id: string): void {
  // The menu takes the keys of undo from the page: in a text field they are for the text.
  if ((id === "undo" || id === "redo") && isTyping(document.activeElement)) {
    document.execCommand(id);
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const there = inRooms[id];
  if (there) goAndDo(...there);
  else actions.find(id)?.run();
}
