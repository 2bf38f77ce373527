"""Rank acceptability with numpy, as one would write it: the peer of ours.

Prints the seconds of the best of five runs, on one thread: 100,000 weightings uniform on the simplex, 40
tools, 60 criteria. Fails where its shares and ours, left by the bench in the file given, differ by more
than chance allows, or where ours took more than a tenth of its memory.
"""

import os
import pathlib
import resource
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402

DRAWS, TOOLS, CRITERIA = 100_000, 40, 60


def values():
    t, c = np.arange(TOOLS)[:, None], np.arange(CRITERIA)[None, :]
    return ((t * 37 + c * 61 + t * c * 13) % 101) / 100.0


def once(v, seed):
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(CRITERIA), size=DRAWS)
    scores = weights @ v.T
    order = np.argsort(-scores, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(TOOLS)[None, :], axis=1)
    return np.stack([np.bincount(ranks[:, tool], minlength=TOOLS) for tool in range(TOOLS)])


if __name__ == "__main__":
    v = values()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, counts = [], None
    for run in range(5):
        start = time.perf_counter()
        counts = once(v, run)
        seconds.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    lines = pathlib.Path(sys.argv[1]).read_text().splitlines()
    own_memory, own = int(lines[0]), np.array([line.split() for line in lines[1:]], dtype=float)
    share, own_share = counts / DRAWS, own / DRAWS
    spread = np.sqrt((share * (1 - share) + own_share * (1 - own_share)) / DRAWS) + 1 / DRAWS
    worst = (np.abs(share - own_share) / spread).max()
    print(f"most standard deviations apart: {worst:.2f}", file=sys.stderr)
    print(f"memory: ours {own_memory} KiB, numpy {memory} KiB", file=sys.stderr)
    if worst > 5.5:
        sys.exit("the shares differ by more than chance allows")
    if own_memory > 0.1 * memory:
        sys.exit("ours took more than a tenth of the memory")
    print(min(seconds))
