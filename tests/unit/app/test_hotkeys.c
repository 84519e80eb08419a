#include <SDL2/SDL.h>

#include "app/hotkeys.h"
#include "check.h"

static const char *press(struct hotkeys *keys, int key, int modifiers)
{
    static char words[64];
    return hotkeys_press(keys, key, modifiers, words, sizeof(words));
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
    char error[256], name[64];
    CHECK(hotkeys_set(&keys, "take", "Ctrl+Shift+PgDn", error, sizeof(error)));
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
    CHECK(hotkeys_set(&keys, "veto", "Esc", error, sizeof(error)));
    CHECK(!hotkeys_check(&keys, error, sizeof(error)));
    CHECK_STR(error, "\"dismiss\" and \"veto\" are both on Esc");
}

static const struct check_case cases[] = {
    CASE(default_keys_speak_the_cues_of_the_design),
    CASE(num_lock_and_caps_lock_change_nothing),
    CASE(digits_then_enter_call_a_bib),
    CASE(another_key_forgets_the_digits_and_does_its_own_work),
    CASE(more_digits_than_any_bib_has_are_ignored),
    CASE(a_key_can_be_moved_and_its_name_comes_back),
    CASE(two_actions_on_one_key_are_refused),
};
CHECK_MAIN(cases)
