#include "app/hotkeys.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static const struct hotkey DEFAULTS[] = {
    {"take", "take", "bring on what waits", SDLK_SPACE, false, false, false},
    {"pin", "pin toggle", "hold what is on air, or let it go", SDLK_p, false, false,
     false},
    {"dismiss", "dismiss", "take it off, animated", SDLK_ESCAPE, false, false, false},
    {"clear", "clear", "cut everything, automation off", SDLK_ESCAPE, true, false, false},
    {"detail", "detail", "fetch the whole story behind it", SDLK_d, false, false, false},
    {"veto", "veto", "stop what is announced", SDLK_v, false, false, false},
    {"prev", "prev", "page back", SDLK_LEFT, false, false, false},
    {"next", "next", "page on", SDLK_RIGHT, false, false, false},
    {"bug", "bug toggle", "score bug on or off", SDLK_b, false, false, false},
    {"board", "board toggle", "leaderboard on or off", SDLK_l, false, false, false},
    {"auto", "auto toggle", "automation on or off", SDLK_a, false, false, false},
    {"layer", "layer", "select the next layer", SDLK_TAB, false, false, false},
    {"reload", "theme reload", "read the theme again", SDLK_F5, false, false, false},
    {"quit", "quit", "end the show", SDLK_q, false, true, false},
};

struct hotkeys hotkeys_default(void)
{
    struct hotkeys hotkeys = {.count = (int)(sizeof(DEFAULTS) / sizeof(DEFAULTS[0]))};
    memcpy(hotkeys.rows, DEFAULTS, sizeof(DEFAULTS));
    return hotkeys;
}

struct modifier {
    const char *name;
    size_t offset;
};

static const struct modifier MODIFIERS[] = {
    {"Shift+", offsetof(struct hotkey, shift)},
    {"Ctrl+", offsetof(struct hotkey, ctrl)},
    {"Alt+", offsetof(struct hotkey, alt)},
};

// Names people write, and SDL's own for them.
static const char *const ALIASES[][2] = {
    {"Esc", "Escape"},    {"Enter", "Return"},   {"PgUp", "PageUp"},
    {"PgDn", "PageDown"}, {"Del", "Delete"},     {"Ins", "Insert"},
    {"Plus", "+"},        {"Page Up", "PageUp"}, {"Page Down", "PageDown"},
};

static int key_from_name(const char *name)
{
    for (size_t i = 0; i < sizeof(ALIASES) / sizeof(ALIASES[0]); i++) {
        if (text_equal_nocase(name, ALIASES[i][0])) {
            name = ALIASES[i][1];
        }
    }
    return SDL_GetKeyFromName(name);
}

static bool parse_key(const char *text, struct hotkey *out)
{
    out->shift = out->ctrl = out->alt = false;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof(MODIFIERS) / sizeof(MODIFIERS[0]); i++) {
            size_t len = strlen(MODIFIERS[i].name);
            if (SDL_strncasecmp(text, MODIFIERS[i].name, len) == 0 && text[len]) {
                *(bool *)((char *)out + MODIFIERS[i].offset) = true;
                text += len;
                more = true;
            }
        }
    }
    out->key = key_from_name(text);
    return out->key != SDLK_UNKNOWN;
}

bool hotkeys_set(struct hotkeys *hotkeys, const char *action, const char *key,
                 char *error, size_t error_size)
{
    const char *names[HOTKEYS_MAX];
    for (int i = 0; i < hotkeys->count; i++) {
        names[i] = hotkeys->rows[i].action;
        if (text_equal(names[i], action)) {
            if (!parse_key(key, &hotkeys->rows[i])) {
                snprintf(error, error_size,
                         "expected a key such as \"Space\", \"Ctrl+Q\" or \"F5\", found "
                         "\"%s\"",
                         key);
                return false;
            }
            return true;
        }
    }
    const char *nearest = text_nearest(action, names, hotkeys->count);
    snprintf(error, error_size, "unknown action \"%s\"%s%s%s", action,
             nearest ? ", did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    return false;
}

static bool same_key(const struct hotkey *a, const struct hotkey *b)
{
    return a->key == b->key && a->shift == b->shift && a->ctrl == b->ctrl &&
           a->alt == b->alt;
}

bool hotkeys_check(const struct hotkeys *hotkeys, char *error, size_t error_size)
{
    for (int i = 0; i < hotkeys->count; i++) {
        for (int j = 0; j < i; j++) {
            if (same_key(&hotkeys->rows[i], &hotkeys->rows[j])) {
                char name[64];
                hotkeys_name(&hotkeys->rows[i], name, sizeof(name));
                snprintf(error, error_size, "\"%s\" and \"%s\" are both on %s",
                         hotkeys->rows[j].action, hotkeys->rows[i].action, name);
                return false;
            }
        }
    }
    return true;
}

static int digit_of(int key)
{
    if (key >= SDLK_0 && key <= SDLK_9) {
        return key - SDLK_0;
    }
    if (key >= SDLK_KP_1 && key <= SDLK_KP_9) {
        return key - SDLK_KP_1 + 1;
    }
    return key == SDLK_KP_0 ? 0 : -1;
}

// Digits then Enter name a bib; any other key forgets what was typed.
static const char *call_up(struct hotkeys *hotkeys, int key, bool plain, char *words,
                           size_t words_size, bool *used)
{
    size_t typed = strlen(hotkeys->digits);
    int digit = plain ? digit_of(key) : -1;
    *used = digit >= 0;
    if (digit >= 0) {
        if (typed < HOTKEYS_DIGITS) {
            hotkeys->digits[typed] = (char)('0' + digit);
            hotkeys->digits[typed + 1] = '\0';
        }
        return NULL;
    }
    bool enter = key == SDLK_RETURN || key == SDLK_KP_ENTER;
    *used = enter && typed > 0;
    if (*used) {
        snprintf(words, words_size, "call %s", hotkeys->digits);
    }
    hotkeys->digits[0] = '\0';
    return *used ? words : NULL;
}

static bool is_modifier(int key)
{
    return key == SDLK_LSHIFT || key == SDLK_RSHIFT || key == SDLK_LCTRL ||
           key == SDLK_RCTRL || key == SDLK_LALT || key == SDLK_RALT;
}

const char *hotkeys_press(struct hotkeys *hotkeys, int key, int modifiers, char *words,
                          size_t words_size)
{
    struct hotkey pressed = {.key = key,
                             .shift = (modifiers & KMOD_SHIFT) != 0,
                             .ctrl = (modifiers & KMOD_CTRL) != 0,
                             .alt = (modifiers & KMOD_ALT) != 0};
    if (is_modifier(key)) {
        return NULL;
    }
    bool used;
    bool plain = !pressed.shift && !pressed.ctrl && !pressed.alt;
    const char *call = call_up(hotkeys, key, plain, words, words_size, &used);
    if (used) {
        return call;
    }
    for (int i = 0; i < hotkeys->count; i++) {
        if (same_key(&hotkeys->rows[i], &pressed)) {
            return hotkeys->rows[i].words;
        }
    }
    return NULL;
}

void hotkeys_name(const struct hotkey *hotkey, char *out, size_t size)
{
    const char *name = SDL_GetKeyName(hotkey->key);
    snprintf(out, size, "%s%s%s%s", hotkey->ctrl ? "Ctrl+" : "",
             hotkey->alt ? "Alt+" : "", hotkey->shift ? "Shift+" : "",
             text_equal(name, "Escape") ? "Esc" : name);
}
