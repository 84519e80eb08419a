"""An invented meeting: what the feed pushes, and the units that belong to it."""

PATH = "/en-gb/x/2026/GBR/riverside-open/"
CHANNEL = "x-2026-GBR-riverside-open-overview"


def unit_path(event, round_no=1, heat_no=1):
    return f"{PATH}event/{event}/{round_no}/{heat_no}/json/"


def result(event="12", name="800m - Men Blues", winner="Harry Cox", mark="1:52.60", heat=1,
           **more):
    """A results_arrived."""
    return {"event_id": event, "round_no": 1, "heat_no": heat, "heat_name": f"{event} {name}",
            "winner_performance": mark, "winner_name": winner, **more}


def throw(round_no=3, mark="48.67", event="01", name="Hammer - Men", code="HT", bib="205",
          athlete="Robin Croft", **more):
    """A latest_attempt of a throw or horizontal jump."""
    return {"event_id": event, "round_no": 1, "heat_no": 1, "heat_name": f"{event} {name}",
            "event_code": code, "bib": bib, "round": round_no, "result": mark,
            "athlete_name": athlete, **more}


def jump(height="1.85", attempts="xo", event="14", name="High Jump - Men", bib="112",
         athlete="Maro Okada", **more):
    """A latest_attempt of a vertical jump."""
    return {"event_id": event, "round_no": 1, "heat_no": 1, "heat_name": f"{event} {name}",
            "event_code": "HJ", "bib": bib, "height": height, "attempts_at_height": attempts,
            "result": attempts[-1], "athlete_name": athlete, **more}


def athlete(bib, first, last, team, performance=None, place=None, **more):
    """A row of a unit's results."""
    row = {"advancement": "", "age_group": "", "bib": bib, "category": "SM", "extra_url": "",
           "first_name": first, "first_name_local": "", "flag": "", "gender": "M",
           "last_name": last, "last_name_local": "", "note": "", "pb": None, "sb": "",
           "points": 0, "team": team, "team_category": "", "team_name": ""}
    if performance is not None:
        row["performance"] = performance
    if place is not None:
        row["place"] = place
    return {**row, **more}


def unit(event, name, results, status="official", heat=1, **more):
    return {"day": 1, "event_id": event, "event_name": name, "heat": heat,
            "heat_name": f"{event} {name}", "results": results, "results_status": status,
            "round": 1, "round_name": "", "status": "finished", "unit_code": "", **more}


def race():
    """The 800 metres that result() announces; rows in the order of bibs, as sent."""
    return unit("12", "800m - Men Blues", [
        athlete("31", "Tomas", "Brandt", "OXF", "1:53.04", 2, lane=4),
        athlete("44", "Harry", "Cox", "CAM", "1:52.60", 1, lane=3, note="PB",
                team_name="Cambridge"),
        athlete("7", "Idris", "Vale", "OXF", "1:54.90", 3, lane=5),
        athlete("9", "Noel", "Sand", "CAM", "DNF", None, lane=6),
    ], distance=800, precision=2, wind_assistance="")


def sprint():
    """A 100 metres with wind."""
    return unit("20", "100m - Women", [
        athlete("61", "Elin", "Åsgård", "NOR", "11.52", 1, lane=4),
        athlete("62", "Zoë", "Hartley-Ross", "GBR", "11.58", 2, lane=5),
    ], distance=100, precision=2, wind_assistance="+1.3")


def hammer():
    """Three rounds of the hammer that throw() comes from."""
    rows = [athlete("205", "Robin", "Croft", "OXF", "48.67", 1, order=1),
            athlete("206", "Piet", "Anker", "CAM", "47.20", 2, order=2)]
    trials = [{"bib": "205", "round": 1, "result": "45.10"},
              {"bib": "206", "round": 1, "result": "47.20"},
              {"bib": "205", "round": 2, "result": "x"},
              {"bib": "206", "round": 2, "result": "x"},
              {"bib": "205", "round": 3, "result": "48.67"}]
    return unit("01", "Hammer - Men", rows, status="", rounds=6, trials=trials)


def high_jump():
    rows = [athlete("112", "Maro", "Okada", "OXF", "1.85", None, order=1),
            athlete("113", "Lev", "Stone", "CAM", "1.80", None, order=2)]
    trials = [{"bib": "112", "height": "1.80", "result": "o"},
              {"bib": "113", "height": "1.80", "result": "o"},
              {"bib": "112", "height": "1.85", "result": "x"},
              {"bib": "112", "height": "1.85", "result": "o"}]
    return unit("14", "High Jump - Men", rows, status="", heights=["1.80", "1.85", "1.90"],
                initial_height="1.80", trials=trials)


def competition(units=()):
    """The whole meeting, in the camelCase of that page."""
    people = [("31", "Tomas", "Brandt", "OXF"), ("44", "Harry", "Cox", "CAM"),
              ("205", "Robin", "Croft", "OXF"), ("112", "Maro", "Okada", "OXF")]
    events = [("12", "800", "800m - Men Blues"), ("20", "100", "100m - Women"),
              ("01", "HT", "Hammer - Men"), ("14", "HJ", "High Jump - Men"),
              ("30", "5000", "5000m - Women")]
    return {
        "fullName": "Riverside Open", "slug": "riverside-open", "country": "GBR",
        "date": "2026-06-20", "finishDate": "2026-06-20", "year": "2026", "type": "TRACK",
        "teamTypes": ["ORG"],
        "competitors": [{"competitorId": bib, "firstName": first, "lastName": last,
                         "gender": "M", "category": "SM", "nationality": "GBR",
                         "teamId": team, "teamName": team, "eventsEntered": []}
                        for bib, first, last, team in people],
        "relayTeams": [], "teams": [],
        "events": [{"eventId": event, "eventCode": code, "name": name, "category": "SM",
                    "day": 1, "rounds": "1", "status": "none",
                    "units": [whole for whole in units if whole["eventId"] == event]}
                   for event, code, name in events],
    }


def camel_race():
    """The 800 metres as it stands inside the competition's JSON: already official."""
    return {"eventId": "12", "eventCode": "800", "eventName": "800m - Men Blues", "day": 1,
            "round": 1, "heat": 1, "heatName": "Heat 1", "status": "finished",
            "resultsStatus": "official", "precision": 2, "results": [
                {"bib": "31", "performance": "1:53.04", "place": 2, "lane": 4},
                {"bib": "44", "performance": "1:52.60", "place": 1, "lane": 3}]}
