// A list that is longer than a page: its pages turn by themselves, and by key. One that
// leaves by itself stays until each was there.
#include "show/director_parts.h"

static int pages_of(const struct director *director, const struct air *air)
{
    int rows = air->values->row_count;
    int fit = timing_of(director, air->scene)->page_rows;
    return rows == 0 ? 0 : fit > 0 ? (rows + fit - 1) / fit : 1;
}

// What changes on a page may be read, but a list that always changes must not stay on it.
static int64_t page_until(const struct director *director, const struct lane *lane)
{
    int64_t page_ms = rule_of(director, lane->air.scene)->page_ms;
    int64_t latest = lane->page_ms + 2 * page_ms;
    int64_t until = lane->repaged_ms + page_ms;
    return until < latest ? until : latest;
}

static bool pages_turn(const struct director *director, const struct air *air)
{
    return air->on_ms >= 0 && air->pages > 1 &&
           rule_of(director, air->scene)->page_ms > 0;
}

// The hold of a list goes on until its last page was there, if the ceiling lets it.
static void hold_pages(struct director *director, struct lane *lane)
{
    struct air *air = &lane->air;
    const struct scene_rule *rule = rule_of(director, air->scene);
    if (!pages_turn(director, air) || lane->pages_seen >= air->pages) {
        return;
    }
    int64_t until = page_until(director, lane) +
                    (int64_t)rule->page_ms * (air->pages - 1 - air->page);
    int64_t ceiling = air->on_ms + rule->ceiling_ms;
    until = until < ceiling ? until : ceiling;
    air->hold_until_ms = until > air->hold_until_ms ? until : air->hold_until_ms;
}

void lane_begin_page(struct director *director, struct lane *lane, int64_t now_ms)
{
    lane->page_ms = lane->repaged_ms = now_ms;
    hold_pages(director, lane);
}

void lane_reread_page(struct director *director, struct lane *lane, int64_t now_ms)
{
    lane->repaged_ms = now_ms;
    hold_pages(director, lane);
}

void lane_count_pages(struct director *director, struct lane *lane, int64_t now_ms)
{
    struct air *air = &lane->air;
    int before = air->pages;
    air->pages = pages_of(director, air);
    if (air->page >= air->pages) {
        air->page = air->pages > 0 ? air->pages - 1 : 0;
    }
    if (!air->before) {
        lane->before_page = air->page;
    }
    air->turned = air->page - lane->before_page;
    if (before < 2 && air->pages > 1) {
        lane_begin_page(director, lane, now_ms);
    }
}

void lane_first_page(struct director *director, struct lane *lane, int64_t now_ms)
{
    lane->air.page = lane->pages_seen = 0;
    lane->air.turned = -lane->before_page;
    lane_begin_page(director, lane, now_ms);
}

// The last turn before it leaves would show the first page again for a moment only.
int64_t lane_turns_at(const struct director *director, const struct lane *lane)
{
    const struct air *air = &lane->air;
    if (air->state != AIR_ON || !pages_turn(director, air)) {
        return INT64_MAX;
    }
    int64_t at = page_until(director, lane);
    bool all_seen = lane->pages_seen >= air->pages || air->page == air->pages - 1;
    bool leaves_soon = !air->pinned && air->hold_until_ms < at + DIRECTOR_READ_MS;
    return all_seen && leaves_soon ? INT64_MAX : at;
}

// What is replaced are the same values, on another page.
void lane_turn_to(struct director *director, struct lane *lane, int page, int64_t now_ms)
{
    struct air *air = &lane->air;
    if (!lane_joins(lane, now_ms)) {
        int other = lane_free(lane);
        lane_cut(lane, now_ms);
        arena_reset(&lane->arenas[other]);
        lane->values[other] = values_copy(air->values, &lane->arenas[other]);
        air->before = &lane->values[other];
        air->changed_ms = now_ms;
        lane->before_page = air->page;
    }
    if (lane->pages_seen <= air->page) {
        lane->pages_seen = air->page + 1;
    }
    air->page = page;
    air->turned = page - lane->before_page;
    lane_begin_page(director, lane, now_ms);
}
