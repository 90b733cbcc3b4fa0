#!/usr/bin/env python3
"""A second, independent scorer, written from the scoring model alone.

It shares no code with the product: two programs written apart that agree on every digit are the evidence that
both follow the model. It reads the rulebook's data (criteria, reference values, weights, plan catalogue), scores
self-assessments, and writes a fixture of random valid self-assessments with their expected evaluations.

    independent_scorer.py score FILE...                               evaluations as JSON
    independent_scorer.py fixture --count 300 --seed 20160301 OUT.ndjson.gz
    independent_scorer.py selftest                                    the vectors of the scoring model
    independent_scorer.py agree --policy DIR --rules DIR              both ways to load give the same data

Data come from `--rules DIR` (a rulebook folder; default: the project's own `rules`) or from `--policy DIR` (a
folder that holds clauses.yaml and plan-catalogue.yaml). Needs Python 3.9 or later and PyYAML.
"""
from __future__ import annotations

import argparse
import collections
import gzip
import io
import json
import math
import operator
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

import yaml

Json = dict[str, Any]

# Section 3 of the model: sizes of the fit.
FIT_NAMED, FIT_BELT, FIT_NO_PLACE, FIT_NEIGHBOUR, FIT_ELSEWHERE, FIT_NO_ROW, FIT_CAUTION = 1.0, 0.9, 0.8, 0.7, 0.5, 0.2, 0.3
CLUSTER_BOX, CLUSTER_BONUS = 13, 5.0
# Section 4 of the model: bonuses, penalties, ceilings, grades.
BONUSES = {"reform_copied": 1.0, "national_commendation": 1.0, "paired_help": 1.0, "strong_rise": 2.0}
PENALTIES = {"central_inspection": 0.3, "provincial_inspection": 0.2, "central_negative_case": 1.5,
             "provincial_negative_case": 0.5, "major_accident": 1.0}
FALSE_DATA, MOST_BONUS, MOST_PENALTY = 5.0, 5.0, 10.0
ECOLOGY, GREEN = "ecology", ("ecology", "circular_economy", "green_manufacturing")
ECOLOGY_FLOOR, ECOLOGY_LIMIT = 60.0, 69.99
DIMENSION_FLOOR, DIMENSION_LIMIT = 40.0, 79.99
GREEN_FLOOR, GREEN_LIMIT = 60.0, 79.99
GRADES = ((90.0, "excellent"), (80.0, "good"), (70.0, "fair"), (60.0, "pass"))

FIT_CLAUSE = "A2-4.1.4"
BASINS = ("lower", "middle", "upper")
TYPES = ("economic_technological", "high_tech", "bonded", "provincial", "other")
OPS: dict[str, Callable[[float, float], bool]] = {
    "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


# ---------------------------------------------------------------------------------------------- data

@dataclass(frozen=True)
class Gate:
    own_field: bool       # True: reads heavyPollutingTransfers, not the value
    op: str
    threshold: float
    on_fail: str


@dataclass(frozen=True)
class Criterion:
    id: str
    dimension: str
    kind: str
    weight: float
    anchors: tuple[tuple[float, float], ...]
    log: bool
    low: Optional[float]
    high: Optional[float]
    gate: Optional[Gate]
    items: int
    claim: bool
    basins: tuple[str, ...]
    rolls_up: tuple[str, ...]

    @property
    def pure_gate(self) -> bool:
        return self.kind == "GATE" and not self.anchors


@dataclass(frozen=True)
class Rulebook:
    dimensions: dict[str, float]          # id -> weight, in order
    criteria: dict[str, Criterion]        # in order
    basin_of: dict[str, str]              # province -> default basin
    province_of: dict[str, str]           # city -> province
    regions: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]   # name -> (provinces, cities)
    rows: dict[str, Json]                 # row id -> box, counts, scope, caution, places, regions, segments
    unrowed_industries: frozenset[str]    # named by the Annex, in no row of the plan


def criterion(c: Json, weight: float, reference: Json, threshold: Any) -> Criterion:
    gate, applies, rng = c.get("gate"), c.get("applies") or {}, c.get("range") or [None, None]
    return Criterion(
        id=c["id"], dimension=c["dimension"], kind=c["kind"], weight=float(weight),
        anchors=tuple(sorted((float(x), float(y)) for x, y in reference.get("anchors") or [])),
        log=c.get("scale") == "log1p", low=rng[0], high=rng[1],
        gate=Gate(gate["field"] != "indicator", gate["op"], float(threshold), gate["on_fail"]) if gate else None,
        items=len(c.get("items") or []), claim="claim" in applies, basins=tuple(applies.get("basin") or ()),
        rolls_up=tuple(c.get("rolls_up") or ()))


def rulebook(dimensions: dict[str, float], criteria: list[Criterion], catalogue: Json) -> Rulebook:
    gazetteer = catalogue["gazetteer"]

    def named(x: Json) -> Json:
        return {"places": tuple(x.get("places") or ()), "regions": tuple(x.get("regions") or ())}
    rows = {row["id"]: {"box": box["box"], "counts": box["fit_scoring"] == "yes", "scope": row.get("scope"),
                        "caution": bool(row.get("caution")), **named(row),
                        "segments": [named(s) for s in row.get("segments") or []]}
            for box in catalogue["boxes"] for row in box["rows"]}
    return Rulebook(
        dimensions=dimensions, criteria={c.id: c for c in criteria},
        basin_of={p["name"]: p["basin"] for p in gazetteer["provinces"]},
        province_of={c["name"]: c["province"] for c in gazetteer["cities"]},
        regions={r["name"]: (tuple(r["provinces"]), tuple(r.get("cities") or ())) for r in gazetteer["regions"]},
        rows=rows,
        unrowed_industries=frozenset(i["name"] for i in catalogue["annex2_named_industries"] if not i["rows"]))


