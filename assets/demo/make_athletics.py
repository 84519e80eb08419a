#!/usr/bin/env python3
"""Writes athletics.jsonl, the demo's day: an invented meeting of invented people.

Everything the servers say (pushes, units, the competition) is computed from one model at
each moment, so marks, places and series cannot disagree. Run it beside its output:
    python3 make_athletics.py > athletics.jsonl
"""
import json

PAGE = "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/"
NATIONS = {
    "ESP": "Spain", "FRA": "France", "GBR": "Great Britain", "GER": "Germany",
    "IRL": "Ireland", "ISL": "Iceland", "ITA": "Italy", "JAM": "Jamaica",
    "KEN": "Kenya", "NED": "Netherlands", "NOR": "Norway", "POL": "Poland",
    "POR": "Portugal", "SWE": "Sweden", "VIE": "Vietnam"}
CLUBS = {"HAR": "Harbour Athletic Club", "KMH": "Kingsmead Harriers"}

# bib | first | last | nation | club, if not the nation's own team
PEOPLE = """
101|Kwame|Ashford-Mensah|GBR|HAR
102|Tiago|Vasconcelos de Almeida|POR|
103|Delroy|Whitcombe|JAM|
104|Jean-Baptiste|Lescoffier|FRA|
105|Øyvind|Brattbakk|NOR|
106|RUBEN|VAN DER STRAATEN|NED|
107|Callum|Petherbridge|GBR|KMH
108|Matteo|Castelfranchi|ITA|
109|Ołeksandr|Błaszczykowski|POL|
110|Séamus|Ó Dubhshláine|IRL|
111|Emeka|Robinson-Clarke|JAM|
112|Ignacio|Zumalabe Olmedo|ESP|
120|Florian|Edelbrunner|GER|
121|Marcus|Thistlewood|GBR|HAR
122|Aurélien|Montcharmin|FRA|
123|Devon|Saint-Cyr|JAM|
124|Iker|Goikolea|ESP|
125|Björn|Långström|SWE|
130|Kipruto|Lokwanamoi|KEN|
131|Rhys|Llewelyn-Parry|GBR|KMH
132|Declan|Mac Giolla Bhríde|IRL|
133|Hannes|Överby|SWE|
134|João Pedro|Figueirinhas|POR|
135|Tobias|Kranzhofer|GER|
214|Maximiliane|von Hohenstein-Lichtenfels|GER|
218|Folasade|Adébáyọ̀-Thornton|GBR|HAR
221|Nguyễn Thị|Ánh|VIE|
225|Katarzyna|Szczepańska-Wójcik|POL|
230|Beatriz|Gonçalves Antunes|POR|
233|SIGRUN|HALVORSEN|NOR|
305|Ólafur|Brynjarsson|ISL|
308|Sebastian|Wiesenhauer|GER|
312|Mikołaj|Trzebiatowski|POL|
315|Connor|MacAllister-Baird|GBR|HAR
318|Nils|Hägerstrand|SWE|
330|Tom|Okonjo-Bright|GBR|KMH
331|Luca|Montefalco|ITA|
332|Dirk|Oosterhuizen-Maas|NED|
333|Przemysław|Chrzanowicz|POL|
334|Joaquim|Serpa Rebelo|POR|
340|Thibault|Rochecourbe|FRA|
341|Piotr|Wądołowski|POL|
342|Leif|Storhaugen|NOR|
343|Edward|Penhaligon|GBR|HAR
344|Andreas|Kirchgessner|GER|
401|Shanelle|Broadwater|JAM|
402|Þórdís|Sigurðardóttir|ISL|
403|Imogen|Fairweather|GBR|HAR
404|Giulia|Bellacqua|ITA|
405|Anouk|Terlinden-Vos|NED|
406|Zofia|Gąsiorek|POL|
410|Élodie|Vaucresson|FRA|
411|Nadine|Obermüller|GER|
412|Freya|Castlegate|GBR|KMH
413|Marisol|Etxeandia|ESP|
414|Tamika|Dunbarton|JAM|
415|Agnieszka|Źródłowska|POL|
420|Cherotich|Namunyak|KEN|
421|Orlaith|Ní Chonghaile|IRL|
422|Bethan|Hartwell-Jones|GBR|HAR
423|Linnéa|Sjöqvist|SWE|
424|Ragnhild|Tveitnes|NOR|
425|Inês|Calheiros Pinto|POR|
431|Keisha|Marlowe|JAM|
432|Denise-Ann|Pennycooke|JAM|
433|Poppy|Ravenscroft|GBR|KMH
434|Adaeze|Holloway|GBR|HAR
435|Margaux|Delavigne|FRA|
436|Coumba|Tessier|FRA|
437|Lucie|Aubertin|FRA|
438|Svenja|Holtkötter|GER|
439|Mira|Dannenfels|GER|
440|Leonie|Aschbacher|GER|
441|Weronika|Chmielarz|POL|
442|Ewa|Świętojańska|POL|
450|Abigail|Winterbourne|GBR|HAR
451|Chiara|Roccaforte|ITA|
452|Hildur|Ásgeirsdóttir|ISL|
453|Wanjiru|Kimathi-Odeny|KEN|
454|Noémie|Grandchamp|FRA|
455|Trần Ngọc|Huyền|VIE|
460|Saoirse|Breathnach-Nolan|IRL|
461|Annelie|Hjelmqvist|SWE|
462|Friederike|zu Löwenthal|GER|
463|Georgina|Ashdown|GBR|KMH
464|Ana Lúcia|Brandão Teles|POR|
465|Vigdís|Hallgrímsdóttir|ISL|
"""

