#include "app/hotkeys.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

#include "app/hotkey_chord.h"
#include "base/json.h"
#include "base/str.h"

// A presenter's clicker has Page Down and Page Up to go on and back.
static const struct hotkey DEFAULTS[] = {
    {.action = "take",
     .words = "take",
     .help = "bring on what is announced or waits",
     .once = true,
     .chords = {{.key = SDLK_SPACE}, {.key = SDLK_PAGEDOWN, .spare = true}},
     .count = 2},
    {.action = "pin",
     .words = "pin toggle",
     .help = "hold what is on air, or let it go",
     .chords = {{.key = SDLK_p}},
     .count = 1},
    {.action = "dismiss",
     .words = "dismiss",
     .help = "take it off, animated",
     .chords = {{.key = SDLK_ESCAPE}, {.key = SDLK_PAGEUP, .spare = true}},
     .count = 2},
    {.action = "clear",
     .words = "clear",
     .help = "cut everything, automation off",
     .chords = {{.key = SDLK_ESCAPE, .shift = true}},
     .count = 1},
    {.action = "detail",
     .words = "detail",
     .help = "fetch the whole story behind it",
     .chords = {{.key = SDLK_d}},
     .count = 1},
    {.action = "veto",
     .words = "veto",
     .help = "stop what is announced",
     .once = true,
     .chords = {{.key = SDLK_v}},
     .count = 1},
    {.action = "prev",
     .words = "prev",
     .help = "page back",
     .chords = {{.key = SDLK_LEFT}},
     .count = 1},
    {.action = "next",
     .words = "next",
     .help = "page on",
     .chords = {{.key = SDLK_RIGHT}},
     .count = 1},
    {.action = "bug",
     .words = "bug toggle",
     .help = "score bug on or off",
     .chords = {{.key = SDLK_b}},
     .count = 1},
    {.action = "board",
     .words = "board toggle",
     .help = "leaderboard on or off",
     .chords = {{.key = SDLK_l}},
     .count = 1},
    {.action = "auto",
     .words = "auto toggle",
     .help = "automation on or off",
     .chords = {{.key = SDLK_a}},
     .count = 1},
    {.action = "layer",
     .words = "layer",
     .help = "select the next layer",
     .chords = {{.key = SDLK_TAB}},
     .count = 1},
    {.action = "help", .help = "list the keys", .chords = {{.key = SDLK_F1}}, .count = 1},
    {.action = "reload",
     .words = "theme reload",
     .help = "read the theme again",
     .chords = {{.key = SDLK_F5}},
     .count = 1},
    {.action = "quit",
     .words = "quit",
     .help = "end the show",
     .chords = {{.key = SDLK_q, .ctrl = true}},
     .count = 1},
};

struct hotkeys hotkeys_default(void)
{
    struct hotkeys hotkeys = {.count = (int)(sizeof(DEFAULTS) / sizeof(DEFAULTS[0]))};
    memcpy(hotkeys.rows, DEFAULTS, sizeof(DEFAULTS));
    return hotkeys;
}

