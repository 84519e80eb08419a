// The full panels as laid out: goldens, and what must hold of each of them in every
// frame, however long the names are and whatever is missing.
#include "check.h"
#include "panel_fixture.h"
#include "sound.h"

static const char *const panels[] = {
    "results_none",    "results_final",  "results_relay",  "results_nobody",
    "results_bare",    "results_long",   "series_none",    "series_final",
    "series_wind",     "series_start",   "series_long",    "heights_none",
    "heights_final",   "heights_12",     "heights_long",   "heights_bare",
    "startlist_none",  "startlist_heat", "startlist_bare", "startlist_long",
    "startlist_relay", "splits_none",    "splits_way",     "splits_one",
    "splits_long",     "match_half",     "match_none",     "match_long",
    "match_sets",      "table_none",     "table_group",    "table_bare",
    "table_long",      "athlete_card",   "athlete_today",  "athlete_bare",
    "athlete_long",
};

enum { PANELS = sizeof(panels) / sizeof(panels[0]) };

static struct draw_list panel_at(const char *name, int64_t in_ms, int64_t out_ms,
                                 struct arena *arena)
{
    struct theme_moment moment = panel_moment(name, arena);
    moment.in_ms = in_ms;
    moment.out_ms = out_ms;
    return fixture_list(theme, &moment, arena);
}

static struct draw_list panel_change(const char *from, const char *to, int64_t change_ms,
                                     struct arena *arena)
{
    struct theme_moment moment = panel_moment(to, arena);
    moment.before = panel_values(from, arena);
    moment.change_ms = change_ms;
    return fixture_list(theme, &moment, arena);
}

TEST(every_panel_stands_as_it_was_agreed)
{
    bool same = true;
    for (int i = 0; i < PANELS; i++) {
        struct arena arena = {0};
        struct draw_list list = panel_list(panels[i], &arena);
        same = fixture_golden(&list, panels[i]) && same;
        arena_finish(&arena);
    }
    CHECK(same);
}

TEST(a_panel_comes_in_20_frames_and_goes_in_12)
{
    for (int i = 0; i < PANELS; i++) {
        struct arena arena = {0};
        struct theme_timing timing = theme_timing(theme, panel_scene(panels[i], &arena));
        arena_finish(&arena);
        CHECK(timing.in_ms >= 300 && timing.in_ms <= 400);
        CHECK(timing.out_ms >= 160 && timing.out_ms <= 240);
        CHECK(timing.change_ms <= 400);
    }
}

TEST(edges_are_even_and_safe_while_a_panel_comes_goes_and_changes)
{
    for (int i = 0; i < PANELS; i++) {
        const char *other = panels[i > 0 ? i - 1 : PANELS - 1];
        for (int ms = 0; ms <= 420; ms += 20) {
            struct arena arena = {0};
            struct draw_list in = panel_at(panels[i], ms, -1, &arena);
            struct draw_list out = panel_at(panels[i], 10000, ms, &arena);
            struct draw_list both = panel_at(panels[i], 150, ms, &arena);
            struct draw_list change = panel_change(other, panels[i], ms, &arena);
            bool ok = sound(&in) && sound(&out) && sound(&both) && sound(&change);
            arena_finish(&arena);
            CHECK(ok);
        }
    }
}

TEST(a_panel_only_grows_as_it_comes_and_only_shrinks_as_it_goes)
{
    for (int i = 0; i < PANELS; i++) {
        long long came = 0, left = 1LL << 40, last = 0;
        bool ok = true;
        for (int ms = 0; ms <= 420; ms += 10) {
            struct arena arena = {0};
            struct draw_list in = panel_at(panels[i], ms, -1, &arena);
            struct draw_list out = panel_at(panels[i], 10000, ms, &arena);
            ok = ok && area(&in) >= came && area(&in) > 0 && area(&out) <= left;
            came = area(&in);
            left = last = area(&out);
            arena_finish(&arena);
        }
        CHECK(ok);
        CHECK_INT(last, 0);
    }
}

static bool apart(struct rect a, struct rect b)
{
    return rect_empty(rect_intersect(a, b));
}

// What a text says lies in the safe area and on no other text.
static bool legible(const struct draw_list *list, const char *name)
{
    static const struct rect safe = {96, 54, 1728, 972};
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *a = &list->items[i];
        for (int k = i; a->kind == DRAW_TEXT && k < list->count; k++) {
            const struct draw_item *b = &list->items[k];
            if (k == i ? !rect_contains(safe, a->rect)
                       : b->kind == DRAW_TEXT && !apart(a->rect, b->rect)) {
                printf("  %s: \"%s\" on \"%s\"\n", name, a->text, b->text);
                return false;
            }
        }
    }
    return true;
}

TEST(no_text_lies_on_another_or_outside_the_safe_area)
{
    bool ok = true;
    for (int i = 0; i < PANELS; i++) {
        struct arena arena = {0};
        struct draw_list list = panel_list(panels[i], &arena);
        ok = legible(&list, panels[i]) && ok;
        arena_finish(&arena);
    }
    CHECK(ok);
}

static const struct check_case cases[] = {
    CASE(every_panel_stands_as_it_was_agreed),
    CASE(a_panel_comes_in_20_frames_and_goes_in_12),
    CASE(edges_are_even_and_safe_while_a_panel_comes_goes_and_changes),
    CASE(a_panel_only_grows_as_it_comes_and_only_shrinks_as_it_goes),
    CASE(no_text_lies_on_another_or_outside_the_safe_area),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
