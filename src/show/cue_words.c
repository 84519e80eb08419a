// The words of a cue one by one, and what is said of those that nobody expects.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "show/cue_parts.h"
#include "show/scene.h"

enum { NAMES_MAX = 32 };

static const char blanks[] = " \t\r\n";

bool cue_complain(struct complaint *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, error->size, format, args);
    va_end(args);
    return false;
}

bool cue_expected(struct complaint *error, const char *cue, const char *what,
                  const char *word, const char *const *names, int count)
{
    if (!word) {
        return cue_complain(error, "%s: expected %s, found nothing", cue, what);
    }
    const char *near = text_nearest(word, names, count);
    return cue_complain(error, "%s: expected %s, found \"%.40s\"%s%s%s", cue, what, word,
                        near ? ", did you mean \"" : "", near ? near : "",
                        near ? "\"?" : "");
}

const char *cue_word_at(const struct words *words, int index)
{
    return index < words->count ? words->word[index] : NULL;
}

bool cue_nothing_after(const struct words *words, int count, struct complaint *error)
{
    const char *word = cue_word_at(words, count);
    return !word ||
           cue_complain(error, "%s: expected nothing after \"%.40s\", found \"%.40s\"",
                        words->word[0], words->word[count - 1], word);
}

bool cue_scene(const char *cue, const char *name, struct cue *out,
               struct complaint *error)
{
    if (!scene_find(name)) {
        const char *names[NAMES_MAX];
        int count;
        const struct scene *table = scene_table(&count);
        for (int i = 0; i < count && i < NAMES_MAX; i++) {
            names[i] = table[i].name;
        }
        return cue_expected(error, cue, "a scene", name, names, count);
    }
    return text_copy(out->scene, sizeof(out->scene), name);
}

// The text behind the words that were read, without blanks round it.
static void keep_rest(const char *text, struct words *words)
{
    words->rest = text;
    words->rest_len = strlen(text);
    while (words->rest_len && strchr(blanks, text[words->rest_len - 1])) {
        words->rest_len--;
    }
}

bool cue_split(const char *text, struct words *words, struct complaint *error)
{
    for (;;) {
        text += strspn(text, blanks);
        size_t len = strcspn(text, blanks);
        if (len == 0) {
            return true;
        }
        if (words->count == 2 && strcmp(words->word[0], "set") == 0) {
            keep_rest(text, words);
            return true;
        }
        if (words->count == CUE_WORDS) {
            return cue_complain(error,
                                "expected at most %d words, found \"%.40s\" as well",
                                CUE_WORDS, text);
        }
        if (len >= CUE_WORD) {
            return cue_complain(error, "expected words of at most %d bytes, found %zu",
                                CUE_WORD - 1, len);
        }
        memcpy(words->word[words->count], text, len);
        words->word[words->count++][len] = '\0';
        text += len;
    }
}
