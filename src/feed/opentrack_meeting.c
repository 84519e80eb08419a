// The whole competition: people, teams and what they have entered.
#include <stdlib.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

// A table under construction; its room is known from the JSON before the first row.
struct tables {
    struct arena *arena;
    struct meeting_competitor *people;
    int people_count, people_room;
    struct meeting_entry *entered;
    int entered_count, entered_room;
    bool national; // teams are countries
};

static void read_entered(const struct json *person, const char *bib, struct tables *out)
{
    const struct json *list = json_get2(person, "events_entered", "eventsEntered");
    for (const struct json *row = json_is_array(list) ? json_first(list) : NULL;
         row && out->entered_count < out->entered_room; row = json_next(row)) {
        const char *event =
            leaf_text(row, "event_id", "eventId", UNIT_EVENT_ID, out->arena);
        if (event) {
            out->entered[out->entered_count++] = (struct meeting_entry){
                .bib = bib,
                .event = event,
                .pb = leaf_text(row, "pb", NULL, LEAF_MARK, out->arena),
                .sb = leaf_text(row, "sb", NULL, LEAF_MARK, out->arena),
            };
        }
    }
}

// Older competitions have the bests, and the one event they mean, on the person.
static void read_bests(const struct json *person, const char *bib, struct tables *out)
{
    struct meeting_entry entry = {
        .bib = bib,
        .event = leaf_text(person, "event", NULL, UNIT_EVENT_ID, out->arena),
        .pb = leaf_text(person, "pb", NULL, LEAF_MARK, out->arena),
        .sb = leaf_text(person, "sb", NULL, LEAF_MARK, out->arena),
    };
    if (entry.event && (entry.pb || entry.sb) && out->entered_count < out->entered_room) {
        out->entered[out->entered_count++] = entry;
    }
}

static void read_person(const struct json *person, struct tables *out)
{
    struct arena *arena = out->arena;
    const char *bib = leaf_text(person, "competitor_id", "competitorId", LEAF_ID, arena);
    bib = bib ? bib : leaf_text(person, "bib", NULL, LEAF_ID, arena);
    if (!bib) {
        return;
    }
    struct meeting_competitor competitor = {
        .bib = bib,
        .first_name = leaf_text(person, "first_name", "firstName", LEAF_NAME, arena),
        .last_name = leaf_text(person, "last_name", "lastName", LEAF_NAME, arena),
        .team = leaf_text(person, "team_id", "teamId", LEAF_NAME, arena),
        .team_name = leaf_text(person, "team_name", "teamName", LEAF_NAME, arena),
        .country = leaf_text(person, "nationality", NULL, LEAF_CODE, arena),
        .flag = leaf_flag(person, "flag_url", "flagUrl", arena),
    };
    if (!competitor.country) {
        competitor.country = leaf_flag_country(competitor.flag, arena);
    }
    if (!competitor.country && out->national) {
        competitor.country = competitor.team;
    }
    out->people[out->people_count++] = competitor;
    read_entered(person, bib, out);
    read_bests(person, bib, out);
}

static int count_entered(const struct json *people)
{
    int count = 0;
    for (const struct json *person = json_first(people); person;
         person = json_next(person)) {
        count += 1 + json_count(json_get2(person, "events_entered", "eventsEntered"));
    }
    return count;
}

// Results name a relay team by its relayTeamId, failing that by its teamId; its own bib
// is what the push messages say. An athlete of the same number keeps it.
static void read_relay(const struct json *team, const struct opentrack_people *athletes,
                       struct tables *out)
{
    struct arena *arena = out->arena;
    const char *id = leaf_text(team, "relay_team_id", "relayTeamId", LEAF_ID, arena);
    const char *club = leaf_text(team, "team_id", "teamId", LEAF_NAME, arena);
    const char *bib = leaf_text(team, "bib", NULL, LEAF_ID, arena);
    const char *numbers[] = {id ? id : club, bib};
    struct meeting_competitor relay = {
        .team = club,
        .team_name = leaf_text(team, "name", "teamName", LEAF_NAME, arena),
        .country = leaf_text(team, "nationality", NULL, LEAF_CODE, arena),
        .flag = leaf_flag(team, "flag_url", "flagUrl", arena),
        .runners = opentrack_runners(team, athletes, arena),
    };
    if (!relay.country && out->national) {
        relay.country = club;
    }
    for (int i = 0; i < 2; i++) {
        bool again = i == 1 && text_equal(numbers[0], numbers[1]);
        if (numbers[i] && !again && !opentrack_person(athletes, numbers[i]) &&
            out->people_count < out->people_room) {
            relay.bib = numbers[i];
            out->people[out->people_count++] = relay;
        }
    }
}

static void read_people(const struct json *root, struct tables *out)
{
    const struct json *people = json_get(root, "competitors");
    const struct json *relays = json_get2(root, "relay_teams", "relayTeams");
    int athletes = json_is_array(people) ? json_count(people) : 0;
    int teams = json_is_array(relays) ? json_count(relays) : 0;
    out->people_room =
        opentrack_room(athletes + 2 * teams, OPENTRACK_MAX_COMPETITORS, "competitors");
    out->entered_room = opentrack_room(athletes ? count_entered(people) : 0,
                                       OPENTRACK_MAX_ENTERED, "entries");
    out->people =
        arena_alloc(out->arena, sizeof(*out->people) * (size_t)out->people_room);
    out->entered =
        arena_alloc(out->arena, sizeof(*out->entered) * (size_t)out->entered_room);
    for (const struct json *person = athletes ? json_first(people) : NULL;
         person && out->people_count < out->people_room; person = json_next(person)) {
        read_person(person, out);
    }
    struct opentrack_people sorted =
        opentrack_people(out->people, out->people_count, out->arena);
    for (const struct json *team = teams ? json_first(relays) : NULL; team;
         team = json_next(team)) {
        read_relay(team, &sorted, out);
    }
}

bool opentrack_meeting(const struct json *root, struct feed_out *out)
{
    const struct json *events = json_get(root, "events");
    if (!json_is_array(json_get(root, "competitors")) && !json_is_array(events)) {
        return false;
    }
    const char *types = json_string(json_get2(root, "team_types", "teamTypes"));
    struct tables tables = {.arena = out->arena,
                            .national = text_equal(types, "NATIONAL")};
    read_people(root, &tables);
    struct meeting_event meeting = {
        .title = leaf_text(root, "full_name", "fullName", LEAF_TITLE, out->arena),
        .competitors = tables.people,
        .competitor_count = tables.people_count,
        .entries = tables.entered,
        .entry_count = tables.entered_count,
    };
    if (!meeting.title) {
        meeting.title =
            leaf_text(root, "short_name", "shortName", LEAF_TITLE, out->arena);
    }
    if (json_is_array(events)) {
        opentrack_disciplines(events, out->arena, &meeting);
    }
    struct event *event = event_add(&out->events, EVENT_MEETING);
    event->backlog = true;
    event->meeting = meeting;
    if (json_is_array(events)) {
        opentrack_event_units(events, out);
    }
    return true;
}
