#!/bin/sh
# Measures strapline beside a browser overlay and prints a table, and what the machine itself
# needs to change a rectangle. All figures stay in build/bench/bench.json and floor.json, a
# picture of them in bench.svg (the README's is assets/readme/bench.svg). Options are bench.py's:
# --rounds 3 --events 200 --seconds 3 --starts 3 --again 2 --alone --raw FILE
# --only start,quiet,unfed,lower,clock,show,board,moving,crowd,uhd,small,boards
#
# Needs, besides what the build needs: xvfb x11-xserver-utils chromium python3-pil
# python3-tornado. Traffic stays on loopback. A machine that does nothing else gives the
# best figures; the ratios survive some noise, because the programs are run in turn.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
build=${BUILD:-$source/build/bench}

for tool in Xvfb xsetroot cmake ninja; do
    command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 2; }
done
case " $* " in
*" --alone "*) ;;
*) command -v chromium >/dev/null || { echo "bench: chromium is missing" >&2; exit 2; } ;;
esac

mkdir -p "$build"
echo "  building in $build"
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSTRAPLINE_BENCH=ON \
    >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
cmake --build "$build" --target strapline pixelwatch flood burn floor >"$build.log" 2>&1 ||
    { tail -50 "$build.log" >&2; exit 1; }
rm -f "$build/bench.json"
/usr/bin/python3 "$here/bench.py" --strapline "$build/strapline" \
    --tools "$build/tests/bench" --raw "$build/bench.json" "$@"
/usr/bin/python3 "$here/floor.py" "$build/tests/bench/floor" --raw "$build/floor.json"
case " $* " in
*" --alone "* | *" --raw "* | *" --only "*) ;; # not the whole picture
*) /usr/bin/python3 "$here/plot.py" "$build/bench.json" -o "$build/bench.svg" ;;
esac
