#include "draw/paint_rows.h"

#include <string.h>

// Painting in many short pieces costs more than it saves.
enum { SHORT_RUN = 8 };

static const uint32_t *row_of(const struct panel *panel, int y)
{
    return panel->pixels + (size_t)y * (size_t)panel->width;
}

static void expect_others(struct panel *panel, int first, int end)
{
    first = first > 0 ? first : 0;
    end = end < panel->height ? end : panel->height;
    for (int y = first; y < end; y++) {
        panel->unwritten[y] = false;
    }
}

// A box is the same in all its rows but where it begins and ends, and its border and its
// corners with it; whatever else there is may differ in each.
static void expect_item(struct panel *panel, const struct draw_item *item,
                        struct rect extent, int top)
{
    int end = extent.y + extent.h;
    if (rect_empty(extent)) {
        return;
    }
    if (item->kind != DRAW_BOX || item->gradient == GRADIENT_DOWN) {
        expect_others(panel, extent.y, end + 1);
        return;
    }
    int edge = item->radius > item->border ? item->radius : item->border;
    edge = edge < item->rect.h ? edge : item->rect.h;
    int bottom = top + item->rect.h;
    expect_others(panel, extent.y, extent.y + 1);
    expect_others(panel, end, end + 1);
    if (edge > 0) {
        expect_others(panel, top, top + edge + 1);
        expect_others(panel, bottom - edge, bottom + 1);
    }
}

int rows_run(const struct panel *panel, int y)
{
    int end = y;
    while (end < panel->height && panel->unwritten[end] == panel->unwritten[y]) {
        end++;
    }
    return end;
}

void rows_expect(struct panel *panel, const struct panel_view *view)
{
    memset(panel->unwritten, true, (size_t)panel->height * sizeof(*panel->unwritten));
    expect_others(panel, 0, 1);
    for (int i = 0; i < view->count; i++) {
        const struct draw_item *item = &view->items[i];
        expect_item(panel, item, panel->records[i].extent, item->rect.y - view->rect.y);
    }
    for (int y = 0, end; y < panel->height; y = end) {
        end = rows_run(panel, y);
        if (end - y < SHORT_RUN) {
            expect_others(panel, y, end);
        }
    }
}

void rows_write(struct panel *panel, int first, int end)
{
    size_t size = (size_t)panel->width * sizeof(*panel->pixels);
    for (int y = first; y < end && y < panel->height; y++) {
        if (panel->unwritten[y]) {
            memcpy(panel->pixels + (size_t)y * (size_t)panel->width, panel->lines[y],
                   size);
            panel->unwritten[y] = false;
        }
    }
}

static struct panel_row look_at_row(const uint32_t *row, int width)
{
    int from = 0;
    int to = width;
    while (from < to && row[from] == 0) {
        from++;
    }
    while (to > from && row[to - 1] == 0) {
        to--;
    }
    if (from == to) {
        return (struct panel_row){ROW_EMPTY, 0, 0};
    }
    uint32_t all = 0xffffffff;
    for (int x = from; x < to; x++) {
        all &= row[x];
    }
    return (struct panel_row){all >> 24 == 255 ? ROW_OPAQUE : ROW_MIXED, from, to};
}

// Rows from y on that are opaque between the same ends.
static struct rect block_at(const struct panel *panel, int y)
{
    const struct panel_row *first = &panel->rows[y];
    int end = y;
    while (end < panel->height && panel->rows[end].kind == ROW_OPAQUE &&
           panel->rows[end].from == first->from && panel->rows[end].to == first->to) {
        end++;
    }
    return (struct rect){first->from, y, first->to - first->from, end - y};
}

static struct rect find_heart(const struct panel *panel)
{
    struct rect heart = {0};
    for (int y = 0; y < panel->height;) {
        struct rect block = block_at(panel, y);
        heart = rect_area(block) > rect_area(heart) ? block : heart;
        y += block.h > 0 ? block.h : 1;
    }
    return heart;
}

static void look_at(struct panel *panel, int y)
{
    const uint32_t *row = row_of(panel, y);
    size_t size = (size_t)panel->width * sizeof(*row);
    if (panel->unwritten[y] || (y > 0 && memcmp(row, panel->lines[y - 1], size) == 0)) {
        panel->rows[y] = panel->rows[y - 1];
        panel->lines[y] = panel->lines[y - 1];
    } else {
        panel->rows[y] = look_at_row(row, panel->width);
        panel->lines[y] = row;
    }
}

static bool repeats(const struct panel *panel, int y)
{
    return y < panel->height && panel->lines[y] != row_of(panel, y);
}

// Rows that are blended are read where they lie.
static void write_mixed(struct panel *panel, int first, int end)
{
    for (int y = first; y < end; y++) {
        if (panel->rows[y].kind == ROW_MIXED) {
            rows_write(panel, y, y + 1);
        }
    }
}

// Those that follow may have been read from one of them.
void rows_look_at(struct panel *panel, int first, int end)
{
    int y = first;
    while (y < end || (y == end && repeats(panel, y))) {
        look_at(panel, y++);
    }
    for (; y > end && repeats(panel, y); y++) {
        panel->lines[y] = panel->lines[y - 1];
    }
    write_mixed(panel, first, y);
    panel->heart = find_heart(panel);
}
