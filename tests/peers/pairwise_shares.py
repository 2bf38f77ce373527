"""All exact pairwise shares in pure Python, by the same recursion: the peer of ours.

Prints the seconds of the best of three runs: 40 tools, 60 criteria, every ordered pair.
"""

import time

TOOLS, CRITERIA = 40, 60


def values():
    return [
        [((t * 37 + c * 61 + t * c * 13) % 101) / 100.0 for c in range(CRITERIA)] for t in range(TOOLS)
    ]


def share(a, b):
    d = [x - y for x, y in zip(a, b)]
    leads = [x for x in d if x > 0.0]
    lags = [-x for x in d if x < 0.0]
    if not lags:
        return 1.0 if leads else 0.0
    row = [0.0] * len(lags)
    for lead in leads:
        before = 1.0
        for k, lag in enumerate(lags):
            before = (lead * before + lag * row[k]) / (lead + lag)
            row[k] = before
    return row[-1]


def once(v):
    start = time.perf_counter()
    for a in range(TOOLS):
        for b in range(TOOLS):
            if a != b:
                share(v[a], v[b])
    return time.perf_counter() - start


if __name__ == "__main__":
    v = values()
    print(min(once(v) for _ in range(3)))