# team, nation, runners in the order of the legs
RELAYS = {"JAM": "401 414 431 432", "GBR": "403 412 433 434", "FRA": "410 435 436 437",
          "GER": "411 438 439 440", "POL": "406 415 441 442"}

# id, code, name, gender, time of day, heats of each round
EVENTS = [
    ("F01", "HT", "Hammer Throw - Women", "F", "18:20", [1]),
    ("F02", "JT", "Javelin Throw - Men", "M", "18:30", [1]),
    ("F03", "SP", "Shot Put - Men", "M", "18:05", [1]),
    ("F04", "LJ", "Long Jump - Women", "F", "18:25", [1]),
    ("F05", "HJ", "High Jump - Women", "F", "18:10", [1]),
    ("F06", "PV", "Pole Vault - Men", "M", "18:00", [1]),
    ("T01", "100", "100m - Men", "M", "19:00", [2, 1]),
    ("T02", "110H", "110m Hurdles - Men", "M", "19:15", [1]),
    ("T03", "800", "800m - Men", "M", "19:20", [1]),
    ("T04", "200", "200m - Women", "F", "19:30", [1]),
    ("T05", "1500", "1500m - Women", "F", "19:35", [1]),
    ("T06", "100H", "100m Hurdles - Women", "F", "19:45", [1]),
    ("T07", "4x100", "4x100m Relay - Women", "F", "19:55", [1]),
]

