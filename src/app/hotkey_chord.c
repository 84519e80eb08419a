#include "app/hotkey_chord.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

struct modifier {
    const char *name;
    size_t offset;
};

static const struct modifier MODIFIERS[] = {
    {"Shift+", offsetof(struct chord, shift)},
    {"Ctrl+", offsetof(struct chord, ctrl)},
    {"Alt+", offsetof(struct chord, alt)},
};

// Names people write, and SDL's own for them.
static const char *const ALIASES[][2] = {
    {"Esc", "Escape"},    {"Enter", "Return"},   {"PgUp", "PageUp"},
    {"PgDn", "PageDown"}, {"Del", "Delete"},     {"Ins", "Insert"},
    {"Plus", "+"},        {"Page Up", "PageUp"}, {"Page Down", "PageDown"},
    {"Period", "."},      {"Dot", "."},          {"Comma", ","},
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

bool hotkey_chord(const char *text, struct chord *out)
{
    *out = (struct chord){.key = SDLK_UNKNOWN};
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

void hotkey_chord_name(const struct chord *chord, char *out, size_t size)
{
    const char *name = SDL_GetKeyName(chord->key);
    snprintf(out, size, "%s%s%s%s", chord->ctrl ? "Ctrl+" : "", chord->alt ? "Alt+" : "",
             chord->shift ? "Shift+" : "", text_equal(name, "Escape") ? "Esc" : name);
}

bool hotkey_chord_equal(const struct chord *a, const struct chord *b)
{
    return a->key == b->key && a->shift == b->shift && a->ctrl == b->ctrl &&
           a->alt == b->alt;
}

const struct hotkey *hotkey_on(const struct hotkeys *hotkeys, const struct chord *chord)
{
    for (int i = 0; i < hotkeys->count; i++) {
        for (int j = 0; j < hotkeys->rows[i].count; j++) {
            if (hotkey_chord_equal(&hotkeys->rows[i].chords[j], chord)) {
                return &hotkeys->rows[i];
            }
        }
    }
    return NULL;
}

int hotkey_digit(int key)
{
    if (key >= SDLK_0 && key <= SDLK_9) {
        return key - SDLK_0;
    }
    if (key >= SDLK_KP_1 && key <= SDLK_KP_9) {
        return key - SDLK_KP_1 + 1;
    }
    return key == SDLK_KP_0 ? 0 : -1;
}

bool hotkey_is_plain(const struct chord *chord)
{
    return !chord->shift && !chord->ctrl && !chord->alt;
}
