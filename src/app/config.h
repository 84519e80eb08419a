// config.h
// The show file (DESIGN section 5): read whole, checked whole, secrets resolved from the
// environment or files. A mistake is one line: file, path, what was expected, what found.
//
// Threads: plain data after loading.
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "app/hotkeys.h"
#include "app/paths.h"
#include "feed/feed.h"
#include "output/key.h"
#include "show/scene.h"

enum { CONFIG_FEEDS = 16, CONFIG_RULES = 32, CONFIG_NAME = 128, CONFIG_DOUBTS = 1024 };

struct output_config {
    char display[CONFIG_NAME]; // "" = the first
    int width, height;         // 0 = 1920x1080, or the display's own in fullscreen
    double rate;               // 0 = the display's
    char key[CONFIG_NAME];
    char key_color[CONFIG_NAME];
    char range[CONFIG_NAME]; // "" = the key mode's own
    char matte[CONFIG_NAME]; // display of the matte beside the fill, "" = none
};

struct control_config {
    char listen[CONFIG_NAME];                  // "" = 127.0.0.1:7400
    char token[256];                           // "" = none; never logged
    char lines[CONFIG_NAME];                   // "" = no TCP port for mixers and panels
    char osc[CONFIG_NAME];                     // "" = no OSC
    bool insecure;                             // OSC from other machines: it has no token
    char cert[PATH_SIZE], cert_key[PATH_SIZE]; // PEM files for TLS; both or none
};

struct rule_config {
    const struct scene *scene;
    struct scene_rule rule;
};

struct config {
    char file[PATH_SIZE];
    char title[CONFIG_NAME];
    char theme[PATH_SIZE]; // as written
    bool theme_here;       // the command line's: found from where we are, not by the file
    char timezone[CONFIG_NAME];
    struct output_config output;
    struct feed_config feeds[CONFIG_FEEDS];
    int feed_count;
    struct rule_config rules[CONFIG_RULES];
    int rule_count;
    struct hotkeys hotkeys;
    struct control_config control;
    char resume[PATH_SIZE];     // file of the operator's standing orders; "" = none
    char doubts[CONFIG_DOUBTS]; // lines: read, but hardly what was meant
};

// What a show without a file has.
void config_default(struct config *config);
bool config_load(const char *path, struct config *config, char *error, size_t error_size);
// The same from memory; `name` stands in the messages.
bool config_parse(const char *text, size_t len, const char *name, struct config *config,
                  char *error, size_t error_size);
struct key config_key(const struct output_config *output);
// Why the matte has no fill beside it; NULL if it has, or there is none.
const char *config_matte_trouble(const struct output_config *output);
// Why this key is nothing for a display; NULL if it is.
const char *config_alpha_trouble(const struct output_config *output);
// "1920x1080". False leaves both alone.
bool config_size(const char *text, int *width, int *height);
// "ADDR:PORT"; whether the address can be had is the server's to say.
bool config_is_listen(const char *text);

#endif
