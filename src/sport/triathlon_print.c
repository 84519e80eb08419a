// Races as text, for goldens, logs and tests.
#include "base/buf.h"
#include "sport/print.h"

static const char *const status_names[] = {"before", "live", "official"};

static void print_when(struct buf *buf, const char *label, bool known,
                       const struct when *when)
{
    if (known) {
        char text[WHEN_TEXT];
        when_print(when, text, sizeof(text));
        buf_printf(buf, " %s %s", label, text);
    }
}

static void print_split(struct buf *buf, const struct race_split *split)
{
    buf_text(buf, " (");
    print_text(buf, "id", split->id);
    print_text(buf, "name", split->name);
    print_known(buf, "total", split->total_ms);
    print_known(buf, "leg", split->leg_ms);
    print_known(buf, "gap", split->gap_ms);
    print_number(buf, "position", split->position);
    buf_text(buf, " )");
}

static void print_athlete(struct buf *buf, const struct race_athlete *athlete)
{
    buf_text(buf, " {");
    print_text(buf, "id", athlete->id);
    print_text(buf, "bib", athlete->bib);
    print_text(buf, "name", athlete->name);
    print_text(buf, "country", athlete->country);
    print_text(buf, "image", athlete->image);
    print_text(buf, "point", athlete->point);
    print_known(buf, "time", athlete->time_ms);
    print_known(buf, "gap", athlete->gap_ms);
    print_number(buf, "position", athlete->position);
    print_text(buf, "out", athlete->out);
    for (int i = 0; i < athlete->split_count; i++) {
        print_split(buf, &athlete->splits[i]);
    }
    buf_text(buf, " }");
}

void print_race(struct buf *buf, const struct race *race)
{
    print_text(buf, "prog", race->prog);
    print_text(buf, "event", race->event_name);
    print_text(buf, "name", race->name);
    buf_printf(buf, " %s", status_names[race->status]);
    print_text(buf, "word", race->status_word);
    print_when(buf, "date", race->has_date, &race->date);
    print_when(buf, "start", race->has_start, &race->start);
    print_known(buf, "starters", race->starters);
    print_text(buf, "point", race->point);
    print_text(buf, "called", race->point_name);
    print_known(buf, "passed", race->passed);
    buf_text(buf, race->has_athletes ? "" : " no-athletes");
    buf_text(buf, race->has_splits ? "" : " no-splits");
    for (int i = 0; i < race->athlete_count; i++) {
        print_athlete(buf, &race->athletes[i]);
    }
}
