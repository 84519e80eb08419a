#include "base/badge.h"

#include <string.h>

static const char BETWEEN[] = " ,;/+";

// Records, bests and lists end alike: NR, NU23R, =PB, SB, WL. Q and q go on.
static bool is_code(const char *word, size_t len)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (len == 1) {
        return *word == 'Q' || *word == 'q';
    }
    size_t sign = *word == '=';
    return len - sign >= 2 && len - sign <= 5 &&
           strspn(word + sign, letters) >= len - sign &&
           strchr("RBL", word[len - 1]) != NULL;
}

// What weighs more has the lower number.
static int weight(const char *word, size_t len)
{
    char last = word[len - 1];
    if (last == 'R') {
        bool own =
            *word == 'M' || *word == 'C' || *word == 'S'; // of a meeting, a stadium
        return *word == 'W' || *word == 'O' ? 0 : own ? 3 : *word == 'N' ? 2 : 1;
    }
    return last == 'L' ? 4 : last == 'B' ? (strchr("=P", *word) ? 5 : 6) : 7;
}

bool badge_several(const char *note)
{
    int count = 0;
    for (const char *at = note + strspn(note, BETWEEN); *at; at += strspn(at, BETWEEN)) {
        size_t len = strcspn(at, BETWEEN);
        if (!is_code(at, len)) {
            return false;
        }
        count++;
        at += len;
    }
    return count > 1;
}

const char *badge_best(const char *note, struct arena *arena)
{
    const char *best = note;
    size_t best_len = strcspn(note, BETWEEN);
    for (const char *at = note + strspn(note, BETWEEN); *at; at += strspn(at, BETWEEN)) {
        size_t len = strcspn(at, BETWEEN);
        if (!best_len || weight(at, len) < weight(best, best_len)) {
            best = at;
            best_len = len;
        }
        at += len;
    }
    return arena_strndup(arena, best, best_len);
}
