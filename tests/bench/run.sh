#!/bin/sh
# Measures strapline beside a browser overlay and prints a table. Options are bench.py's:
# --rounds 3 --events 200 --seconds 5 --only start,quiet,clock,moving --alone --raw FILE
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

cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSTRAPLINE_BENCH=ON \
    >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
cmake --build "$build" --target strapline pixelwatch >"$build.log" 2>&1 ||
    { tail -50 "$build.log" >&2; exit 1; }
exec /usr/bin/python3 "$here/bench.py" --strapline "$build/strapline" \
    --pixelwatch "$build/tests/bench/pixelwatch" "$@"
