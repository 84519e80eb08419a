#!/usr/bin/env python3
"""strapline check: what a show file says and hardly means."""
import json
import os

from lib.checking import STADIUM, checked, folder, said
from lib.checks import check, check_equal, main, test

NOBODY = {"url": "ws://127.0.0.1:9", "rest": "http://127.0.0.1:9"}


def told_of(place, apikey):
    path = place / "show.json"
    path.write_text(json.dumps({"theme": str(STADIUM), "feeds": [
        {"id": "tri", "type": "triathlon", "prog_id": "281501", "apikey_env": apikey, **NOBODY},
    ], "control": {"token_env": "STRAPLINE_TEST_SET"}}), encoding="utf-8")
    return said(checked(path), "warning", "show.json: $.")


@test
def a_secret_whose_variable_is_not_set_is_told_with_file_and_place():
    os.environ["STRAPLINE_TEST_SET"] = "a word"
    os.environ.pop("STRAPLINE_TEST_UNSET", None)
    with folder() as place:
        lines = [line["text"] for line in told_of(place, "STRAPLINE_TEST_UNSET")]
        check(lines and "feeds[0].apikey_env: STRAPLINE_TEST_UNSET is not set" in lines[0], f"{lines}")
        check_equal(told_of(place, "STRAPLINE_TEST_SET"), [], "of one that is set")


main()
