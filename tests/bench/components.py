#!/usr/bin/env python3
"""Instructions that each part of the program takes, counted by callgrind: the same in every
run, so that a regression shows. Compared with what baseline.json recorded.

Exit status: 0 as recorded or better, 1 a part takes over 10 % more, 77 nothing was compared,
because the counts are of another compiler, library or processor.
"""
import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]  # where themes and samples are
BASELINE = pathlib.Path(__file__).with_name("baseline.json")
COMPONENTS = ("glance", "decode", "apply", "show", "director", "layout", "paint", "change",
              "key", "present")
WORSE, BETTER = 1.10, 0.90
SKIPPED = 77
RECORD = "record a new baseline: cmake --build --preset bench --target baseline"
# What memcpy and memset do must not depend on the size of this processor's caches, nor on
# a rep movsb, which counts once for each byte.
TUNABLES = ("glibc.cpu.x86_non_temporal_threshold=0xc0000:"
            "glibc.cpu.x86_rep_movsb_threshold=0x7fffffff:"
            "glibc.cpu.x86_rep_stosb_threshold=0x7fffffff")


def processor():
    """What libraries choose their code by and valgrind lets through."""
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
        flags = re.search(r"^flags\s*:(.*)$", text, re.M)[1].split()
    except (OSError, TypeError):
        flags = []
    chosen = [flag for flag in ("ssse3", "sse4_2", "avx", "avx2", "bmi2", "fma")
              if flag in flags]
    return " ".join([os.uname().machine, *chosen])


def valgrind_version():
    done = subprocess.run(["valgrind", "--version"], capture_output=True, text=True,
                          check=True)
    return done.stdout.strip().removeprefix("valgrind-")


def totals(folder):
    """Instructions by the name of the dump."""
    found = {}
    for path in folder.glob("callgrind.out.*"):
        with path.open(encoding="utf-8", errors="replace") as lines:
            text = [line for line in lines if line.startswith(("desc: Trig", "totals:"))]
        name = re.search(r"Client Request: (\S+)", "".join(text))
        total = re.search(r"^totals: (\d+)", "".join(text), re.M)
        if name and total:
            found[name[1]] = int(total[1])
    return found


def count(binary, component):
    """({case: [instructions each, unit]}, {library: version}) of one component."""
    environment = {**os.environ, "GLIBC_TUNABLES": TUNABLES, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory(prefix="strapline-callgrind.") as folder:
        done = subprocess.run(
            ["valgrind", "-q", "--tool=callgrind", "--instr-atstart=no", "--dump-line=no",
             f"--callgrind-out-file={folder}/callgrind.out.%p", binary, component],
            cwd=SOURCE, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"components {component}: {done.stderr.strip()}")
        counted = totals(pathlib.Path(folder))
    words = [line.split() for line in done.stdout.splitlines()]
    cases = {name: [counted[name] / int(number), unit]
             for kind, name, number, unit in (w for w in words if w[0] == "case")}
    return cases, {w[1]: " ".join(w[2:]) for w in words if w[0] == "version"}


def count_all(binary, components):
    cases, versions = {}, {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found, those in pool.map(lambda name: count(binary, name), components):
            cases.update(found)
            versions.update(those)
    versions.update(valgrind=valgrind_version(), processor=processor())
    return cases, versions


def readable(number):
    for size, letter in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= size:
            return f"{number / size:.3g}{letter}"
    return f"{number:.0f}"


def differences(ours, theirs):
    return [f"{name} {theirs.get(name, 'unknown')}, here {ours.get(name, 'unknown')}"
            for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]


def table(cases, recorded):
    """Prints it; the names of what got worse, and of what got better."""
    worse, better = [], []
    print("| part | instructions | baseline | change |\n|---|--:|--:|--:|")
    for name, (each, unit) in cases.items():
        before = recorded.get(name)
        change = each / before if before else None
        if change and change > WORSE:
            worse.append(f"{name} {100 * (change - 1):+.1f} %")
        elif change and change < BETTER:
            better.append(f"{name} {100 * (change - 1):+.1f} %")
        print(f"| {name}, each {unit} | {readable(each)} | "
              f"{readable(before) if before else 'none'} | "
              f"{f'{100 * (change - 1):+.1f} %' if change else ''} |")
    return worse, better


def judge(cases, versions, baseline, components):
    """Prints the table and what it means; the exit status."""
    recorded = baseline.get("instructions", {})
    worse, better = table(cases, recorded)
    other = differences(versions, baseline.get("versions", {}))
    absent = [name for name in {*recorded} ^ {*cases} if name.split("/")[0] in components]
    if other:
        print("not compared, for the baseline is of another machine: " + "; ".join(other)
              + f"\n{RECORD}")
        return SKIPPED
    if better:
        print(f"better by more than 10 %: {', '.join(better)}; {RECORD}")
    if absent:
        print(f"only here or only in the baseline: {', '.join(sorted(absent))}; {RECORD}")
    if worse:
        print(f"WORSE by more than 10 %: {', '.join(worse)}\n"
              f"if that is what the new code is worth, {RECORD}")
    return 1 if worse or absent else 0


def record(cases, versions, path):
    instructions = {name: round(each, 1) for name, (each, _) in cases.items()}
    path.write_text(json.dumps({"date": datetime.date.today().isoformat(),
                                "versions": versions, "instructions": instructions},
                               indent=1) + "\n", encoding="utf-8")
    print(f"{len(cases)} counts are in {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="build/bench/tests/bench/components")
    parser.add_argument("--only", help="components, with commas between them")
    parser.add_argument("--baseline", type=pathlib.Path, default=BASELINE)
    parser.add_argument("--record", action="store_true", help="make this the baseline")
    options = parser.parse_args()
    options.binary = pathlib.Path(options.binary).resolve()
    components = options.only.split(",") if options.only else COMPONENTS
    cases, versions = count_all(options.binary, components)
    if options.record:
        if options.only:
            raise SystemExit("components: a baseline is of all components")
        record(cases, versions, options.baseline)
        return 0
    try:
        baseline = json.loads(options.baseline.read_text(encoding="utf-8"))
    except FileNotFoundError:
        baseline = {}
    return judge(cases, versions, baseline, components)


if __name__ == "__main__":
    sys.exit(main())
