#!/usr/bin/env python3
"""Writes match.jsonl, the demo's handball match: invented clubs, invented players.

Two short halves, from the draw of sides to a goal after the whistle. Pushes and REST
answers are computed from one model of the match. Times of the day are told relative to
when it is served. Run it beside its output:
    python3 make_match.py > match.jsonl
"""
import json

MATCH, CATEGORY = 412, 9
HALF = 90.0
FIRST, SECOND = 6.0, 110.0      # the whistles
HOME, AWAY = 0, 1
GOALS_END = 95.0               # when everything has been told

TEAMS = [
    {"id": 231, "name": "TJ Sokol Přístav", "abbr": "PŘÍ", "slug": "sokol-pristav",
     "primary": "#0b4f9c", "secondary": "#ffffff", "text": "#0b4f9c",
     "color": "modrá / bílá", "trainer": "Radomír Hloušek"},
    {"id": 232, "name": "Házená Horní Lhotka", "abbr": "", "slug": "horni-lhotka",
     "primary": "#a3172a", "secondary": "#f4d03f", "text": "#a3172a", "color": "",
     "trainer": "Jiřina Vašátková"},
]
PLAYERS = [
    [(3, "Vojtěch", "Křepelka"), (5, "Matouš", "Hruška"), (7, "Šimon", "Žďárský"),
     (9, "Tadeáš", "Novotný-Bělohradský"), (11, "Ondřej", "Říha"), (16, "Filip", "Kučera")],
    [(2, "Eliáš", "Vondráček"), (4, "Kryštof", "Ježek"), (8, "Bartoloměj", "Šťastný"),
     (10, "Jáchym", "Tůma"), (13, "Hynek", "Dvořáček"), (21, "Nguyen Van", "Minh")],
]
# second of the half | side | number, - if nobody saw who | seconds until taken back
GOALS = [
    """4 0 7
11 1 10
17 0 9
22 1 8
27 1 10
31 0 11
36 0 7 2.5
41 0 5
47 1 13
52 0 7
58 1 21
63 0 3
69 1 4
74 0 16
79 1 2
83 0 9
88 1 13""",
    """5 1 10
10 0 9
16 0 7
21 1 -
27 1 8
32 0 11
37 1 2 3
43 0 5
48 1 10
53 1 13
58 0 7
64 0 9
70 1 8
75 0 11
80 1 4
84 1 21
88 0 5
93 0 7""",
]


def player_id(side, number):
    return 2000 + side * 100 + number


def player(side, row, goals=None):
    number, first, last = row
    out = {"id": player_id(side, number), "name": first + " " + last, "lastname": last,
           "firstname": first, "number": number}
    if goals is not None:
        out.update({"total_goals": goals + 3, "match_goals": goals})
    return out


class Match:
    def __init__(self):
        self.state, self.score, self.starts = "init", [None, None], [None, None]
        self.events, self.next_event = [], 700

    def half(self):
        return 1 if self.state in ("half_second", "end") else 0

    def head(self):
        out = {"id": MATCH}
        for side, prefix in enumerate(("home", "away")):
            team = TEAMS[side]
            abbr = team["abbr"] or team["name"][:4].upper()
            out.update({prefix + "_team_id": team["id"],
                        prefix + "_team_name": team["name"],
                        prefix + "_team_abbr": abbr, prefix + "_team_slug": team["slug"],
                        prefix + "_team_color_primary": team["primary"],
                        prefix + "_team_color_secondary": team["secondary"],
                        prefix + "_team_color_text": team["text"],
                        prefix + "_team_color_name": team["color"]})
        out.update({"category_id": CATEGORY, "category_name": "Mladší žáci",
                    "category_slug": "mladsi", "year_slug": "2026",
                    "first_half_start": self.starts[0],
                    "second_half_start": self.starts[1], "score": list(self.score),
                    "confirmed": None, "half_length": HALF, "state": self.state,
                    "facebook_video_id": None, "match_term_start": "{{epoch+0.000}}"})
        return out

    def event(self, kind, offset, side=-1, number=None):
        start = FIRST if self.half() == 0 else SECOND
        out = {"id": self.next_event, "time_offset": offset, "half_index": self.half(),
               "message": None, "score": [0, 0], "type": kind, "team_index": side,
               "player_id": None, "player_name": None, "player_number": None,
               "absolute_time": "{{epoch%+.3f}}" % (start + offset), "match_id": MATCH,
               "team_id": TEAMS[side]["id"] if side >= 0 else None}
        self.next_event += 1
        if kind == "goal":
            out["score"] = list(self.score)
            out["message"] = "Gól týmu " + TEAMS[side]["name"]
        if number is not None:
            row = next(p for p in PLAYERS[side] if p[0] == number)
            out.update({"player_id": player_id(side, number),
                        "player_name": row[1] + " " + row[2], "player_number": number})
        self.events.append(out)
        return out


MATCH_NOW = Match()


def line(at, **rest):
    print(json.dumps({"at": round(at, 3), "feed": "cup", **rest}, ensure_ascii=False,
                     separators=(",", ":")))


