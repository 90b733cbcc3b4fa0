#!/usr/bin/env python3
"""Weights of the published cases, computed a second time with numpy and none of the project's code.

Printed figures have two to eight digits; these have all. Run it from the project's folder, with numpy installed:
    python3 src/test/python/weighting_reference.py
It reads src/test/resources/weighting/published.json and writes reference.json beside it.
"""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np

FOLDER = Path("src/test/resources/weighting")


def pairwise(case):
    """Harker (1987): 0 for a missing pair, and one more on the diagonal for each in the row."""
    cells = [row.split() for row in case["rows"]]
    n = len(cells)
    a = np.array([[0.0 if c == "?" else float(Fraction(c)) for c in row] for row in cells])
    a += np.diag([row.count("?") for row in cells])
    values, vectors = np.linalg.eig(a)
    k = int(np.argmax(values.real))
    w = np.abs(vectors[:, k].real)
    return {"lambdaMax": values[k].real, "index": (values[k].real - n) / (n - 1), "weights": list(w / w.sum())}


def entropy(x):
    divergences = []
    for column in x.T:
        own = column[~np.isnan(column)]
        p = own[own > 0] / own.sum()
        divergences.append(1 + (p * np.log(p)).sum() / np.log(len(own)))
    d = np.where(np.abs(divergences) < 1e-12, 0, divergences)
    return list(d / d.sum())


def rescaled(x):
    low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
    return (x - low) / np.where(high > low, high - low, 1)


def deviation(x):
    s = np.nanstd(rescaled(x), axis=0, ddof=1)
    return list(s / s.sum())


def critic(x):
    z = rescaled(x)
    s = np.nanstd(z, axis=0, ddof=1)
    information = []
    for j in range(z.shape[1]):
        conflict = 0.0
        for k in range(z.shape[1]):
            both = ~np.isnan(z[:, j]) & ~np.isnan(z[:, k])
            a, b = z[both, j], z[both, k]
            if len(a) > 1 and np.std(a) > 0 and np.std(b) > 0:
                conflict += 1 - np.corrcoef(a, b)[0, 1]
        information.append(s[j] * conflict)
    return list(np.array(information) / sum(information))


def data(case):
    x = np.array([[np.nan if v is None else v for v in row] for row in case["zones"]], float)
    figures = {"critic": critic(x), "deviation": deviation(x)}
    if np.nanmin(x) >= 0:
        figures["entropy"] = entropy(x)
    return figures


def main():
    published = json.loads((FOLDER / "published.json").read_text())
    reference = {
        "pairwise": {case["name"]: pairwise(case) for case in published["pairwise"]},
        "data": {case["name"]: data(case) for case in published["data"]},
    }
    (FOLDER / "reference.json").write_text(json.dumps(reference, indent=1) + "\n")


if __name__ == "__main__":
    main()
