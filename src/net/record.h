// record.h
// Recordings: JSON lines, the raw text of every message with its arrival time, every REST
// answer, every webhook and every cue. The same form serves as day script for the
// simulator.
//
//   {"at":1.250,"feed":"track","text":"..."}            a WebSocket message; an object
//                                                       stands for its JSON text
//   {"at":1.250,"feed":"track","event":"latest_attempt","data":{...}}
//                                                       Pusher: wrapped for the channel
//   {"at":1.250,"feed":"track","get":"event/12/1/1/json/","status":200,"body":{...}}
//                                                       what a GET answers from then on
//   {"at":1.250,"feed":"track","link":"open"}           or "closed", with "code"; or
//                                                       "refused", with the status
//   {"at":1.250,"feed":"tri","hook":{...}}              the body of a webhook
//   {"at":1.250,"cue":"dismiss lower"}
//   {"at":0,"epoch":1780315200.000}                     the wall clock then
//
// A day script may leave times open, so that they are of today when it is served. Seconds
// count from its start:
//   "{{epoch+12.5}}"  seconds since 1970, a number: quotes around it go
//   "{{iso+12.5}}"    2026-06-01T12:00:12.500Z
//
// Threads: any thread may write a record; a script is read by one.
#ifndef NET_RECORD_H
#define NET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct record;

// NULL with a line for a person if the file cannot be made. An earlier recording of that
// name is kept under another.
struct record *record_create(const char *path, int64_t start_ns, char *error,
                             size_t error_size);
void record_destroy(struct record *record); // NULL is fine
// The file can take no more, and what comes is lost.
bool record_failed(struct record *record);
void record_text(struct record *record, int64_t at_ns, const char *feed, struct str text);
void record_answer(struct record *record, int64_t at_ns, const char *feed,
                   const char *path, int status, struct str body);
void record_hook(struct record *record, int64_t at_ns, const char *feed, struct str body);
void record_link(struct record *record, int64_t at_ns, const char *feed, const char *link,
                 int code);
void record_cue(struct record *record, int64_t at_ns, const char *words);

// Only the first time: what the wall clock says at at_ns.
void record_epoch(struct record *record, int64_t at_ns, int64_t wall_ms);

enum script_kind {
    SCRIPT_TEXT,
    SCRIPT_PUSH,
    SCRIPT_ANSWER,
    SCRIPT_LINK,
    SCRIPT_CUE,
    SCRIPT_HOOK,
    SCRIPT_ABOUT, // never among a script's lines
};

struct script_line {
    enum script_kind kind;
    int64_t at_ms;
    int number;       // line in the file
    const char *feed; // NULL for cues
    const char *name; // PUSH: event; ANSWER: path; LINK: open..; CUE: words
    struct str text;  // TEXT; PUSH: data as JSON; ANSWER, HOOK: body
    int code;         // ANSWER: status; LINK: close code, or status if refused
};

struct script {
    struct script_line *lines; // in order of time
    int count;
    int64_t length_ms;   // at_ms of the last line
    int64_t epoch_ms;    // the wall clock at 0: told, or else always the same
    struct arena *arena; // owned
};

// Bad lines are an error that names file and line.
struct script *script_load(const char *path, char *error, size_t error_size);
void script_destroy(struct script *script); // NULL is fine

// A line's text with its open times filled in, for a day that begins at epoch_ms. Text
// without any stays where it is, anything else is in the arena and terminated.
struct str script_expand(struct str text, int64_t epoch_ms, struct arena *arena);

#endif
