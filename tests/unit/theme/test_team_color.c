// Whatever colour a feed sends for a team: it stands out, it is keyed, and the number on
// it is read.
#include <math.h>

#include "check.h"
#include "studio.h"
#include "theme/tint.h"

static double chroma_distance(uint32_t a, uint32_t b)
{
    double d[3];
    for (int i = 0; i < 3; i++) {
        d[i] = ((int)(a >> 8 * i & 255) - (int)(b >> 8 * i & 255)) / 255.0;
    }
    double cb = -0.100644 * d[2] - 0.338572 * d[1] + 0.439216 * d[0];
    double cr = 0.439216 * d[2] - 0.398942 * d[1] - 0.040274 * d[0];
    return hypot(cb, cr);
}

static const char *const sent_colors[] = {NULL,      "#000000", "#ffffff", "#00ff00",
                                          "#00b140", "#0a1f44", "#121d33", "#7f0000",
                                          "#ffff00", "#00ffff", "#808080", "red"};

enum { SENT = sizeof(sent_colors) / sizeof(sent_colors[0]), PLATE = 0x121d33 };

static const struct draw_item *bar_of(const struct draw_list *list)
{
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_BOX && list->items[i].rect.w == 14) {
            return &list->items[i];
        }
    }
    return NULL;
}

TEST(every_team_colour_stands_out_from_its_plate_and_survives_the_key)
{
    for (int i = 0; i < SENT; i++) {
        struct arena arena = {0};
        struct values values = values_begin(&arena);
        values_text(&values, "home.short", "AB");
        char json[64];
        if (sent_colors[i]) {
            snprintf(json, sizeof(json), "{\"home.color\":\"%s\"}", sent_colors[i]);
            struct values color = fixture_values(json, &arena);
            values_merge(&values, &color);
        }
        struct draw_list list = list_of("scorebug", &values, &arena);
        const struct draw_item *bar = bar_of(&list);
        uint32_t color = bar ? bar->color : 0;
        arena_finish(&arena);
        CHECK(color >> 24 == 255);
        CHECK(tint_contrast(color, PLATE) >= 2.8);
        CHECK(chroma_distance(color, 0x00ff00) >= 0.49);
    }
}

// The number on the plate in the team's colour, and that plate.
static bool number_and_plate(const struct draw_list *list, uint32_t *ink, uint32_t *plate)
{
    for (int i = 1; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_TEXT && strcmp(item->text, "17") == 0) {
            *ink = item->color;
            *plate = list->items[i - 1].color;
            return list->items[i - 1].kind == DRAW_BOX;
        }
    }
    return false;
}

TEST(a_number_is_read_on_every_team_colour)
{
    for (int i = 0; i < SENT; i++) {
        struct arena arena = {0};
        struct values values = case_values("goal_full", &arena);
        values_text(&values, "team.color", NULL);
        char json[64];
        if (sent_colors[i]) {
            snprintf(json, sizeof(json), "{\"team.color\":\"%s\"}", sent_colors[i]);
            struct values color = fixture_values(json, &arena);
            values_merge(&values, &color);
        }
        struct draw_list list = list_of("goal", &values, &arena);
        uint32_t ink = 0, plate = 0;
        bool found = number_and_plate(&list, &ink, &plate);
        arena_finish(&arena);
        CHECK(found);
        CHECK(tint_contrast(ink, plate) >= 4.1);
        CHECK(chroma_distance(plate, 0x00ff00) >= 0.49);
        CHECK(plate != 0xFF000000u);
    }
}

static uint32_t bar_keyed(const char *sent, uint32_t key, bool even,
                          enum theme_keying keying)
{
    struct arena arena = {0};
    char json[64];
    snprintf(json, sizeof(json), "{\"home.short\":\"AB\",\"home.color\":\"%s\"}", sent);
    struct values values = fixture_values(json, &arena);
    struct theme_moment moment = fixture_moment("scorebug", &values);
    moment.key_color = key;
    moment.even = even;
    moment.keying = keying;
    struct draw_list list = draw_list_begin(&arena);
    theme_layout(theme, &moment, &measure, &list);
    const struct draw_item *bar = bar_of(&list);
    uint32_t color = bar ? bar->color : 0;
    arena_finish(&arena);
    return color;
}

static uint32_t bar_with_key(const char *sent, uint32_t key, bool even)
{
    return bar_keyed(sent, key, even, THEME_BY_COLOR);
}

TEST(a_green_team_is_green_where_green_is_not_the_key)
{
    CHECK_INT(bar_with_key("#00a040", 0xd500ff, true), 0xFF00A040);
    CHECK_INT(bar_with_key("#00a040", 0, false), 0xFF00A040);
    CHECK(bar_with_key("#00a040", 0, true) != 0xFF00A040);
    CHECK(bar_with_key("#d500ff", 0xd500ff, true) != 0xFFD500FF);
}

TEST(a_team_in_the_keys_color_keeps_it_where_alpha_is_sent_beside_the_picture)
{
    CHECK_INT(bar_keyed("#00ff00", 0x00ff00, true, THEME_BY_ALPHA), 0xFF00FF00);
}

TEST(a_luma_key_sees_no_black_of_a_team)
{
    CHECK(bar_keyed("#000000", 0x00ff00, false, THEME_BY_LUMA) != 0xFF000000);
    CHECK_INT(bar_keyed("#00ff00", 0x00ff00, false, THEME_BY_LUMA), 0xFF00FF00);
}

static const struct check_case cases[] = {
    CASE(every_team_colour_stands_out_from_its_plate_and_survives_the_key),
    CASE(a_number_is_read_on_every_team_colour),
    CASE(a_green_team_is_green_where_green_is_not_the_key),
    CASE(a_team_in_the_keys_color_keeps_it_where_alpha_is_sent_beside_the_picture),
    CASE(a_luma_key_sees_no_black_of_a_team),
};

int main(void)
{
    return studio_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