# Races. unit: when its results come, wind, rows "bib lane raw reaction pb sb". The raw
# time is in seconds; a word instead is why there is none.
RACES = {
    ("T01", 1, 1): (6.0, "+1.1", """
        101 3 10.218 0.151 10.11 10.24
        102 5 10.377 0.166 10.29 10.33
        103 4 10.142 0.139 10.15 10.19
        104 6 10.305 0.148 10.21 10.28
        105 2 10.512 0.171 10.44 10.51
        106 7 DNS - 10.36 10.41"""),
    ("T01", 1, 2): (14.0, "+2.3", """
        107 4 10.164 0.144 10.20 10.26
        108 5 10.171 0.152 10.16 10.22
        109 3 10.344 0.158 10.31 10.38
        110 2 10.398 0.163 10.35 10.42
        111 6 10.081 0.137 10.05 10.12
        112 7 10.623 0.181 10.48 10.55"""),
    ("T02", 1, 1): (36.0, "-0.4", """
        120 4 13.452 0.149 13.40 13.46
        121 5 13.407 0.142 13.44 13.52
        122 3 13.603 0.155 13.51 13.60
        123 6 13.284 0.131 13.22 13.30
        124 2 14.021 0.160 13.78 13.86
        125 7 DNF 0.157 13.62 13.71"""),
    ("T03", 1, 1): (40.5, None, """
        130 5 104.871 - 1:44.20 1:45.02
        131 4 105.032 - 1:45.31 1:45.67
        132 6 105.590 - 1:45.59 1:46.10
        133 3 106.212 - 1:45.98 1:46.40
        134 2 107.950 - 1:46.81 1:47.33
        135 7 108.304 - 1:47.05 1:48.12"""),
    ("T04", 1, 1): (64.5, "+0.6", """
        401 5 22.714 0.148 22.51 22.78
        402 3 23.104 0.161 23.19 23.25
        403 4 22.861 0.152 22.80 22.94
        404 6 22.861 0.144 22.87 23.01
        405 2 23.377 0.170 23.20 23.31
        406 7 DNF 0.158 23.08 23.15"""),
    ("T05", 1, 1): (78.0, None, """
        420 1 242.418 - 4:01.15 4:03.90
        421 2 243.106 - 4:03.72 4:04.65
        422 3 243.115 - 4:02.88 4:03.95
        423 4 245.807 - 4:04.10 4:06.31
        424 5 DNF - 4:05.66 4:07.02
        425 6 DNS - 4:06.20 4:08.47"""),
    ("T06", 1, 1): (86.0, "-1.2", """
        410 4 12.871 0.140 12.79 12.90
        411 5 12.963 0.151 12.92 12.97
        412 3 13.014 0.147 13.05 13.11
        413 6 13.190 0.159 13.02 13.10
        414 2 DQ 0.081 12.88 12.99
        415 7 13.402 0.163 13.33 13.39"""),
    ("T01", 2, 1): (98.5, "+0.0", """
        101 5 10.064 0.143 10.11 10.22
        103 4 10.117 0.138 10.15 10.15
        104 7 10.252 0.149 10.21 10.28
        107 3 10.188 0.146 10.20 10.26
        108 2 10.169 0.150 10.16 10.22
        111 6 10.068 0.135 10.05 10.12"""),
    ("T07", 1, 1): (111.0, None, """
        JAM 5 42.531 0.152 - -
        GBR 4 42.604 0.147 - -
        FRA 6 DNF 0.155 - -
        GER 3 42.998 0.160 - -
        POL 2 43.620 0.158 - -"""),
}
# What the timekeepers or the referee wrote beside a result.
NOTES = {("T01", 2, 1, "101"): "(.064)", ("T01", 2, 1, "111"): "(.068)",
         ("T04", 1, 1, "402"): "NR", ("T06", 1, 1, "414"): "TR16.8",
         ("T07", 1, 1, "GBR"): "SB"}
# Published, and changed afterwards: when, unit, bib, new result, note.
DISQUALIFIED = (56.2, ("T02", 1, 1), "123", "DQ", "TR22.6.2")
OFFICIAL_AFTER = 9.0  # seconds from provisional to official

# Throws and the long jump: "bib pb sb: series before the day begins".
SERIES = {
    "F01": """
        214 71.10 70.35: 68.77 x 70.02 69.40 x
        218 66.30 65.12: 63.95 64.70 x 65.21 64.08
        221 67.85 67.20: x 66.41 67.02 x 66.90
        225 72.36 71.88: 71.20 x 69.97 70.64 x
        230 70.40 69.05: 67.33 68.20 x 68.84
        233 69.92 68.70: x 67.55 68.12 66.98 67.40""",
    "F02": """
        305 83.40 81.20: 78.95 79.60 x
        308 84.12 82.07: 81.75 x 80.22 79.48
        312 81.90 81.35: 80.14 x 81.02
        315 82.55 80.90: 79.33 80.90 x
        318 80.66 79.14: 76.85 x 78.02""",
    "F03": """
        330 20.31 20.02: 19.44 x 19.87 19.60 x 19.71
        331 20.97 20.66: 20.12 20.71 x 20.40 20.33
        332 19.90 19.71: x 19.05 19.38 x 19.22 x
        333 21.15 20.92: 20.60 x 20.84 20.31 x
        334 19.62 19.50: 18.96 19.20 x - x x""",
    "F04": """
        450 6.82 6.75: 6.58+0.9 6.79+1.2 x 6.66+0.4
        451 6.80 6.77: 6.61-0.3 x 6.76+1.8 6.70+0.7
        452 6.79 6.62: x 6.62+0.5 6.48-0.1 x
        453 6.55 6.49: 6.31+0.2 6.44+1.1 6.29-0.6 x 6.37+0.3
        454 6.70 6.58: 6.52+2.4 x 6.40+0.8 6.47-0.2
        455 6.38 6.30: x x x""",
}
HEIGHTS = {"F05": "1.70 1.75 1.80 1.84 1.87 1.90 1.93".split(),
           "F06": "5.20 5.40 5.50 5.60 5.70 5.75 5.80".split()}
