#include "theme/motion.h"

// About one frame: how far into a motion its first frame is.
enum { FIRST_STEP_MS = 20 };
enum { DELAY_MAX_MS = 5000, DURATION_MAX_MS = 3000 };

static const char *const phase_keys[] = {"in", "out", "change"};
static const char *const type_words[] = {"wipe", "slide", "flip", "move"};
static const char *const ease_words[] = {"linear", "in", "out", "inout"};
static const char *const edge_words[] = {"left", "top", "right", "bottom"};
static const char *const keys_from[] = {"type", "from", "delay", "duration", "ease"};
static const char *const keys_to[] = {"type", "to", "delay", "duration", "ease"};

// Enter slowing down, leave speeding up, change gently at both ends.
static const struct motion defaults[] = {
    [PHASE_IN] = {.duration_ms = 200, .ease = EASE_OUT},
    [PHASE_OUT] = {.duration_ms = 160, .ease = EASE_IN},
    [PHASE_CHANGE] = {.duration_ms = 240, .ease = EASE_IN_OUT},
};

static bool motion_read(struct reader *reader, const struct json *object,
                        enum motion_phase phase, struct motion *out)
{
    *out = defaults[phase];
    int type = out->type, edge = out->edge, ease = out->ease;
    bool leaves = phase == PHASE_OUT;
    if (!reader_keys(reader, object, leaves ? keys_to : keys_from, 5) ||
        !reader_word(reader, object, "type", type_words, phase == PHASE_CHANGE ? 4 : 3,
                     &type) ||
        !reader_word(reader, object, leaves ? "to" : "from", edge_words, 4, &edge) ||
        !reader_word(reader, object, "ease", ease_words, 4, &ease) ||
        !reader_int(reader, object, "delay", 0, DELAY_MAX_MS, &out->delay_ms) ||
        !reader_int(reader, object, "duration", 0, DURATION_MAX_MS, &out->duration_ms)) {
        return false;
    }
    if (!json_get(object, "type")) {
        return reader_expected(reader, "a motion with a \"type\"", object);
    }
    out->type = (enum motion_type)type;
    out->edge = (enum motion_edge)edge;
    out->ease = (enum motion_ease)ease;
    return true;
}

static bool read_list(struct reader *reader, const struct json *array,
                      enum motion_phase phase, struct motions *out)
{
    int count = json_count(array);
    if (!json_is_array(array) || count > MOTION_MAX) {
        return reader_expected(reader, "an array of at most 8 motions", array);
    }
    out->list = arena_alloc(reader->arena, sizeof(out->list[0]) * (size_t)(count + 1));
    for (const struct json *c = json_first(array); c; c = json_next(c)) {
        if (!reader_enter_index(reader, out->count) ||
            !motion_read(reader, c, phase, &out->list[out->count])) {
            return false;
        }
        reader_leave(reader);
        out->count++;
    }
    return true;
}

bool motions_read(struct reader *reader, const struct json *object,
                  enum motion_phase phase, struct motions *out)
{
    const struct json *found = json_get(object, phase_keys[phase]);
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, phase_keys[phase]) ||
        !read_list(reader, found, phase, out)) {
        return false;
    }
    reader_leave(reader);
    return true;
}

int motions_end_ms(const struct motions *motions)
{
    int end = 0;
    for (int i = 0; i < motions->count; i++) {
        int last = motions->list[i].delay_ms + motions->list[i].duration_ms;
        end = last > end ? last : end;
    }
    return end;
}

double motion_ease(enum motion_ease ease, double t)
{
    double rest = 1.0 - t;
    switch (ease) {
    case EASE_IN:
        return t * t * t;
    case EASE_OUT:
        return 1.0 - rest * rest * rest;
    case EASE_IN_OUT:
        // Gentle, but every frame moves: a cubic stands still for two at either end.
        return t * t * (3.0 - 2.0 * t);
    case EASE_LINEAR:
        break;
    }
    return t;
}

double motion_progress(const struct motion *motion, int64_t at_ms)
{
    if (at_ms < motion->delay_ms) {
        return 0.0;
    }
    int64_t since = at_ms - motion->delay_ms;
    if (since >= motion->duration_ms) {
        return 1.0;
    }
    return motion_ease(motion->ease, (double)(since + FIRST_STEP_MS) /
                                         (motion->duration_ms + FIRST_STEP_MS));
}

// As floor() and ceil(), which are calls; no picture is too large for an int.
static int floor_px(double px)
{
    int whole = (int)px;
    return whole > px ? whole - 1 : whole;
}

static int ceil_px(double px)
{
    int whole = (int)px;
    return whole < px ? whole + 1 : whole;
}

int pixels_down(double px, bool even)
{
    return even ? 2 * floor_px(px / 2.0) : floor_px(px);
}

