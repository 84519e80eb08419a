#include "base/arena.h"
#include "base/str.h"
#include "sport/event.h"
#include "sport/print.h"

static const char *const link_names[] = {"connecting", "up", "down", "refused"};
static const char *const status_names[] = {"none", "provisional", "official"};

static void print_wind(struct buf *buf, bool has_wind, int tenths)
{
    char text[MARK_TEXT];
    if (has_wind) {
        wind_print(tenths, text, sizeof(text));
        buf_printf(buf, " wind %s", text);
    }
}

static void print_entry(struct buf *buf, const struct entry *entry)
{
    buf_text(buf, " {");
    print_text(buf, "bib", entry->bib);
    print_text(buf, "first", entry->first_name);
    print_text(buf, "last", entry->last_name);
    print_text(buf, "name", entry->name);
    print_text(buf, "team", entry->team);
    print_text(buf, "team_name", entry->team_name);
    print_text(buf, "country", entry->country);
    print_text(buf, "flag", entry->flag);
    print_text(buf, "runners", entry->runners);
    print_text(buf, "mark", entry->performance);
    print_text(buf, "note", entry->note);
    print_text(buf, "advance", entry->advance);
    print_text(buf, "pb", entry->pb);
    print_text(buf, "sb", entry->sb);
    print_number(buf, "place", entry->place);
    print_number(buf, "order", entry->order);
    print_number(buf, "points", entry->points);
    print_wind(buf, entry->has_wind, entry->wind);
    buf_text(buf, " }");
}

static void print_trial(struct buf *buf, const struct trial *trial)
{
    buf_text(buf, " (");
    print_text(buf, "bib", trial->bib);
    print_number(buf, "round", trial->round);
    print_text(buf, "height", trial->height);
    print_text(buf, "result", trial->result);
    print_wind(buf, trial->has_wind, trial->wind);
    buf_text(buf, " )");
}

void print_unit(struct buf *buf, const struct unit *unit)
{
    print_key(buf, &unit->key);
    print_text(buf, "name", unit->name);
    print_text(buf, "heat", unit->heat_name);
    print_text(buf, "round", unit->round_name);
    print_text(buf, "code", unit->event_code);
    print_text(buf, "status", unit->status);
    buf_printf(buf, " results %s", status_names[unit->results]);
    print_wind(buf, unit->has_wind, unit->wind);
    print_number(buf, "distance", unit->distance);
    print_number(buf, "rounds", unit->rounds);
    print_number(buf, "heats", unit->heats);
    print_number(buf, "parts", unit->parts);
    buf_printf(buf, " precision %d", unit->precision);
    for (int i = 0; i < unit->height_count; i++) {
        print_text(buf, i ? "" : "heights", unit->heights[i]);
    }
    for (int i = 0; i < unit->entry_count; i++) {
        print_entry(buf, &unit->entries[i]);
    }
    for (int i = 0; i < unit->trial_count; i++) {
        print_trial(buf, &unit->trials[i]);
    }
}

void print_competitor(struct buf *buf, const struct meeting_competitor *competitor)
{
    print_text(buf, "bib", competitor->bib);
    print_text(buf, "first", competitor->first_name);
    print_text(buf, "last", competitor->last_name);
    print_text(buf, "team", competitor->team);
    print_text(buf, "team_name", competitor->team_name);
    print_text(buf, "country", competitor->country);
    print_text(buf, "flag", competitor->flag);
    print_text(buf, "runners", competitor->runners);
}

void print_meeting_entry(struct buf *buf, const struct meeting_entry *entry)
{
    print_text(buf, "bib", entry->bib);
    print_text(buf, "event", entry->event);
    print_text(buf, "pb", entry->pb);
    print_text(buf, "sb", entry->sb);
}

void print_discipline(struct buf *buf, const struct meeting_discipline *discipline)
{
    print_text(buf, "event", discipline->event);
    print_text(buf, "code", discipline->code);
    print_text(buf, "name", discipline->name);
    print_text(buf, "category", discipline->category);
    print_text(buf, "parent", discipline->parent);
    const int *rounds = discipline->rounds;
    buf_printf(buf, " rounds %d,%d,%d,%d", rounds[0], rounds[1], rounds[2], rounds[3]);
}

void print_attempt(struct buf *buf, const struct attempt_event *attempt)
{
    print_key(buf, &attempt->unit);
    print_text(buf, "heat", attempt->heat_name);
    print_text(buf, "code", attempt->event_code);
    print_text(buf, "bib", attempt->bib);
    print_text(buf, "name", attempt->name);
    buf_text(buf, attempt->vertical ? " vertical" : " horizontal");
    print_number(buf, "round", attempt->round);
    print_text(buf, "height", attempt->height);
    print_text(buf, "attempts", attempt->attempts);
    print_text(buf, "result", attempt->result);
}

