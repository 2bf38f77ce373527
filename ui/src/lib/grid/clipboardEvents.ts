interface Handlers {
  copy: (event: ClipboardEvent) => void;
  paste: (event: ClipboardEvent) => void;
}

/**
 * Hands copy and paste to an element while it has the focus. Without selected text, engines send
 * them to the body rather than to what has the focus; and WebKit sends them only when the "before"
 * event was taken. Answers with a function that stops.
 */
export function onClipboard(element: HTMLElement, { copy, paste }: Handlers): () => void {
  const take = (event: Event) => event.preventDefault();
  const takes = { beforecopy: take, beforepaste: take, copy, paste };
  const stops = Object.entries(takes).map(([name, act]) => {
    const listener = (event: Event) => {
      if (document.activeElement === element) act(event as ClipboardEvent);
    };
    document.addEventListener(name, listener);
    return () => document.removeEventListener(name, listener);
  });
  return () => stops.forEach((stop) => stop());
}
