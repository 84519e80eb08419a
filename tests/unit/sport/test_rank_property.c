#include "check.h"
#include "unit_maker.h"

static struct maker maker;

// Oracles: each athlete against each other, by the sentence of the rule book.

enum { FIELD = 12, HEIGHTS = 8, THROWS = 6 };

static int thrown[FIELD][THROWS];

static int best_of(const int throws[THROWS], int nth)
{
    int sorted[THROWS];
    memcpy(sorted, throws, sizeof(sorted));
    for (int i = 0; i < THROWS; i++) {
        for (int j = i + 1; j < THROWS; j++) {
            if (sorted[j] > sorted[i]) {
                int swap = sorted[i];
                sorted[i] = sorted[j];
                sorted[j] = swap;
            }
        }
    }
    return sorted[nth];
}

static bool throws_beat(int a, int b)
{
    for (int nth = 0; nth < THROWS; nth++) {
        int one = best_of(thrown[a], nth);
        int other = best_of(thrown[b], nth);
        if (one != other) {
            return one > other;
        }
    }
    return false;
}

static const char *const bibs[FIELD] = {"1", "2", "3", "4",  "5",  "6",
                                        "7", "8", "9", "10", "11", "12"};

static bool places_agree(bool (*beats)(int, int), bool (*marked)(int), int field)
{
    for (int a = 0; a < field; a++) {
        int place = marked(a) ? 1 : 0;
        for (int b = 0; marked(a) && b < field; b++) {
            place += marked(b) && beats(b, a);
        }
        int found = maker_standing(&maker, bibs[a]).place;
        if (found != place) {
            printf("  bib %s is %d, the oracle says %d\n", bibs[a], found, place);
            return false;
        }
    }
    return true;
}

static bool threw(int athlete)
{
    return best_of(thrown[athlete], 0) > 0;
}

TEST(any_throwing_event_is_ranked_as_the_oracle_says_in_any_order_of_rows)
{
    prng_seed(11);
    for (int run = 0; run < 300; run++) {
        maker_begin(&maker, "SP");
        int field = 2 + prng_below(FIELD - 1);
        for (int a = 0; a < field; a++) {
            maker_entry(&maker, bibs[a], NULL);
            for (int round = 0; round < THROWS; round++) {
                thrown[a][round] = prng_below(3) ? 1000 + prng_below(4) : 0;
                const char *result =
                    arena_printf(&maker.arena, "%d.%02d", thrown[a][round] / 100,
                                 thrown[a][round] % 100);
                maker_trial(&maker, bibs[a], round + 1, NULL,
                            thrown[a][round] ? result : "x");
            }
        }
        const char *before = maker_ranking(&maker);
        CHECK(places_agree(throws_beat, threw, field));
        maker_shuffle(&maker);
        CHECK_STR(maker_ranking(&maker), before);
        maker_finish(&maker);
    }
}

// A whole competition by the rules, kept as a card: [athlete][height] = "xxo".
struct card {
    char signs[HEIGHTS][4];
    int jump_off_round; // the round it was lost in, 0: not in it or never beaten
    bool jumps_off;
};

static struct card cards[FIELD];

static int cleared_height(int athlete)
{
    for (int h = HEIGHTS - 1; h >= 0; h--) {
        if (strchr(cards[athlete].signs[h], 'o')) {
            return h;
        }
    }
    return -1;
}

static int crosses(const char *signs)
{
    int count = 0;
    for (; *signs; signs++) {
        count += *signs == 'x';
    }
    return count;
}

static int crosses_up_to(int athlete, int height)
{
    int count = 0;
    for (int h = 0; h <= height; h++) {
        count += crosses(cards[athlete].signs[h]);
    }
    return count;
}

static bool countback_beats(int a, int b)
{
    int one = cleared_height(a);
    int other = cleared_height(b);
    if (one != other) {
        return one > other;
    }
    int at_one = crosses(cards[a].signs[one]);
    int at_other = crosses(cards[b].signs[other]);
    if (at_one != at_other) {
        return at_one < at_other;
    }
    return crosses_up_to(a, one) < crosses_up_to(b, other);
}

static bool jumps_beat(int a, int b)
{
    if (countback_beats(a, b) || countback_beats(b, a)) {
        return countback_beats(a, b);
    }
    if (!cards[a].jumps_off || !cards[b].jumps_off) {
        return false;
    }
    int lost_a = cards[a].jump_off_round ? cards[a].jump_off_round : 999;
    int lost_b = cards[b].jump_off_round ? cards[b].jump_off_round : 999;
    return lost_a > lost_b;
}

static bool cleared(int athlete)
{
    return cleared_height(athlete) >= 0;
}

static const char *const bar[HEIGHTS] = {"1.70", "1.75", "1.80", "1.83",
                                         "1.86", "1.89", "1.92", "1.95"};

static void jump_series(int athlete)
{
    int streak = 0;
    maker_entry(&maker, bibs[athlete], NULL);
    cards[athlete] = (struct card){0};
    for (int h = 0; h < HEIGHTS && streak < 3; h++) {
        char *signs = cards[athlete].signs[h];
        while (streak < 3 && strlen(signs) < 3 && !strchr(signs, 'o') &&
               !strchr(signs, '-')) {
            bool last = h == HEIGHTS - 1;
            char sign = "ooxx-"[prng_below(last ? 1 : 5)];
            sign = last ? 'x' : sign; // nobody clears the last, so that all are out
            streak = sign == 'x' ? streak + 1 : sign == 'o' ? 0 : streak;
            signs[strlen(signs)] = sign;
            const char *text = arena_strndup(&maker.arena, &sign, 1);
            maker_trial(&maker, bibs[athlete], 0, bar[h], text);
        }
    }
}