def push(at, **content):
    kinds = ["match"] + (["event"] if "event" in content or "events" in content else [])
    line(at, text={"match": MATCH_NOW.head(), **content,
                   "type_content": kinds + ["server_time"],
                   "server_time": "{{epoch%+.3f}}" % at})
    answers(at)


def answers(at):
    line(at, get="api/match-events/%d" % MATCH, status=200,
         body={"events": MATCH_NOW.events})
    line(at, get="api/match/%d" % MATCH, status=200,
         body={**MATCH_NOW.head(),
               "home_team_players": [player(HOME, p) for p in PLAYERS[HOME]],
               "away_team_players": [player(AWAY, p) for p in PLAYERS[AWAY]]})


def whistle(at, state, half=None):
    MATCH_NOW.state = state
    if half is not None:
        MATCH_NOW.starts[half] = "{{epoch%+.3f}}" % at
        if half == 0:
            MATCH_NOW.score = [0, 0]
        push(at, event=MATCH_NOW.event("start", 0))
    else:
        # The service ends a half by itself, and its offset is then a fraction.
        push(at, event=MATCH_NOW.event("end", HALF))


def goal(at, second, side, number, taken_back):
    MATCH_NOW.score[side] += 1
    event = MATCH_NOW.event("goal", min(int(second), int(HALF)), side, number)
    push(at, event=event)
    return (at + taken_back, event, side) if taken_back else None


def take_back(at, event, side):
    MATCH_NOW.score[side] -= 1
    MATCH_NOW.events.remove(event)
    push(at, events=list(MATCH_NOW.events))


def play(half, start):
    """Steps of one half as (time, what to do), the corrections among them."""
    back = []
    for row in GOALS[half].splitlines():
        second, side, number, *rest = row.split()
        while back and back[0][0] <= start + float(second):
            take_back(*back.pop(0))
        if float(second) > HALF and MATCH_NOW.state.startswith("half"):
            whistle(start + HALF + 0.017, "end")
        late = goal(start + float(second) + 0.4, float(second), int(side),
                    None if number == "-" else int(number),
                    float(rest[0]) if rest else 0)
        back += [late] if late else []
    if MATCH_NOW.state == "half_first":
        whistle(start + HALF + 0.017, "pause")


def table(at, played):
    """Standings, for whoever asks: the service pushes them to nobody."""
    rows = [(231, 4, 2, 0, 0, 31, 24), (245, 2, 1, 1, 0, 27, 26), (232, 2, 1, 1, 0, 25, 27),
            (248, 0, 0, 2, 0, 19, 25)]
    names = {245: "Jiskra Dolní Ves", 248: "Sokol Zábřeží"}
    names.update({team["id"]: team["name"] for team in TEAMS})
    if played:
        home, away = MATCH_NOW.score
        rows = [(231, 6, 3, 0, 0, 31 + home, 24 + away), rows[1],
                (232, 2, 1, 2, 0, 25 + away, 27 + home), rows[3]]
    line(at, text={"category_table": [
        {"id": team, "name": names[team], "trainer_name": "", "dress_color": "",
         "points": points, "order": i + 1, "scored": scored, "received": received,
         "slug": "", "color_primary": "", "color_secondary": "", "color_text": "",
         "wins": wins, "loses": loses, "draws": draws}
        for i, (team, points, wins, loses, draws, scored, received) in enumerate(rows)],
        "type_content": ["category_table", "server_time"],
        "server_time": "{{epoch%+.3f}}" % at})


def once():
    others = [{"id": 413, "name": "Jiskra Dolní Ves vs. Sokol Zábřeží",
               "date": "Hala | 16:40:00 | 14. 6. 2026", "location": "Hala", "state": "init"}]
    line(0, get="api/category-list", status=200,
         body={"categories": [{"id": CATEGORY, "name": "Mladší žáci"}]})
    line(0, get="api/category/%d" % CATEGORY, status=200,
         body={"matches": [{"id": MATCH,
                            "name": TEAMS[0]["name"] + " vs. " + TEAMS[1]["name"],
                            "date": "Hala | 16:00:00 | 14. 6. 2026", "location": "Hala",
                            "state": "init"}] + others})
    for side, team in enumerate(TEAMS):
        line(0, get="api/team-detail/%d" % team["id"], status=200,
             body={"id": team["id"], "name": team["name"],
                   "trainer_name": team["trainer"], "dress_color": team["color"],
                   "points": 4 - side, "order": side + 1, "scored": 31 - side * 4,
                   "received": 24 + side, "description": "",
                   "players": [player(side, p, 0) for p in PLAYERS[side]]})
    answers(0)
    table(0.2, False)


def main():
    print("// Harbour Cup 2026: an invented match of invented clubs and players.")
    print("// Made by make_match.py: change that, not this.")
    once()
    whistle(FIRST, "half_first", 0)
    play(0, FIRST)
    whistle(SECOND, "half_second", 1)
    play(1, SECOND)
    table(SECOND + GOALS_END, True)


main()