static void print_link(struct buf *buf, const struct event *event)
{
    buf_printf(buf, " %s%s", link_names[event->link.link],
               event->link.reconnect ? " reconnect" : "");
    print_text(buf, "note", event->link.note);
}

static void print_traffic(struct buf *buf, const struct event *event)
{
    buf_text(buf, event->traffic.bad ? " bad" : " good");
    buf_text(buf, event->traffic.data ? " data" : " protocol");
    buf_text(buf, event->traffic.gap ? " gap" : "");
}

static void print_result(struct buf *buf, const struct event *event)
{
    print_key(buf, &event->result.unit);
    print_text(buf, "heat", event->result.heat_name);
    print_text(buf, "winner", event->result.winner);
    print_text(buf, "mark", event->result.mark);
}

static void print_attempt_event(struct buf *buf, const struct event *event)
{
    print_attempt(buf, &event->attempt);
}

static void print_unit_event(struct buf *buf, const struct event *event)
{
    print_unit(buf, &event->unit);
}

static void print_meeting(struct buf *buf, const struct event *event)
{
    const struct meeting_event *meeting = &event->meeting;
    print_text(buf, "title", meeting->title);
    for (int i = 0; i < meeting->competitor_count; i++) {
        buf_text(buf, " competitor {");
        print_competitor(buf, &meeting->competitors[i]);
        buf_text(buf, " }");
    }
    for (int i = 0; i < meeting->entry_count; i++) {
        buf_text(buf, " entry {");
        print_meeting_entry(buf, &meeting->entries[i]);
        buf_text(buf, " }");
    }
    for (int i = 0; i < meeting->discipline_count; i++) {
        buf_text(buf, " discipline {");
        print_discipline(buf, &meeting->disciplines[i]);
        buf_text(buf, " }");
    }
}

static void print_fetch(struct buf *buf, const struct event *event)
{
    if (event->fetch.whole_meeting) {
        buf_text(buf, " meeting");
    } else {
        print_key(buf, &event->fetch.unit);
    }
    print_number(buf, "status", event->fetch.status);
    print_text(buf, "note", event->fetch.note);
    buf_text(buf, event->fetch.again ? " again" : "");
}

static void print_person(struct buf *buf, const struct event *event)
{
    print_text(buf, "id", event->person.id);
    print_text(buf, "name", event->person.name);
    print_text(buf, "country", event->person.country);
    print_text(buf, "called", event->person.country_name);
    print_text(buf, "picture", event->person.picture);
}

static void print_race_event(struct buf *buf, const struct event *event)
{
    print_race(buf, &event->race);
}

static void print_match_event(struct buf *buf, const struct event *event)
{
    print_match(buf, &event->match);
}

static void print_roster_event(struct buf *buf, const struct event *event)
{
    print_roster(buf, &event->roster);
}

static void print_table_event(struct buf *buf, const struct event *event)
{
    print_table(buf, &event->table);
}

struct printer {
    const char *name;
    void (*print)(struct buf *buf, const struct event *event);
};

static const struct printer printers[] = {
    [EVENT_LINK] = {"link", print_link},
    [EVENT_TRAFFIC] = {"traffic", print_traffic},
    [EVENT_RESULT] = {"result", print_result},
    [EVENT_ATTEMPT] = {"attempt", print_attempt_event},
    [EVENT_UNIT] = {"unit", print_unit_event},
    [EVENT_MEETING] = {"meeting", print_meeting},
    [EVENT_FETCH_FAILED] = {"fetch failed", print_fetch},
    [EVENT_UNCHANGED] = {"unchanged", print_fetch},
    [EVENT_RACE] = {"race", print_race_event},
    [EVENT_PERSON] = {"person", print_person},
    [EVENT_MATCH] = {"match", print_match_event},
    [EVENT_ROSTER] = {"roster", print_roster_event},
    [EVENT_TABLE] = {"table", print_table_event},
};

const char *event_print(const struct event *event, struct arena *arena)
{
    struct buf buf = {0};
    buf_printf(&buf, "%s%s", event->backlog ? "backlog " : "",
               printers[event->type].name);
    printers[event->type].print(&buf, event);
    const char *text = arena_strdup(arena, buf.data);
    buf_finish(&buf);
    return text;
}
