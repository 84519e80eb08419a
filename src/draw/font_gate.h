// font_gate.h
// What is let to FreeType: regular files that are fonts, and whole. A theme may be read
// while somebody still copies into it.
//
// Threads: any.
#ifndef DRAW_FONT_GATE_H
#define DRAW_FONT_GATE_H

// NULL: a font. Else what the file is found to be, for a person.
const char *font_gate(const char *path);

#endif