# "bib pb sb: attempts at each height before the day begins", . = none yet
JUMPS = {
    "F05": """
        460 1.89 1.87: o o o xo . . .
        461 1.93 1.88: . o o o . . .
        462 1.90 1.86: o . o xo . . .
        463 1.85 1.84: xo o xxo x . . .
        464 1.87 1.85: o xo o o . . .
        465 1.78 1.75: xxx . . . . . .""",
    "F06": """
        340 5.72 5.65: . o o xo . . .
        341 5.80 5.71: . o - o . . .
        342 5.55 5.50: o xo xxo xxx . . .
        343 5.60 5.52: o o xo xx . . .
        344 5.61 5.45: . xxx . . . . .""",
}
# time event bib round-or-height result; ! = pushed. The others show when the unit is next
# written.
ATTEMPTS = """
    2.0 F01 230 5 69.12 !
    6.5 F02 308 5 x .
    10.5 F02 312 4 82.36 !
    12.0 F04 450 5 6.71+1.3 .
    18.5 F05 463 1.84 o !
    21.5 F03 331 6 20.84 !
    22.0 F01 218 6 64.44 .
    22.5 F04 451 5 x .
    23.5 F01 221 6 66.15 .
    24.0 F03 333 6 x .
    24.5 F02 315 4 x .
    25.5 F02 318 4 77.41 .
    26.0 F02 305 4 79.02 .
    27.5 F01 230 6 x .
    28.0 F04 452 5 6.50+0.6 .
    28.5 F01 233 6 x .
    29.5 F01 214 6 71.44 !
    33.0 F06 343 5.60 o .
    33.0 F01 225 6 x !
    40.5 F05 461 1.87 o .
    41.0 F05 460 1.87 x .
    41.5 F05 462 1.87 x .
    42.0 F05 463 1.87 x .
    42.5 F05 464 1.87 x .
    46.0 F02 318 5 76.30 .
    47.0 F02 315 5 x .
    49.0 F02 305 5 84.07 !
    50.0 F05 460 1.87 o .
    50.5 F05 462 1.87 o .
    51.0 F05 463 1.87 x .
    51.5 F05 464 1.87 x .
    51.6 F02 305 5 80.47 !
    54.0 F04 454 5 - .
    58.0 F02 312 5 81.90 .
    60.5 F06 340 5.70 - !
    62.0 F05 463 1.87 x .
    63.0 F04 453 6 6.40+0.1 .
    65.0 F06 343 5.70 xxx .
    66.0 F04 450 6 x .
    69.0 F04 452 6 6.84+2.6 !
    72.5 F06 341 5.70 o .
    73.5 F05 464 1.87 x !
    76.0 F04 454 6 x .
    77.0 F02 318 6 x .
    78.5 F02 308 6 x .
    79.0 F02 305 6 x .
    80.0 F05 460 1.90 x .
    80.5 F05 461 1.90 x .
    81.0 F05 462 1.90 x .
    82.5 F04 451 6 6.84-0.1 !
    84.0 F06 340 5.75 xxx .
    88.0 F05 460 1.90 x .
    90.5 F02 315 6 83.02 !
    92.0 F02 312 6 r .
    94.0 F05 461 1.90 o .
    96.0 F05 462 1.90 x .
    99.0 F05 460 1.90 x .
    100.0 F05 462 1.90 x .
    104.0 F06 341 5.75 xx .
    107.0 F06 341 5.75 o !
    111.0 F05 461 1.93 x .
    115.0 F05 461 1.93 r !
    118.0 F06 341 5.80 x .
    121.0 F06 341 5.80 x .
    123.5 F06 341 5.80 x !
"""
FIELD_RESULTS = {"F03": 25.0, "F01": 44.5, "F04": 94.5, "F02": 102.5, "F05": 119.5,
                 "F06": 126.0}
DAY_ENDS = 128.0
MEETING_AT = [0.0, 60.0]  # the whole competition is written anew


def rows(text):
    return [line.strip() for line in text.strip().splitlines()]


