"""An invented race: timing messages as World Triathlon's timers send them."""
import datetime

PROG = "701122"
COURSE = ["Swim Exit", "Transition 1", "Bike Lap 1", "Transition 2", "Run Lap 1", "Finish"]
PEOPLE = [("11", "Aoife Ní Chonaill", "IRL"), ("12", "Karolina Wrzeszcz", "POL"),
          ("14", "Inês Figueirinhas", "POR"), ("15", "Märta Långström", "SWE"),
          ("17", "Dorothea Edelbrunner", "GER"), ("18", "Chiara Montefalco", "ITA")]
SOCKET = r"/timing"
REST = f"/v1/live/timing/{PROG}"


def clock(seconds):
    return f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"


def stamp(ago=0.0):
    """A moment of today, ISO 8601 with a zone."""
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=ago)
    return now.isoformat(timespec="milliseconds")


def athlete(index, point, seconds, gap, position, status=None, splits=False):
    bib, name, country = PEOPLE[index]
    row = {"id": str(8000 + index), "start_num": bib, "name": name, "country": country,
           "segment_id": str(point) if point else None,
           "time": clock(seconds) if point else None,
           "difference": clock(gap) if point else None,
           "position": str(position) if point else None, "status": status,
           "incidents": None}
    if splits:
        row["splits"] = [{"id": str(p), "name": COURSE[p - 1],
                          "total_time": clock(seconds * p / point),
                          "time": clock(seconds / point), "difference": clock(gap * p / point),
                          "position": str(position)} for p in range(1, (point or 0) + 1)]
    return row


def message(order, point, seconds, started_ago=None, status="live", splits=False, passed=None,
            date=None, **more):
    """`order`: indices of PEOPLE as they crossed `point`, five seconds apart; the rest are
    at the point before, or nowhere."""
    rest = [i for i in range(len(PEOPLE)) if i not in order]
    rows = [athlete(who, point, seconds + 5 * n, 5 * n, n + 1, splits=splits)
            for n, who in enumerate(order)]
    rows += [athlete(who, point - 1, seconds - 100 + 5 * n, 5 * n, n + 1, splits=splits)
             for n, who in enumerate(rest)]
    return {"date": date or stamp(), "start_time": stamp(started_ago or seconds),
            "event_id": "195901", "event_name": "2026 Riverside Triathlon",
            "prog_id": PROG, "prog_name": "Elite Women", "wetsuit": "false",
            "sandbox": "false", "num_athletes": str(len(PEOPLE)), "status": status,
            "latest": {"segment_id": str(point), "segment_name": COURSE[point - 1],
                       "num_athletes": str(passed or len(order))},
            "athletes": rows, **more}


def envelope(data):
    return {"code": 200, "status": "success", "data": data}


def feed(server, **more):
    return {"id": "tri", "type": "triathlon", "prog_id": PROG, "url": server.url,
            "rest": server.rest, **more}
