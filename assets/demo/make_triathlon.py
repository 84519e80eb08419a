#!/usr/bin/env python3
"""Writes triathlon.jsonl, the demo's race: an invented event of invented people.

The end of a super sprint, from the last lap on the bike to the official result. Every
message is computed from one model of who crosses which point when, so places, gaps and
splits cannot disagree. Times of the day are told relative to when it is served. Run it
beside its output:
    python3 make_triathlon.py > triathlon.jsonl
"""
import json

PROG, EVENT = "681204", "195900"
EVENT_NAME = "2026 Harbour Super Sprint Triathlon"
PROG_NAME = "Elite Women"
COURSE = ["Swim Exit", "Transition 1", "Bike Lap 1", "Bike Lap 2", "Bike Lap 3",
          "Transition 2", "Run Lap 1", "Run Lap 2", "Finish"]
FINISH = len(COURSE)
GUN = -716.0        # the race clock shows 11:56 when the day begins
OFFICIAL_AT = 194.0
PHOTO_AT = 156.0    # second and third change places after the photo
DSQ_AT = OFFICIAL_AT
BATCH = 0.8         # timers send what crossed within about a second as one message

# number | name | country | swim | bike (each lap) | run (each lap) | status, from when
ATHLETES = """
1|Marlene Achterberg|NED|221.4|153.9|43.7||
2|Ciara Ní Bhraonáin|IRL|223.0|153.6|43.0||
4|Solveig Hammerstad|NOR|225.2|153.2|43.5||
5|Beatriz Gonçalves Antunes|POR|228.9|152.7|44.1||
7|Anneliese Kranzhofer|GER|222.7|154.1|44.4||
8|Yuki Hanazawa|JPN|219.8|155.0|44.2||
9|Léonie Montcharmin|FRA|224.6|153.7|43.6||
11|Zuzana Křepelková|CZE|230.5|153.1|43.8||
12|Imogen Thistlewood|GBR|226.0|153.9|44.7||
14|Martina Castelfranchi|ITA|231.7|153.0|45.1||
15|Ainhoa Zumalabe Olmedo|ESP|229.3|153.8|44.2||
16|Katarzyna Szczepańska-Wójcik|POL|235.8|153.4|45.9||
18|Thandiwe Mokgatlhe-Ndlovu|RSA|233.0|154.6|45.4||
19|Bridget O'Halloran-Weir|AUS|227.4|154.2|44.8||
21|Mei-Ling Szeto|HKG|240.2|154.8|46.8||
22|Freja Överby|SWE|238.1|154.0|46.1|DNF|66
24|Valentina Quispe Huamán|PER|244.9|156.4|47.5||
25|Hana Vlčková|CZE|242.6|155.1|46.4|DSQ|%g
27|Noor Al-Rashdan|JOR|262.0|171.5|50.2|LAP|-120
30|Tamsin Whitcombe|NZL|0|0|0|DNS|-700
""" % DSQ_AT


def clock(seconds):
    ms = round(seconds * 1000)
    return "%02d:%02d:%02d.%03d" % (ms // 3600000, ms // 60000 % 60, ms // 1000 % 60,
                                   ms % 1000)


def wobble(number, point):
    """Nobody is equally fast everywhere; the same on every run."""
    return ((number * 7919 + point * 104729) % 1000 - 500) / 500


class Athlete:
    def __init__(self, row):
        number, self.name, self.country, swim, bike, run, self.out, at = row.split("|")
        self.number = int(number)
        self.id = str(90000 + self.number * 37)
        self.out_at = float(at) if at else None
        self.times = self.cross(float(swim), float(bike), float(run))

    def cross(self, swim, bike, run):
        if self.out == "DNS":
            return []
        now = swim
        times = [now]
        for point, leg in enumerate([41, bike, bike, bike, 23.5, run, run, run * 0.62], 2):
            now += leg + wobble(self.number, point) * (0.9 if point > 6 else 0.6)
            times.append(round(now, 3))
        if self.out == "LAP":
            return times[:3]
        if self.out == "DNF":
            return times[:6]
        return times


PEOPLE = [Athlete(row) for row in ATHLETES.strip().splitlines()]


def crossings():
    """All crossings as (time of the day, point 1.., athlete), in order."""
    found = [(GUN + time, point, athlete) for athlete in PEOPLE
             for point, time in enumerate(athlete.times, 1)]
    return sorted(found, key=lambda c: c[0])


def finish_order(at):
    """Second and third crossed within a thousandth; the photo tells later."""
    order = sorted((a for a in PEOPLE if len(a.times) == FINISH),
                   key=lambda a: a.times[-1])
    order[2].times[-1] = order[1].times[-1]
    if at < PHOTO_AT:
        order[1], order[2] = order[2], order[1]
    return order


def ranking(point, at):
    there = [a for a in PEOPLE if len(a.times) >= point and GUN + a.times[point - 1] <= at]
    there = [a for a in there if not (a.out == "DSQ" and is_out(a, at))]
    if point == FINISH:
        order = finish_order(at)
        return sorted(there, key=order.index)
    return sorted(there, key=lambda a: a.times[point - 1])