static int jump_off_round(const int *tied, int count, int round)
{
    bool cleared_it[FIELD];
    int winners = 0;
    for (int i = 0; i < count; i++) {
        cleared_it[i] = prng_below(2) == 0;
        winners += cleared_it[i];
    }
    for (int i = 0; i < count; i++) {
        if (cards[tied[i]].jump_off_round == 0) {
            maker_trial(&maker, bibs[tied[i]], 0, bar[prng_below(HEIGHTS)],
                        cleared_it[i] ? "o" : "x");
        }
    }
    for (int i = 0; winners > 0 && i < count; i++) {
        if (!cleared_it[i]) {
            cards[tied[i]].jump_off_round = round;
        }
    }
    return winners;
}

// Until one is left, or for some rounds only: they may agree to share.
static void jump_off(int field)
{
    int tied[FIELD];
    int count = 0;
    for (int a = 0; a < field; a++) {
        bool beaten = !cleared(a);
        for (int b = 0; b < field && !beaten; b++) {
            beaten = cleared(b) && countback_beats(b, a);
        }
        if (!beaten) {
            tied[count++] = a;
        }
    }
    for (int i = 0; count > 1 && i < count; i++) {
        cards[tied[i]].jumps_off = true;
    }
    for (int round = 1; count > 1 && round <= 4; round++) {
        jump_off_round(tied, count, round);
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (cards[tied[i]].jump_off_round == 0) {
                tied[left++] = tied[i];
            }
        }
        count = left;
    }
}

TEST(any_high_jump_is_ranked_as_the_oracle_says_in_any_order_of_rows)
{
    prng_seed(12);
    int jump_offs = 0;
    for (int run = 0; run < 400; run++) {
        maker_begin(&maker, "HJ");
        int field = 2 + prng_below(FIELD - 1);
        for (int a = 0; a < field; a++) {
            jump_series(a);
        }
        int trials = maker.unit.trial_count;
        jump_off(field);
        jump_offs += maker.unit.trial_count > trials;
        const char *before = maker_ranking(&maker);
        CHECK(places_agree(jumps_beat, cleared, field));
        maker_shuffle(&maker);
        CHECK_STR(maker_ranking(&maker), before);
        maker_finish(&maker);
    }
    CHECK(jump_offs > 20);
}

static int race_rank(const char *mark)
{
    static const char *const order[] = {"10.35", "10.36", "11.00", "1:00.00",
                                        "DNF",   "DQ",    "DNS"};
    for (int i = 0; i < 7; i++) {
        if (strcmp(order[i], mark) == 0) {
            return i;
        }
    }
    return -1;
}

TEST(in_any_race_ties_share_a_place_places_skip_and_rows_may_come_in_any_order)
{
    static const char *const marks[] = {"10.35", "10.36", "11.00", "1:00.00",
                                        "DNF",   "DQ",    "DNS"};
    prng_seed(13);
    for (int run = 0; run < 300; run++) {
        maker_begin(&maker, "100");
        int field = 2 + prng_below(FIELD - 1);
        for (int a = 0; a < field; a++) {
            maker_entry(&maker, bibs[a], marks[prng_below(7)]);
        }
        maker_trial(&maker, "none", 0, NULL, NULL);
        maker_trial(&maker, "none", 0, NULL, NULL);
        struct standing standings[FIELD];
        int count = unit_rank(&maker.unit, standings, FIELD);
        CHECK_INT(count, field);
        for (int i = 0; i < count; i++) {
            int faster = 0;
            int rank = race_rank(standings[i].entry->performance);
            for (int j = 0; j < count; j++) {
                faster += race_rank(standings[j].entry->performance) < rank;
            }
            CHECK_INT(standings[i].place, rank < 4 ? faster + 1 : 0);
            CHECK(i >= faster); // sorted, best first
        }
        const char *before = maker_ranking(&maker);
        maker_shuffle(&maker);
        CHECK_STR(maker_ranking(&maker), before);
        maker_finish(&maker);
    }
}

TEST(rubbish_in_every_field_is_ranked_without_harm)
{
    static const char *const rubbish[] = {
        NULL,
        "",
        "x",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxoooooooooooooooooooooooooooo",
        "99999999999999",
        "-1",
        "NaN",
        "1:2:3:4",
        "o",
        "r",
        "\xff\xfe",
        "7.00",
        "1.85"};
    static const char *const codes[] = {NULL, "HJ", "SP", "100", "DEC", "T60", "?", ""};
    prng_seed(14);
    for (int run = 0; run < 2000; run++) {
        maker_begin(&maker, codes[prng_below(8)]);
        int field = prng_below(FIELD);
        for (int a = 0; a < field; a++) {
            struct entry *entry =
                maker_entry(&maker, rubbish[prng_below(13)], rubbish[prng_below(13)]);
            entry->place = prng_below(4) - 1;
            entry->order = prng_below(3) - 1;
        }
        for (int i = prng_below(100); i > 0; i--) {
            maker_trial(&maker, rubbish[prng_below(13)], prng_below(9) - 1,
                        rubbish[prng_below(13)], rubbish[prng_below(13)]);
        }
        maker.unit.results = (enum results_status)prng_below(3);
        struct standing standings[FIELD];
        CHECK_INT(unit_rank(&maker.unit, standings, FIELD), field);
        maker_finish(&maker);
    }
}

static const struct check_case cases[] = {
    CASE(any_throwing_event_is_ranked_as_the_oracle_says_in_any_order_of_rows),
    CASE(any_high_jump_is_ranked_as_the_oracle_says_in_any_order_of_rows),
    CASE(in_any_race_ties_share_a_place_places_skip_and_rows_may_come_in_any_order),
    CASE(rubbish_in_every_field_is_ranked_without_harm),
};

CHECK_MAIN(cases)
