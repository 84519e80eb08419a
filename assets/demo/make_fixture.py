#!/usr/bin/env python3
"""Writes fixture.jsonl, the demo's football fixture: invented clubs, invented players.

The last minutes of a match over FastPath: what happened before is told as backlog, then
a goal, one that is taken back after a video check, a venue that is cut off for a while,
an equaliser, a penalty and the end. Packets are computed from one model of the match. Times of the
day are told relative to when it is served. Run it beside its output:
    python3 make_fixture.py > fixture.jsonl
"""
import json
import uuid

FIXTURE = "5d0c7a52-8a3e-4c1e-9d77-2f6b1a90c3e4"
KICK_OFF, SECOND_HALF = -6270.0, -2550.0    # the clock shows 87:30 when the day begins
END = 166.0
HOME, AWAY = 0, 1
TYPES = {"Start match": 4, "Lineups": 3, "Team Colours": 2, "Start Period": 6,
         "End Period": 7, "End match": 5, "Start clock": 8, "Stop clock": 9,
         "Possession": 15, "Status Updated": 22, "Video check": 51,
         "Video check result": 61, "Possible Video Check": 64, "Substitution in": 13,
         "Substitution out": 14, "Goal": 101, "Shot On Target": 102,
         "Shot Off Target": 103, "Corner": 104, "Throw In": 105, "Penalty Awarded": 106,
         "Foul": 107, "Goal Kick": 108, "Yellow Card": 109, "Free Kick": 110}
SENDS = {"Pending": 1, "Updated": 2, "Cancelled": 3, "Deleted": 4, "Confirmed": 5}


def name_id(text):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "harbour-league/" + text))


TEAMS = [{"id": name_id("Harbour Rovers"), "name": "Harbour Rovers"},
         {"id": name_id("FC Nordwall 1908"), "name": "FC Nordwall 1908"}]
SQUADS = [
    [(1, "Ruairí Mac Conmara"), (4, "Delroy Whitcombe"), (7, "Tiago Vasconcelos"),
     (9, "Emeka Robinson-Clarke"), (10, "Callum Petherbridge"), (18, "Iker Goikolea")],
    [(1, "Hannes Överby"), (5, "Mikołaj Trzebiatowski"), (8, "Florian Edelbrunner"),
     (11, "Aurélien Montcharmin"), (14, "Øyvind Brattbakk"), (20, "Luca Montefalco")],
]


def team(side):
    return {**TEAMS[side], "homeTeam": side == HOME}


def player(side, number):
    name = dict(SQUADS[side])[number]
    return {"id": name_id(name), "name": name, "shirtNumber": number}


