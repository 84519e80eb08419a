#!/usr/bin/env python3
"""strapline check: the names of the start lists, whether they fit, and whose flags come."""
import json
import types

from lib import cup, meeting
from lib.checking import STADIUM, changed_theme, checked, folder, said
from lib.checks import check, check_equal, main, test
from lib.pusher_server import PusherServer
from lib.strapline import run, show
from lib.unit_server import UnitServer


def long_names():
    whole = meeting.competition()
    people = whole["competitors"]
    people[0]["firstName"] = "Bartholomew Alexander Maximilian"
    people[0]["lastName"] = "Featherstonehaugh-Cholmondeley-Montgomery-Wriothesley"
    people[1]["lastName"] = "\u9ad8\u6a4b"
    return whole


def check_long_names(found):
    check(said(found, "warning", "Featherstonehaugh", "is cut in attempt"), f"no long name: {found}")
    check(said(found, "warning", "no font", "U+9AD8"), f"no missing letter: {found}")
    check(said(found, "note", "names of people"), f"no count: {found}")


@test
def a_flag_of_somebody_in_the_start_list_that_a_keyer_takes_is_a_warning():
    with folder() as place, PusherServer() as pusher:
        path, saved = place / "show.json", place / "meeting.json"
        path.write_text(json.dumps(show(pusher)), encoding="utf-8")
        whole = meeting.competition()
        saved.write_text(json.dumps(whole), encoding="utf-8")
        check(not said(checked(path, "--data", saved), "warning", "JAM"), "JAM is not there")
        whole["competitors"][0]["nationality"] = "JAM"
        saved.write_text(json.dumps(whole), encoding="utf-8")
        check(said(checked(path, "--data", saved), "warning", "in use", "flags/JAM.png"),
              "no word of the flag")


def in_the_same_words_as_the_third():
    whole = meeting.competition()
    whole["competitors"][0]["firstName"] = "Anna"  # as the sample's third is called
    whole["competitors"][0]["lastName"] = "Eidem"
    return whole


@test
def a_short_name_is_not_told_of_because_the_sample_has_one_like_it():
    with folder() as place, PusherServer() as pusher:
        path, saved = place / "show.json", place / "meeting.json"
        path.write_text(json.dumps(show(pusher)), encoding="utf-8")
        saved.write_text(json.dumps(in_the_same_words_as_the_third()), encoding="utf-8")
        found = checked(path, "--data", saved)
        check(not said(found, "note", "Anna Eidem"), f"{said(found, 'note', 'Anna Eidem')}")


@test
def a_long_club_is_told_of_in_every_scene_that_cuts_it():
    with folder() as place, PusherServer() as pusher:
        path, saved = place / "show.json", place / "meeting.json"
        path.write_text(json.dumps(show(pusher)), encoding="utf-8")
        whole = meeting.competition()
        whole["competitors"][0]["teamName"] = "Turn- und Sportverein Unterhaching-Oberammergau 1898"
        saved.write_text(json.dumps(whole), encoding="utf-8")
        check(said(checked(path, "--data", saved), "warning", "Unterhaching", "in results",
                   "in series"), "no word of series")


@test
def names_that_do_not_fit_or_lack_letters_are_told_from_the_meetings_own_list():
    with folder() as place, PusherServer() as pusher, UnitServer() as units:
        path = place / "show.json"
        path.write_text(json.dumps(show(pusher, units)), encoding="utf-8")
        units.set(f"{meeting.PATH}json/", long_names())
        check_long_names(checked(path))
        saved = place / "meeting.json"
        saved.write_text(json.dumps(long_names()), encoding="utf-8")
        units.set(f"{meeting.PATH}json/", {})
        check_long_names(checked(path, "--data", saved))


def looked_at(place, people, theme=STADIUM):
    """What is said of these competitors, as (first name, last name, club)."""
    path, saved = place / "show.json", place / "meeting.json"
    whole = meeting.competition()
    whole["competitors"] = [{**whole["competitors"][0], "firstName": first,
                             "lastName": last, "teamName": club}
                            for first, last, club in people]
    saved.write_text(json.dumps(whole), encoding="utf-8")
    path.write_text(json.dumps({"theme": str(theme), "feeds": [
        {"id": "track", "type": "opentrack",
         "competition": "http://127.0.0.1:9" + meeting.PATH}]}), encoding="utf-8")
    return checked(path, "--data", saved)


@test
def a_club_that_does_not_fit_is_told_once_however_many_run_for_it():
    club = "The Most Honourable Society of the Northern Riverside Harriers of Saint Swithin"
    with folder() as place:
        found = looked_at(place, [(f"Ada{n}", "Lind", club) for n in range(60)])
        check_equal(len(said(found, "warning", club[:40])), 1, f"lines of {found}")
        check(said(found, "note", "61 names"), f"no count: {found}")


