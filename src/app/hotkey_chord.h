// hotkey_chord.h
// A key with its modifiers as people write it: "Ctrl+Q", "Esc", "PgDn"; and what is on
// it.
//
// Threads: main only.
#ifndef APP_HOTKEY_CHORD_H
#define APP_HOTKEY_CHORD_H

#include "app/hotkeys.h"

// False if there is no such key.
bool hotkey_chord(const char *text, struct chord *out);
void hotkey_chord_name(const struct chord *chord, char *out, size_t size);
bool hotkey_chord_equal(const struct chord *a, const struct chord *b);
bool hotkey_is_plain(const struct chord *chord); // without modifiers
// The first action that has this key, NULL if none.
const struct hotkey *hotkey_on(const struct hotkeys *hotkeys, const struct chord *chord);
int hotkey_digit(int key); // -1: it is none

#endif
