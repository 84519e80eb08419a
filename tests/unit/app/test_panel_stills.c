// The full panels from what servers send to the last pixel: what they say, how it is
// laid out (with a measure that counts characters), and the picture. Every file of
// tests/fixtures/panels is a case; its goldens are tests/golden/panels/NAME.values,
// .layout and .png. To make them anew:
//
//     STRAPLINE_UPDATE_GOLDENS=1 build/debug/tests/test_panel_stills
//
// With names of cases behind it, only those.
#include <dirent.h>

#include "../theme/theme_fixture.h"
#include "check.h"
#include "panel_case.h"
#include "panel_png.h"
#include "text_golden.h"

enum { CASES_MAX = 100, NAME_MAX_BYTES = 64 };

static char names[CASES_MAX][NAME_MAX_BYTES];
static int name_count;
static struct programme programme;

static struct theme_moment rest(const struct air *air, int width, int height)
{
    return (struct theme_moment){.scene = air->scene->name,
                                 .values = air->values,
                                 .in_ms = CASE_SETTLE_MS,
                                 .out_ms = -1,
                                 .change_ms = -1,
                                 .width = width,
                                 .height = height,
                                 .even = true,
                                 .page = air->page};
}

static bool values_agree(const char *name, const struct air *air)
{
    char golden[100];
    struct buf found = {0};
    case_print(air, &found);
    snprintf(golden, sizeof(golden), "panels/%s.values", name);
    bool same = text_golden(golden, found.data);
    buf_finish(&found);
    return same;
}

static bool layout_agrees(const char *name, const struct air *air)
{
    char golden[100];
    struct arena arena = {0};
    struct theme_moment moment = rest(air, 1920, 1080);
    struct draw_list list = fixture_list(programme.theme, &moment, &arena);
    snprintf(golden, sizeof(golden), "panels/%s.layout", name);
    bool same = text_golden(golden, draw_list_print(&list, &arena));
    arena_finish(&arena);
    return same;
}

static bool picture_agrees(const char *name, const struct panel_case *c)
{
    char golden[100];
    struct damage damage = {0};
    struct theme_moment moment = rest(case_air(c), c->width, c->height);
    snprintf(golden, sizeof(golden), "panels/%s", name);
    return programme_resize(&programme, c->width, c->height) &&
           programme_paint_scene(&programme, &moment, &damage) &&
           panel_png_golden(golden, programme.canvas);
}

// Runs `look` on every case. False if any was not as it should be.
static bool every(bool (*look)(const char *name, const struct panel_case *c))
{
    bool all = name_count > 0;
    for (int i = 0; i < name_count; i++) {
        struct panel_case c;
        bool ok = case_open(&c, names[i], &programme) && case_air(&c)->scene &&
                  look(names[i], &c);
        if (!ok) {
            printf("  in %s\n", names[i]);
        }
        case_close(&c);
        all = ok && all;
    }
    return all;
}

static bool says(const char *name, const struct panel_case *c)
{
    return values_agree(name, case_air(c));
}

static bool stands(const char *name, const struct panel_case *c)
{
    return layout_agrees(name, case_air(c));
}

TEST(every_panel_says_what_was_agreed)
{
    CHECK(every(says));
}

TEST(every_panel_is_laid_out_as_was_agreed)
{
    CHECK(every(stands));
}

TEST(every_panel_looks_as_was_agreed)
{
    CHECK(every(picture_agrees));
}

// ---- at every size of output, with the letters as they are

static bool apart(struct rect a, struct rect b)
{
    return rect_empty(rect_intersect(a, b));
}

static struct rect safe_area(int width, int height)
{
    return (struct rect){width / 20, height / 20, width - width / 20 * 2,
                         height - height / 20 * 2};
}

