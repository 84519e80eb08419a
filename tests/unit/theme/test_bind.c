#include "check.h"
#include "theme/bind.h"
#include "theme/condition.h"
#include "theme/filter.h"
#include "theme/letters.h"
#include "theme/person.h"
#include "theme_fixture.h"

static struct arena arena;

// The template with these values; "(hidden)" if it hides.
static const char *bound(const char *template, const char *json)
{
    char error[256] = "";
    struct reader reader = {
        .arena = &arena, .file = "t", .error = error, .error_size = sizeof(error)};
    struct buf quoted = {0};
    json_put_text(&quoted, template);
    struct json_doc *doc =
        json_parse(quoted.data, quoted.len, NULL, error, sizeof(error));
    struct bind bind = {0};
    bool ok = bind_read(&reader, json_root(doc), &bind);
    json_free(doc);
    buf_finish(&quoted);
    if (!ok) {
        return arena_strdup(&arena, error);
    }
    struct values values = fixture_values(json, &arena);
    struct scope scope = {.values = &values};
    const char *text = bind_text(&bind, &scope, &arena);
    return text ? text : "(hidden)";
}

static bool holds(const char *conditions, const char *json)
{
    char error[256] = "";
    struct reader reader = {
        .arena = &arena, .file = "t", .error = error, .error_size = sizeof(error)};
    struct json_doc *doc =
        json_parse(conditions, strlen(conditions), NULL, error, sizeof(error));
    struct conditions list = {0};
    bool ok = conditions_read(&reader, json_root(doc), &list);
    json_free(doc);
    if (!ok) {
        printf("  %s\n", error);
        return false;
    }
    struct values values = fixture_values(json, &arena);
    struct scope scope = {.values = &values};
    return conditions_hold(&list, &scope, &arena);
}

TEST(a_text_takes_its_values)
{
    CHECK_STR(bound("WIND {wind}", "{\"wind\":\"+1.4\"}"), "WIND +1.4");
    CHECK_STR(bound("{a} {b}", "{\"a\":\"x\",\"b\":7}"), "x 7");
    CHECK_STR(bound("plain", "{}"), "plain");
}

TEST(a_text_without_its_value_is_hidden)
{
    CHECK_STR(bound("WIND {wind}", "{}"), "(hidden)");
    CHECK_STR(bound("{t5|or:}", "{}"), "");
    CHECK_STR(bound("{t5|or:none}", "{}"), "none");
}

TEST(doubled_braces_are_braces)
{
    CHECK_STR(bound("{{{a}}}", "{\"a\":\"x\"}"), "{x}");
    CHECK_STR(bound("{{a}}", "{}"), "{a}");
}

TEST(a_broken_text_names_what_was_expected)
{
    CHECK_STR(bound("{a", "{}"), "t: $: expected a text with values in braces, like "
                                 "\"WIND {wind}\", found \"{a\"");
    CHECK_STR(bound("a}", "{}"), "t: $: expected a text with values in braces, like "
                                 "\"WIND {wind}\", found \"a}\"");
    CHECK_STR(bound("{a|uper}", "{}"),
              "t: $: expected a filter's name, found \"uper\" (did you mean \"upper\"?)");
    CHECK_STR(bound("{A b}", "{}"), "t: $: expected a value's name with filters, like "
                                    "name|upper, found \"A b\"");
}

