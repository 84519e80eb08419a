"""A test is a function whose name is the sentence it proves; check() says what failed.

    @test
    def the_winner_leaves_by_itself():
        check(..., "what was expected, what was found")

    main()     # runs all, or those whose names contain an argument of the command line
"""
import sys
import time
import traceback

_tests = []

# Waits are for conditions; this only ends a wait for something that never comes. It is
# long, because sanitizers on a busy machine are slow.
PATIENCE = 30.0


class Failed(Exception):
    """Something was not as expected."""


def test(function):
    _tests.append(function)
    return function


def check(condition, message):
    if not condition:
        raise Failed(message)


def check_equal(found, expected, what):
    if found != expected:
        raise Failed(f"{what}: expected {expected!r}, found {found!r}")


def wait_until(condition, what, patience=PATIENCE, pause=0.02):
    """Waits until condition() is true and returns what it gave."""
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"waited {patience:g} s in vain for: {what() if callable(what) else what}")
        time.sleep(pause)


def chosen(function):
    """Whether the command line asks for this test."""
    return len(sys.argv) <= 1 or any(word in function.__name__ for word in sys.argv[1:])


def main():
    passed = failed = 0
    for function in _tests:
        name = function.__name__.replace("_", " ")
        if not chosen(function):
            continue
        began = time.monotonic()
        try:
            function()
        except Failed as failure:
            failed += 1
            print(f"FAIL {name}\n     {failure}", flush=True)
        except Exception:
            failed += 1
            print(f"FAIL {name}", flush=True)
            traceback.print_exc(file=sys.stdout)
        else:
            passed += 1
            print(f"ok   {name} ({time.monotonic() - began:.1f} s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)
