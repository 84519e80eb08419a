// Who the winner is: one or two, a person or a team, and by which name.
#include "unit_scenes.h"

TEST(a_newer_unit_that_names_another_winner_wins)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    struct entry entries[] = {runner("3", "Ada Fen", "Vale AC", "ENG", "DQ", 0),
                              runner("4", "Bea Holt", NULL, NULL, "11.60", 1)};
    struct unit fetched = sprint(entries, 2);
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK_STR(found, "event=100m - Women; heat=Heat 2; name=Bea Holt; mark=11.60; bib=4; "
                     "status=OFFICIAL; place=1; wind=+1.4");
}

TEST(a_newer_push_that_names_another_winner_wins_until_the_unit_follows)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", "Vale AC", "ENG", "11.52", 1),
                              runner("4", "Bea Holt", "Dale AC", NULL, "11.60", 2)};
    struct unit fetched = sprint(entries, 2);
    struct event early = {.type = EVENT_UNIT, .unit = fetched};
    sport_apply(state, FEED, &early, PUSH_MS - 500);
    result(state, "20", 2, "100m - Women", "Bea Holt", "11.50");
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK_STR(found, "event=100m - Women; heat=Heat 2; name=Bea Holt; mark=11.50; "
                     "team=Dale AC; bib=4");
}

// The server's cache does not know yet what was pushed.
TEST(a_page_that_is_as_before_the_push_does_not_bring_back_the_winner_of_before)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", "Vale AC", "ENG", "11.52", 1),
                              runner("4", "Bea Holt", "Dale AC", NULL, "11.60", 2)};
    struct unit fetched = sprint(entries, 2);
    struct event page = {.type = EVENT_UNIT, .unit = fetched};
    struct event same = {.type = EVENT_UNCHANGED, .fetch = {.unit = fetched.key}};
    sport_apply(state, FEED, &page, PUSH_MS - 500);
    result(state, "20", 2, "100m - Women", "Bea Holt", "11.50");
    sport_apply(state, FEED, &page, PUSH_MS + 300);
    const char *again = winner(state, "20", 2);
    sport_apply(state, FEED, &same, PUSH_MS + 5000);
    const char *unchanged = winner(state, "20", 2);
    entries[0].performance = "DQ";
    entries[0].place = 0;
    entries[1].performance = "11.51";
    entries[1].place = 1;
    sport_apply(state, FEED, &page, PUSH_MS + 10000);
    const char *mended = winner(state, "20", 2);
    sport_destroy(state);
    CHECK_STR(again, "event=100m - Women; heat=Heat 2; name=Bea Holt; mark=11.50; "
                     "team=Dale AC; bib=4");
    CHECK_STR(unchanged, again);
    CHECK(strstr(mended, "name=Bea Holt; mark=11.51; team=Dale AC; bib=4; "
                         "status=OFFICIAL; place=1"));
}

TEST(a_page_that_is_as_before_the_push_does_not_undo_a_corrected_mark)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", "Vale AC", "ENG", "11.52", 1),
                              runner("4", "Bea Holt", "Dale AC", NULL, "11.60", 2)};
    struct event page = {.type = EVENT_UNIT, .unit = sprint(entries, 2)};
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    sport_apply(state, FEED, &page, PUSH_MS + 300);
    struct event push = {.type = EVENT_RESULT,
                         .result = {.unit = page.unit.key,
                                    .heat_name = "100m - Women",
                                    .winner = "Ada Fen",
                                    .mark = "11.55"}};
    sport_apply(state, FEED, &push, PUSH_MS + 20000);
    sport_apply(state, FEED, &page, PUSH_MS + 20300);
    const char *again = winner(state, "20", 2);
    entries[0].performance = "11.54";
    sport_apply(state, FEED, &page, PUSH_MS + 30000);
    const char *mended = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(again, "name=Ada Fen; mark=11.55; "));
    CHECK(strstr(again, "second.name=Bea Holt; "));
    CHECK(strstr(again, "second.mark=11.60; second.gap=+0.05"));
    CHECK(strstr(mended, "name=Ada Fen; mark=11.54; "));
}

