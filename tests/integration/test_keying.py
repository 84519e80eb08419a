#!/usr/bin/env python3
"""Our pictures through ffmpeg's own keyers, over cameras, against the exact composite."""
import math
import pathlib
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageFilter

from lib.checks import Failed, check, check_equal, main, test
from lib.display import not_key
from lib.strapline import SOURCE, run

KEY = (0, 255, 0)
SHOTS = (("winner", "5"), ("winner", "0.14"), ("attempt", "5"),
         ("scorebug", "5"))
# As README tells people to dial them in; chromakey's colour is 00ff00 in BT.709 as Y, U, V.
CHROMA = "chromakey=0xAD2A1A:similarity=0.14:blend=0.02:yuv=1"
# For outlines that are round: what is right for them takes the corners of plates.
ROUND = "chromakey=0xAD2A1A:similarity=0.17:blend=0.03:yuv=1"
COLOR = "colorkey=0x00ff00:similarity=0.10:blend=0.05"
# Averages of two on the way down, the same for both on the way up, as an HDMI link does it.
TO_VIDEO = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format={}"
TO_RGB = ("scale=in_color_matrix=bt709:in_range=tv:"
          "flags=neighbor+accurate_rnd+full_chroma_int,format=rgba")
FREE = SOURCE / "tests/fixtures/free"  # text with an outline and no plate
BACKGROUNDS = ("grey", "sky", "track", "grass")


def background(name):
    size = (1920, 1080)
    noise = Image.effect_noise(size, 24)
    low, high = {"grey": ((128,) * 3, (128,) * 3), "sky": ((120, 170, 225), (200, 225, 250)),
                 "track": ((110, 40, 30), (180, 80, 60)),
                 "grass": ((20, 70, 15), (60, 140, 40))}[name]
    return Image.merge("RGB", [noise.point(lambda v, a=a, b=b: a + (b - a) * v // 255)
                               for a, b in zip(low, high)])


def ffmpeg(*words):
    done = subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, words)], timeout=120,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"ffmpeg: {done.stderr[-2000:]}")


def keyed(picture, below, keyer, sampling, out):
    """The picture through the signal and the keyer, over what is below."""
    chain = TO_VIDEO.format(sampling)
    chain += f",{TO_RGB},{keyer}" if keyer is COLOR else f",{keyer},{TO_RGB}"
    ffmpeg("-i", picture, "-i", below, "-filter_complex",
           f"[0]{chain}[k];[1]format=rgba[b];[b][k]overlay=format=gbrp,format=rgb24",
           "-frames:v", "1", out)
    return Image.open(out).convert("RGB")


def decibels(difference, mask):
    """PSNR of what the mask covers."""
    total = count = 0
    for channel in difference.split():
        histogram = channel.histogram(mask)
        total += sum(level * level * many for level, many in enumerate(histogram))
        count += sum(histogram)
    return 10 * math.log10(255 * 255 * count / total) if total else 99


class Shot:
    """A still, and where it is ours: plates and outlines are opaque, edges hard."""

    def __init__(self, folder, scene, at, key="chroma", *words):
        self.name, self.path = f"{scene} at {at} s", folder / f"{scene}-{at}.png"
        done = run("still", scene, "--at", at, "--key", key, "--size", "1920x1080",
                   *words, "-o", self.path)
        check_equal(done.returncode, 0, f"status of still: {done.errors}")
        whole = Image.open(self.path).convert("RGB")
        box = not_key(whole, KEY).getbbox()
        check(box, f"{self.name} shows nothing")
        left, top = (max(0, edge - 16) & ~1 for edge in box[:2])
        right, bottom = (min(size, edge + 16) + 1 & ~1
                         for edge, size in zip(box[2:], whole.size))
        self.picture = whole.crop((left, top, right, bottom))
        self.picture.save(self.path)
        self.ours = not_key(self.picture, KEY)
        grown = self.ours.filter(ImageFilter.MaxFilter(5))
        shrunk = self.ours.filter(ImageFilter.MinFilter(5))
        self.edge = ImageChops.subtract(grown, shrunk)

    def exact(self, below):
        return Image.composite(self.picture, below, self.ours)


def judge(folder, shot, keyer, sampling):
    """Largest error where nothing of ours is, and decibels within two pixels of an edge,
    the worst of all backgrounds."""
    outside, worst = 0, 99
    for name in BACKGROUNDS:
        below = folder / f"{name}-part.png"
        exact = Image.open(folder / f"{name}.png").crop((0, 0, *shot.picture.size))
        exact.save(below, compress_level=1)
        exact = shot.exact(exact)
        found = keyed(shot.path, below, keyer, sampling, folder / "out.png")
        difference = ImageChops.difference(found, exact)
        nothing = Image.composite(Image.new("RGB", exact.size), difference, shot.ours)
        outside = max(outside, *(high for _, high in nothing.getextrema()))
        worst = min(worst, decibels(difference, shot.edge))
    return outside, worst


def told(shot, keyer, sampling, outside, db):
    said = (f"{shot.name}, {keyer.split('=')[0]}, {sampling}: outside {outside}, "
            f"edges {db:.1f} dB")
    print(f"     {said}", flush=True)
    return said


def shoot_backgrounds(folder):
    for below in BACKGROUNDS:
        background(below).save(folder / f"{below}.png", compress_level=1)


@test
def ffmpegs_keyers_take_our_plates_out_clean():
    with tempfile.TemporaryDirectory(prefix="strapline-keying.") as name:
        folder = pathlib.Path(name)
        shoot_backgrounds(folder)
        for scene, at in SHOTS:
            shot = Shot(folder, scene, at)
            for keyer in (CHROMA, COLOR):
                for sampling in ("yuv444p", "yuv422p"):
                    outside, db = judge(folder, shot, keyer, sampling)
                    said = told(shot, keyer, sampling, outside, db)
                    check(db >= 45, said)
                    if sampling == "yuv444p":
                        check_equal(outside, 0, said)


@test
def outlined_text_without_a_plate_comes_out_readable_too():
    with tempfile.TemporaryDirectory(prefix="strapline-keying.") as name:
        folder = pathlib.Path(name)
        shoot_backgrounds(folder)
        for scene, key, sampling, least in (
                ("winner", "chroma", "yuv444p", 30), ("winner", "chroma", "yuv422p", 24),
                ("winner", "chroma-soft", "yuv444p", 30), ("scorebug", "chroma", "yuv444p", 30)):
            shot = Shot(folder, scene, "5", key, "--theme", FREE)
            outside, db = judge(folder, shot, ROUND, sampling)
            check(db >= least, told(shot, ROUND, sampling, outside, db))


main()
