// shared.h
// A picture shared with the X server: the shortest way there is from memory to a screen
// without a GPU.
#ifndef BENCH_SHARED_H
#define BENCH_SHARED_H

#include <stdint.h>

struct shared;

// Over the whole screen, hidden. Ends the program with a line for a person if the server
// shares no memory.
struct shared *shared_open(int width, int height);
void shared_close(struct shared *shared);
uint32_t *shared_pixels(struct shared *shared); // rows of the width
void shared_show(struct shared *shared, int shown);
// Until the server has taken it.
void shared_put(struct shared *shared, int x, int y, int w, int h);

#endif
