// key_range.h
// What is done to keyed rows last: the limited range of video, and the one-cable form of
// Datavideo's keyers, whose red is luma, green Cb and Cr in turn, blue the matte.
// The form is CasparCG's datavideo output; ITU-R BT.709 gives coefficients and ranges.
//
// Threads: pure functions.
#ifndef OUTPUT_KEY_RANGE_H
#define OUTPUT_KEY_RANGE_H

#include <stdint.h>

// Levels 0..255 to 16..235, in place; alpha stays.
void key_limit_row(uint32_t *row, int count);
// Premultiplied pixels to the one-cable form, in place. row begins at an even x. Cb and
// Cr are those of the pair's common colour, so that an edge inside a pair keeps its hue.
void key_video_row_limited(uint32_t *row, int count);
void key_video_row_full(uint32_t *row, int count);

#endif
