"""Tests that spend their time waiting: all of them wait at the same time.

    @together
    def a_server_falls_silent(): ...

The first of them that main() runs starts all; each tells only its own outcome.
"""
import concurrent.futures
import functools

from lib.checks import chosen, test

_functions = []
_outcomes = {}


def _start():
    pool = concurrent.futures.ThreadPoolExecutor(len(_functions))
    for function in filter(chosen, _functions):
        _outcomes[function] = pool.submit(function)


def together(function):
    @functools.wraps(function)
    def outcome():
        if not _outcomes:
            _start()
        _outcomes[function].result()

    _functions.append(function)
    return test(outcome)