TEST(a_page_as_before_the_push_counts_if_it_has_the_winner_or_the_mark_first)
{
    static const struct {
        const char *winner, *mark, *shown;
    } pushes[] = {
        {"FEN Ad\xC3\xA1", "11.53", "name=Ada Fen; mark=11.52"}, // by another name, too
        {"Vale", "11.52", "name=Ada Fen; mark=11.52"},           // a team, by its mark
        {"Bea Holt", "11.40", "name=Bea Holt; mark=11.52"},      // shares the first place
        {NULL, "11.40", "mark=11.52; name=Ada Fen"},             // nobody was named
    };
    for (size_t i = 0; i < sizeof(pushes) / sizeof(pushes[0]); i++) {
        struct sport_state *state = sport_create();
        struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1),
                                  runner("4", "Bea Holt", NULL, NULL, "11.52", 1),
                                  runner("5", "Cleo Marsh", NULL, NULL, "11.70", 3)};
        struct event page = {.type = EVENT_UNIT, .unit = sprint(entries, 3)};
        sport_apply(state, FEED, &page, PUSH_MS - 500);
        result(state, "20", 2, "100m - Women", pushes[i].winner, pushes[i].mark);
        sport_apply(state, FEED, &page, PUSH_MS + 300);
        const char *found = winner(state, "20", 2);
        sport_destroy(state);
        CHECK(strstr(found, pushes[i].shown));
        CHECK(strstr(found, "third.name=Cleo Marsh"));
    }
}

TEST(of_two_who_share_the_first_place_the_announced_one_is_the_winner)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1),
                              runner("4", "Bea Holt", NULL, NULL, "11.52", 1),
                              runner("5", "Cleo Marsh", NULL, NULL, "11.70", 3)};
    struct unit fetched = sprint(entries, 3);
    result(state, "20", 2, "100m - Women", "Holt Bea", "11.52");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "name=Bea Holt; mark=11.52"));
    CHECK(strstr(found, "second.name=Ada Fen; second.bib=3; second.place=1; "
                        "second.mark=11.52; third.name=Cleo Marsh; third.bib=5; "
                        "third.place=3; third.mark=11.70; third.gap=+0.18"));
}

TEST(who_has_two_nationalities_has_the_flag_of_the_first)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1),
                              runner("4", "Bea Holt", NULL, NULL, "11.60", 2)};
    entries[0].country = "GBR/IRL";
    entries[1].country = "nor";
    struct unit fetched = sprint(entries, 2);
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "; country=GBR/IRL; flag=GBR;"));
    CHECK(strstr(found, "; second.country=NOR; second.flag=NOR;"));
}

TEST(the_winner_and_who_follows_keep_family_names_of_two_words)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "100m - Women", "Ada FEN RUIZ", "11.52");
    struct entry entries[] = {runner("3", "Ada Fen Ruiz", NULL, NULL, "11.52", 1),
                              runner("4", "Bea de Holt", NULL, NULL, "11.60", 2)};
    entries[0].last_name = "Fen Ruiz";
    entries[1].last_name = "Holt";
    struct unit fetched = sprint(entries, 2);
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "name=Ada Fen Ruiz; mark=11.52; family=Fen Ruiz; bib=3"));
    CHECK(strstr(found, "second.name=Bea de Holt; second.family=Holt"));
}

TEST(a_relay_has_a_team_for_a_name_and_its_runners)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {
        runner("VAL", "Vale Harriers", "Vale Harriers", NULL, "41.07", 1)};
    entries[0].runners = "A. Fen, B. Holt, C. Marsh, D. Ruiz";
    struct unit fetched = sprint(entries, 1);
    fetched.event_code = "4x100";
    result(state, "20", 2, "4x100m - Women", "Vale Harriers", "41.07");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "name=Vale Harriers; mark=41.07; runners=A. Fen, B. Holt, "
                        "C. Marsh, D. Ruiz; bib=VAL; kind=team"));
    CHECK(!strstr(found, "team="));
}