def is_out(athlete, at):
    return athlete.out_at is not None and athlete.out_at <= at


def split(athlete, point, ranks):
    order = ranks[point]
    first = order[0].times[point - 1]
    total = athlete.times[point - 1]
    leg = total - (athlete.times[point - 2] if point > 1 else 0)
    return {"id": str(point), "name": COURSE[point - 1], "total_time": clock(total),
            "time": clock(leg), "difference": clock(total - first),
            "position": str(order.index(athlete) + 1)}


def entry(athlete, at, ranks, with_splits):
    reached = [p for p in range(1, len(athlete.times) + 1) if athlete in ranks[p]]
    out = {"id": athlete.id, "start_num": str(athlete.number), "name": athlete.name,
           "country": athlete.country}
    if reached:
        last = split(athlete, reached[-1], ranks)
        out.update({"segment_id": last["id"], "time": last["total_time"],
                    "difference": last["difference"], "position": last["position"]})
    else:
        out.update({"segment_id": None, "time": None, "difference": None,
                    "position": None})
    out["status"] = athlete.out if is_out(athlete, at) else None
    out["incidents"] = None
    if with_splits:
        out["splits"] = [split(athlete, p, ranks) for p in reached]
    return out


def message(at, with_splits=False):
    ranks = {p: ranking(p, at) for p in range(1, FINISH + 1)}
    newest = max(p for p in ranks if ranks[p])
    return {
        "date": "{{iso%+.3f}}" % at, "start_time": "{{iso%+.3f}}" % GUN,
        "event_id": EVENT, "event_name": EVENT_NAME, "prog_id": PROG,
        "prog_name": PROG_NAME, "wetsuit": "false", "sandbox": "false",
        "num_athletes": str(len(PEOPLE)),
        "status": "official" if at >= OFFICIAL_AT else "live",
        "latest": {"segment_id": str(newest), "segment_name": COURSE[newest - 1],
                   "num_athletes": str(len(ranks[newest]))},
        "conditions": {"air_temp": "18.5", "water_temp": "16.9"},
        "athletes": [entry(a, at, ranks, with_splits) for a in PEOPLE]}


def sends():
    """When the timer sends: a little after the first crossing that it does not know."""
    times = [at for at, _, _ in crossings() if at > 0]
    times += [a.out_at for a in PEOPLE if a.out_at and a.out_at > 0]
    times += [PHOTO_AT, OFFICIAL_AT]
    out, until = [], -1.0
    for at in sorted(times):
        if at > until:
            until = at + BATCH
            out.append(round(until, 3))
    return out


def line(at, **rest):
    print(json.dumps({"at": round(at, 3), "feed": "tri", **rest}, ensure_ascii=False,
                     separators=(",", ":")))


def answer(at):
    line(at, get="v1/live/timing/" + PROG, status=200,
         body={"code": 200, "status": "success", "data": message(at, with_splits=True)})


def foreign(at, **changes):
    """What else is on the channel: tests of ours, races of others."""
    other = message(at)
    other.update(changes)
    other["athletes"] = other["athletes"][:2]
    line(at, text=other)


def programs():
    rows = [(PROG, PROG_NAME, "female", True), ("681205", "Elite Men", "male", True),
            ("681210", "Junior Women", "female", False)]
    return [{"prog_id": int(prog), "event_id": int(EVENT), "prog_name": name,
             "is_race": True, "prog_date": "2026-06-14", "prog_date_utc": "2026-06-14",
             "prog_time": "14:05:00", "prog_time_utc": "13:05:00",
             "prog_timezone_name": "Europe/London", "prog_timezone_offset": "UTC+01:00",
             "prog_gender": gender, "prog_distances": [], "prog_notes": None,
             "results": False, "team": False, "live_timing_enabled": live}
            for prog, name, gender, live in rows]


def main():
    print("// Harbour Super Sprint 2026: an invented race of invented people.")
    print("// Made by make_triathlon.py: change that, not this.")
    line(0, get="v1/events/%s/programs" % EVENT, status=200,
         body={"code": 200, "status": "success", "total": 3, "last_page": 1,
               "data": programs()})
    answer(0)
    days, answered = sends(), 0.0
    events = [(at, "push") for at in days]
    events += [(at, "rest") for at in days]
    events += [(17.5, "sandbox"), (48.5, "other race"), (40.0, "hook"), (120.0, "late hook")]
    for at, kind in sorted(events):
        if kind == "push":
            line(at, text=message(at))
        elif kind == "rest" and (at - answered > 5 or at >= OFFICIAL_AT):
            answer(at)
            answered = at
        elif kind == "sandbox":
            foreign(at, sandbox="true", prog_name="TEST")
        elif kind == "other race":
            foreign(at, prog_id="681205", prog_name="Elite Men")
        elif kind in ("hook", "late hook"):
            line(at, hook={"subscription": "timing.store",
                           "payload": message(40.0, with_splits=True)})


main()