TEST(names_come_apart_in_every_order_that_feeds_use)
{
    static const char *const cases[][3] = {
        {"Thomas Wickham III", "Thomas", "Wickham III"},
        {"Thomas WICKHAM III", "Thomas", "WICKHAM III"},
        {"Jean de la Fontaine IV", "Jean", "de la Fontaine IV"},
        {"Martha Okonkwo", "Martha", "Okonkwo"},
        {"Martha OKONKWO", "Martha", "OKONKWO"},
        {"OKONKWO Martha", "Martha", "OKONKWO"},
        {"Okonkwo, Martha", "Martha", "Okonkwo"},
        {"MARTHA OKONKWO", "MARTHA", "OKONKWO"},
        {"Pelé", "", "Pelé"},
        {"Ludwig van der Berg", "Ludwig", "van der Berg"},
        {"Maria Fernanda de la Vega", "Maria Fernanda", "de la Vega"},
        {"José Ortega y Gasset", "José", "Ortega y Gasset"},
        {"José ORTEGA Y GASSET", "José", "ORTEGA Y GASSET"},
        {"ANA MARIA DE LA VEGA Y RUIZ", "ANA MARIA", "DE LA VEGA Y RUIZ"},
        {"OKONKWO M.", "M.", "OKONKWO"},
        {"DE VRIES Anna", "Anna", "DE VRIES"},
        {"Maxi von Hohenstein-Licht und Thurn", "Maxi", "von Hohenstein-Licht und Thurn"},
        {"Orla Ní Bhriain", "Orla", "Ní Bhriain"},
        {"Seán Ó Sé", "Seán", "Ó Sé"},
        {"Anna VAN DIJK", "Anna", "VAN DIJK"},
        {"Noah Carter Jr.", "Noah", "Carter Jr."},
        {"JJ Smith", "JJ", "Smith"},
        {"Łukasz Żółć", "Łukasz", "Żółć"},
        {"Thames Hare and Hounds", "", "Thames Hare and Hounds"},
        {"Oxford A", "", "Oxford A"},
        {"4x100 Quartet", "", "4x100 Quartet"},
        {"محمد صلاح", "", "محمد صلاح"},
        {" Martha  Okonkwo ", "Martha", "Okonkwo"},
        {"de Vries", "de", "Vries"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct person person = person_name(cases[i][0], &arena);
        CHECK_STR(person.given, cases[i][1]);
        CHECK_STR(person.family, cases[i][2]);
    }
}

TEST(given_names_shrink_to_initials)
{
    CHECK_STR(bound("{name|initial}", "{\"name\":\"Martha Okonkwo\"}"), "M.");
    CHECK_STR(bound("{name|initial}", "{\"name\":\"Jean-Pierre Dupont\"}"), "J.-P.");
    CHECK_STR(bound("{name|initial}", "{\"name\":\"Élodie Dupont\"}"), "É.");
    CHECK_STR(bound("{name|initial}", "{\"name\":\"Pelé\"}"), "(hidden)");
}

// Where the feed tells given and family name apart.
TEST(a_family_name_of_two_words_that_is_told_stays_whole)
{
    const char *told = "{\"name\":\"Maria Garcia Lopez\",\"family\":\"Garcia Lopez\","
                       "\"second.name\":\"Ana Ruiz Soler\","
                       "\"second.family\":\"Ruiz Soler\"}";
    CHECK_STR(bound("{name|given}", told), "Maria");
    CHECK_STR(bound("{name|family|upper}", told), "GARCIA LOPEZ");
    CHECK_STR(bound("{name|upper|family}", told), "GARCIA LOPEZ");
    CHECK_STR(bound("{name|initial} {second.name|initial}", told), "M. A.");
    CHECK_STR(bound("{second.name|family}", told), "Ruiz Soler");
    CHECK_STR(bound("{name}", told), "Maria Garcia Lopez");
}

TEST(a_family_name_is_found_at_either_end_in_any_case_and_without_its_accents)
{
    static const char *const cases[][4] = {
        {"MARÍA GARCÍA LÓPEZ", "Garcia Lopez", "MARÍA", "GARCÍA LÓPEZ"},
        {"García López María", "garcia lopez", "María", "García López"},
        {"García López, María José", "García López", "María José", "García López"},
        {"Anna von Berg", "Berg", "Anna von", "Berg"},
        {"David City", "City", "David", "City"},
        {"Ana-Lucía Mel-Soto Ruiz", "Mel Soto Ruiz", "Ana-Lucía", "Mel-Soto Ruiz"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct person person = person_name_known(cases[i][0], cases[i][1], &arena);
        CHECK_STR(person.given, cases[i][2]);
        CHECK_STR(person.family, cases[i][3]);
    }
}

TEST(a_row_has_its_own_family_name_and_never_its_lists)
{
    struct values list =
        fixture_values("{\"name\":\"Ana Ruiz Kos\",\"family\":\"Ruiz Kos\"}", &arena);
    struct values row = fixture_values("{\"name\":\"Ana Ruiz Kos\"}", &arena);
    struct scope scope = {.row = &row, .values = &list};
    const struct bind_filter filter = {.filter = filter_find("family")};
    const struct bind_value value = {
        .name = "name", .family = "family", .filters = &filter, .filter_count = 1};
    CHECK_STR(bind_value_text(&value, &scope, &arena), "Kos");
    scope.row = NULL;
    CHECK_STR(bind_value_text(&value, &scope, &arena), "Ruiz Kos");
}

// The operator may have corrected the name, or the feed tells of somebody else.
TEST(a_family_name_that_is_no_part_of_the_name_is_not_believed)
{
    static const char *const cases[][4] = {
        {"Maria Garcia Lopes", "Garcia Lopez", "Maria Garcia", "Lopes"},
        {"Ana Garcia-Lopez", "Lopez", "Ana", "Garcia-Lopez"},
        {"Garcia Lopez", "Garcia Lopez", "Garcia", "Lopez"},
        {"Maria Lopez Garcia Ruiz", "Lopez Garcia", "Maria Lopez Garcia", "Ruiz"},
        {"Maria Lopez", "", "Maria", "Lopez"},
        {"Maria Lopez", "-", "Maria", "Lopez"},
        {"محمد صلاح حسن", "صلاح حسن", "", "محمد صلاح حسن"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct person person = person_name_known(cases[i][0], cases[i][1], &arena);
        CHECK_STR(person.given, cases[i][2]);
        CHECK_STR(person.family, cases[i][3]);
    }
}

TEST(a_relay_shrinks_to_family_names)
{
    CHECK_STR(bound("{r|families}", "{\"r\":\"A. Fen, Bea van Holt,Pelé\"}"),
              "Fen, van Holt, Pelé");
    CHECK_STR(bound("{r|families}", "{\"name\":\"x\"}"), "(hidden)");
}

TEST(capitals_keep_accents_and_small_print)
{
    CHECK_STR(letters_upper("Łukasz Żółć", &arena), "ŁUKASZ ŻÓŁĆ");
    CHECK_STR(letters_upper("Nguyễn Thị Ánh", &arena), "NGUYỄN THỊ ÁNH");
    CHECK_STR(letters_upper("Weiß", &arena), "WEISS");
    CHECK_STR(letters_upper("McDonald", &arena), "McDONALD");
    CHECK_STR(letters_upper("mcx Mccoy", &arena), "MCX MCCOY");
    CHECK_STR(letters_upper("Τεντόγλου", &arena), "ΤΕΝΤΟΓΛΟΥ");
    CHECK_STR(letters_upper("Щукин ё", &arena), "ЩУКИН Ё");
    CHECK_STR(letters_upper("ÿ ș đ ž œ ơ ư", &arena), "Ÿ Ș Đ Ž Œ Ơ Ư");
    CHECK_STR(letters_upper("ɖe ɛwɔ ŋu ʋɔ ɣe ƒo", &arena), "ƉE ƐWƆ ŊU ƲƆ ƔE ƑO"); // Ewe
    CHECK_STR(letters_upper("ɨ ʉ ɵ ʒ ɠ ƴ", &arena), "Ɨ Ʉ Ɵ Ʒ Ɠ Ƴ");
    CHECK_STR(letters_upper("Yıldız İnce", &arena), "YILDIZ İNCE");
    CHECK_STR(letters_upper("Məmmədova", &arena), "MƏMMƏDOVA");
    CHECK_STR(letters_upper("Maɗi Ƙaura ɓƙƴ", &arena), "MAƊI ƘAURA ƁƘƳ");
    CHECK_STR(letters_upper("Agbɔnyɛ ŋ ɲ", &arena), "AGBƆNYƐ Ŋ Ɲ");
    CHECK_STR(letters_upper("ǆǉǌ ΐΰ", &arena), "ǄǇǊ ΪΫ");
    CHECK(letters_is_capital(0x130) && !letters_is_capital(0x131));
    CHECK_STR(letters_upper("", &arena), "");
}

TEST(events_notes_and_marks_come_apart)
{
    const char *data = "{\"event\":\"Javelin - Men\",\"one\":\"200m\",\"pb\":\"=PB\","
                       "\"thousandth\":\"(.177)\",\"mark\":\"23.18\",\"dq\":\"DQ\","
                       "\"tries\":\"xo\"}";
    CHECK_STR(bound("{event|head|upper}", data), "JAVELIN");
    CHECK_STR(bound("{event|tail}", data), "Men");
    static const char *const cases[][3] = {
        {"High Jump Women", "High Jump", "Women"},
        {"4x400m Mixed Relay", "4x400m", "Mixed Relay"},
        {"100m U20 Men - Final", "100m U20 Men", "Final"},
        {"60m W45", "60m", "W45"},
        {"World Series Elite Women", "World Series", "Elite Women"},
        {"Women 100m", "Women 100m", "(hidden)"},
        {"Mile Club Challenge", "Mile Club Challenge", "(hidden)"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *json = arena_printf(&arena, "{\"e\":\"%s\"}", cases[i][0]);
        CHECK_STR(bound("{e|head}", json), cases[i][1]);
        CHECK_STR(bound("{e|tail}", json), cases[i][2]);
    }
    CHECK_STR(bound("{one|head}", data), "200m");
    CHECK_STR(bound("{one|tail}", data), "(hidden)");
    CHECK_STR(bound("{pb|badge}", data), "=PB");
    CHECK_STR(bound("{pb|plain}", data), "(hidden)");
    CHECK_STR(bound("{thousandth|badge}", data), "(hidden)");
    CHECK_STR(bound("{n|badge}", "{\"n\":\"Q NR PB\"}"), "Q NR PB");
    CHECK_STR(bound("{n|plain}", "{\"n\":\"Q NR PB\"}"), "(hidden)");
    CHECK_STR(bound("{n|badge:1}", "{\"n\":\"Q =SB CR NU23R\"}"), "NU23R");
    CHECK_STR(bound("{n|badge:1}", "{\"n\":\"PB\"}"), "PB");
    CHECK_STR(bound("{n|plain}", "{\"n\":\"OUT OF LANE\"}"), "OUT OF LANE");
    CHECK_STR(bound("{n|badge}", "{\"n\":\"PB (.177)\"}"), "(hidden)");
    CHECK_STR(bound("{mark|figures}", data), "23.18");
    CHECK_STR(bound("{passed|dash}", "{\"passed\":\"-\"}"), "–");
    CHECK_STR(bound("{passed|dash}", "{\"passed\":\"xx-\"}"), "xx–");
    CHECK_STR(bound("{tries|dash}", data), "xo");
    CHECK_STR(bound("{dq|figures}", data), "(hidden)");
    CHECK_STR(bound("{dq|words}", data), "DQ");
    CHECK_STR(bound("{tries|letter:2}", data), "o");
    CHECK_STR(bound("{tries|letter:3}", data), "(hidden)");
}

TEST(conditions_ask_for_values)
{
    CHECK(holds("{\"when\":\"wind\"}", "{\"wind\":\"+1\"}"));
    CHECK(!holds("{\"when\":[\"wind\",\"team\"]}", "{\"wind\":\"+1\"}"));
    CHECK(holds("{\"any\":[\"wind\",\"team\"]}", "{\"wind\":\"+1\"}"));
    CHECK(!holds("{\"any\":[\"wind\",\"team\"]}", "{}"));
    CHECK(!holds("{\"unless\":\"wind\"}", "{\"wind\":\"+1\"}"));
    CHECK(holds("{\"is\":{\"valid\":[\"x\",\"X\"]}}", "{\"valid\":\"X\"}"));
    CHECK(!holds("{\"is\":{\"valid\":\"o\"}}", "{}"));
    CHECK(holds("{\"not\":{\"valid\":\"x\"}}", "{}"));
    CHECK(holds("{\"is\":{\"t3\":\"{best}\"}}", "{\"t3\":\"7.10\",\"best\":\"7.10\"}"));
    CHECK(!holds("{\"is\":{\"t3\":\"{best}\"}}", "{\"t3\":\"7.10\"}"));
    CHECK(holds("{\"match\":{\"mark\":\"D*\"}}", "{\"mark\":\"DNF\"}"));
    CHECK(holds("{\"match\":{\"mark\":\"*:*.?0\"}}", "{\"mark\":\"1:02.30\"}"));
    CHECK(!holds("{\"match\":{\"mark\":\"D?\"}}", "{\"mark\":\"DNF\"}"));
}

TEST(a_score_gives_its_figures_from_the_last)
{
    CHECK_STR(bound("{s|digit:1}", "{\"s\":\"98\"}"), "8");
    CHECK_STR(bound("{s|digit:2}", "{\"s\":\"98\"}"), "9");
    CHECK_STR(bound("{s|digit:3}", "{\"s\":\"98\"}"), "(hidden)");
    CHECK_STR(bound("{s|digit:1}", "{\"s\":\"Ž\"}"), "Ž");
    CHECK_STR(bound("{s|digit}", "{\"s\":\"7\"}"), "7");
    CHECK_STR(bound("{s|digit:1}", "{}"), "(hidden)");
    CHECK_STR(bound("{s|or:–|digit:1}", "{}"), "–");
}

static const struct check_case cases[] = {
    CASE(a_score_gives_its_figures_from_the_last),
    CASE(a_text_takes_its_values),
    CASE(a_text_without_its_value_is_hidden),
    CASE(doubled_braces_are_braces),
    CASE(a_broken_text_names_what_was_expected),
    CASE(names_come_apart_in_every_order_that_feeds_use),
    CASE(given_names_shrink_to_initials),
    CASE(a_family_name_of_two_words_that_is_told_stays_whole),
    CASE(a_family_name_is_found_at_either_end_in_any_case_and_without_its_accents),
    CASE(a_family_name_that_is_no_part_of_the_name_is_not_believed),
    CASE(a_row_has_its_own_family_name_and_never_its_lists),
    CASE(a_relay_shrinks_to_family_names),
    CASE(capitals_keep_accents_and_small_print),
    CASE(events_notes_and_marks_come_apart),
    CASE(conditions_ask_for_values),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
