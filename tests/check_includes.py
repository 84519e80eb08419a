#!/usr/bin/env python3
"""Holds src/ to the include table of the design: who may include whom."""
import pathlib
import re
import sys

# Folders, or single headers, that a folder may include besides its own.
ALLOWED = {
    "base": [],
    "sport": ["base"],
    "feed": ["base", "sport"],
    "net": ["base", "feed"],
    "show": ["base", "sport"],
    "theme": ["base", "show/values.h", "draw/list.h", "draw/measure.h"],
    "draw": ["base"],
    "output": ["base", "draw/canvas.h", "draw/damage.h"],
    "venue": ["base", "net"],
    "app": ["base", "sport", "feed", "net", "show", "theme", "draw", "output", "venue"],
}
# Foreign headers, and the only folders (or files) that may know them.
FOREIGN = {
    r"cjson/": ["base/json_item.h"],
    r"libwebsockets": ["net"],
    r"curl/": ["net"],
    r"openssl/": ["net/tls.c"],
    r"pixman": ["draw"],
    r"fribidi": ["draw"],
    r"SDL_ttf": ["draw"],
    r"SDL_image": ["draw"],
    r"png\.h": ["output/still.c"],
    r"X11/": ["output/screens.c", "output/manager.c", "output/x_errors.c",
             "output/x_screen.c"],
    r"SDL": ["draw", "output", "app"],
    r"pthread": ["base", "net", "venue", "app", "output"],
}

# Headers of ours that would hand a foreign one on, and the files that may have them.
PRIVATE = {"base/json_item.h": r"base/json\w*\.c"}


def may(folder, target):
    return target.split("/")[0] == folder or any(
        target == rule or target.startswith(rule + "/") for rule in ALLOWED[folder])


def main():
    root = pathlib.Path(sys.argv[1])
    bad = []
    files = sorted(root.rglob("*.[ch]"))
    for path in files:
        name = path.relative_to(root).as_posix()
        folder = name.split("/")[0]
        if folder == "main.c":
            folder = "app"
        for number, line in enumerate(path.read_text().splitlines(), 1):
            ours = re.match(r'\s*#include "([^"]+)"', line)
            theirs = re.match(r"\s*#include <([^>]+)>", line)
            if ours and not may(folder, ours[1]):
                bad.append(f"src/{name}:{number}: {folder} may not include {ours[1]}")
            if ours and not re.fullmatch(PRIVATE.get(ours[1], ".*"), name):
                bad.append(f"src/{name}:{number}: {ours[1]} is for {PRIVATE[ours[1]]}")
            if theirs:
                for pattern, places in FOREIGN.items():
                    if re.match(pattern, theirs[1]):
                        if folder not in places and name not in places:
                            bad.append(f"src/{name}:{number}: <{theirs[1]}> belongs to "
                                       + ", ".join(places))
                        break
    print("\n".join(bad) if bad else f"{len(files)} files keep the include rules")
    return 1 if bad else 0


sys.exit(main())
