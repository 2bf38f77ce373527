"""A sheet of 10,000 rows and 12 columns with openpyxl's write-only mode: the peer of our XLSX.

Prints the seconds of the best of three runs.
"""

import io
import time

from openpyxl import Workbook


def once():
    start = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.append([f"Column {c}" for c in range(12)])
    for r in range(10_000):
        sheet.append([f"Row {r} cell {c}" if c % 2 == 0 else r * c / 7 for c in range(12)])
    book.save(io.BytesIO())
    return time.perf_counter() - start


if __name__ == "__main__":
    print(min(once() for _ in range(3)))
