#include <SDL2/SDL.h>
#include <string.h>

#include "app/hotkeys.h"
#include "base/buf.h"
#include "check.h"

static const char *press_at(struct hotkeys *keys, int key, int modifiers, int64_t at_ms)
{
    struct hotkey_press said = hotkeys_press(keys, key, modifiers, at_ms);
    return said.meaning == HOTKEY_CUE     ? said.words
           : said.meaning == HOTKEY_TWICE ? "twice"
           : said.meaning == HOTKEY_HELP  ? "help"
                                          : NULL;
}

static const char *press(struct hotkeys *keys, int key, int modifiers)
{
    return press_at(keys, key, modifiers, 0);
}

// Its only key from now on.
static bool set(struct hotkeys *keys, const char *action, const char *key)
{
    char error[256];
    return hotkeys_free(keys, action, error, sizeof(error)) &&
           hotkeys_add(keys, action, key, error, sizeof(error));
}

TEST(default_keys_speak_the_cues_of_the_design)
{
    struct hotkeys keys = hotkeys_default();
    CHECK_STR(press(&keys, SDLK_SPACE, 0), "take");
    CHECK_STR(press(&keys, SDLK_p, 0), "pin toggle");
    CHECK_STR(press(&keys, SDLK_ESCAPE, 0), "dismiss");
    CHECK_STR(press(&keys, SDLK_ESCAPE, KMOD_LSHIFT), "clear");
    CHECK_STR(press(&keys, SDLK_q, KMOD_RCTRL), "quit");
    CHECK(!press(&keys, SDLK_q, 0));
    CHECK(!press(&keys, SDLK_z, 0));
}

TEST(num_lock_and_caps_lock_change_nothing)
{
    struct hotkeys keys = hotkeys_default();
    CHECK_STR(press(&keys, SDLK_SPACE, KMOD_NUM | KMOD_CAPS), "take");
}

TEST(digits_then_enter_call_a_bib)
{
    struct hotkeys keys = hotkeys_default();
    CHECK(!press(&keys, SDLK_1, 0));
    CHECK(!press(&keys, SDLK_KP_0, KMOD_NUM));
    CHECK(!press(&keys, SDLK_7, 0));
    CHECK_STR(press(&keys, SDLK_RETURN, 0), "call 107");
    CHECK(!press(&keys, SDLK_RETURN, 0));
}

TEST(another_key_forgets_the_digits_and_does_its_own_work)
{
    struct hotkeys keys = hotkeys_default();
    press(&keys, SDLK_1, 0);
    CHECK_STR(press(&keys, SDLK_SPACE, 0), "take");
    CHECK(!press(&keys, SDLK_RETURN, 0));
}

TEST(keys_that_only_switch_another_forget_no_digit)
{
    static const int switches[] = {SDLK_NUMLOCKCLEAR, SDLK_CAPSLOCK, SDLK_MODE, SDLK_LGUI,
                                   SDLK_RGUI};
    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
        struct hotkeys keys = hotkeys_default();
        press(&keys, SDLK_KP_1, 0);
        CHECK(!press(&keys, switches[i], 0));
        press(&keys, SDLK_KP_7, 0);
        CHECK_STR(press(&keys, SDLK_KP_ENTER, 0), "call 17");
    }
}

TEST(more_digits_than_any_bib_has_are_ignored)
{
    struct hotkeys keys = hotkeys_default();
    for (int i = 0; i < 40; i++) {
        press(&keys, SDLK_9, 0);
    }
    CHECK_STR(press(&keys, SDLK_KP_ENTER, 0), "call 999999999999");
}

TEST(a_key_can_be_moved_and_its_name_comes_back)
{
    struct hotkeys keys = hotkeys_default();
    char name[64];
    CHECK(set(&keys, "take", "Ctrl+Shift+PgDn"));
    CHECK_STR(press(&keys, SDLK_PAGEDOWN, KMOD_LCTRL | KMOD_LSHIFT), "take");
    CHECK(!press(&keys, SDLK_SPACE, 0));
    hotkeys_name(&keys.rows[0], name, sizeof(name));
    CHECK_STR(name, "Ctrl+Shift+PageDown");
}

TEST(two_actions_on_one_key_are_refused)
{
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK(hotkeys_check(&keys, error, sizeof(error)));
    CHECK(set(&keys, "veto", "Esc"));
    CHECK(!hotkeys_check(&keys, error, sizeof(error)));
    CHECK_STR(error, "\"dismiss\" and \"veto\" are both on Esc");
}

TEST(a_second_take_just_after_the_first_is_ignored)
{
    struct hotkeys keys = hotkeys_default();
    CHECK_STR(press_at(&keys, SDLK_SPACE, 0, 1000), "take");
    CHECK_STR(press_at(&keys, SDLK_SPACE, 0, 1399), "twice");
    CHECK_STR(press_at(&keys, SDLK_PAGEDOWN, 0, 1790), "twice");
    CHECK_STR(press_at(&keys, SDLK_SPACE, 0, 2190), "take");
}

