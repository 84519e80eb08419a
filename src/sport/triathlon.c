#include "sport/triathlon.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "base/str.h"

// Points with their ranks; those of the same rank stand as they came.
struct course {
    struct race_point *points;
    int *ranks;
    int count, max;
};

int race_point_rank(const char *id)
{
    long long number;
    return text_int(id, 0, INT_MAX - 1, &number) ? (int)number : INT_MAX;
}

// The hint is where the point most probably is.
static int find_point(const struct race_point *points, int count, const char *id,
                      int hint)
{
    if (hint >= 0 && hint < count && text_equal(points[hint].id, id)) {
        return hint;
    }
    for (int i = 0; i < count; i++) {
        if (text_equal(points[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static void course_tell(struct course *course, const char *id, const char *name, int hint)
{
    if (text_empty(id)) {
        return;
    }
    int at = find_point(course->points, course->count, id, hint);
    if (at >= 0) {
        struct race_point *known = &course->points[at];
        known->name = text_empty(known->name) ? name : known->name;
        return;
    }
    if (course->count == course->max) {
        return;
    }
    int rank = race_point_rank(id);
    at = course->count++;
    for (; at > 0 && course->ranks[at - 1] > rank; at--) {
        course->points[at] = course->points[at - 1];
        course->ranks[at] = course->ranks[at - 1];
    }
    course->points[at] = (struct race_point){id, name};
    course->ranks[at] = rank;
}

int race_course(const struct race *race, struct race_point *out, int max)
{
    int ranks[RACE_MAX_POINTS];
    struct course course = {.points = out, .ranks = ranks};
    course.max = max < RACE_MAX_POINTS ? max : RACE_MAX_POINTS;
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        for (int s = 0; s < athlete->split_count; s++) {
            course_tell(&course, athlete->splits[s].id, athlete->splits[s].name, s);
        }
    }
    for (int i = 0; i < race->athlete_count; i++) {
        course_tell(&course, race->athletes[i].point, NULL, -1);
    }
    course_tell(&course, race->point, race->point_name, -1);
    return course.count;
}

static bool has_word(const char *text, const char *word)
{
    for (; text && *text; text++) {
        size_t i = 0;
        while (word[i] && tolower((unsigned char)text[i]) == word[i]) {
            i++;
        }
        if (!word[i]) {
            return true;
        }
    }
    return false;
}

// "Run 1", "Leg2"; but in "Run 5 km" and "10K" it is a distance.
static bool has_number(const char *text)
{
    static const char digits[] = "0123456789";
    for (text = strpbrk(text, digits); text; text = strpbrk(text, digits)) {
        text += strspn(text, "0123456789.,");
        char unit = text[strspn(text, " ")];
        if (unit != 'k' && unit != 'K' && unit != 'm' && unit != 'M') {
            return true;
        }
    }
    return false;
}

// "Finish", "Run Finish"; but "Swim Finish" ends a leg only, as does "Run 1 Finish" of a
// duathlon or a relay. Which number is the last one is known when it is official.
static bool named_finish(const char *name)
{
    return has_word(name, "finish") && !has_word(name, "swim") &&
           !has_word(name, "bike") && !has_number(name);
}

const char *race_finish(const struct race *race)
{
    struct race_point points[RACE_MAX_POINTS];
    int count = race_course(race, points, RACE_MAX_POINTS);
    for (int i = count - 1; i >= 0; i--) {
        if (named_finish(points[i].name)) {
            return points[i].id;
        }
    }
    // While it is live the newest point is the largest, wherever on the course it lies.
    bool told = count > 0 && race->status == RACE_OFFICIAL;
    return told ? points[count - 1].id : NULL;
}

static bool finished(const struct race_athlete *athlete, const char *finish)
{
    return finish && !athlete->out && athlete->position > 0 &&
           text_equal(athlete->point, finish);
}

// Of two who share a position always the same one is first.
static bool before(const struct race_athlete *a, const struct race_athlete *b)
{
    if (a->position != b->position) {
        return a->position < b->position;
    }
    if (a->time_ms != b->time_ms) {
        return a->time_ms < b->time_ms;
    }
    return strcmp(a->bib ? a->bib : "", b->bib ? b->bib : "") < 0;
}

const struct race_athlete *race_finisher(const struct race *race, int n)
{
    const char *finish = race_finish(race);
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *one = &race->athletes[i];
        if (!finished(one, finish) || one->position > n) {
            continue;
        }
        int ahead = 0;
        for (int j = 0; j < race->athlete_count; j++) {
            const struct race_athlete *other = &race->athletes[j];
            bool first = before(other, one) || (j < i && !before(one, other));
            ahead += j != i && finished(other, finish) && first;
        }
        if (ahead == n - 1) {
            return one;
        }
    }
    return NULL;
}

const struct race_athlete *race_winner(const struct race *race)
{
    return race_finisher(race, 1);
}

const char *race_person_id(const char *event)
{
    static const char prefix[] = "athlete/";
    return text_starts(event, prefix) ? event + sizeof(prefix) - 1 : NULL;
}
