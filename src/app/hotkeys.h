// hotkeys.h
// Keys to cues. Actions have names (DESIGN section 7); the show file may give each
// another key. A digit starts a call-up that Enter ends.
//
// Threads: main only.
#ifndef APP_HOTKEYS_H
#define APP_HOTKEYS_H

#include <stdbool.h>
#include <stddef.h>

enum { HOTKEYS_MAX = 24, HOTKEYS_DIGITS = 12 };

struct hotkey {
    const char *action; // as the show file names it
    const char *words;  // the cue it speaks
    const char *help;
    int key; // SDL keycode
    bool shift, ctrl, alt;
};

struct hotkeys {
    struct hotkey rows[HOTKEYS_MAX];
    int count;
    char digits[HOTKEYS_DIGITS + 1]; // the call-up being typed
};

struct hotkeys hotkeys_default(void);
// "take", "Ctrl+Space". False with what was expected, naming the nearest known.
bool hotkeys_set(struct hotkeys *hotkeys, const char *action, const char *key,
                 char *error, size_t error_size);
// Two actions on one key: false with both names.
bool hotkeys_check(const struct hotkeys *hotkeys, char *error, size_t error_size);
// The cue's words for a key press, NULL if it means nothing. `modifiers` are SDL's. The
// words live until the next press.
const char *hotkeys_press(struct hotkeys *hotkeys, int key, int modifiers, char *words,
                          size_t words_size);
// "Shift+Esc".
void hotkeys_name(const struct hotkey *hotkey, char *out, size_t size);

#endif