TEST(what_may_be_meant_twice_is_done_twice)
{
    struct hotkeys keys = hotkeys_default();
    CHECK_STR(press_at(&keys, SDLK_RIGHT, 0, 1000), "next");
    CHECK_STR(press_at(&keys, SDLK_RIGHT, 0, 1100), "next");
    CHECK_STR(press_at(&keys, SDLK_SPACE, 0, 1150), "take");
    CHECK_STR(press_at(&keys, SDLK_p, 0, 1200), "pin toggle");
}

TEST(escape_and_backspace_take_a_call_up_back)
{
    struct hotkeys keys = hotkeys_default();
    press(&keys, SDLK_1, 0);
    press(&keys, SDLK_0, 0);
    CHECK(!press(&keys, SDLK_BACKSPACE, 0));
    press(&keys, SDLK_7, 0);
    CHECK_STR(press(&keys, SDLK_RETURN, 0), "call 17");
    press(&keys, SDLK_1, 0);
    CHECK(!press(&keys, SDLK_ESCAPE, 0)); // nothing is dismissed
    CHECK(!press(&keys, SDLK_RETURN, 0));
    CHECK_STR(press(&keys, SDLK_ESCAPE, 0), "dismiss");
}

TEST(a_call_up_that_nobody_ends_is_forgotten)
{
    struct hotkeys keys = hotkeys_default();
    press_at(&keys, SDLK_1, 0, 1000);
    press_at(&keys, SDLK_2, 0, 6000);
    CHECK(!press_at(&keys, SDLK_3, 0, 11001));
    CHECK_STR(press_at(&keys, SDLK_RETURN, 0, 11002), "call 3");
}

TEST(shift_escape_still_clears_while_a_number_is_typed)
{
    struct hotkeys keys = hotkeys_default();
    press(&keys, SDLK_1, 0);
    CHECK_STR(press(&keys, SDLK_ESCAPE, KMOD_LSHIFT), "clear");
}

TEST(a_presenters_clicker_brings_the_next_and_takes_it_off)
{
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK_STR(press(&keys, SDLK_PAGEDOWN, 0), "take");
    CHECK_STR(press(&keys, SDLK_PAGEUP, 0), "dismiss");
    CHECK_STR(press(&keys, SDLK_F5, 0), "theme reload");
    CHECK(hotkeys_add(&keys, "clear", ".", error, sizeof(error)));
    CHECK(hotkeys_check(&keys, error, sizeof(error)));
    CHECK_STR(press(&keys, SDLK_PERIOD, 0), "clear");
}

TEST(the_show_file_has_the_last_word_on_a_spare_key)
{
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK(set(&keys, "next", "PgDn"));
    CHECK(hotkeys_check(&keys, error, sizeof(error)));
    CHECK_STR(press(&keys, SDLK_PAGEDOWN, 0), "next");
    CHECK_STR(press(&keys, SDLK_SPACE, 0), "take");
}

TEST(an_action_may_have_several_keys_or_none)
{
    struct hotkeys keys = hotkeys_default();
    char error[256], name[64];
    CHECK(set(&keys, "pin", "P"));
    CHECK(hotkeys_add(&keys, "pin", "Ctrl+K", error, sizeof(error)));
    hotkeys_name(&keys.rows[1], name, sizeof(name));
    CHECK_STR(name, "P, Ctrl+K");
    CHECK_STR(press(&keys, SDLK_k, KMOD_LCTRL), "pin toggle");
    CHECK(hotkeys_free(&keys, "reload", error, sizeof(error)));
    CHECK(!press(&keys, SDLK_F5, 0));
    CHECK(!hotkeys_free(&keys, "relaod", error, sizeof(error)));
    CHECK_STR(error, "unknown action \"relaod\", did you mean \"reload\"?");
}

TEST(a_letter_of_another_script_is_the_latin_one_of_its_place)
{
    enum { CYRILLIC_ZE = 0x437, GREEK_PI = 0x3C0, CYRILLIC_YU = 0x44E };
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK_INT(hotkeys_key(&keys, CYRILLIC_ZE, SDL_SCANCODE_P), SDLK_p);
    CHECK_INT(hotkeys_key(&keys, GREEK_PI, SDL_SCANCODE_P), SDLK_p);
    CHECK_INT(hotkeys_key(&keys, CYRILLIC_YU, SDL_SCANCODE_PERIOD), SDLK_PERIOD);
    CHECK_INT(hotkeys_key(&keys, SDLK_l, SDL_SCANCODE_P), SDLK_l);     // Dvorak
    CHECK_INT(hotkeys_key(&keys, 0xE9, SDL_SCANCODE_SEMICOLON), 0xE9); // e acute
    CHECK_INT(hotkeys_key(&keys, SDLK_F5, SDL_SCANCODE_F5), SDLK_F5);
    CHECK(hotkeys_add(&keys, "take", "\xd0\xb7", error, sizeof(error)));
    CHECK_INT(hotkeys_key(&keys, CYRILLIC_ZE, SDL_SCANCODE_P), CYRILLIC_ZE);
}

