"""The tables of our report with WeasyPrint: the peer of our PDF.

Takes the PDF that the bench has made, reads its tables back from the tags, and has WeasyPrint write the
same tables: the same heads, rows and texts, in the same order, with repeated heads, on A4. No charts, no
contents, no chapters, no tags: less than our report holds. Prints the seconds of the best of three runs;
reading the tables back is not counted.
"""

import html
import sys
import time
from collections import defaultdict

import pdfplumber
from pdfplumber.structure import PDFStructTree
from weasyprint import HTML

# What DESIGN asks for, and how far the report may be from it.
ROWS, MARGIN = 1000, 20

STYLE = (
    "@page { size: A4 landscape; margin: 2cm; @bottom-right { content: counter(page) } }"
    "body { font: 8pt sans-serif } table { width: 100%; border-collapse: collapse }"
    "tr { break-inside: avoid } thead { display: table-header-group }"
    "th, td { border-bottom: 0.4pt solid #ccc; text-align: left; vertical-align: top; padding: 1mm }"
)


def tables(path):
    """Returns the tables of a tagged PDF: lists of rows, each a list of texts, the head first."""
    with pdfplumber.open(path) as pdf:
        texts = {}
        for page in pdf.pages:
            marked = defaultdict(list)
            for char in page.chars:
                marked[char.get("mcid")].append(char["text"])
            for mcid, chars in marked.items():
                texts[page.page_number, mcid] = "".join(chars)
            page.close()

        def text(element):
            own = [texts.get((element.page_number, mcid), "") for mcid in element.mcids]
            return " ".join(part for part in own + [text(child) for child in element.children] if part)

        def rows(element):
            for child in element.children:
                if child.type == "TR":
                    yield [text(cell) for cell in child.children]
                else:
                    yield from rows(child)

        def found(elements):
            for element in elements:
                if element.type == "Table":
                    yield list(rows(element))
                else:
                    yield from found(element.children)

        return list(found(PDFStructTree(pdf)))


def document(parts):
    """Returns the tables as HTML."""

    def line(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    out = [f"<style>{STYLE}</style><h1>Report</h1>"]
    for n, (head, *rows) in enumerate(parts):
        body = "".join(line(row, "td") for row in rows)
        out.append(f"<h2>Table {n + 1}</h2><table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>")
    return "".join(out)


def once(text):
    start = time.perf_counter()
    HTML(string=text).write_pdf()
    return time.perf_counter() - start


if __name__ == "__main__":
    parts = tables(sys.argv[1])
    count = sum(len(part) - 1 for part in parts)
    print(f"{count} rows in {len(parts)} tables", file=sys.stderr)
    if abs(count - ROWS) > MARGIN:
        sys.exit(f"the tables hold {count} rows, not {ROWS}: change the numbers at the top of tests/benches/report.rs")
    text = document(parts)
    print(min(once(text) for _ in range(3)))
