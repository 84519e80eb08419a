// What is met and not understood, each kind of it told once.
#define LOG_MODULE "minicup"
#include "base/log.h"
#include "feed/minicup_state.h"

enum { EXCERPT = 200 };

static const char *const doubt_words[DOUBTS] = {
    [DOUBT_NONE] = "",
    [DOUBT_KIND] = "a message of a kind that is not known",
    [DOUBT_STATE] = "a match in a state that is not known",
    [DOUBT_EVENT] = "an event of a type that is not known",
    [DOUBT_PART] = "a part of a wrong kind, of another match, or without an id",
};

void minicup_complain(struct feed *feed, const struct minicup_view *view, struct str text)
{
    size_t len = text.len < EXCERPT ? text.len : EXCERPT;
    for (int i = 0; i < DOUBTS; i++) {
        if (view->doubts[i] && !feed->told[i]) {
            feed->told[i] = true;
            const char *part = text_clean(
                view->arena, arena_strndup(view->arena, text.data, len), EXCERPT);
            log_warn("%s; more of this kind are only counted: %s", doubt_words[i],
                     part ? part : "");
        }
    }
}

void minicup_complain_broken(struct feed *feed, const char *problem)
{
    if (!feed->told_broken) {
        feed->told_broken = true;
        log_warn("message: %s; more of this kind are only counted", problem);
    }
}
