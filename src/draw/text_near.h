// text_near.h
// What is read for a letter or a sign that no font has: the plain letter it is made of
// (Unicode, UnicodeData.txt) or looks like, the plain sign for a typesetter's one.
//
// Threads: pure functions.
#ifndef DRAW_TEXT_NEAR_H
#define DRAW_TEXT_NEAR_H

#include <stdint.h>

// 0: nothing is near. What is near may itself have something nearer to ASCII.
uint32_t near_character(uint32_t code_point);

#endif