int pixels_up(double px, bool even)
{
    return even ? 2 * ceil_px(px / 2.0) : ceil_px(px);
}

int pixels_near(double px, bool even)
{
    return even ? 2 * floor_px(px / 2.0 + 0.5) : floor_px(px + 0.5);
}

struct pose pose_begin(struct rect rest, int dx, int dy, struct rect window, bool even)
{
    return (struct pose){
        .rest = rest, .dx = dx, .dy = dy, .shown = rest, .window = window, .even = even};
}

// The band of `length` pixels that touches the edge.
static struct rect band(struct rect rest, enum motion_edge edge, int length)
{
    struct rect part = rest;
    bool across = edge == EDGE_LEFT || edge == EDGE_RIGHT;
    part.w = across ? length : rest.w;
    part.h = across ? rest.h : length;
    part.x += edge == EDGE_RIGHT ? rest.w - length : 0;
    part.y += edge == EDGE_BOTTOM ? rest.h - length : 0;
    return part;
}

static struct rect flap(struct rect rest, int length, bool even)
{
    int above = pixels_down((rest.h - length) / 2.0, even);
    return (struct rect){rest.x, rest.y + above, rest.w, length};
}

// Moves everything but the band out over the edge; it stays cut at its own place.
static void slide(struct pose *pose, enum motion_edge edge, int hidden)
{
    static const int steps[][2] = {{-1, 0}, {0, -1}, {1, 0}, {0, 1}};
    pose->slide_x += steps[edge][0] * hidden;
    pose->slide_y += steps[edge][1] * hidden;
    struct rect place = pose->rest;
    place.x += pose->dx;
    place.y += pose->dy;
    pose->window = rect_intersect(pose->window, place);
}

static int whole_of(const struct pose *pose, const struct motion *motion)
{
    bool across = motion->type != MOTION_FLIP &&
                  (motion->edge == EDGE_LEFT || motion->edge == EDGE_RIGHT);
    return across ? pose->rest.w : pose->rest.h;
}

// What is seen of `whole` when it comes; more than nothing is something.
static int seen(const struct pose *pose, double visible, int whole)
{
    int length = pixels_up(visible * whole, pose->even);
    return visible >= 1.0 || length > whole ? whole : length;
}

static void show(struct pose *pose, const struct motion *motion, enum motion_edge edge,
                 int length, int whole)
{
    if (length == whole) {
        return;
    }
    if (motion->type == MOTION_SLIDE) {
        slide(pose, edge, whole - length);
        return;
    }
    struct rect part = motion->type == MOTION_FLIP ? flap(pose->rest, length, pose->even)
                                                   : band(pose->rest, edge, length);
    pose->shown = rect_intersect(pose->shown, part);
}

void pose_come(struct pose *pose, const struct motion *motion, double progress)
{
    int whole = whole_of(pose, motion);
    show(pose, motion, motion->edge, seen(pose, progress, whole), whole);
}

void pose_go(struct pose *pose, const struct motion *motion, double progress)
{
    int whole = whole_of(pose, motion);
    show(pose, motion, motion->edge, whole - seen(pose, progress, whole), whole);
}

void pose_make_way(struct pose *pose, const struct motion *motion, double progress)
{
    static const enum motion_edge opposite[] = {EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT,
                                                EDGE_TOP};
    int whole = whole_of(pose, motion);
    show(pose, motion, opposite[motion->edge], whole - seen(pose, progress, whole),
         whole);
}

void pose_enter(struct pose *pose, const struct motions *motions, int64_t at_ms)
{
    for (int i = 0; i < motions->count; i++) {
        const struct motion *motion = &motions->list[i];
        pose_come(pose, motion, motion_progress(motion, at_ms));
    }
}

double motions_came(const struct motions *in, const struct motion *out, int64_t at_ms,
                    double other)
{
    for (int i = 0; i < in->count; i++) {
        if (in->list[i].type == out->type && in->list[i].edge == out->edge) {
            return motion_progress(&in->list[i], at_ms);
        }
    }
    return other;
}

// A slide adds to what has not come yet, and what is cut is cut from the whole.
void pose_leave(struct pose *pose, const struct motion *motion, int64_t at_ms,
                double came)
{
    double gone = motion_progress(motion, at_ms);
    if (came < 1.0) {
        gone = motion->type == MOTION_SLIDE ? came * gone : 1.0 - came * (1.0 - gone);
    }
    pose_go(pose, motion, gone);
}

int pose_dx(const struct pose *pose)
{
    return pose->dx + pose->slide_x;
}

int pose_dy(const struct pose *pose)
{
    return pose->dy + pose->slide_y;
}

struct rect pose_clip(const struct pose *pose)
{
    struct rect shown = pose->shown;
    shown.x += pose_dx(pose);
    shown.y += pose_dy(pose);
    return rect_intersect(shown, pose->window);
}