@test
def a_name_is_looked_at_where_it_will_stand_in_lists_too():
    with folder() as place:
        name = "Featherstonehaugh-Cholmondeley-Wriothesley"
        lines = said(looked_at(place, [("Ada", name, "Ox")]), "warning", name, "is cut in")
        check(lines and 'in results: "' in lines[0]["text"], f"no list: {lines}")


@test
def a_family_name_of_two_words_is_tried_whole():
    first, last = "Maximiliana", "Featherstonehaugh Cholmondeley Ruiz"
    with folder() as place:
        lines = said(looked_at(place, [(first, last, "Ox")]), "warning", last, "is cut in")
        check(lines and 'in results: "FEATHERSTONEHAUGH CH' in lines[0]["text"], f"only its end: {lines}")


def the_match(place, **said_of_it):
    """What check says of a saved match."""
    path, saved = place / "show.json", place / "match.json"
    path.write_text(json.dumps({"feeds": [{"id": "cup", "type": "minicup", "match": cup.MATCH}]}),
                    encoding="utf-8")
    saved.write_text(json.dumps({**cup.Service(types.SimpleNamespace()).match(), **said_of_it}),
                     encoding="utf-8")
    return checked(path, "--data", saved)


@test
def a_long_team_is_told_in_its_own_short_name():
    name = ("Sportovn\u00ed klub Spojen\u00e9 t\u011blov\u00fdchovn\u00e9 jednoty Doln\u00ed Hbity "
            "a Horn\u00ed Kl\u00e1no nad \u010cernou")
    with folder() as place:
        found = the_match(place, home_team_name=name, home_team_abbr="DOHO")
        for scene in ("goal", "match", "table"):
            check(said(found, "note", name, f'in {scene}: "DOHO"'), f"not in {scene}: {found}")


@test
def relay_teams_and_their_runners_are_looked_at_too():
    team = "Northern Riverside Harriers of Saint Swithin Second Mixed Team"
    long = ["A. Featherstonehaugh", "B. Cholmondeley", "C. Montgomery", "D. Wriothesley-Smythe-Carruthers"]
    with folder() as place, PusherServer() as pusher:
        path, saved = place / "show.json", place / "meeting.json"
        path.write_text(json.dumps(show(pusher)), encoding="utf-8")
        whole = meeting.competition()
        whole["relayTeams"] = [
            {"bib": "R1", "relayTeamId": "77", "name": team, "teamId": "N", "runnerNames": long},
            {"bib": "R2", "relayTeamId": "78", "name": "Ox", "teamId": "O", "runnerNames": ["\u9ad8", "Bo"]}]
        saved.write_text(json.dumps(whole), encoding="utf-8")
        found = checked(path, "--data", saved)
        check(said(found, "warning", team, "is cut in winner", 'in results: "NORTHERN'), f"no team: {found}")
        check(said(found, "warning", ", ".join(long), "is cut in winner", "in startlist"), f"no runners: {found}")
        check(said(found, "warning", "no font", "U+9AD8"), f"no letter: {found}")
        check_equal(said(found, "warning", '"Ox"'), [], "of a short one")


@test
def a_face_that_sets_no_names_may_lack_their_letters():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"faces": {',
                              '"faces": { "arabic": ["fonts/NotoSansArabic_600SemiBold.ttf"],')
        found = looked_at(place, [("Zofia", "Lind", "Ox")], theme)
        check_equal(said(found, "warning", "no font"), [], "letters that nothing needs")


@test
def ten_thousand_athletes_are_looked_at_one_by_one():
    with folder() as place:
        found = looked_at(place, [(f"A{n}", "B", "Ox") for n in range(10000)])
        check(said(found, "note", "10001 names"), f"no count: {found['findings'][:3]}")
        check_equal(found["warnings"], 0, "warnings")


@test
def an_error_is_told_after_however_many_warnings():
    with folder() as place:
        path, logos = place / "show.json", place / "images/clubs"
        path.write_text(json.dumps({"feeds": [
            {"id": "track", "type": "opentrack",
             "competition": "http://127.0.0.1:9" + meeting.PATH}]}), encoding="utf-8")
        logos.mkdir(parents=True)
        for number in range(450):
            (logos / f"{number}.png").write_bytes(b"no picture")
        found = checked(path, "--data", place / "lost.json")
        check_equal((found["errors"], found["warnings"], len(found["findings"])), (1, 450, 400), "counted")
        check(said(found, "error", "lost.json: No such file"), "no word of the error")
        lines = run("check", path, "--data", place / "lost.json").stdout.decode().splitlines()
        check(lines[0].startswith("error: ") and "lost.json" in lines[0], f"it began {lines[:2]}")
        check(lines[-2].startswith("and ") and lines[-2].endswith(" more"), f"it ended {lines[-2:]}")


@test
def a_server_that_cannot_be_reached_is_a_warning():
    with folder() as place, PusherServer() as pusher:
        path = place / "show.json"
        path.write_text(json.dumps(show(pusher)), encoding="utf-8")
        found = checked(path)
        check(said(found, "warning", "track", "names could not be looked at"), "no word")
        check(not said(found, "note", "names of people"), f"and then counted: {found}")


main()
