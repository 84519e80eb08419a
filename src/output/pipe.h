// pipe.h
// Raw BGRA frames at a constant rate into a command (ffmpeg, a v4l2 or NDI sender) or
// standard output. Live, a thread of its own writes whatever the picture is at each tick;
// a reader that is too slow loses frames, which are counted, and never holds up the show.
//
// Threads: all on main; one writer thread inside, which only calls `news`.
#ifndef OUTPUT_PIPE_H
#define OUTPUT_PIPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/canvas.h"
#include "draw/damage.h"
#include "output/key.h"

struct pipe_out;

// command "-" is standard output. NULL with a line for a person.
struct pipe_out *pipe_create(const char *command, int width, int height, char *error,
                             size_t error_size);
// Waits for the command to finish what it was given. Returns false if it failed. Live,
// a frame that is not taken within three seconds is cut short, and who had stopped
// reading is made to end, which is no failure.
bool pipe_destroy(struct pipe_out *pipe); // NULL is fine: true

// One frame, now, waiting until it is written (virtual clock). False if nobody reads.
bool pipe_write(struct pipe_out *pipe, const uint32_t *pixels);

// Starts the live writer at this rate. If nobody reads any more it ends. It calls `news`,
// on its own thread, when what the next two say has changed.
bool pipe_start(struct pipe_out *pipe, double rate, void (*news)(void *context),
                void *context);
bool pipe_broken(struct pipe_out *pipe); // nobody reads the live writer's frames
bool pipe_stuck(struct pipe_out *pipe);  // its reader has taken nothing for a second
// Keys the damaged parts into the picture that the writer sends from now on.
void pipe_publish(struct pipe_out *pipe, const struct key *key,
                  const struct canvas *canvas, const struct damage *damage);
int64_t pipe_dropped(struct pipe_out *pipe); // those of a frame that is stuck, too

#endif
