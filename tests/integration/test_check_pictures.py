#!/usr/bin/env python3
"""strapline check: logos and portraits of which a keyer would take a part, however it is
drawn."""
import json
import random

from PIL import Image, ImageDraw

from lib.checking import STADIUM, checked, folder, said
from lib.checks import check, main, test


def grass(side):
    """No shade of it is met often: a lawn behind an athlete."""
    dice = random.Random(7)
    picture = Image.new("RGB", (side, side))
    picture.putdata([(dice.randrange(90), dice.randrange(180, 256), dice.randrange(90))
                     for _ in range(side * side)])
    return picture


def glass():
    return Image.new("RGBA", (64, 64), (0, 230, 20, 200))


def drop_in_much_air():
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((180, 180, 240, 240), fill=(0, 230, 20, 255))
    return picture


def roses():
    """As noisy, and nothing for a green key."""
    red, green, blue = grass(64).split()
    return Image.merge("RGB", (green, blue, red))


def told_of(picture):
    with folder() as place:
        path = place / "show.json"
        (place / "images/clubs").mkdir(parents=True)
        path.write_text(json.dumps({"theme": str(STADIUM), "feeds": []}), encoding="utf-8")
        picture.save(place / "images/clubs/OXF.png")
        return said(checked(path), "warning", "in use", "images/clubs/OXF.png", "OBS chroma key")


@test
def a_lawn_of_many_greens_is_told_of_like_a_flat_green():
    check(told_of(grass(64)), "no word of the lawn")
    check(not told_of(roses()), "a word of the roses")


@test
def green_that_one_can_see_through_is_told_of():
    check(told_of(glass()), "no word of green glass")


@test
def a_small_green_logo_with_much_room_round_it_is_told_of():
    check(told_of(drop_in_much_air()), "no word of the drop")


main()