TEST(digits_that_are_typed_with_shift_call_a_bib_unless_they_are_an_action)
{
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK(hotkeys_add(&keys, "bug", "Shift+5", error, sizeof(error)));
    CHECK(!press(&keys, SDLK_1, KMOD_LSHIFT));
    CHECK(!press(&keys, SDLK_2, KMOD_RSHIFT));
    CHECK_STR(press(&keys, SDLK_RETURN, 0), "call 12");
    CHECK_STR(press(&keys, SDLK_5, KMOD_LSHIFT), "bug toggle");
    CHECK(!press(&keys, SDLK_1, KMOD_LCTRL));
    CHECK(!press(&keys, SDLK_RETURN, 0));
}

TEST(an_action_on_a_digit_is_refused)
{
    struct hotkeys keys = hotkeys_default();
    char error[256];
    CHECK(set(&keys, "bug", "Ctrl+5"));
    CHECK(hotkeys_check(&keys, error, sizeof(error)));
    CHECK(set(&keys, "bug", "5"));
    CHECK(!hotkeys_check(&keys, error, sizeof(error)));
    CHECK_STR(error, "\"bug\" is on 5, but digits type the number of a call-up");
}

TEST(f1_lists_the_keys_as_they_are_mapped)
{
    struct hotkeys keys = hotkeys_default();
    struct buf text = {0};
    CHECK_STR(press(&keys, SDLK_F1, 0), "help");
    CHECK(set(&keys, "veto", "Ctrl+Backspace"));
    hotkeys_print(&keys, &text);
    CHECK(strstr(text.data, "  Space, PageDown      take     bring on"));
    CHECK(strstr(text.data, "  Ctrl+Backspace       veto     stop what is announced"));
    CHECK(strstr(text.data, "  0-9 ... Enter        call-up  "));
    buf_finish(&text);
}

TEST(who_looks_on_is_told_the_keys_as_they_are_mapped)
{
    struct hotkeys keys = hotkeys_default();
    struct buf told = {0};
    char error[100];
    CHECK(set(&keys, "take", "shift+k"));
    CHECK(hotkeys_add(&keys, "take", "Ctrl++", error, sizeof(error)));
    CHECK(hotkeys_free(&keys, "pin", error, sizeof(error)));
    hotkeys_to_json(&keys, &told);
    CHECK(strstr(told.data, "[{\"action\":\"take\",\"help\":\"bring on what is announced "
                            "or waits\",\"keys\":[\"Shift+K\",\"Ctrl++\"]},"
                            "{\"action\":\"pin\","));
    CHECK(strstr(told.data, "let it go\",\"keys\":[]}"));
    CHECK(strstr(told.data, "\"keys\":[\"Esc\"]}"));
    buf_finish(&told);
}

static const struct check_case cases[] = {
    CASE(a_second_take_just_after_the_first_is_ignored),
    CASE(what_may_be_meant_twice_is_done_twice),
    CASE(escape_and_backspace_take_a_call_up_back),
    CASE(a_call_up_that_nobody_ends_is_forgotten),
    CASE(shift_escape_still_clears_while_a_number_is_typed),
    CASE(a_presenters_clicker_brings_the_next_and_takes_it_off),
    CASE(the_show_file_has_the_last_word_on_a_spare_key),
    CASE(an_action_may_have_several_keys_or_none),
    CASE(a_letter_of_another_script_is_the_latin_one_of_its_place),
    CASE(digits_that_are_typed_with_shift_call_a_bib_unless_they_are_an_action),
    CASE(an_action_on_a_digit_is_refused),
    CASE(f1_lists_the_keys_as_they_are_mapped),
    CASE(default_keys_speak_the_cues_of_the_design),
    CASE(num_lock_and_caps_lock_change_nothing),
    CASE(digits_then_enter_call_a_bib),
    CASE(another_key_forgets_the_digits_and_does_its_own_work),
    CASE(keys_that_only_switch_another_forget_no_digit),
    CASE(more_digits_than_any_bib_has_are_ignored),
    CASE(a_key_can_be_moved_and_its_name_comes_back),
    CASE(two_actions_on_one_key_are_refused),
    CASE(who_looks_on_is_told_the_keys_as_they_are_mapped),
};
CHECK_MAIN(cases)