// Texts lie in the safe area and on no other text. A text of several letters that is set
// apart touches its own.
static bool legible(const struct draw_list *list, int width, int height)
{
    struct rect safe = safe_area(width, height);
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *a = &list->items[i];
        for (int k = i; a->kind == DRAW_TEXT && k < list->count; k++) {
            const struct draw_item *b = &list->items[k];
            if (k == i ? !rect_contains(safe, a->rect)
                       : b->kind == DRAW_TEXT && !apart(a->rect, b->rect)) {
                printf("  %dx%d: \"%s\" on \"%s\"\n", width, height, a->text, b->text);
                return false;
            }
        }
    }
    return true;
}

// "2.…" is no height.
static bool figures_are_whole(const struct draw_list *list)
{
    bool whole = true;
    for (int i = 0; i < list->count; i++) {
        const char *text = list->items[i].text;
        const char *rest = text ? text + strspn(text, "+0123456789.:") : "";
        if (rest != text && text_equal(rest, "…")) {
            printf("  \"%s\" is cut\n", text);
            whole = false;
        }
    }
    return whole;
}

static bool fits_at(const struct panel_case *c, const int (*sizes)[2], size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct draw_list list = draw_list_begin(&arena);
        struct theme_moment moment = rest(case_air(c), sizes[i][0], sizes[i][1]);
        theme_layout(programme.theme, &moment, &programme.measure, &list);
        ok = list.count > 0 && legible(&list, sizes[i][0], sizes[i][1]) &&
             figures_are_whole(&list) && ok;
        arena_finish(&arena);
    }
    return ok;
}

static bool fits(const char *name, const struct panel_case *c)
{
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}};
    (void)name;
    return fits_at(c, sizes, sizeof(sizes) / sizeof(sizes[0]));
}

static bool fits_narrow(const char *name, const struct panel_case *c)
{
    static const int sizes[][2] = {{1280, 960}, {720, 576}, {1080, 1920}};
    (void)name;
    return fits_at(c, sizes, sizeof(sizes) / sizeof(sizes[0]));
}

TEST(no_text_is_clipped_by_another_or_leaves_the_safe_area_at_720_1080_or_2160_lines)
{
    CHECK(every(fits));
}

TEST(nor_is_one_in_4_to_3_or_in_portrait_and_no_figure_is_cut)
{
    CHECK(every(fits_narrow));
}

static const struct check_case cases[] = {
    CASE(every_panel_says_what_was_agreed),
    CASE(every_panel_is_laid_out_as_was_agreed),
    CASE(every_panel_looks_as_was_agreed),
    CASE(no_text_is_clipped_by_another_or_leaves_the_safe_area_at_720_1080_or_2160_lines),
    CASE(nor_is_one_in_4_to_3_or_in_portrait_and_no_figure_is_cut),
};

static void add_name(const char *name, size_t len)
{
    if (name_count < CASES_MAX && len < NAME_MAX_BYTES) {
        snprintf(names[name_count++], NAME_MAX_BYTES, "%.*s", (int)len, name);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void list_cases(void)
{
    DIR *folder = opendir(SOURCE_DIR "/tests/fixtures/panels");
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *dot = strstr(entry->d_name, ".json");
        if (dot && !dot[5]) {
            add_name(entry->d_name, (size_t)(dot - entry->d_name));
        }
    }
    if (folder) {
        closedir(folder);
    }
    qsort(names, (size_t)name_count, sizeof(names[0]), by_name);
}

int main(int count, char **words)
{
    char error[300];
    int failed = 1;
    for (int i = 1; i < count; i++) {
        add_name(words[i], strlen(words[i]));
    }
    if (name_count == 0) {
        list_cases();
    }
    if (programme_init(&programme, SOURCE_DIR "/themes/stadium", 1920, 1080,
                       key_init(KEY_CHROMA, 0x00ff00, KEY_FULL), error, sizeof(error))) {
        failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    } else {
        printf("%s\n", error);
    }
    programme_finish(&programme);
    return failed;
}