class Person:
    def __init__(self, line):
        self.bib, self.first, self.last, self.nation, club = line.split("|")
        self.team = club or self.nation
        self.team_name = CLUBS.get(club) or NATIONS[self.nation]
        self.gender = "M" if self.bib < "200" or "300" <= self.bib < "400" else "F"
        self.name = f"{self.first} {self.last}"


PERSON = {person.bib: person for person in map(Person, rows(PEOPLE))}


def flag(nation):
    return f"//files.opentrack.run/live/countryflags/ioc/{nation}.svg"


def print_time(ms):
    """Rounded up to hundredths, without leading zeros."""
    hundredths = -(-ms // 10)
    minutes, rest = divmod(hundredths, 6000)
    text = f"{rest // 100:02d}.{rest % 100:02d}" if minutes else \
        f"{rest // 100}.{rest % 100:02d}"
    return f"{minutes}:{text}" if minutes else text


def read_time(text):
    minutes, _, seconds = text.rpartition(":")
    return int(minutes or 0) * 60000 + round(float(seconds) * 1000)


def best_note(mark, pb, sb, better):
    """PB, =PB or SB, when a mark earns it. `better` says which of two marks wins."""
    if pb in ("", "-"):
        return ""
    if mark == pb:
        return "=PB"
    if better(mark, pb):
        return "PB"
    return "SB" if better(mark, sb) else ""


class Unit:
    """One heat of one event: what is entered, and what has happened until now."""

    def __init__(self, event, round_no, heat):
        self.id, self.code, self.title, self.gender, self.time, self.rounds = event
        self.key = (self.id, round_no, heat)
        self.status, self.results_status = "seeded", ""
        self.best = {}  # bib: (pb, sb)

    def base_row(self, bib):
        pb, sb = self.best[bib]
        row = dict.fromkeys(
            ["advancement", "age_group", "category", "date_of_birth", "extra_url",
             "first_name", "first_name_local", "gender", "last_name", "last_name_local",
             "needs_review", "note", "qp", "team_category", "weight", "wind"], "")
        row.update(bib=bib, athlon_points="", points=0, age_group="SEN",
                   gender=self.gender, pb=pb if pb != "-" else None,
                   sb=sb if sb != "-" else None)
        if bib in RELAYS:
            row.update(team=bib, team_name=NATIONS[bib], flag=flag(bib), pb=None, sb=None)
        else:
            person = PERSON[bib]
            row.update(first_name=person.first, last_name=person.last, team=person.team,
                       team_name=person.team_name, flag=flag(person.nation))
        return row

    def name_of(self, bib):
        return NATIONS[bib] if bib in RELAYS else PERSON[bib].name

    def json(self):
        event, round_no, heat = self.key
        out = {"day": 1, "event_id": event, "event_name": self.title, "heat": heat,
               "heat_name": f"{event} {self.title}", "override_ce_scores": False,
               "override_places": False, "results": self.result_rows(),
               "results_status": self.results_status, "round": round_no,
               "round_name": self.round_name(), "scheduled_start_time": self.time,
               "show_athlete_details": True, "show_partials": True, "show_points": False,
               "status": self.status, "unit_code": ""}
        out.update(self.extra())
        return out

    def round_name(self):
        return "Final" if self.key[1] == len(self.rounds) else "Heats"

    def winner(self):
        return next(row for row in self.result_rows() if row.get("place") == 1)


class Race(Unit):
    def __init__(self, event, key):
        super().__init__(event, key[1], key[2])
        self.at, self.wind, text = RACES[key]
        self.lanes, self.outcome, self.reaction, self.notes = {}, {}, {}, {}
        for line in rows(text):
            bib, lane, raw, reaction, pb, sb = line.split()
            self.lanes[bib], self.outcome[bib] = int(lane), raw
            self.reaction[bib] = reaction if reaction != "-" else ""
            self.best[bib] = (pb, sb)
            self.notes[bib] = NOTES.get(key + (bib,))

    def disqualify(self, bib, result, note):
        self.outcome[bib], self.notes[bib] = result, note

    def raw_ms(self, bib):
        raw = self.outcome[bib]
        return round(float(raw) * 1000) if raw[0].isdigit() else None

    def earned(self, bib, ms):
        if self.notes[bib] is not None:
            return self.notes[bib]
        if self.wind and float(self.wind) > 2.0:
            return ""
        return best_note(print_time(ms), *self.best[bib],
                         lambda a, b: read_time(a) < read_time(b))

    def result_rows(self):
        out = []
        times = [ms for ms in map(self.raw_ms, self.lanes) if ms]
        for bib in sorted(self.lanes):
            row = self.base_row(bib)
            row.update(lane=self.lanes[bib], raw_time="", reaction_time="",
                       start_time="", finish_time="")
            ms = self.raw_ms(bib)
            if self.results_status and ms:
                place = 1 + sum(other < ms for other in times)
                row.update(performance=print_time(ms), place=place, catpos=place,
                           raw_time=raw_text(ms), reaction_time=self.reaction[bib],
                           note=self.earned(bib, ms))
            elif self.results_status:
                row.update(performance=self.outcome[bib], note=self.notes[bib] or "",
                           reaction_time=self.reaction[bib])
            out.append(row)
        return out

    def extra(self):
        distance = {"110H": 110, "100H": 100, "4x100": 400}.get(self.code)
        out = {"distance": distance or int(self.code), "precision": 2, "paces": [],
               "show_raw_time": False, "show_reaction_time": True, "splits_lap": 400,
               "splits_start": 400, "split_distances": [], "event_code": self.code}
        if self.results_status and self.wind:
            out["wind_assistance"] = self.wind
        return out


def raw_text(ms):
    minutes, rest = divmod(ms, 60000)
    return f"{minutes}:{rest / 1000:06.3f}" if minutes else f"{rest / 1000:.3f}"


class Field(Unit):
    """Trials in the order of time; the rules rank them."""

    def __init__(self, event):
        super().__init__(event, 1, 1)
        self.at, self.trials, self.order = FIELD_RESULTS[self.id], [], []
        self.status = "in_progress"

    def enter(self, head):
        bib, pb, sb = head.split()
        self.order.append(bib)
        self.best[bib] = (pb, sb)
        return bib

    def of(self, bib):
        return [trial for trial in self.trials if trial["bib"] == bib]

    def place(self, bib):
        rank = self.rank(bib)
        return 1 + sum(self.rank(other) < rank for other in self.order
                       if self.mark(other))

    def result_rows(self):
        out = []
        for index, bib in enumerate(self.order):
            row = self.base_row(bib)
            row["order"] = index + 1
            mark = self.mark(bib)
            if mark:
                row.update(performance=mark, note=self.earned(bib, mark))
                if self.results_status:
                    # Countback is not known to OpenTrack's place in category.
                    catpos = 1 + sum(float(self.mark(o) or 0) > float(mark)
                                     for o in self.order)
                    row.update(place=self.place(bib), catpos=catpos)
            elif self.results_status and self.code != "HJ":
                row["performance"] = "NM" if self.code not in HEIGHT_CODES else "NH"
            out.append(row)
        return out

    def earned(self, bib, mark):
        return best_note(mark, *self.best[bib], lambda a, b: float(a) > float(b))


HEIGHT_CODES = ("HJ", "PV")


class Series(Field):
    def __init__(self, event):
        super().__init__(event)
        told = {}
        for line in rows(SERIES[self.id]):
            head, _, marks = line.partition(": ")
            told[self.enter(head)] = marks.split()
        for number in range(6):
            for bib in self.order:
                if number < len(told[bib]):
                    self.add(bib, str(number + 1), told[bib][number])

    def add(self, bib, number, result):
        trial = {"bib": bib, "result": result, "round": int(number)}
        sign = max(result.find("+"), result.find("-") if len(result) > 1 else -1)
        if sign > 0:
            trial.update(result=result[:sign], wind=float(result[sign:]))
        same = [t for t in self.of(bib) if t["round"] == trial["round"]]
        if same:  # a corrected mark
            same[0].update(trial)
        else:
            self.trials.append(trial)

    def marks(self, bib):
        return sorted((float(t["result"]) for t in self.of(bib)
                       if t["result"][0].isdigit()), reverse=True)

    def mark(self, bib):
        marks = self.marks(bib)
        return f"{marks[0]:.2f}" if marks else ""

    def rank(self, bib):
        return [-mark for mark in self.marks(bib)]

    def earned(self, bib, mark):
        winds = [t.get("wind", 0) for t in self.of(bib) if t["result"] == mark]
        return super().earned(bib, mark) if min(winds) <= 2.0 else ""

    def push(self, trial):
        return {"round": trial["round"], "result": trial["result"]}

    def extra(self):
        return {"rounds": 6, "trials": self.trials}


class Vertical(Field):
    def __init__(self, event):
        super().__init__(event)
        self.heights = HEIGHTS[self.id]
        told = {}
        for line in rows(JUMPS[self.id]):
            head, _, signs = line.partition(": ")
            told[self.enter(head)] = signs.split()
        for index, height in enumerate(self.heights):
            for number in range(3):
                for bib in self.order:
                    signs = told[bib][index].strip(".")
                    if number < len(signs):
                        self.add(bib, height, signs[number])

    def add(self, bib, height, signs):
        for sign in signs:
            self.trials.append({"bib": bib, "height": height, "result": sign})

    def at_height(self, bib, height):
        return "".join(t["result"] for t in self.of(bib) if t["height"] == height)

    def mark(self, bib):
        cleared = [t["height"] for t in self.of(bib) if t["result"] == "o"]
        return max(cleared, key=float) if cleared else ""

    def rank(self, bib):
        best = self.mark(bib)
        upto = "".join(self.at_height(bib, h) for h in self.heights
                       if best and float(h) <= float(best))
        return [-float(best or 0), self.at_height(bib, best).count("x"), upto.count("x")]

    def push(self, trial):
        return {"height": trial["height"], "result": trial["result"],
                "attempts_at_height": self.at_height(trial["bib"], trial["height"])}

    def extra(self):
        return {"heights": self.heights, "initial_height": self.heights[0],
                "planned_heights": self.heights, "trials": self.trials}


def make_units():
    units = {}
    for event in EVENTS:
        for index, heats in enumerate(event[5]):
            for heat in range(1, heats + 1):
                key = (event[0], index + 1, heat)
                units[key] = (Series(event) if event[0] in SERIES else
                              Vertical(event) if event[0] in JUMPS else Race(event, key))
    return units


OF_COMPETITION = ("bib", "performance", "place", "catpos", "order", "lane", "note",
                  "raw_time")


def camel(text):
    head, *tail = text.split("_")
    return head + "".join(word.capitalize() for word in tail)


def competition_unit(unit):
    data = unit.json()
    out = {camel(key): value for key, value in data.items()
           if key not in ("results", "unit_code", "day", "paces", "split_distances")}
    heats = unit.rounds[unit.key[1] - 1]
    out.update(day=1, eventCode=unit.code, published=True, originalResultsStatus="none",
               resultsStatus=data["results_status"] or "none",
               heatName=f"Race {unit.key[2]} of {heats}" if heats > 1 else
               "Pool 1" if isinstance(unit, Field) else "Heat 1")
    out["results"] = [{camel(key): row[key] for key in OF_COMPETITION
                       if row.get(key) not in (None, "")} for row in data["results"]]
    return out


def competitor(person, units):
    entered = []
    for unit in units.values():
        if person.bib in unit.best and unit.id not in [e["eventId"] for e in entered]:
            pb, sb = unit.best[person.bib]
            entered.append({"eventId": unit.id, "eventCode": unit.code, "pb": pb,
                            "sb": sb, "idx": len(entered) + 1, "timeCheckedIn": None})
    return {"competitorId": person.bib, "firstName": person.first,
            "lastName": person.last, "gender": person.gender, "category": "SEN",
            "ageGroup": "SEN", "nationality": person.nation, "teamId": person.team,
            "teamName": person.team_name, "flagUrl": flag(person.nation),
            "sortBib": person.bib.zfill(5), "checkedIn": True, "nonScorer": False,
            "yellowCard": False, "notablePerformances": [], "eventsEntered": entered}


def competition(units):
    events = []
    for event in EVENTS:
        code_id, code, name, gender, time, heats = event
        mine = [unit for unit in units.values() if unit.id == code_id]
        done = all(unit.results_status for unit in mine)
        events.append({
            "eventId": code_id, "eventCode": code, "name": name, "category": "SEN",
            "genders": gender, "ageGroups": ["SEN"], "day": 1, "r1Time": time,
            "rounds": ",".join(map(str, heats)), "lanes": 8, "maxFieldAttempts": 6,
            "status": "complete" if done else "partial",
            "units": [competition_unit(unit) for unit in mine]})
    relays = [{"bib": team, "relayTeamId": team, "name": NATIONS[team], "teamId": team,
               "eventId": "T07", "runners": bibs.split(),
               "runnerNames": [PERSON[bib].name for bib in bibs.split()]}
              for team, bibs in RELAYS.items()]
    return {"fullName": "Harbour Games 2026", "shortName": "Harbour Games",
            "slug": "harbour-games", "country": "GBR", "date": "2026-08-15",
            "finishDate": "2026-08-15", "year": 2026, "type": "TRACK",
            "id": "0b7f6c52-3d1e-4c7a-9a55-2f60c1d8e926", "teamTypes": "ORG",
            "contactDetails": "meeting@example.org",
            "venue": {"formalName": "Harbour Stadium", "indoor": False, "country": "GBR"},
            "competitors": [competitor(person, units) for person in PERSON.values()],
            "events": events, "relayTeams": relays, "teams": []}


class Day:
    """Happenings in order of time; each writes what the servers then say."""

    def __init__(self):
        self.units, self.lines, self.pushes = make_units(), [], 0
        self.todo = []
        for key, unit in self.units.items():
            self.at(0, lambda t, u=unit: self.answer(t, u))
            if isinstance(unit, Race) and unit.at > 12:
                self.at(unit.at - 10, lambda t, u=unit: self.start(t, u))
            self.at(unit.at, lambda t, u=unit: self.publish(t, u))
            self.at(unit.at + OFFICIAL_AFTER, lambda t, u=unit: self.finish(t, u))
        for line in rows(ATTEMPTS):
            when, event, *rest = line.split()
            self.at(float(when), lambda t, u=self.units[(event, 1, 1)], r=rest:
                    self.attempt(t, u, *r))
        when, key, *change = DISQUALIFIED
        self.at(when, lambda t: self.disqualify(t, self.units[key], *change))
        self.at(when + OFFICIAL_AFTER, lambda t: self.finish(t, self.units[key]))
        for when in MEETING_AT:
            self.at(when, self.meeting)

    def at(self, when, do):
        if when <= DAY_ENDS:
            self.todo.append((when, len(self.todo), do))

    def run(self):
        for when, _, do in sorted(self.todo, key=lambda item: item[:2]):
            do(when)
        return sorted(self.lines, key=lambda line: line["at"])

    def say(self, when, **line):
        self.lines.append({"at": round(when, 2), "feed": "track", **line})

    def answer(self, when, unit):
        """The unit's page, as it is from shortly before the push on."""
        event, round_no, heat = unit.key
        body = json.loads(json.dumps(unit.json()))
        self.say(max(when - 0.05, 0), get=f"event/{event}/{round_no}/{heat}/json/",
                 status=200, body=body)

    def push(self, when, unit, name, **data):
        self.pushes += 1
        event, round_no, heat = unit.key
        self.say(when, event=name, data={
            "event_id": event, "round_no": round_no, "heat_no": heat,
            "heat_name": f"{event} {unit.title}", **data})

    def meeting(self, when):
        self.say(when, get="json/", status=200,
                 body=json.loads(json.dumps(competition(self.units))))

    def start(self, when, unit):
        unit.status = "in_progress"
        self.answer(when, unit)

    def publish(self, when, unit):
        unit.status, unit.results_status = "finished", "provisional"
        self.answer(when, unit)
        winner = unit.winner()
        self.push(when, unit, "results_arrived",
                  winner_performance=winner["performance"],
                  winner_name=unit.name_of(winner["bib"]))

    def finish(self, when, unit):
        unit.results_status = "official"
        self.answer(when, unit)

    def disqualify(self, when, unit, bib, result, note):
        unit.disqualify(bib, result, note)
        self.publish(when, unit)

    def attempt(self, when, unit, bib, number, result, pushed):
        unit.add(bib, number, result)
        if pushed == "!":
            self.answer(when, unit)
            trial = unit.of(bib)[-1]
            if isinstance(unit, Series):
                trial = next(t for t in unit.of(bib) if t["round"] == int(number))
            self.push(when, unit, "latest_attempt", event_code=unit.code, bib=bib,
                      athlete_name=PERSON[bib].name, **unit.push(trial))


def main():
    print("// Harbour Games 2026: an invented meeting of invented people, for the demo.")
    print(f"// Competition: {PAGE}")
    print("// Made by make_athletics.py: change that, not this.")
    for line in Day().run():
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
