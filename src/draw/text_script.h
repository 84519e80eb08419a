// text_script.h
// Which script a character belongs to, and which characters hang on the one before.
//
// Threads: pure functions.
#ifndef DRAW_TEXT_SCRIPT_H
#define DRAW_TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

// Four letters of ISO 15924 in a word; 0 for characters that every script shares.
uint32_t script_of(uint32_t code_point);
uint32_t script_latin(void);
// Letters change shape with their neighbours, so they are never set apart.
bool script_joins(uint32_t script);
// Combining marks, joiners, variation selectors, skin tones.
bool script_extends(uint32_t code_point);
// A picture, a symbol or a sign that only joins or varies others: a line says the same
// without it. Letters are none, wherever they stand.
bool script_is_picture(uint32_t code_point);
// A mark that no letter is composed with, so that its letter reads the same without it.
bool script_is_loose_mark(uint32_t code_point);
// May reach further below the baseline than Latin, Greek and Cyrillic do, for which faces
// are drawn and scenes laid out.
bool script_is_deep(uint32_t code_point);
// Steers direction, draws nothing.
bool script_steers(uint32_t code_point);

#endif
