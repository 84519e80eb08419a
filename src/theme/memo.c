#include "theme/memo.h"

#include <stdlib.h>

#include "base/arena.h"
#include "theme/arrange.h"
#include "theme/emit.h"
#include "theme/rim.h"

// What a layout depends on, and what came of it, in an arena of its own. Values are
// copied: those that were given may be gone, or be others in the same place.
struct kept {
    struct arena arena;
    const struct scene_part *scene; // NULL: free
    struct values values;
    int page;
    int width, height;
    bool even;
    uint32_t key;
    uint64_t pictures; // their version
    const struct node *root;
    const struct draw_item *still; // of the scene at rest, once that was asked for
    int still_count;
    uint64_t used; // turn of its last use
};

struct theme_memo {
    struct kept kept[MEMO_SCENES];
    uint64_t turn;
};

struct theme_memo *theme_memo_create(void)
{
    return xalloc(sizeof(struct theme_memo));
}

void theme_memo_destroy(struct theme_memo *memo)
{
    for (int i = 0; memo && i < MEMO_SCENES; i++) {
        arena_finish(&memo->kept[i].arena);
    }
    free(memo);
}

static struct node *lay_out(const struct frame *frame, const struct scene_part *scene,
                            const struct values *values, int page,
                            const struct past *past)
{
    struct node *root = node_build(frame, &scene->root, values, page, past);
    if (!root->hidden) {
        arrange_scene(frame, root);
    }
    if (!root->hidden && rim_wanted(frame)) {
        rims_mark(frame, root);
    }
    return root;
}

static uint64_t pictures_of(const struct frame *frame)
{
    const struct theme_pictures *pictures = frame->pictures;
    return !pictures ? 0 : frame->before ? pictures->version_before : pictures->version;
}

// The scene for this output, whatever it says.
static bool is_scene(const struct kept *kept, const struct frame *frame,
                     const struct scene_part *scene)
{
    return kept->scene == scene && kept->width == frame->width &&
           kept->height == frame->height && kept->even == frame->even &&
           kept->key == frame->key && kept->pictures == pictures_of(frame);
}

static bool is_of(const struct kept *kept, const struct frame *frame,
                  const struct scene_part *scene, const struct values *values, int page)
{
    return is_scene(kept, frame, scene) && kept->page == page &&
           values_equal(&kept->values, values);
}

static struct kept *oldest_of(struct theme_memo *memo)
{
    struct kept *oldest = &memo->kept[0];
    for (int i = 1; i < MEMO_SCENES; i++) {
        oldest = memo->kept[i].used < oldest->used ? &memo->kept[i] : oldest;
    }
    return oldest;
}

// The newest of the scene, unless its place is needed.
static struct past past_of(const struct theme_memo *memo, const struct frame *frame,
                           const struct scene_part *scene, const struct kept *taken)
{
    const struct kept *newest = NULL;
    for (int i = 0; i < MEMO_SCENES; i++) {
        const struct kept *kept = &memo->kept[i];
        if (kept != taken && is_scene(kept, frame, scene) &&
            (!newest || kept->used > newest->used)) {
            newest = kept;
        }
    }
    return newest ? (struct past){newest->root, &newest->values, newest->page}
                  : (struct past){.root = NULL};
}

static struct kept *make(struct theme_memo *memo, const struct frame *frame,
                         const struct scene_part *scene, const struct values *values,
                         int page)
{
    struct kept *kept = oldest_of(memo);
    struct past past = past_of(memo, frame, scene, kept);
    struct arena arena = kept->arena;
    arena_reset(&arena);
    *kept = (struct kept){.arena = arena,
                          .scene = scene,
                          .page = page,
                          .width = frame->width,
                          .height = frame->height,
                          .even = frame->even,
                          .key = frame->key,
                          .pictures = pictures_of(frame)};
    struct frame own = *frame;
    own.arena = &kept->arena;
    kept->values = values_copy(values, &kept->arena);
    kept->root = lay_out(&own, scene, &kept->values, page, &past);
    return kept;
}

static struct kept *kept_for(struct theme_memo *memo, const struct frame *frame,
                             const struct scene_part *scene, const struct values *values,
                             int page)
{
    struct kept *found = NULL;
    for (int i = 0; i < MEMO_SCENES && !found; i++) {
        found = is_of(&memo->kept[i], frame, scene, values, page) ? &memo->kept[i] : NULL;
    }
    found = found ? found : make(memo, frame, scene, values, page);
    found->used = ++memo->turn;
    return found;
}

const struct node *memo_lay_out(struct theme_memo *memo, const struct frame *frame,
                                const struct scene_part *scene,
                                const struct values *values, int page)
{
    static const struct past none = {.root = NULL};
    return memo ? kept_for(memo, frame, scene, values, page)->root
                : lay_out(frame, scene, values, page, &none);
}

// Nothing in the list may live shorter than the layout.
static void emit_still(const struct frame *frame, struct kept *kept,
                       struct draw_list *out)
{
    struct frame own = *frame;
    own.arena = &kept->arena;
    const struct stage stage = {
        .frame = &own, .out = out, .in_ms = -1, .out_ms = -1, .change_ms = -1};
    int first = out->count;
    emit_scene(&stage, kept->root, NULL);
    kept->still_count = out->count - first;
    kept->still = arena_copy(&kept->arena, out->items + first,
                             (size_t)kept->still_count * sizeof(*kept->still));
}

void memo_put_still(struct theme_memo *memo, const struct frame *frame,
                    const struct scene_part *scene, const struct values *values, int page,
                    struct draw_list *out)
{
    struct kept *kept = kept_for(memo, frame, scene, values, page);
    if (kept->still) {
        draw_append(out, kept->still, kept->still_count);
    } else {
        emit_still(frame, kept, out);
    }
}