class Match:
    def __init__(self):
        self.seq, self.score = 0, [0, 0]
        self.status, self.collection = "Scheduled", "CollectingLive"
        self.periods, self.running, self.finished = [], False, False

    def elapsed(self, at):
        if not self.periods:
            return 0
        if self.periods[-1]["end"]:
            return 45 * 60 if len(self.periods) == 1 else END - SECOND_HALF + 45 * 60
        if len(self.periods) == 1:
            return at - KICK_OFF
        return 45 * 60 + at - SECOND_HALF

    def clock(self, at):
        seconds = int(self.elapsed(at))
        return "%02d:%02d" % (seconds // 60, seconds % 60)

    def summary(self, at):
        return {"homeTeamScore": self.score[HOME], "awayTeamScore": self.score[AWAY],
                "isTied": self.score[HOME] == self.score[AWAY],
                "currentPeriod": len(self.periods), "currentStatus": self.status,
                "currentClockTime": self.clock(at),
                "currentClockState": "Running" if self.running else "Stopped",
                "collectionStatus": self.collection, "finished": self.finished,
                "isHomeTeamInPossesion": self.seq % 3 != 0, "periods": self.periods}

    def start_period(self, at):
        label = "2nd half" if self.periods else "1st half"
        self.periods.append({
            "id": len(self.periods) + 1, "label": label, "type": "Regular",
            "start": "{{iso%+.3f}}" % at, "end": None,
            "homeTeamScore": self.score[HOME], "awayTeamScore": self.score[AWAY],
            "homeTeamPeriodScore": 0, "awayTeamPeriodScore": 0})
        self.running = True

    def end_period(self, at):
        self.periods[-1]["end"] = "{{iso%+.3f}}" % at
        self.running = False

    def count(self, side, by):
        self.score[side] += by
        period, names = self.periods[-1], ("home", "away")
        period[names[side] + "TeamPeriodScore"] += by
        for i in (HOME, AWAY):
            period[names[i] + "TeamScore"] = self.score[i]


GAME = Match()


def line(at, **rest):
    print(json.dumps({"at": round(max(at, 0), 3), "feed": "arena", **rest},
                     ensure_ascii=False, separators=(",", ":")))


def packet(at, kind, send="Confirmed", sent_at=None, action=None, **extra):
    """sent_at: when it reaches us, if later than it happened."""
    GAME.seq += 1
    period = 0 if kind in ("Start match", "Lineups", "Team Colours", "Status Updated") \
        else len(GAME.periods)
    fixture_action = {
        "timestamp": "{{iso%+.3f}}" % at,
        "actionId": name_id("%s %s" % (kind, action or GAME.seq)),
        "fixtureSeqNum": GAME.seq, "clockTime": GAME.clock(at) if period else "00:00",
        "fixtureActionType": kind, "fixtureActionTypeId": TYPES[kind],
        "sendTypeId": SENDS[send], "sendType": send, "fixtureId": FIXTURE,
        "period": period, "timelineSequence": period + GAME.seq / 1e4, **extra}
    line(sent_at if sent_at is not None else at,
         text={"traceId": name_id("trace %d" % GAME.seq), "version": 1,
               "finished": GAME.finished, "fixtureAction": fixture_action,
               "fixtureSummary": json.loads(json.dumps(GAME.summary(at)))})


def play(at, kind, side, number=None, **rest):
    extra = {"team": team(side)}
    if number:
        extra["player"] = player(side, number)
    packet(at, kind, **{**extra, **rest})


def goal(at, side, number, send="Confirmed", **rest):
    GAME.count(side, 1)
    play(at, "Goal", side, number, send=send, action="%d %d" % (side, int(at)), **rest)


def confirm(at, goal_at, side, number):
    play(at, "Goal", side, number, action="%d %d" % (side, int(goal_at)))


def before():
    packet(KICK_OFF - 600, "Lineups", metadata={
        "homeTeam": [player(HOME, n) for n, _ in SQUADS[HOME]],
        "awayTeam": [player(AWAY, n) for n, _ in SQUADS[AWAY]]})
    packet(KICK_OFF - 590, "Team Colours", metadata={
        "homeTeamColour": "18, 74, 158", "awayTeamColour": "176, 28, 46"})
    GAME.status = "Live"
    packet(KICK_OFF - 5, "Start match")
    GAME.start_period(KICK_OFF)
    packet(KICK_OFF, "Start Period")
    play(KICK_OFF + 320, "Corner", AWAY)
    goal(KICK_OFF + 1390, HOME, 9)
    play(KICK_OFF + 1980, "Yellow Card", AWAY, 5)
    GAME.end_period(KICK_OFF + 2700)
    packet(KICK_OFF + 2700, "End Period")
    GAME.start_period(SECOND_HALF)
    packet(SECOND_HALF, "Start Period")
    goal(SECOND_HALF + 1004, AWAY, 11)
    play(SECOND_HALF + 1500, "Substitution out", HOME, 7)
    play(SECOND_HALF + 1501, "Substitution in", HOME, 18)
    for i in range(6):
        play(-97 + i * 19, ("Possession", "Throw In")[i % 2], i % 2)


def chatter(first, last, step=6.5):
    """What goes on between the things that matter."""
    kinds = ("Possession", "Throw In", "Foul", "Free Kick", "Possession", "Goal Kick")
    i = 0
    while first < last:
        side = (i + int(first)) % 2
        play(round(first, 3), kinds[i % len(kinds)], side)
        first += step + (i % 3) * 1.3
        i += 1


def link(at, state):
    line(at, text={"eventElementType": "ConnectionStateChanged", "state": state,
                   "timestamp": "{{iso%+.3f}}" % at})


def live():
    chatter(2, 18)
    play(19.5, "Shot On Target", HOME, 10, send="Pending", action="shot")
    goal(20.8, HOME, 18, send="Pending")
    play(22.0, "Shot On Target", HOME, 10, action="shot")
    confirm(24.2, 20.8, HOME, 18)
    chatter(31, 42)
    goal(44.4, AWAY, 14, send="Pending")
    play(48.0, "Possible Video Check", AWAY)
    play(50.5, "Video check", AWAY)
    GAME.count(AWAY, -1)
    play(61.0, "Goal", AWAY, 14, send="Cancelled", action="%d %d" % (AWAY, 44))
    play(61.2, "Video check result", AWAY, fixtureActionSubType="Goal disallowed")
    chatter(65, 74)
    play(75.0, "Substitution out", AWAY, 8)
    play(75.4, "Substitution in", AWAY, 20)
    link(80.0, "Disconnected")
    link(94.0, "Connected")
    for i, kind in enumerate(("Possession", "Corner", "Shot Off Target", "Goal Kick")):
        play(82.0 + i * 2.8, kind, i % 2, sent_at=94.2 + i * 0.05,
             delayStatus="RECONSTRUCTED")
    chatter(97, 104)
    play(105.0, "Corner", AWAY)
    goal(108.5, AWAY, 20, send="Pending")
    confirm(112.0, 108.5, AWAY, 20)
    chatter(118, 128)
    play(130.0, "Penalty Awarded", HOME)
    goal(143.0, HOME, 10)
    chatter(150, END - 4)
    GAME.end_period(END)
    packet(END, "End Period")
    GAME.status, GAME.finished = "Completed", True
    GAME.collection = "CollectionCompleted"
    packet(END + 3, "End match")


def fixture(status):
    return {"id": FIXTURE, "name": "%s v %s" % (TEAMS[0]["name"], TEAMS[1]["name"]),
            "status": status, "collectionStatus": "CollectingLive", "type": "simulation",
            "coverageLevel": "In Venue", "startDateUTC": "2026-06-14T17:45:00",
            "sport": "soccer",
            "teams": [{**TEAMS[HOME], "club": {"id": name_id("rovers"), "name": "Rovers"}},
                      {**TEAMS[AWAY], "club": {"id": name_id("nordwall"),
                                               "name": "Nordwall"}}]}


def main():
    print("// Harbour League 2026: an invented fixture of invented clubs and players.")
    print("// Made by make_fixture.py: change that, not this.")
    line(0, get="soccer/fixtures/" + FIXTURE, status=200, body=fixture("Live"))
    line(0, get="soccer/fixtures", status=200,
         body={"content": [fixture("Live")], "totalPages": 1, "totalElements": 1})
    before()
    live()
    line(END + 3, get="soccer/fixtures/" + FIXTURE, status=200, body=fixture("Completed"))


main()
