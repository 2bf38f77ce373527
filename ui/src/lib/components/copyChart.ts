/** The properties that carry a drawing's look once it leaves the page. */
const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

const NS = "http://www.w3.org/2000/svg";

/** Writes a drawing as a file of its own: styles inlined, title and description inside. */
export function standalone(svg: SVGSVGElement, title: string, alt: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((source, i) => {
    const target = to[i];
    if (!target) return;
    const style = getComputedStyle(source);
    for (const name of carried) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute("class");
    target.removeAttribute("style");
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", NS);
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  if (!copy.getAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const [tag, text] of [
    ["desc", alt],
    ["title", title],
  ] as const) {
    const element = document.createElementNS(NS, tag);
    element.textContent = text;
    copy.prepend(element);
  }
  return new XMLSerializer().serializeToString(copy);
}

/** Copies a drawing as SVG text. */
export async function copySvg(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** Paints a drawing at twice its size on the colour of the paper, as PNG. */
export async function toPng(text: string, paper: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
  });
}

/** Copies a drawing as a picture. */
export async function copyPng(text: string, paper: string): Promise<void> {
  const item = new ClipboardItem({ "image/png": toPng(text, paper) });
  await navigator.clipboard.write([item]);
}
