#include "show/osc.h"

#include <stdio.h>
#include <string.h>

enum { WORDS = 512 };

static const char ours[] = "/strapline/";

struct reader {
    const char *at;
    size_t left;
    bool bad;
};

struct hearing {
    osc_hear hear;
    void *context;
    int messages;
};

static uint32_t read_word(struct reader *reader)
{
    if (reader->left < 4) {
        reader->bad = true;
        return 0;
    }
    const unsigned char *bytes = (const unsigned char *)reader->at;
    reader->at += 4;
    reader->left -= 4;
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

// Terminated, and padded to four bytes.
static const char *read_text(struct reader *reader)
{
    const char *text = reader->at;
    size_t len = strnlen(text, reader->left);
    size_t padded = (len / 4 + 1) * 4;
    if (padded > reader->left) {
        reader->bad = true;
        return "";
    }
    reader->at += padded;
    reader->left -= padded;
    return text;
}

struct message {
    char words[WORDS];
    size_t len;
    bool full;     // did not fit
    bool released; // its only argument was 0
    int arguments;
};

static void add(struct message *message, const char *word)
{
    size_t len = strlen(word);
    if (message->len + len + 2 > sizeof(message->words)) {
        message->full = true;
        return;
    }
    if (message->len) {
        message->words[message->len++] = ' ';
    }
    memcpy(message->words + message->len, word, len + 1);
    message->len += len;
}

static bool is_switch(const char *words)
{
    return text_equal(words, "auto") || text_equal(words, "bug") ||
           text_equal(words, "board");
}

// A number is a switch's position, a button's, or a bib.
static void add_number(struct message *message, double number, bool alone)
{
    char text[32];
    if (alone && is_switch(message->words)) {
        add(message, number != 0 ? "on" : "off");
    } else if (alone && (number == 0 || number == 1) &&
               !text_equal(message->words, "call")) {
        message->released = number == 0;
    } else {
        snprintf(text, sizeof(text), "%.0f", number);
        add(message, text);
    }
}

static void read_argument(char tag, struct reader *reader, struct message *message,
                          bool alone)
{
    uint32_t bits;
    float number;
    switch (tag) {
    case 's':
    case 'S':
        add(message, read_text(reader));
        break;
    case 'i':
        add_number(message, (int32_t)read_word(reader), alone);
        break;
    case 'f':
        bits = read_word(reader);
        memcpy(&number, &bits, sizeof(number));
        // Not a number, or larger than any bib.
        if (!(number > -1e9F && number < 1e9F)) {
            reader->bad = true;
            break;
        }
        add_number(message, (double)number, alone);
        break;
    case 'T':
    case 'F':
        add_number(message, tag == 'T', alone);
        break;
    case 'N':
    case 'I':
        break;
    default:
        reader->bad = true;
    }
}

static void read_arguments(struct reader *reader, struct message *message)
{
    if (reader->left == 0) {
        return; // old senders leave the types out when there is nothing to tell
    }
    const char *tags = read_text(reader);
    if (reader->bad || tags[0] != ',') {
        reader->bad = true;
        return;
    }
    bool alone = tags[1] && !tags[2];
    for (tags++; *tags && !reader->bad; tags++) {
        read_argument(*tags, reader, message, alone);
    }
}

static void read_message(struct reader *reader, struct hearing *hearing)
{
    struct message message = {.len = 0};
    const char *address = read_text(reader);
    if (reader->bad || !text_starts(address, ours)) {
        return;
    }
    char word[WORDS];
    for (address += sizeof(ours) - 1; *address;) {
        size_t len = strcspn(address, "/");
        snprintf(word, sizeof(word), "%.*s", (int)(len < WORDS ? len : WORDS - 1),
                 address);
        add(&message, word);
        message.full = message.full || len >= WORDS;
        address += len;
        address += *address == '/';
    }
    read_arguments(reader, &message);
    if (reader->bad || message.full) {
        hearing->hear(hearing->context, NULL,
                      message.full ? "longer than any cue" : "malformed");
    } else if (!message.released) {
        hearing->hear(hearing->context, message.words, NULL);
    }
}

static void read_packet(struct reader *reader, struct hearing *hearing, int depth)
{
    if (reader->left < 8 || memcmp(reader->at, "#bundle", 8) != 0) {
        if (++hearing->messages <= OSC_MAX_MESSAGES) {
            read_message(reader, hearing);
        }
        return;
    }
    struct reader inner = {reader->at + 8, reader->left - 8, false};
    read_word(&inner); // when: always now
    read_word(&inner);
    while (inner.left && !inner.bad && depth < OSC_MAX_DEPTH) {
        uint32_t size = read_word(&inner);
        if (size > inner.left || size % 4 != 0) {
            inner.bad = true;
            break;
        }
        struct reader element = {inner.at, size, false};
        inner.at += size;
        inner.left -= size;
        read_packet(&element, hearing, depth + 1);
    }
    if (inner.bad) {
        hearing->hear(hearing->context, NULL, "malformed");
    }
}

void osc_read(struct str datagram, osc_hear hear, void *context)
{
    struct reader reader = {datagram.data, datagram.len, false};
    struct hearing hearing = {.hear = hear, .context = context};
    if (datagram.len <= OSC_MAX_BYTES) {
        read_packet(&reader, &hearing, 0);
    }
}
