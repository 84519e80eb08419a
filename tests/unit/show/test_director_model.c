// Every sequence of six moves of feeds, operator and time, one after the other. What two
// sequences have made the same is looked at once.
#include "director_state.h"

enum { LENGTH = 6, STATES_MAX = 1 << 17, WAIT_MAX = 400 };

// Left alone and unpinned, everything comes to an end.
static void check_ends(struct model *model)
{
    int looks = 0;
    cue(model, CUE_UNPIN, false);
    for (int64_t next;
         !model->broken && (next = director_next(model->director)) < INT64_MAX;) {
        model->now_ms = next;
        director_step(model->director, next);
        model->broken = ++looks > WAIT_MAX ? "no state looks for ever" : model->broken;
    }
    if (director_air(model->director, LAYER_LOWER)->state != AIR_OFF ||
        director_waiting_count(model->director)) {
        model->broken = "nothing is stuck";
    }
}

// A state by the moves that led to it.
struct sequence {
    unsigned char moves[LENGTH];
    int length;
};

struct search {
    struct sequence *found;
    int count;
    uint64_t *seen; // by hash; 0: free
    const char *broken;
};

static bool is_new(struct search *search, uint64_t state)
{
    size_t place = state % (2 * STATES_MAX);
    while (search->seen[place] && search->seen[place] != state) {
        place = (place + 1) % (2 * STATES_MAX);
    }
    bool fresh = !search->seen[place];
    search->seen[place] = state;
    return fresh;
}

static void replay(struct model *model, const struct sequence *sequence)
{
    for (int i = 0; i < sequence->length && !model->broken; i++) {
        make_move(model, sequence->moves[i]);
    }
}

static void complain(const struct sequence *sequence, const char *broken)
{
    printf("  %s:", broken);
    for (int i = 0; i < sequence->length; i++) {
        printf(" %s,", moves[sequence->moves[i]].name);
    }
    printf("\n");
}

static void follow(struct search *search, const struct scene_rule *rule,
                   struct sequence sequence, int move)
{
    struct model model;
    begin(&model, rule);
    sequence.moves[sequence.length++] = (unsigned char)move;
    replay(&model, &sequence);
    bool fresh = !model.broken && is_new(search, state_of(&model));
    if (fresh) {
        check_ends(&model);
    }
    if (model.broken) {
        complain(&sequence, model.broken);
        search->broken = model.broken;
    } else if (fresh && sequence.length < LENGTH && search->count < STATES_MAX) {
        search->found[search->count++] = sequence;
    }
    end(&model);
}

static const char *search_all(const struct scene_rule *rule)
{
    struct search search = {.found = xalloc(STATES_MAX * sizeof(struct sequence)),
                            .seen = xalloc(2 * STATES_MAX * sizeof(uint64_t)),
                            .count = 1};
    for (int at = 0; at < search.count && !search.broken; at++) {
        for (int move = 0; move < MOVES && !search.broken; move++) {
            follow(&search, rule, search.found[at], move);
        }
    }
    const char *broken =
        search.count == STATES_MAX ? "there is room for all states" : search.broken;
    printf("  %d states\n", search.count);
    free(search.found);
    free(search.seen);
    return broken ? broken : "all held";
}

TEST(every_sequence_of_six_moves_keeps_the_rules)
{
    CHECK_STR(search_all(&(struct scene_rule){.announce_ms = 0}), "all held");
}

TEST(every_sequence_of_six_moves_keeps_the_rules_of_announcing_and_resting)
{
    CHECK_STR(search_all(&(struct scene_rule){.announce_ms = 2000, .cooldown_ms = 3000}),
              "all held");
}

static const struct check_case cases[] = {
    CASE(every_sequence_of_six_moves_keeps_the_rules),
    CASE(every_sequence_of_six_moves_keeps_the_rules_of_announcing_and_resting),
};
CHECK_MAIN(cases)
