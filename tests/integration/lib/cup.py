"""An invented handball match, and the service that tells of it."""
import time

MATCH = 371
SOCKET = r"/ws/live"
HOME = {"id": 241, "name": "Sokol Lhota", "abbr": "LHO", "color": "#1b4fa0"}
AWAY = {"id": 242, "name": "Jiskra Zábřeží nad Řekou", "abbr": "ZÁB", "color": "#a01b2c"}


class Service:
    """Speaks on a FeedServer as the live service does; the test turns the match on."""

    def __init__(self, server, clock_error=0.0, half_length=600.0):
        self.server, self.clock_error = server, clock_error
        self.half_length = half_length
        self.state, self.score = "init", [None, None]
        self.starts, self.events = [None, None], []
        server.on_open = self.opened
        server.on_told = self.told

    def now(self):
        return time.time() + self.clock_error

    def stamped(self, message, *kinds):
        return {**message, "type_content": [*kinds, "server_time"], "server_time": self.now()}

    def match(self):
        out = {"id": MATCH, "category_id": 9, "category_name": "Mladší", "year_slug": "2026",
               "category_slug": "mladsi", "first_half_start": self.starts[0],
               "second_half_start": self.starts[1], "score": list(self.score),
               "confirmed": None, "half_length": self.half_length, "state": self.state,
               "facebook_video_id": None, "match_term_start": self.now()}
        for side, team in (("home", HOME), ("away", AWAY)):
            out.update({f"{side}_team_id": team["id"], f"{side}_team_name": team["name"],
                        f"{side}_team_abbr": team["abbr"], f"{side}_team_slug": "x",
                        f"{side}_team_color_primary": team["color"],
                        f"{side}_team_color_secondary": "#ffffff",
                        f"{side}_team_color_text": team["color"],
                        f"{side}_team_color_name": ""})
        return out

    def opened(self, connection):
        connection.say({"server_time": self.now(), "type_content": ["server_time"]})

    def told(self, connection, heard):
        if heard.get("action") == "subscribe" and heard.get("match") == MATCH:
            connection.say(self.stamped({"match": self.match()}, "match"))
        elif heard.get("action") == "subscribe":
            connection.say({"success": False,
                            "message": "Match matching query does not exist."})

    def event(self, kind, offset, side=-1, player=None):
        out = {"id": 900 + len(self.events), "half_index": 1 if self.starts[1] else 0,
               "time_offset": offset, "message": None, "score": [0, 0], "type": kind,
               "team_index": side, "match_id": MATCH, "absolute_time": self.now(),
               "team_id": [HOME, AWAY][side]["id"] if side >= 0 else None,
               "player_id": None, "player_name": None, "player_number": None}
        if kind == "goal":
            out["score"] = list(self.score)
        if player:
            out.update({"player_id": 3000 + player[1], "player_name": player[0],
                        "player_number": player[1]})
        self.events.append(out)
        return out

    def start(self, ago=0.0):
        """The first whistle, `ago` seconds before now."""
        self.state, self.score = "half_first", [0, 0]
        self.starts[0] = self.now() - ago
        self.server.say(self.stamped(
            {"match": self.match(), "event": self.event("start", 0)}, "event", "match"))

    def goal(self, side, player=None, times=1):
        self.score[side] += 1
        push = self.stamped({"match": self.match(),
                             "event": self.event("goal", 12, side, player)}, "event", "match")
        self.server.say(*[push] * times)
        return push

    def take_back(self):
        gone = self.events.pop()
        self.score[gone["team_index"]] -= 1
        self.server.say(self.stamped({"match": self.match(), "events": self.events},
                                     "event", "match"))


def feed(server, **more):
    return {"id": "cup", "type": "minicup", "match": MATCH, "url": server.url,
            "rest": server.rest, **more}
