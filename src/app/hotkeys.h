// hotkeys.h
// Keys to cues. Actions have names (DESIGN section 7); the show file may give each other
// keys, several or none. A digit starts a call-up that Enter ends.
//
// Threads: main only.
#ifndef APP_HOTKEYS_H
#define APP_HOTKEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum {
    HOTKEYS_MAX = 24,
    HOTKEYS_DIGITS = 12,
    HOTKEY_CHORDS = 4,       // keys of one action
    HOTKEYS_TWICE_MS = 400,  // pressed again sooner, a take or veto was not meant
    HOTKEYS_TYPING_MS = 5000 // a call-up is forgotten when nothing more is typed
};

struct chord {
    int key; // SDL keycode
    bool shift, ctrl, alt;
    bool spare; // by default; goes where the show file puts something else there
};

struct hotkey {
    const char *action; // as the show file names it
    const char *words;  // the cue it speaks; NULL: the list of keys
    const char *help;
    bool once; // not twice by accident
    struct chord chords[HOTKEY_CHORDS];
    int count;
    bool was_pressed;
    int64_t pressed_ms;
};

struct hotkeys {
    struct hotkey rows[HOTKEYS_MAX];
    int count;
    char digits[HOTKEYS_DIGITS + 1]; // the call-up being typed
    int64_t typed_ms;
    char words[HOTKEYS_DIGITS + 8];
};

enum hotkey_meaning {
    HOTKEY_NOTHING, // or a digit of a call-up
    HOTKEY_CUE,
    HOTKEY_HELP,
    HOTKEY_TWICE // would have been a cue, but the same was pressed just before
};

struct hotkey_press {
    enum hotkey_meaning meaning;
    const char *words; // of the cue; they live until the next press
};

struct hotkeys hotkeys_default(void);
// "take", "Ctrl+Space": one more key of it. False with what was expected, naming the
// nearest known, or if there are too many.
bool hotkeys_add(struct hotkeys *hotkeys, const char *action, const char *key,
                 char *error, size_t error_size);
// No key at all.
bool hotkeys_free(struct hotkeys *hotkeys, const char *action, char *error,
                  size_t error_size);
// Two actions on one key, or one on a digit: false with their names.
bool hotkeys_check(const struct hotkeys *hotkeys, char *error, size_t error_size);
// The key that is meant by one that gave `key` at this place of the keyboard (SDL's
// scancode): where letters are not Latin it is the Latin one of that place, unless the
// show file names theirs.
int hotkeys_key(const struct hotkeys *hotkeys, int key, int scancode);
// `modifiers` are SDL's; now_ms by any clock that does not go back. A key that the
// keyboard repeats is no press.
struct hotkey_press hotkeys_press(struct hotkeys *hotkeys, int key, int modifiers,
                                  int64_t now_ms);
// "Shift+Esc", "Space, PageDown"; "" without a key.
void hotkeys_name(const struct hotkey *hotkey, char *out, size_t size);
// All of them, a line each.
void hotkeys_print(const struct hotkeys *hotkeys, struct buf *out);
// [{"action":"take","help":"...","keys":["Space","Ctrl+K"]}, ...], without spare ones.
void hotkeys_to_json(const struct hotkeys *hotkeys, struct buf *out);

#endif
