// The athletes of a timing message: numbers as text or as numbers, words in place of
// numbers, and nobody is left out because a member is missing.
#include <ctype.h>
#include <string.h>

#include "base/json.h"
#define LOG_MODULE "triathlon"
#include "base/log.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"

enum { WORD = 40, OUT_LETTERS = 4 };

// Nobody was ever timed at zero: timers write it for those who have not been anywhere.
static int64_t time_of(const struct json *object, struct arena *arena)
{
    int64_t ms = triathlon_span(object, "time", arena);
    return ms > 0 ? ms : RACE_UNKNOWN;
}

// The first letters of a word that nobody has documented.
static const char *shortened(const char *word, struct arena *arena)
{
    char *out = text_clean(arena, word, OUT_LETTERS);
    for (char *c = out; *c; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    return out;
}

// NULL: the word does not take anybody out of the race.
static const char *out_of_word(const char *word, struct arena *arena)
{
    static const struct {
        const char *letters, *out;
    } words[] = {
        {"dns", "DNS"},     {"didnotstart", "DNS"},  {"dnf", "DNF"},
        {"lap", "LAP"},     {"didnotfinish", "DNF"}, {"lapped", "LAP"},
        {"dsq", "DSQ"},     {"disqualified", "DSQ"}, {"dq", "DSQ"},
        {"", NULL},         {"null", NULL},          {"none", NULL},
        {"ok", NULL},       {"active", NULL},        {"racing", NULL},
        {"live", NULL},     {"started", NULL},       {"finished", NULL},
        {"official", NULL},
    };
    if (!word) {
        return NULL;
    }
    const char *plain = triathlon_letters(word, arena);
    bool foreign = !plain[0] && strpbrk(word, "0123456789-+.:") == NULL;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !foreign; i++) {
        if (text_equal(words[i].letters, plain)) {
            return words[i].out;
        }
    }
    return shortened(word, arena);
}

// "DNF" and the like from a word in `status` or `position`, NULL: racing.
static const char *out_of(const struct json *athlete, struct arena *arena)
{
    const char *out = out_of_word(leaf_text(athlete, "status", NULL, WORD, arena), arena);
    const char *position = leaf_text(athlete, "position", NULL, WORD, arena);
    bool word = position && isalpha((unsigned char)position[0]);
    return out || !word ? out : out_of_word(position, arena);
}

// "rsa" and "(RSA)" are RSA; what is longer stays as it is.
static const char *country_of(const struct json *object, struct arena *arena)
{
    const char *text = leaf_text(object, "country", NULL, LEAF_CODE, arena);
    const char *plain = triathlon_letters(text, arena);
    return strlen(plain) == 3 ? shortened(plain, arena) : text;
}

static const char *name_of(const struct json *object, struct arena *arena)
{
    const char *name = leaf_text(object, "name", NULL, LEAF_NAME, arena);
    return name ? name
                : leaf_text(object, "athlete_title", "athlete_full_name", LEAF_NAME,
                            arena);
}

// Guests have no id at the federation: their number must do, or their name.
static bool read_athlete(const struct json *value, enum triathlon_splits kind,
                         struct arena *arena, struct race_athlete *out)
{
    *out = (struct race_athlete){
        .id = triathlon_point(value, "id", arena),
        .bib = leaf_text(value, "start_num", NULL, LEAF_ID, arena),
        .name = name_of(value, arena),
        .country = country_of(value, arena),
        .image = leaf_picture(value, "athlete_profile_image", arena),
        .point = triathlon_point(value, "segment_id", arena),
        .time_ms = time_of(value, arena),
        .gap_ms = triathlon_span(value, "difference", arena),
        .position = leaf_place(value, "position", arena),
        .out = out_of(value, arena),
    };
    out->bib = text_equal(out->bib, "0") ? NULL : out->bib;
    if (!out->id && out->bib) {
        // Another athlete may have this number as id.
        out->id = arena_printf(arena, "bib %s", out->bib);
    } else if (!out->id) {
        out->id = out->name;
    }
    out->gap_ms = out->time_ms == RACE_UNKNOWN ? RACE_UNKNOWN : out->gap_ms;
    triathlon_athlete_splits(json_get(value, "splits"), kind, arena, out);
    return out->id != NULL;
}

static bool listed(const struct race_athlete *athletes, int count,
                   const struct race_athlete *athlete)
{
    for (int i = 0; i < count; i++) {
        if (text_equal(athletes[i].id, athlete->id) &&
            text_equal(athletes[i].bib, athlete->bib)) {
            return true;
        }
    }
    return false;
}

void triathlon_athletes(const struct json *athletes, struct arena *arena,
                        struct race *out)
{
    enum triathlon_splits kind = triathlon_splits_kind(athletes);
    int told = json_count(athletes), count = 0;
    int room = told < RACE_MAX_ATHLETES ? told : RACE_MAX_ATHLETES;
    struct race_athlete *rows = arena_alloc(arena, sizeof(*rows) * (size_t)(room + 1));
    for (const struct json *c = json_first(athletes); c && count < room;
         c = json_next(c)) {
        if (json_is_object(c) && read_athlete(c, kind, arena, &rows[count]) &&
            !listed(rows, count, &rows[count])) {
            out->has_splits = out->has_splits || rows[count].split_count;
            count++;
        }
    }
    if (told > RACE_MAX_ATHLETES) {
        log_warn("race %s: %d athletes, at most %d are read", out->prog, told,
                 RACE_MAX_ATHLETES);
    }
    out->athletes = rows;
    out->athlete_count = count;
    out->has_athletes = count > 0;
}