TEST(a_relay_is_won_by_teams_from_the_first_word_on)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "4x100m Relay - Women", "Great Britain", "41.07");
    const char *pushed = winner(state, "20", 2);
    struct entry entries[] = {runner("GBR", "Great Britain", NULL, "GBR", "41.07", 1),
                              runner("FRA", "France", NULL, "FRA", "41.32", 2)};
    struct unit fetched = sprint(entries, 2);
    fetched.name = "Sprint relay";
    fetched.event_code = "4x100";
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(pushed, "kind=team"));
    CHECK(strstr(found, "; kind=team; "));
    CHECK(strstr(found, "second.kind=team"));
}

TEST(an_entry_called_as_its_club_is_a_team_and_a_person_is_none)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {
        runner("VAL", "Vale Harriers", "Vale Harriers", NULL, "9:41.07", 1),
        runner("5", "Ada Fen", "Vale Harriers", NULL, "9:45.00", 2)};
    struct unit fetched = sprint(entries, 2);
    fetched.event_code = "XC";
    result(state, "20", 2, "Team race", "Vale Harriers", "9:41.07");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "; kind=team"));
    CHECK(!strstr(found, "second.kind"));
}

TEST(children_without_places_keep_what_was_announced)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ida Moe", "Fjord IL", NULL, "10.90", 0),
                              runner("4", "Per Lien", "Fjord IL", NULL, "11.20", 0)};
    struct unit fetched = sprint(entries, 2);
    result(state, "20", 2, "60m - Girls 10", "Ida Moe", "10.90");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "name=Ida Moe; mark=10.90; team=Fjord IL"));
    CHECK(strstr(found, "status=OFFICIAL; wind=+1.4"));
    CHECK(!strstr(found, "place"));
    CHECK(!strstr(found, "second"));
}

TEST(names_are_the_same_in_another_order_case_or_without_their_accents)
{
    static const struct {
        const char *a, *b;
        bool same;
    } names[] = {
        {"Harry Fold", "harry fold", true},
        {"Harry Fold", "FOLD, Harry", true},
        {"Elin \xC3\x85sg\xC3\xA5rd", "Elin Asgard", true},
        {"\xC5\x81ukasz \xC5\xBB\xC3\xB3\xC5\x82ty", "Lukasz Zolty", true},
        {"Jean-Luc Roy", "Jean Luc Roy", true},
        {"Harry Fold", "Harry", false},
        {"Harry", "Harry Fold", false},
        {"Harry Fold", "Harry Fell", false},
        {"\xD0\x90\xD0\xB4\xD0\xB0", "\xD0\x90\xD0\xB4\xD0\xB0", true},
        {"", "", false},
        {"-", ".", false},
        {NULL, "Harry", false},
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        CHECK_INT(person_named(names[i].a, names[i].b), names[i].same);
    }
}

static const struct check_case cases[] = {
    CASE(names_are_the_same_in_another_order_case_or_without_their_accents),
    CASE(a_newer_unit_that_names_another_winner_wins),
    CASE(a_newer_push_that_names_another_winner_wins_until_the_unit_follows),
    CASE(a_page_that_is_as_before_the_push_does_not_bring_back_the_winner_of_before),
    CASE(a_page_that_is_as_before_the_push_does_not_undo_a_corrected_mark),
    CASE(a_page_as_before_the_push_counts_if_it_has_the_winner_or_the_mark_first),
    CASE(of_two_who_share_the_first_place_the_announced_one_is_the_winner),
    CASE(who_has_two_nationalities_has_the_flag_of_the_first),
    CASE(the_winner_and_who_follows_keep_family_names_of_two_words),
    CASE(a_relay_has_a_team_for_a_name_and_its_runners),
    CASE(a_relay_is_won_by_teams_from_the_first_word_on),
    CASE(an_entry_called_as_its_club_is_a_team_and_a_person_is_none),
    CASE(children_without_places_keep_what_was_announced),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