def read_yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as f:
        return yaml.load(f, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load_policy(folder: Path) -> Rulebook:
    data = read_yaml(folder / "clauses.yaml")
    return rulebook({d["id"]: float(d["weight"]) for d in data["dimensions"]},
                    [criterion(c, c["weight"], c, (c.get("gate") or {}).get("value")) for c in data["clauses"]],
                    read_yaml(folder / "plan-catalogue.yaml"))


def load_rules(folder: Path) -> Rulebook:
    weights = read_yaml(folder / "weights" / "default.yaml")["dimensions"]
    of = {cid: w for d in weights.values() for cid, w in d["criteria"].items()}
    files = [p for p in (folder / "annex").glob("*.yaml") if not p.name.endswith(".cases.yaml")]
    sections = sorted((read_yaml(p) for p in files), key=lambda s: [int(n) for n in str(s["section"]).split(".")])
    criteria = [criterion(c, of.get(c["id"], 0), c["reference"][0], c["reference"][0].get("threshold"))
                for s in sections for c in s["clauses"]]
    return rulebook({d: float(w["weight"]) for d, w in weights.items()}, criteria,
                    read_yaml(folder / "plan" / "catalogue.yaml"))


# -------------------------------------------------------------------------------------- valid input

def check(book: Rulebook, assessment: Json) -> None:
    """Raises ValueError where the model calls an answer an error, so that only valid input is scored."""
    def need(ok: bool, what: str) -> None:
        if not ok:
            raise ValueError(what)
    zone, industries = assessment["zone"], assessment.get("leadingIndustries") or []
    need(zone["province"] in book.basin_of, "province")
    need(zone.get("basin", "lower") in BASINS, "basin")
    need(zone["type"] in TYPES, "type")
    need(len(industries) <= 3, "too many industries")
    for i in industries:
        need(bool(i.get("name")) and i["share"] > 0, "industry: name and share")
        for ref in i.get("rows") or []:
            claimed(book, ref)
    for cid, answer in assessment["values"].items():
        c = book.criteria.get(cid)
        need(c is not None and not c.rolls_up and cid != FIT_CLAUSE, f"{cid}: takes no answer")
        assert c is not None
        allowed = {"MATURITY": {"level"}, "CHECKLIST": {"items"}}.get(c.kind, {"value"})
        if c.gate and c.gate.own_field:
            allowed = allowed | {"heavyPollutingTransfers"}
        if answer.get("notApplicable"):
            need(c.claim and bool(str(answer.get("reason") or "").strip()), f"{cid}: claim")
            allowed = {"notApplicable", "reason"}
        need(set(answer) <= allowed, f"{cid}: wrong kind of answer")
        need(answer.get("heavyPollutingTransfers", 0) in range(10**6), f"{cid}: heavyPollutingTransfers")
        if "value" in answer:
            v = answer["value"]
            need(math.isfinite(v) and (c.low is None or v >= c.low) and (c.high is None or v <= c.high), f"{cid}: range")
        if "level" in answer:
            need(answer["level"] in range(5), f"{cid}: level")
        if "items" in answer:
            ticked = answer["items"]
            need(len(set(ticked)) == len(ticked) and all(t in range(1, c.items + 1) for t in ticked), f"{cid}: items")


# ------------------------------------------------------------------------------- section 2: a criterion

def interpolate(c: Criterion, value: float) -> float:
    def scaled(x: float) -> float:
        return math.log(1.0 + x) if c.log else x
    points = [(scaled(x), y) for x, y in c.anchors]
    x = scaled(value)
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x < x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


def gate_result(gate: Gate, measured: Optional[float]) -> str:
    if measured is None:
        return "unknown"
    return "passed" if OPS[gate.op](measured, gate.threshold) else "failed"


# ------------------------------------------------------------------------------ section 3: fit with the plan

def claimed(book: Rulebook, ref: str) -> tuple[Json, Json]:
    """The row, and what is claimed of it: the row itself or one of its segments."""
    row_id, _, segment = ref.partition("#")
    if row_id not in book.rows:
        raise ValueError(f"unknown row {ref}")
    row = book.rows[row_id]
    if not segment:
        return row, row
    if not (segment.isdigit() and 1 <= int(segment) <= len(row["segments"])):
        raise ValueError(f"unknown segment {ref}")
    return row, row["segments"][int(segment) - 1]


def row_fit(book: Rulebook, zone: Json, ref: str, condition_shown: bool) -> float:
    row, part = claimed(book, ref)
    city, province = zone["city"], zone["province"]
    regions = [book.regions[r] for r in part["regions"]]
    if row["scope"] == "belt":
        fit = FIT_BELT
    elif city in part["places"] or province in part["places"] or any(
            city in cities if cities else province in provinces for provinces, cities in regions):
        fit = FIT_NAMED
    elif not part["places"] and not regions:
        fit = FIT_NO_PLACE
    elif any(book.province_of.get(p) == province for p in part["places"]) or any(province in ps for ps, _ in regions):
        fit = FIT_NEIGHBOUR
    else:
        fit = FIT_ELSEWHERE
    return min(fit, FIT_CAUTION) if row["caution"] and not condition_shown else fit


def fit_score(book: Rulebook, zone: Json, industries: list[Json]) -> Optional[float]:
    if not industries:
        return None
    total = weighted = through_cluster = 0.0
    for i in industries:
        fits = [(row_fit(book, zone, ref, bool(i.get("conditionShown"))), claimed(book, ref)[0]["box"])
                for ref in i.get("rows") or [] if claimed(book, ref)[0]["counts"]]
        if fits:
            best = max(fit for fit, _ in fits)
        else:
            best = FIT_NO_PLACE if i["name"] in book.unrowed_industries else FIT_NO_ROW
        total += i["share"]
        weighted += i["share"] * best
        if (FIT_NAMED, CLUSTER_BOX) in fits:
            through_cluster += i["share"]
    return min(100.0, 100.0 * weighted / total + CLUSTER_BONUS * (through_cluster / total))


# ------------------------------------------------------------------------------------- findings and total

def finding(book: Rulebook, c: Criterion, assessment: Json) -> Json:
    zone, answer = assessment["zone"], assessment["values"].get(c.id) or {}
    f: Json = {"clause": c.id, "kind": c.kind, "status": None, "value": None, "score": None, "weight": c.weight,
               "points": 0.0, "gate": None}
    basin = zone.get("basin") or book.basin_of[zone["province"]]
    if c.rolls_up:
        f["status"] = "roll_up"
        return f
    if (c.basins and basin not in c.basins) or answer.get("notApplicable"):
        f["status"] = "not_applicable"
        return f
    if c.id == FIT_CLAUSE:
        f["value"] = score = fit_score(book, zone, assessment.get("leadingIndustries") or [])
    elif c.kind == "MATURITY":
        f["value"] = level = answer.get("level")
        score = None if level is None else 100.0 * level / 4
    elif c.kind == "CHECKLIST":
        ticked = answer.get("items")
        f["value"] = None if ticked is None else len(ticked)
        score = None if ticked is None else 100.0 * len(ticked) / c.items
    else:
        f["value"] = value = answer.get("value")
        score = None if value is None or not c.anchors else interpolate(c, float(value))
    if c.gate:
        f["gate"] = gate_result(c.gate, answer.get("heavyPollutingTransfers") if c.gate.own_field else f["value"])
    if c.pure_gate:
        f["status"], f["gate"] = f["gate"], None
    else:
        f["status"] = "missing" if score is None else "scored"
        f["score"] = 0.0 if score is None else score
    return f


def evaluate(book: Rulebook, assessment: Json, adjustments: Optional[Json] = None) -> Json:
    """One evaluation. `adjustments`: {"bonuses": {kind: number}, "penalties": {kind: number}, "falseData": [clause],
    "fraud": bool}, kinds as in BONUSES and PENALTIES."""
    check(book, assessment)
    adjustments = adjustments or {}
    false_data = adjustments.get("falseData") or []
    findings = {c.id: finding(book, c, assessment) for c in book.criteria.values()}
    for cid in false_data:
        if findings[cid]["score"] is not None:
            findings[cid]["score"] = 0.0
    for c in book.criteria.values():
        if c.rolls_up:
            scores = [s for s in (findings[r]["score"] for r in c.rolls_up) if s is not None]
            findings[c.id]["score"] = sum(scores) / len(scores) if scores else None

    # 4.1: weighted means
    def counts(c: Criterion, dimension: str) -> bool:
        return c.dimension == dimension and not c.rolls_up and c.weight > 0 and findings[c.id]["score"] is not None
    members = {d: [c for c in book.criteria.values() if counts(c, d)] for d in book.dimensions}
    members = {d: cs for d, cs in members.items() if cs}
    weight_sum = sum(book.dimensions[d] for d in members)
    scores: dict[str, float] = {}
    dimensions: list[Json] = []
    for d, cs in members.items():
        inside = sum(c.weight for c in cs)
        scores[d] = sum(c.weight * findings[c.id]["score"] for c in cs) / inside
        for c in cs:
            findings[c.id]["points"] = book.dimensions[d] * c.weight * findings[c.id]["score"] / inside / weight_sum
        dimensions.append({"id": d, "score": scores[d], "weight": book.dimensions[d],
                           "points": book.dimensions[d] * scores[d] / weight_sum})
    base = sum(book.dimensions[d] * s for d, s in scores.items()) / weight_sum
    geometric = math.exp(sum(book.dimensions[d] * math.log(max(1.0, s)) for d, s in scores.items()) / weight_sum)

    # 4.2: adjustments
    bonus = min(MOST_BONUS, sum(BONUSES[k] * n for k, n in (adjustments.get("bonuses") or {}).items()))
    penalty = min(MOST_PENALTY, sum(PENALTIES[k] * n for k, n in (adjustments.get("penalties") or {}).items())
                  + FALSE_DATA * len(false_data))

    # 4.3: ceilings
    green = [scores[d] for d in GREEN if d in scores]
    ceilings: list[Json] = []
    if ECOLOGY in scores and scores[ECOLOGY] < ECOLOGY_FLOOR:
        ceilings.append({"limit": ECOLOGY_LIMIT, "reason": "ecology_below_60"})
    if any(s < DIMENSION_FLOOR for s in scores.values()):
        ceilings.append({"limit": DIMENSION_LIMIT, "reason": "dimension_below_40"})
    if green and sum(green) / len(green) < GREEN_FLOOR:
        ceilings.append({"limit": GREEN_LIMIT, "reason": "green_mean_below_60"})
    total = max(0.0, min([100.0, base + bonus - penalty] + [c["limit"] for c in ceilings]))

    # 4.4 and 4.5: standing and grade
    gates = [(c.gate.on_fail, findings[c.id]["status"] if c.pure_gate else findings[c.id]["gate"])
             for c in book.criteria.values() if c.gate]
    if ("veto", "failed") in gates or adjustments.get("fraud"):
        standing = "vetoed"
    elif ("suspend", "failed") in gates or any(result == "unknown" for _, result in gates):
        standing = "suspended"
    else:
        standing = "eligible"
    grade = next((name for floor, name in GRADES if total >= floor), "fail") if standing == "eligible" else None
    return {"total": total, "base": base, "geometric": geometric, "standing": standing, "grade": grade,
            "ceilings": ceilings, "dimensions": dimensions, "findings": list(findings.values())}


# ---------------------------------------------------------------------------------------------- fixture

OUTSIDE = {"上海": ["上海", "松江"], "江苏": ["徐州", "南通"], "浙江": ["温州", "金华"], "安徽": ["阜阳", "淮北"], "江西": ["吉安", "宜春"],
           "湖北": ["大冶", "枝江"], "湖南": ["常德", "益阳"], "重庆": ["重庆", "涪陵"], "四川": ["泸州", "宜宾"], "贵州": ["遵义", "毕节"],
           "云南": ["曲靖", "玉溪"]}     # cities in no list of the gazetteer

NAMES = ["家电", "电子信息", "高端装备", "新材料", "医药", "纺织服装", "石材加工", "现代物流", "汽车制造", "食品饮料"]


class Deck:
    """Deals every card once, shuffled, before any card comes again."""

    def __init__(self, rng: random.Random, cards: list[Any]) -> None:
        self.rng, self.cards, self.left = rng, list(cards), []  # type: ignore[var-annotated]

    def deal(self) -> Any:
        if not self.left:
            self.left = list(self.cards)
            self.rng.shuffle(self.left)
        return self.left.pop()


def tidy(x: float) -> float:
    return int(x) if float(x).is_integer() and abs(x) < 1e15 else x


def random_value(rng: random.Random, c: Criterion, quality: float, wild: float) -> float:
    """A value inside the range: mostly one that scores near the quality, else an extreme or a threshold."""
    low, high = c.low, c.high
    first, last = c.anchors[0][0], c.anchors[-1][0]
    span = last - first
    if rng.random() < wild:
        v = rng.choice([rng.choice(c.anchors)[0], rng.choice(c.anchors)[0], first - span * rng.random(),
                        last + span * rng.random(), first - 10 * span, last + 10 * span,
                        rng.choice(c.anchors)[0] + rng.choice([-1e-6, 1e-6]), -3.5, 0, 1234567.875,
                        low if low is not None else first, high if high is not None else 98765432])
        v = round(v, 6)
    else:
        want = min(100.0, max(0.0, 100 * rng.gauss(quality, 0.1)))
        lo, hi = first - (0 if c.log else 0.05 * span), last + 0.05 * span
        if c.anchors[0][1] > c.anchors[-1][1]:
            lo, hi = hi, lo
        for _ in range(60):                      # lo is the bad end, hi the good one
            mid = (lo + hi) / 2
            lo, hi = (mid, hi) if interpolate(c, mid) < want else (lo, mid)
        v = round(hi, rng.choice([1, 2, 2, 3, 5]) if span < 500 else 0)
    v = v if low is None else max(v, low)
    return tidy(v if high is None else min(v, high))


class Generator:
    def __init__(self, book: Rulebook, seed: int) -> None:
        self.book, self.rng = book, random.Random(seed)
        rng, refs = self.rng, {True: [], False: []}  # type: ignore[var-annotated]
        for rid, row in book.rows.items():
            refs[row["counts"]] += [rid] + [f"{rid}#{n + 1}" for n in range(len(row["segments"]))]
        self.counting, self.other = Deck(rng, refs[True]), Deck(rng, refs[False])
        self.provinces, self.types = Deck(rng, list(book.basin_of)), Deck(rng, list(TYPES))
        self.years, self.modes = Deck(rng, list(range(2016, 2031))), Deck(rng, ["clean"] * 7 + ["loose"] * 3 + ["foul"])
        self.qualities = Deck(rng, [(0.0, 0.6)] * 2 + [(0.5, 1.0)] * 3 + [(0.75, 1.0)] * 3 + [(0.95, 1.1)] * 4)
        self.flaws = Deck(rng, ["none"] * 6 + ["ecology", "ecology", "one", "one", "two", "green"])
        self.cities = {}
        for p in book.basin_of:
            known = [c for c, of in book.province_of.items() if of == p]
            known += [c for ps, cs in book.regions.values() if p in ps for c in cs]
            self.cities[p] = Deck(rng, list(dict.fromkeys(known + OUTSIDE[p])))

    def industry(self, zone: Json, name: str, largest: float) -> Json:
        rng, draw = self.rng, self.rng.random()
        rows = [self.counting.deal() for _ in range(rng.choice([1, 1, 2, 3]))]
        if draw < 0.06 or (name == "家电" and draw < 0.3):
            rows = []
        elif draw < 0.22:
            rows = [self.other.deal() for _ in range(rng.choice([1, 2]))]
        elif draw < 0.32:
            rows.append(self.other.deal())
        elif draw < 0.45:
            rows = [rng.choice(["P4-05", "P4-06", "P4-07"])] + rows[:rng.choice([0, 0, 1])]
        elif draw < 0.75:                     # rows that have to do with the province, so that every case of fit occurs
            rows = [r for r in rng.sample(self.counting.cards, 30)
                    if row_fit(self.book, zone, r, True) in (FIT_NAMED, FIT_NEIGHBOUR)][:rng.choice([1, 2])] or rows
        out: Json = {"name": name, "share": tidy(round(rng.uniform(0.1, largest), rng.choice([0, 1, 2])) or 1),
                     "rows": list(dict.fromkeys(rows))}
        if rng.random() < 0.5:
            out["conditionShown"] = rng.random() < 0.6
        return out

    def answer(self, c: Criterion, quality: float, wild: float, gates: str) -> Json:
        rng = self.rng
        if c.kind == "MATURITY":
            return {"level": rng.randint(0, 4) if rng.random() < wild else min(4, max(0, round(4 * rng.gauss(quality, 0.12))))}
        if c.kind == "CHECKLIST":
            n = rng.randint(0, c.items) if rng.random() < wild else round(c.items * min(1.0, max(0.0, rng.gauss(quality, 0.1))))
            ticked = rng.sample(range(1, c.items + 1), n)
            return {"items": ticked if rng.random() < 0.2 else sorted(ticked)}
        fails = c.gate is not None and rng.random() < {"clean": 0.0, "loose": 0.06, "foul": 0.5}[gates]
        if c.pure_gate:
            assert c.gate is not None
            t = c.gate.threshold
            bad = [v for v in (t - 0.01, t + 0.5, t + 1, t + 7, 0, t - 1)
                   if not OPS[c.gate.op](v, t) and (c.low is None or v >= c.low) and (c.high is None or v <= c.high)]
            return {"value": tidy(rng.choice(bad) if fails else t)}
        out = {"value": random_value(rng, c, quality, wild)}
        if c.gate and c.gate.own_field:
            out["heavyPollutingTransfers"] = rng.randint(1, 5) if fails else 0
            if gates != "clean" and rng.random() < 0.1:
                del out[rng.choice(["value", "heavyPollutingTransfers"])]
        elif c.gate:
            out["value"] = rng.choice([c.gate.threshold, 0.5, 0]) if fails else max(out["value"], c.gate.threshold + 0.01)
            out["value"] = tidy(round(out["value"], 6))
        return out

    def assessment(self, number: int) -> Json:
        rng, book = self.rng, self.book
        province = self.provinces.deal()
        city, kind = self.cities[province].deal(), self.types.deal()
        zone: Json = {"code": f"Z{number:04d}", "name": f"{city}{number}号开发区", "province": province, "city": city, "type": kind}
        if rng.random() < 0.3:
            zone["basin"] = rng.choice(BASINS)
        gates, wild = self.modes.deal(), rng.choice([0.0, 0.03, 0.1, 0.35])
        missing = rng.choice([0.0] * 6 + [0.02, 0.05, 0.15, 0.4, 0.7, 0.95])
        quality, flaw = rng.uniform(*self.qualities.deal()), self.flaws.deal()
        of = {d: quality + rng.gauss(0, 0.06) for d in book.dimensions}
        behind = {"none": [], "ecology": [ECOLOGY], "one": rng.sample(list(of), 1), "two": rng.sample(list(of), 2),
                  "green": list(GREEN[1:])}[flaw]
        for d in behind:                      # so that every ceiling occurs, alone and with others
            of[d] -= rng.uniform(0.3, 0.75)
        if flaw == "green" and quality > 0.9:
            of.update({ECOLOGY: 0.72, GREEN[1]: 0.46, GREEN[2]: 0.46})
        claims = rng.choice([0.0, 0.15, 0.5])
        values: Json = {}
        for c in book.criteria.values():
            if c.rolls_up or c.id == FIT_CLAUSE:
                continue
            if c.claim and rng.random() < claims:
                values[c.id] = {"notApplicable": True, "reason": "本区无此情形"}
            elif rng.random() >= missing or (c.gate and gates == "clean"):
                values[c.id] = self.answer(c, of[c.dimension], wild, gates)
        out: Json = {"zone": zone, "year": self.years.deal(), "leadingIndustries": [], "values": values}
        names = rng.sample(NAMES, rng.choice([0, 1, 1, 2, 2, 3, 3]))
        out["leadingIndustries"] = [self.industry(zone, name, 100 / len(names)) for name in names]
        if not out["leadingIndustries"] and rng.random() < 0.7:
            del out["leadingIndustries"]
        return out


def near_a_threshold(e: Json) -> bool:
    """True where a rounding error in the last digit could turn a ceiling or a grade: no fair test of two programs."""
    of = {d["id"]: d["score"] for d in e["dimensions"]}
    pairs = [(of[ECOLOGY], ECOLOGY_FLOOR), (sum(of[d] for d in GREEN) / 3, GREEN_FLOOR)]
    pairs += [(s, DIMENSION_FLOOR) for s in of.values()] + [(e["total"], floor) for floor, _ in GRADES]
    return any(abs(x - floor) < 1e-6 for x, floor in pairs)


def compact(e: Json) -> Json:
    keys = ("status", "value", "score", "points", "gate")
    return {**e, "findings": {f["clause"]: {k: f[k] for k in keys if f[k] is not None} for f in e["findings"]}}


def write_fixture(book: Rulebook, count: int, seed: int, path: Path) -> None:
    make, lines, n = Generator(book, seed), [], 0
    tally: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    while len(lines) < count:
        n += 1
        a = make.assessment(len(lines) + 1)
        e = evaluate(book, a)
        if near_a_threshold(e):
            continue
        assert abs(sum(f["points"] for f in e["findings"]) - e["base"]) < 1e-9
        lines.append(json.dumps({"input": a, "expected": compact(e)}, ensure_ascii=False, separators=(",", ":")))
        cover(book, a, e, tally)
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as z:
        z.write(("\n".join(lines) + "\n").encode("utf-8"))
    path.write_bytes(raw.getvalue())
    print(f"{path}: {count} assessments of {n} drawn, {len(raw.getvalue())} bytes", file=sys.stderr)
    for what, seen in tally.items():
        shown = seen.items() if len(seen) <= 40 else [("kinds", len(seen)), ("fewest", min(seen.values()))]
        print(f"  {what}: " + ", ".join(f"{k} {v}" for k, v in sorted(shown, key=str)), file=sys.stderr)
    unclaimed = set(make.counting.cards + make.other.cards) - set(tally["claims"])
    print(f"  rows and segments never claimed: {sorted(unclaimed) or 'none'}", file=sys.stderr)


def cover(book: Rulebook, a: Json, e: Json, tally: dict[str, collections.Counter[str]]) -> None:
    zone, industries = a["zone"], a.get("leadingIndustries")
    tally["standing"][e["standing"]] += 1
    tally["grade"][str(e["grade"])] += 1
    tally["ceilings"]["+".join(c["reason"] for c in e["ceilings"]) or "none"] += 1
    if any(e["total"] == c["limit"] for c in e["ceilings"]):
        tally["ceilings that bind"]["+".join(c["reason"] for c in e["ceilings"])] += 1
    tally["province"][zone["province"]] += 1
    in_region = any(zone["city"] in cs for _, cs in book.regions.values())
    tally["city"][("gazetteer" if zone["city"] in book.province_of else "not in gazetteer") + ("+region" if in_region else "")] += 1
    tally["basin"][zone.get("basin", "default")] += 1
    tally["type"][zone["type"]] += 1
    tally["year"][str(a["year"])] += 1
    tally["industries"]["absent" if industries is None else str(len(industries))] += 1
    for i in industries or []:
        if not any(book.rows[r.split("#")[0]]["counts"] for r in i["rows"]):
            tally["fit"]["no row, 家电" if i["name"] in book.unrowed_industries else "no row"] += 1
        for r in i["rows"]:
            row = claimed(book, r)[0]
            tally["claims"][r] += 1
            tally["box"][str(row["box"])] += 1
            if row["counts"]:
                tally["fit"][str(row_fit(book, zone, r, bool(i.get("conditionShown"))))] += 1
            if row["counts"] and row["caution"]:
                tally["caution shown"][str(i.get("conditionShown"))] += 1
    answered = len(a["values"]) // 20 * 20
    tally["answers"][f"{answered:02d} and more"] += 1
    for f in e["findings"]:
        c, v = book.criteria[f["clause"]], f["value"]
        tally["status"][f["status"]] += 1
        if f["gate"] or c.pure_gate:
            tally["gate " + c.id][f["gate"] or f["status"]] += 1
        if c.claim and f["status"] == "not_applicable":
            tally["claimed not applicable"][c.id] += 1
        if c.basins and f["status"] == "not_applicable" and c.id in a["values"]:
            tally["not applicable by basin"]["answered all the same"] += 1
        if v is not None and c.anchors and c.id != FIT_CLAUSE:
            xs = [x for x, _ in c.anchors]
            where = "below" if v < xs[0] else "above" if v > xs[-1] else "on an anchor" if v in xs else "between"
            tally["values"][where] += 1
            tally["values"]["negative"] += v < 0
            tally["values"]["over a million"] += v > 1e6
            tally["values"]["end of the range"] += v in (c.low, c.high)


# --------------------------------------------------------------------------------------------- selftest

def selftest(book: Rulebook) -> int:
    done = 0

    def same(got: Any, want: Any, what: str, within: float = 5e-5) -> None:
        nonlocal done
        ok = abs(got - want) <= within if isinstance(want, float) and got is not None else got == want
        assert ok, f"{what}: {got} and not {want}"
        done += 1

    def zone(province: str = "湖北", city: str = "武汉", **more: str) -> Json:
        return {"code": "T", "name": "T", "province": province, "city": city, "type": "high_tech", **more}

    def run(values: Json, industries: Optional[list[Json]] = None, where: Optional[Json] = None, adjust: Optional[Json] = None) -> Json:
        e = evaluate(book, {"zone": where or zone(), "year": 2016, "leadingIndustries": industries or [], "values": values}, adjust)
        e["of"] = {f["clause"]: f for f in e["findings"]}
        e["d"] = {d["id"]: d["score"] for d in e["dimensions"]}
        same(sum(f["points"] for f in e["findings"]), float(e["base"]), "points add up to the base", 1e-9)
        same(sum(d["points"] for d in e["dimensions"]), float(e["base"]), "points of dimensions add up too", 1e-9)
        return e

    same((len(book.criteria), len(book.dimensions), sum(book.dimensions.values())), (99, 8, 100.0), "size of the rulebook")
    vectors = {"A2-1.2.2": {1.0: 30.9278, 1.47: 60.0, 1.8: 70.4762, 2.3: 90.0, 3: 100.0},
               "A2-2.3.2": {0.8: 56.0, 0.42: 90.6667, 1.6: 0.0}, "A2-2.1.4": {1: 30.0, 0: 60.0, -1: 80.0},
               "A2-3.1.5": {10: 60.9868, 50: 100.0}}
    for cid, points in vectors.items():
        for v, want in points.items():
            same(run({cid: {"value": v}})["of"][cid]["score"], want, f"{cid} at {v}")

    fits = [("湖北", "武汉", [(60, "集成电路", ["P3-07", "P13-02"]), (40, "新型显示", ["P13-01"])], 100.0),
            ("湖北", "宜昌", [(1, "设计服务", ["P6-02", "P13-07"])], 70.0), ("贵州", "贵阳", [(1, "集成电路", ["P3-07", "P13-02"])], 50.0),
            ("安徽", "合肥", [(50, "家电", []), (50, "新型显示", ["P13-01"])], 92.5), ("浙江", "宁波", [(1, "物流", ["P13-11"])], 100.0),
            ("四川", "泸州", [(1, "新型煤化工", ["P4-07"])], 30.0),
            ("湖南", "湘潭", [(1, "汽车", ["P13-04"])], 100.0), ("湖南", "岳阳", [(1, "汽车", ["P13-04"])], 70.0),   # a region with cities
            ("安徽", "阜阳", [(1, "有色金属", ["P4-05"])], 30.0), ("贵州", "遵义", [(1, "钢铁", ["P4-01"])], 100.0),   # regions without
            ("云南", "曲靖", [(1, "电子商务", ["P13-05"])], 90.0), ("云南", "曲靖", [(1, "信息服务", ["P3-10"])], 80.0),
            ("浙江", "温州", [(1, "轨道交通", ["P3-04#1"])], 50.0), ("浙江", "温州", [(1, "轨道交通", ["P3-04#2"])], 100.0),
            ("上海", "上海", [(1, "旅游", ["P8-01", "P1-03"])], 20.0), ("上海", "上海", [(1, "家电", ["P8-01"])], 80.0)]
    for province, city, named, want in fits:
        industries = [{"share": s, "name": n, "rows": rows} for s, n, rows in named]
        f = run({}, industries, zone(province, city))["of"][FIT_CLAUSE]
        same((f["status"], f["value"]), ("scored", f["score"]), f"fit of {city}")
        same(f["score"], want, f"fit of {city}", 1e-9)
    coal = [{"share": 1, "name": "新型煤化工", "rows": ["P4-07"], "conditionShown": True}]
    same(run({}, coal, zone("四川", "泸州"))["of"][FIT_CLAUSE]["score"], 100.0, "condition shown")

    nothing = run({})
    same([nothing[k] for k in ("total", "standing", "grade")], [0.0, "suspended", None], "nothing answered")
    same(nothing["geometric"], 1.0, "geometric mean of nothing", 1e-12)
    same([c["reason"] for c in nothing["ceilings"]], ["ecology_below_60", "dimension_below_40", "green_mean_below_60"], "ceilings")
    same([nothing["of"][c][k] for c in ("A2-1.1.1", "A2-2.1.3", FIT_CLAUSE) for k in ("status", "score", "gate")],
         ["unknown", None, None, "missing", 0.0, "unknown", "missing", 0.0, None], "missing")

    best: Json = {}
    for c in book.criteria.values():
        if c.kind == "MATURITY" and not c.rolls_up:
            best[c.id] = {"level": 4}
        elif c.kind == "CHECKLIST":
            best[c.id] = {"items": list(range(1, c.items + 1))}
        elif c.pure_gate and c.gate:
            best[c.id] = {"value": c.gate.threshold}
        elif not c.rolls_up and c.id != FIT_CLAUSE:
            best[c.id] = {"value": max(c.anchors, key=lambda p: p[1])[0]}
    best["A2-5.2.4"]["heavyPollutingTransfers"] = 0
    named = [{"share": 1, "name": "新型显示", "rows": ["P13-01"]}]

    def best_but(changes: Json, adjust: Optional[Json] = None, **more: str) -> Json:
        return run({**best, **changes}, named, zone(**more), adjust)
    top = best_but({})
    same([top[k] for k in ("standing", "grade", "ceilings")], ["eligible", "excellent", []], "the best zone")
    same(top["total"], 100.0, "the best total", 1e-9)
    same(top["geometric"], 100.0, "the best geometric mean", 1e-9)
    na = {"notApplicable": True, "reason": "x"}
    e = best_but({"A2-2.1.3": na, "A2-2.1.1": na, "A2-2.1.7": {"value": 0}})
    same([e["of"]["A2-2.1.3"][k] for k in ("status", "score", "points", "weight", "gate", "value")],
         ["not_applicable", None, 0.0, 2.0, None, None], "claimed not applicable")
    same((e["standing"], e["of"]["A2-2.1.1"]["status"]), ("eligible", "not_applicable"), "a claim does not suspend")
    same(e["d"]["ecology"], 1300 / 16, "the weight is spread inside the dimension", 1e-9)
    lower = best_but({}, basin="lower")
    same([lower["of"][c]["status"] for c in ("A2-5.1.6", "A2-5.1.7", "A2-5.1.8")], ["not_applicable"] * 3, "by basin")
    same(top["of"]["A2-5.1.6"]["status"], "scored", "middle reaches")
    for changes, standing in (({"A2-2.1.5": {"value": 1}}, "vetoed"), ({"A2-2.1.2": {"value": 99.9}}, "suspended"),
                              ({"A2-2.1.3": {"value": 1.0}}, "suspended"), ({"A2-5.2.4": {"value": 20}}, "suspended"),
                              ({"A2-5.2.4": {"heavyPollutingTransfers": 1}}, "vetoed"), ({"A2-2.1.9": {}}, "suspended")):
        same(best_but(changes)["standing"], standing, f"standing with {changes}")
    e = best_but({"A2-5.2.2": {"value": 5}, "A2-5.2.4": {"heavyPollutingTransfers": 0}})
    same(([e["of"]["A2-5.2.4"][k] for k in ("status", "gate")], e["standing"]), (["missing", "passed"], "eligible"), "gate without value")
    same(e["of"]["A2-1.3.5"]["score"], 25.0, "a roll-up takes a missing value as 0", 1e-9)
    ecology = {c: {} for c in ("A2-1.1.4", "A2-2.1.4", "A2-2.1.7")}
    e = best_but(ecology, {"bonuses": {"strong_rise": 1}})
    same((e["total"], e["grade"], [c["reason"] for c in e["ceilings"]]), (69.99, "pass", ["ecology_below_60"]), "a bonus lifts no ceiling")
    same(e["d"]["ecology"], 50.0, "half of ecology", 1e-9)
    plenty = {"penalties": {"central_inspection": 3, "central_negative_case": 1}, "bonuses": {k: 3 for k in BONUSES}}
    same(best_but({"A2-1.2.2": {}, "A2-3.1.4": {}, "A2-3.1.1": {}}, plenty)["total"], 100 - 16 * 8 / 22 + 5 - 2.4, "bonuses are capped", 1e-9)
    same(best_but({}, {"penalties": {"major_accident": 12}})["total"], 90.0, "penalties are capped", 1e-9)
    e = best_but({}, {"falseData": ["A2-5.2.2"], "fraud": True})
    same((e["of"]["A2-5.2.2"]["score"], e["of"]["A2-1.3.5"]["score"], e["standing"], e["grade"]), (0.0, 50.0, "vetoed", None), "false data")
    same(e["total"], 100 - 8 * 2 / 10 - 5, "false data costs five points besides", 1e-9)
    for wrong in ({"A2-1.2.2": {"value": 100.5}}, {"A2-1.2.1": {"level": 1}}, {FIT_CLAUSE: {"value": 1}}, {"A2-1.1.3": {"level": 5}},
                  {"A2-2.2.2": {"items": [1, 1]}}, {"A2-2.2.2": {"items": [6]}}, {"A2-2.1.7": na}, {"A2-5.1.6": na},
                  {"A2-2.1.3": {"notApplicable": True}}, {"A2-1.1.3": {"value": 3}}):
        try:
            run(wrong)
        except ValueError:
            done += 1
        else:
            raise AssertionError(f"accepted: {wrong}")
    return done


# ------------------------------------------------------------------------------------------ command line

def main() -> None:
    source = argparse.ArgumentParser(add_help=False)
    source.add_argument("--policy", type=Path, help="folder that holds clauses.yaml and plan-catalogue.yaml")
    source.add_argument("--rules", type=Path, help="rulebook folder (default: the project's own)")
    parser = argparse.ArgumentParser(description="Independent scorer: the scoring model, written a second time.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("score", parents=[source]).add_argument("files", nargs="+", type=Path)
    fixture = commands.add_parser("fixture", parents=[source])
    fixture.add_argument("--count", type=int, default=300)
    fixture.add_argument("--seed", type=int, default=20160301)
    fixture.add_argument("out", type=Path)
    commands.add_parser("selftest", parents=[source])
    commands.add_parser("agree", parents=[source])
    args = parser.parse_args()
    rules = args.rules or Path(__file__).resolve().parents[3] / "rules"
    book = load_policy(args.policy) if args.policy else load_rules(rules)
    if args.command == "score":
        out = [evaluate(book, json.loads(f.read_text(encoding="utf-8"))) for f in args.files]
        print(json.dumps(out[0] if len(out) == 1 else out, ensure_ascii=False, indent=1))
    elif args.command == "fixture":
        write_fixture(book, args.count, args.seed, args.out)
    elif args.command == "selftest":
        print(f"{selftest(book)} checks passed")
    else:
        other = load_rules(rules)
        wrong = [cid for cid in {**book.criteria, **other.criteria} if book.criteria.get(cid) != other.criteria.get(cid)]
        wrong += [f for f in ("basin_of", "province_of", "regions", "rows", "unrowed_industries") if getattr(book, f) != getattr(other, f)]
        wrong += [f for f in ("dimensions", "criteria") if list(getattr(book, f).items()) != list(getattr(other, f).items())]
        sys.exit(f"differ: {wrong}" if wrong else None)


if __name__ == "__main__":
    main()