static struct hotkey *find_action(struct hotkeys *hotkeys, const char *action,
                                  char *error, size_t error_size)
{
    const char *names[HOTKEYS_MAX];
    for (int i = 0; i < hotkeys->count; i++) {
        names[i] = hotkeys->rows[i].action;
        if (text_equal(names[i], action)) {
            return &hotkeys->rows[i];
        }
    }
    const char *nearest = text_nearest(action, names, hotkeys->count);
    snprintf(error, error_size, "unknown action \"%s\"%s%s%s", action,
             nearest ? ", did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    return NULL;
}

static void make_room(struct hotkeys *hotkeys, const struct chord *wanted)
{
    for (int i = 0; i < hotkeys->count; i++) {
        struct hotkey *row = &hotkeys->rows[i];
        int kept = 0;
        for (int j = 0; j < row->count; j++) {
            if (!row->chords[j].spare || !hotkey_chord_equal(&row->chords[j], wanted)) {
                row->chords[kept++] = row->chords[j];
            }
        }
        row->count = kept;
    }
}

bool hotkeys_add(struct hotkeys *hotkeys, const char *action, const char *key,
                 char *error, size_t error_size)
{
    struct chord chord;
    struct hotkey *row = find_action(hotkeys, action, error, error_size);
    if (!row) {
        return false;
    }
    if (!hotkey_chord(key, &chord)) {
        snprintf(error, error_size,
                 "expected a key such as \"Space\", \"Ctrl+Q\" or \"F5\", found "
                 "\"%s\"",
                 key);
        return false;
    }
    if (row->count == HOTKEY_CHORDS) {
        snprintf(error, error_size, "expected at most %d keys for \"%s\", found more",
                 HOTKEY_CHORDS, action);
        return false;
    }
    make_room(hotkeys, &chord);
    row->chords[row->count++] = chord;
    return true;
}

bool hotkeys_free(struct hotkeys *hotkeys, const char *action, char *error,
                  size_t error_size)
{
    struct hotkey *row = find_action(hotkeys, action, error, error_size);
    if (row) {
        row->count = 0;
    }
    return row;
}

static bool check_chord(const struct hotkeys *hotkeys, const struct hotkey *row,
                        const struct chord *chord, char *error, size_t error_size)
{
    char name[64];
    const struct hotkey *other = hotkey_on(hotkeys, chord);
    hotkey_chord_name(chord, name, sizeof(name));
    if (other && other != row) {
        snprintf(error, error_size, "\"%s\" and \"%s\" are both on %s", other->action,
                 row->action, name);
        return false;
    }
    if (hotkey_is_plain(chord) && hotkey_digit(chord->key) >= 0) {
        snprintf(error, error_size,
                 "\"%s\" is on %s, but digits type the number of a call-up", row->action,
                 name);
        return false;
    }
    return true;
}

bool hotkeys_check(const struct hotkeys *hotkeys, char *error, size_t error_size)
{
    for (int i = 0; i < hotkeys->count; i++) {
        const struct hotkey *row = &hotkeys->rows[i];
        for (int j = 0; j < row->count; j++) {
            if (!check_chord(hotkeys, row, &row->chords[j], error, error_size)) {
                return false;
            }
        }
    }
    return true;
}

void hotkeys_name(const struct hotkey *hotkey, char *out, size_t size)
{
    char name[64];
    size_t len = 0;
    text_copy(out, size, "");
    for (int i = 0; i < hotkey->count && len < size; i++) {
        hotkey_chord_name(&hotkey->chords[i], name, sizeof(name));
        snprintf(out + len, size - len, "%s%s", i ? ", " : "", name);
        len = strlen(out);
    }
}

void hotkeys_print(const struct hotkeys *hotkeys, struct buf *out)
{
    for (int i = 0; i < hotkeys->count; i++) {
        const struct hotkey *row = &hotkeys->rows[i];
        char name[128];
        hotkeys_name(row, name, sizeof(name));
        buf_printf(out, "  %-20s %-8s %s\n", row->count ? name : "(no key)", row->action,
                   row->help);
    }
    buf_printf(out, "  %-20s %-8s %s\n", "0-9 ... Enter", "call-up",
               "a card by its number; Backspace, Esc or 5 s forget it");
}

static void put_chords(const struct hotkey *row, struct buf *out)
{
    char name[64];
    bool first = true;
    buf_char(out, '[');
    for (int i = 0; i < row->count; i++) {
        if (row->chords[i].spare) {
            continue; // a page is scrolled by it
        }
        hotkey_chord_name(&row->chords[i], name, sizeof(name));
        buf_text(out, first ? "" : ",");
        json_put_text(out, name);
        first = false;
    }
    buf_char(out, ']');
}

void hotkeys_to_json(const struct hotkeys *hotkeys, struct buf *out)
{
    buf_char(out, '[');
    for (int i = 0; i < hotkeys->count; i++) {
        const struct hotkey *row = &hotkeys->rows[i];
        buf_text(out, i ? ",{" : "{");
        json_add_text(out, "action", row->action);
        json_add_text(out, "help", row->help);
        json_put_key(out, "keys");
        put_chords(row, out);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}
