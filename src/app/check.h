// check.h
// Before the show: whether theme and show file hold, what a keyer would take from them,
// and whether the names of the start lists can be set.
//
// Threads: main only.
#ifndef APP_CHECK_H
#define APP_CHECK_H

#include "app/config.h"
#include "app/programme.h"
#include "app/report.h"
#include "theme/lint.h"

enum { CHECK_COLORS = 1 << 15, CHECK_USED = 4096, CHECK_TOLD = 256, CHECK_LETTERS = 64 };

// Colours that are painted with, 0xRRGGBB, each once, and where each was met first.
struct check_colors {
    uint32_t rgb[CHECK_COLORS];
    const char *where[CHECK_COLORS];
    int count;
    int own; // so many are the theme's, the rest come from pictures
};

// Pictures that will be seen, as paths under the theme's images, each once, and where:
// those that scenes name themselves, and the flags of who is in a start list.
struct check_used {
    const char *pictures[CHECK_USED], *where[CHECK_USED];
    int count;
};

void check_use(struct report *report, struct check_used *used, const char *picture,
               const char *where);
// A scene at rest, with these values, in the programme's size.
void check_lay_out(struct programme *programme, const char *scene,
                   const struct values *values, struct draw_list *out);
// What one scene is looked at with.
struct check_look {
    struct report *report;
    struct programme *programme;
    struct check_colors *colors;
    struct check_used *used;
    struct arena arena;                   // of the list that is looked at
    struct lint_finding told[CHECK_TOLD]; // of this scene; each kind and measure once
    int told_count;
    uint32_t letters[CHECK_LETTERS]; // of this scene that no font has, each told once
    int letter_count;
};

// Turns pictures that text lies on into boxes in their colours there.
void check_plates(struct draw_list *list);
// A scene as its sample has it, with one thing changed, or with all values there may be,
// some of which never come together.
enum check_state { CHECK_SAMPLE, CHECK_CHANGED, CHECK_CROWDED };
// The scene with these values, which `place` names. Its colours and pictures are
// collected.
void check_look_at(struct check_look *look, const char *scene,
                   const struct values *values, const char *place,
                   enum check_state state);
// In the states that the sample does not show.
void check_states(struct check_look *look, const char *scene,
                  const struct values *sample);
// With its list empty, and as long as it gets.
void check_lists(struct check_look *look, const char *scene, const struct values *sample);
// Every scene is laid out with its sample and in its other states, and looked at.
void check_scenes(struct report *report, struct programme *programme,
                  struct check_colors *colors, struct check_used *used);
// Values that scenes of the theme name and nothing ever gives.
void check_bindings(struct report *report, const char *theme_dir);
// Colours that cover more than a trifle of a picture: of the theme's, and of those in the
// folder beside the show file (NULL: there is none), which are there to be seen.
void check_pictures(struct report *report, const struct programme *programme,
                    const char *show, struct check_colors *colors,
                    struct check_used *used);
// What keyers make of the colours; the best key; what to dial in.
void check_keying(struct report *report, const struct output_config *output,
                  const struct check_colors *colors, const struct check_used *used);

// Where the operator's standing orders are to be kept.
void check_orders(struct report *report, const struct config *config);
// Names as the feeds know them, and whose flags will come. Asks the feeds' servers, or
// reads them from a file that has the answer of the first feed.
void check_names(struct report *report, struct programme *programme,
                 const struct config *config, const char *file, struct check_used *used);

#endif
