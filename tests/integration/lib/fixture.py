"""An invented football fixture over FastPath, packet by packet."""
import datetime
import uuid

FIXTURE = "0d7e6f0c-30f5-4a0e-8f0d-5c1d7a9b2e11"
TOKEN = "riverside-token-not-for-logs"
SOCKET = rf"/media/soccer/fixtures/{FIXTURE}/actions"
HOME = {"id": "h1", "name": "Riverside United", "homeTeam": True}
AWAY = {"id": "a1", "name": "Nordwall Athletic", "homeTeam": False}


def stamp(ago=0.0):
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=ago)
    return now.isoformat(timespec="microseconds").replace("+00:00", "Z")


class Feed:
    """Speaks on a FeedServer as FastPath does: the whole match again on each connection."""

    def __init__(self, server):
        self.server = server
        self.seq, self.score, self.packets = 0, [0, 0], []
        self.clock, self.status, self.finished = 0, "Live", False
        self.collection = "CollectingLive"
        self.positions = []  # startPosition of each connection
        server.on_told = self.told

    def told(self, connection, heard):
        if heard.get("authToken") != TOKEN:
            connection.say({"message": "Authentication message had incorrect format",
                            "level": "ERROR"})
            connection.close()
            return
        connection.say({"message": "Authorisation accepted", "level": "INFO"})
        position = 0
        for part in connection.query.split("&"):
            if part.startswith("startPosition="):
                position = int(part.split("=")[1])
        self.positions.append(position)
        for packet in self.packets[position:]:
            connection.say(packet)

    def summary(self):
        period = {"id": 1, "label": "1st half", "type": "Regular", "end": None,
                  "start": stamp(self.clock)[:19], "homeTeamScore": self.score[0],
                  "awayTeamScore": self.score[1], "homeTeamPeriodScore": self.score[0],
                  "awayTeamPeriodScore": self.score[1]}
        return {"homeTeamScore": self.score[0], "awayTeamScore": self.score[1],
                "isTied": self.score[0] == self.score[1], "currentPeriod": 1,
                "currentStatus": self.status, "collectionStatus": self.collection,
                "currentClockTime": f"{self.clock // 60:02d}:{self.clock % 60:02d}",
                "currentClockState": "Running", "finished": self.finished,
                "isHomeTeamInPossesion": True, "periods": [period]}

    def packet(self, kind, side=None, send="Confirmed", action=None, ago=0.0, **more):
        self.seq += 1
        fixture_action = {
            "timestamp": stamp(ago), "actionId": action or str(uuid.uuid4()),
            "fixtureSeqNum": self.seq, "clockTime": self.summary()["currentClockTime"],
            "fixtureActionType": kind, "fixtureActionTypeId": 3, "sendType": send,
            "sendTypeId": 3, "fixtureId": FIXTURE, "period": 1, **more}
        if side is not None:
            fixture_action["team"] = [HOME, AWAY][side]
        out = {"traceId": str(uuid.uuid4()), "version": 1, "finished": self.finished,
               "fixtureAction": fixture_action, "fixtureSummary": self.summary()}
        self.packets.append(out)
        return out

    def play(self, kind, side=None, **more):
        """Something happens now, and is told."""
        packet = self.packet(kind, side, **more)
        self.server.say(packet)
        return packet

    def goal(self, side, player="Emeka Okonjo", **more):
        self.score[side] += 1
        return self.play("Goal", side, player={"id": "p9", "name": player,
                                               "shirtNumber": 9}, **more)

    def heartbeat(self):
        self.server.say({"message": f"Heartbeat sent at {stamp()}", "level": "INFO"})

    def link(self, state):
        self.server.say({"eventElementType": "ConnectionStateChanged", "state": state,
                         "timestamp": stamp()})


def rest(server):
    """The fixture's REST page."""
    server.set(f"/soccer/fixtures/{FIXTURE}", {
        "id": FIXTURE, "name": f"{HOME['name']} v {AWAY['name']}", "status": "Live",
        "collectionStatus": "CollectingLive", "type": "simulation", "sport": "soccer",
        "startDateUTC": stamp(1800)[:19],
        "teams": [{"id": team["id"], "name": team["name"]} for team in (HOME, AWAY)]})


def feed(server, **more):
    return {"id": "arena", "type": "fastpath", "sport": "soccer", "fixture": FIXTURE,
            "url": server.url, "rest": server.rest, "token_env": "RIVERSIDE_TOKEN", **more}
