// text_absent.h
// What no font of the face has, so that no box comes on air. A letter gives way to the
// plain one that it is made of; a picture, a sign or a loose mark is left out without a
// gap; where nothing stands for a letter its whole word goes, because a name that lost a
// letter is another name. Each is told once.
//
// Threads: main only.
#ifndef DRAW_TEXT_ABSENT_H
#define DRAW_TEXT_ABSENT_H

#include "draw/text_run.h"

// What it leaves out closes up, so that clusters and files are to be found anew.
void absent_settle(struct run_line *line, struct fonts *fonts, const int *files,
                   int file_count);
// What comes of such a character, in words; NULL: some font has it, or the line says the
// same without it, as it does without a picture where `signs` do not count.
const char *absent_instead(struct fonts *fonts, const int *files, int file_count,
                           uint32_t code_point, bool signs);

#endif
