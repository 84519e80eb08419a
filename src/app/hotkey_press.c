// What a key that was pressed means.
#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

#include "app/hotkey_chord.h"

static void type_digit(struct hotkeys *hotkeys, int digit, int64_t now_ms)
{
    size_t typed = strlen(hotkeys->digits);
    if (typed < HOTKEYS_DIGITS) {
        hotkeys->digits[typed] = (char)('0' + digit);
        hotkeys->digits[typed + 1] = '\0';
    }
    hotkeys->typed_ms = now_ms;
}

static bool is_named(const struct hotkeys *hotkeys, int key)
{
    for (int i = 0; i < hotkeys->count; i++) {
        for (int j = 0; j < hotkeys->rows[i].count; j++) {
            if (hotkeys->rows[i].chords[j].key == key) {
                return true;
            }
        }
    }
    return false;
}

int hotkeys_key(const struct hotkeys *hotkeys, int key, int scancode)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"; // from SDL_SCANCODE_A
    static const char signs[] = "-=[]\\#;'`,./";                // from SDL_SCANCODE_MINUS
    enum { LAST_LATIN = 0x24F };
    bool foreign = key > LAST_LATIN && !(key & SDLK_SCANCODE_MASK);
    if (!foreign || is_named(hotkeys, key)) {
        return key;
    }
    if (scancode >= SDL_SCANCODE_A && scancode <= SDL_SCANCODE_Z) {
        return letters[scancode - SDL_SCANCODE_A];
    }
    return scancode >= SDL_SCANCODE_MINUS && scancode <= SDL_SCANCODE_SLASH
               ? signs[scancode - SDL_SCANCODE_MINUS]
               : key;
}

// On some keyboards (French, Czech) digits are typed with Shift.
static int typed_digit(const struct hotkeys *hotkeys, const struct chord *pressed)
{
    bool alone = !pressed->ctrl && !pressed->alt;
    return alone && !hotkey_on(hotkeys, pressed) ? hotkey_digit(pressed->key) : -1;
}

// Digits then Enter name a bib. Backspace takes one back, Escape all; any other key
// forgets them and does its own work. True if that was all that the key meant.
static bool call_up(struct hotkeys *hotkeys, const struct chord *pressed, int64_t now_ms,
                    struct hotkey_press *out)
{
    size_t typed = strlen(hotkeys->digits);
    int digit = typed_digit(hotkeys, pressed);
    bool enter = pressed->key == SDLK_RETURN || pressed->key == SDLK_KP_ENTER;
    if (typed && now_ms - hotkeys->typed_ms > HOTKEYS_TYPING_MS) {
        hotkeys->digits[0] = '\0';
        typed = 0;
    }
    if (digit >= 0) {
        type_digit(hotkeys, digit, now_ms);
        return true;
    }
    if (typed && pressed->key == SDLK_BACKSPACE) {
        hotkeys->digits[typed - 1] = '\0';
        hotkeys->typed_ms = now_ms;
        return true;
    }
    if (typed && enter) {
        snprintf(hotkeys->words, sizeof(hotkeys->words), "call %s", hotkeys->digits);
        *out = (struct hotkey_press){HOTKEY_CUE, hotkeys->words};
    }
    hotkeys->digits[0] = '\0';
    return typed && (enter || (pressed->key == SDLK_ESCAPE && hotkey_is_plain(pressed)));
}

static bool is_modifier(int key)
{
    return key == SDLK_LSHIFT || key == SDLK_RSHIFT || key == SDLK_LCTRL ||
           key == SDLK_RCTRL || key == SDLK_LALT || key == SDLK_RALT ||
           key == SDLK_LGUI || key == SDLK_RGUI || key == SDLK_MODE ||
           key == SDLK_NUMLOCKCLEAR || key == SDLK_CAPSLOCK;
}

static bool is_twice(struct hotkey *row, int64_t now_ms)
{
    bool twice =
        row->once && row->was_pressed && now_ms - row->pressed_ms < HOTKEYS_TWICE_MS;
    row->was_pressed = true;
    row->pressed_ms = now_ms;
    return twice;
}

struct hotkey_press hotkeys_press(struct hotkeys *hotkeys, int key, int modifiers,
                                  int64_t now_ms)
{
    struct chord pressed = {.key = key,
                            .shift = (modifiers & KMOD_SHIFT) != 0,
                            .ctrl = (modifiers & KMOD_CTRL) != 0,
                            .alt = (modifiers & (KMOD_ALT | KMOD_GUI)) != 0};
    struct hotkey_press out = {HOTKEY_NOTHING, NULL};
    if (is_modifier(key) || call_up(hotkeys, &pressed, now_ms, &out)) {
        return out;
    }
    const struct hotkey *found = hotkey_on(hotkeys, &pressed);
    if (!found) {
        return out;
    }
    struct hotkey *row = &hotkeys->rows[found - hotkeys->rows];
    enum hotkey_meaning meaning = is_twice(row, now_ms) ? HOTKEY_TWICE
                                  : row->words          ? HOTKEY_CUE
                                                        : HOTKEY_HELP;
    return (struct hotkey_press){meaning, row->words};
}
