// themes/monitor: what is told in the left column and in the right one stays there,
// however long it is.
#include "check.h"
#include "theme_fixture.h"

static struct theme *theme;

#define LONG                                                                             \
    "Hildegard von Hohenfels-Unterberg of the United Athletics Clubs of the Northern "   \
    "Lakes and Forests: the service wants a login (403), and the next try follows in 7 " \
    "s"

// What is drawn of a scene.
static struct rect extent(const char *scene, const char *json)
{
    struct arena arena = {0};
    struct values values = fixture_values(json, &arena);
    struct theme_moment moment = fixture_moment(scene, &values);
    struct draw_list list = fixture_list(theme, &moment, &arena);
    struct rect all = {0};
    for (int i = 0; i < list.count; i++) {
        if (list.items[i].kind == DRAW_BOX || list.items[i].kind == DRAW_TEXT) {
            all = rect_union(all, list.items[i].rect);
        }
    }
    arena_finish(&arena);
    return all;
}

TEST(a_long_word_does_not_push_a_column_over_the_other)
{
    static const struct {
        const char *scene, *json;
        int left, right;
    } cases[] = {
        {"feeds", "{\"rows\":[{\"id\":\"cup\",\"link\":\"up\",\"note\":\"" LONG "\"}]}",
         1096, 1904},
        {"log", "{\"rows\":[{\"outcome\":\"shown\",\"text\":\"" LONG "\"}]}", 1096, 1904},
        {"queue",
         "{\"rows\":[{\"scene\":\"winner\",\"what\":\"" LONG "\",\"waits\":\"" LONG
         "\",\"age\":\"0:07\"}]}",
         1096, 1904},
        {"announced",
         "{\"rows\":[{\"scene\":\"winner\",\"what\":\"" LONG "\",\"reason\":\"" LONG
         "\",\"in\":\"3\"}]}",
         1096, 1904},
        {"air",
         "{\"rows\":[{\"layer\":\"lower\",\"state\":\"on air\",\"what\":\"" LONG
         "\",\"reason\":\"" LONG "\"}]}",
         16, 1072},
        {"head",
         "{\"title\":\"" LONG "\",\"notice\":\"" LONG LONG "\",\"clock\":\"12:34:56\"}",
         16, 1904},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct rect all = extent(cases[i].scene, cases[i].json);
        CHECK(all.w > 0);
        CHECK(all.x >= cases[i].left);
        CHECK(all.x + all.w <= cases[i].right);
    }
}

static const struct check_case cases[] = {
    CASE(a_long_word_does_not_push_a_column_over_the_other),
};

int main(void)
{
    char error[512] = "";
    theme = theme_load(SOURCE_DIR "/themes/monitor", error, sizeof(error));
    if (!theme) {
        printf("%s\n", error);
        return 1;
    }
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    theme_destroy(theme);
    return failed;
}
