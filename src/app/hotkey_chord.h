// hotkey_chord.h
// A key with its modifiers as people write it: "Ctrl+Q", "Esc", "PgDn".
//
// Threads: main only.
#ifndef APP_HOTKEY_CHORD_H
#define APP_HOTKEY_CHORD_H

#include "app/hotkeys.h"

// False if there is no such key.
bool hotkey_chord(const char *text, struct chord *out);
void hotkey_chord_name(const struct chord *chord, char *out, size_t size);

#endif
