import type { Template } from "$lib/frame";

/** Which of the frame's own dialogs are open. */
class Ui {
  creating = $state(false);
  template = $state.raw<Template | null>(null);

  /** Opens the dialog for a new engagement, with a template chosen or not. */
  startNew(template: Template | null): void {
    this.template = template;
    this.creating = true;
  }
}

export const ui = new Ui();
