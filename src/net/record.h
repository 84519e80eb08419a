// record.h
// Recordings: JSON lines, the raw text of every message with its arrival time, every REST
// answer and every cue. The same form serves as day script for the simulator.
//
//   {"at":1.250,"feed":"track","text":"..."}            a WebSocket message; an object
//                                                       stands for its JSON text
//   {"at":1.250,"feed":"track","event":"latest_attempt","data":{...}}
//                                                       Pusher: wrapped for the channel
//   {"at":1.250,"feed":"track","get":"event/12/1/1/json/","status":200,"body":{...}}
//                                                       what a GET answers from then on
//   {"at":1.250,"feed":"track","link":"open"}           or "closed", with "code"
//   {"at":1.250,"cue":"dismiss lower"}
//
// Threads: any thread may write a record; a script is read by one.
#ifndef NET_RECORD_H
#define NET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct record;

// NULL with a line for a person if the file cannot be made.
struct record *record_create(const char *path, int64_t start_ns, char *error,
                             size_t error_size);
void record_destroy(struct record *record); // NULL is fine
void record_text(struct record *record, int64_t at_ns, const char *feed, struct str text);
void record_answer(struct record *record, int64_t at_ns, const char *feed,
                   const char *path, int status, struct str body);
void record_link(struct record *record, int64_t at_ns, const char *feed, const char *link,
                 int code);
void record_cue(struct record *record, int64_t at_ns, const char *words);

enum script_kind { SCRIPT_TEXT, SCRIPT_PUSH, SCRIPT_ANSWER, SCRIPT_LINK, SCRIPT_CUE };

struct script_line {
    enum script_kind kind;
    int64_t at_ms;
    int number;       // line in the file
    const char *feed; // NULL for cues
    const char *name; // PUSH: event; ANSWER: path; LINK: open, closed; CUE: words
    struct str text;  // TEXT; PUSH: data as JSON; ANSWER: body
    int code;         // ANSWER: status; LINK: close code
};

struct script {
    struct script_line *lines; // in order of time
    int count;
    int64_t length_ms;   // at_ms of the last line
    struct arena *arena; // owned
};

// Bad lines are an error that names file and line.
struct script *script_load(const char *path, char *error, size_t error_size);
void script_destroy(struct script *script); // NULL is fine

#endif
