"""100,000 answers from CSV into SQLite with nothing but the standard library: the peer of our import.

Prints the seconds of the best of five runs. Codes and levels are looked up, as our import does; there is
no journal, no undo and no message that names row and column.
"""

import csv
import io
import os
import sqlite3
import tempfile
import time


def text():
    out = ["code,person,level,note"]
    for domain in range(200):
        for leaf in range(10):
            for person in range(50):
                level = (domain * 7 + leaf * 3 + person * 5) % 5
                out.append(f"D{domain}.{leaf},P{person:02},{level},")
    return "\n".join(out) + "\n"


def once(data):
    folder = tempfile.mkdtemp()
    db = sqlite3.connect(os.path.join(folder, "peer.db"))
    db.execute("PRAGMA synchronous=EXTRA")
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("CREATE TABLE capability (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE)")
    db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE)")
    db.execute(
        "CREATE TABLE rating (capability INTEGER NOT NULL REFERENCES capability, person INTEGER NOT NULL"
        " REFERENCES person, level REAL, note TEXT NOT NULL, PRIMARY KEY (capability, person)) WITHOUT ROWID"
    )
    codes = [f"D{d}.{leaf}" for d in range(200) for leaf in range(10)]
    db.executemany("INSERT INTO capability (code) VALUES (?)", [(c,) for c in codes])
    db.commit()
    start = time.perf_counter()
    known = dict(db.execute("SELECT code, id FROM capability"))
    people, rows = {}, []
    for row in csv.DictReader(io.StringIO(data)):
        capability = known[row["code"]]
        level = float(row["level"])
        if level not in (0.0, 1.0, 2.0, 3.0, 4.0):
            raise ValueError(row)
        person = people.setdefault(row["person"], len(people) + 1)
        rows.append((capability, person, level, row["note"]))
    db.executemany("INSERT INTO person (id, code) VALUES (?, ?)", [(i, c) for c, i in people.items()])
    db.executemany("INSERT INTO rating VALUES (?, ?, ?, ?)", rows)
    db.commit()
    return time.perf_counter() - start


if __name__ == "__main__":
    data = text()
    print(min(once(data) for _ in range(5)))
