#include "feed/pusher.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#define LOG_MODULE "pusher"
#include "base/log.h"
#include "feed/leaf.h"

enum { REASON_CHARS = 120, ACTIVITY_MOST_S = 86400 };

static const char ping[] = "{\"event\":\"pusher:ping\",\"data\":{}}";
static const char pong[] = "{\"event\":\"pusher:pong\",\"data\":{}}";

bool pusher_check_channel(const char *name, char *error, size_t error_size)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_-=@,.;";
    size_t len = strlen(name);
    size_t good = strspn(name, allowed);
    if (len == 0 || len > PUSHER_CHANNEL_MAX) {
        snprintf(error, error_size, "expected a channel of 1 to %d characters, found %zu",
                 PUSHER_CHANNEL_MAX, len);
        return false;
    }
    if (good < len) {
        snprintf(error, error_size,
                 "expected letters, digits and _-=@,.; in a channel, found \"%s\"", name);
        return false;
    }
    return true;
}

static int channel_index(const struct pusher *pusher, const char *name)
{
    for (int i = 0; i < pusher->channel_count; i++) {
        if (text_equal(pusher->channels[i], name)) {
            return i;
        }
    }
    return -1;
}

void pusher_init(struct pusher *pusher, char channels[][FEED_CHANNEL], int count)
{
    *pusher = (struct pusher){0};
    for (int i = 0; i < count && pusher->channel_count < FEED_CHANNELS; i++) {
        char ignored[PUSHER_NOTE];
        if (channel_index(pusher, channels[i]) < 0 &&
            pusher_check_channel(channels[i], ignored, sizeof(ignored))) {
            text_copy(pusher->channels[pusher->channel_count++], FEED_CHANNEL,
                      channels[i]);
        }
    }
}

void pusher_open(struct pusher *pusher, int64_t now_ms)
{
    pusher->state = PUSHER_WAITING;
    pusher->opened_ms = pusher->heard_ms = now_ms;
    pusher->pinged = false;
    pusher->given_up = false;
    pusher->error_code = 0;
    pusher->error_text[0] = '\0';
    memset(pusher->subscribed, 0, sizeof(pusher->subscribed));
    memset(pusher->refused, 0, sizeof(pusher->refused));
}

static void say_link(struct feed_out *out, enum link_state link, bool reconnect,
                     const char *note)
{
    struct event *event = event_add(&out->events, EVENT_LINK);
    event->link = (struct link_event){.link = link, .reconnect = reconnect, .note = note};
}

static void give_up(struct pusher *pusher, enum feed_retry retry, const char *reason,
                    struct feed_out *out)
{
    pusher->state = PUSHER_DOWN;
    pusher->given_up = true;
    pusher->given_up_retry = retry;
    text_copy(pusher->given_up_reason, sizeof(pusher->given_up_reason), reason);
    out->close = true;
    out->retry = retry;
    out->reason = arena_strdup(out->arena, reason);
    say_link(out, LINK_DOWN, false, out->reason);
}

int64_t pusher_next_due(const struct pusher *pusher)
{
    if (pusher->state == PUSHER_DOWN) {
        return INT64_MAX;
    }
    if (pusher->state == PUSHER_WAITING) {
        return pusher->opened_ms + PUSHER_HANDSHAKE_MS;
    }
    int64_t silent_ms = pusher->heard_ms + pusher->activity_ms;
    if (!pusher->pinged) {
        return silent_ms;
    }
    // Who was asked early has the time that he would have had.
    return (pusher->pinged_ms > silent_ms ? pusher->pinged_ms : silent_ms) +
           PUSHER_PONG_MS;
}

static int64_t soonest(const struct pusher *pusher)
{
    bool asks = pusher->state == PUSHER_UP && !pusher->pinged;
    return asks ? pusher->heard_ms + pusher->activity_ms / 2 : pusher_next_due(pusher);
}

void pusher_tick(struct pusher *pusher, int64_t now_ms, struct feed_out *out)
{
    if (now_ms < soonest(pusher)) {
        return;
    }
    if (pusher->state == PUSHER_WAITING) {
        give_up(pusher, FEED_RETRY_BACKOFF, "the server accepted but said nothing", out);
    } else if (pusher->pinged) {
        give_up(pusher, FEED_RETRY_NOW, "the server stopped answering", out);
    } else {
        pusher->pinged = true;
        pusher->pinged_ms = now_ms;
        feed_send(out, ping);
    }
}

// Connections that end at once must not become a loop without a pause.
static enum feed_retry damped(struct pusher *pusher, enum feed_retry retry,
                              int64_t now_ms)
{
    bool hasty = retry == FEED_RETRY_NOW && now_ms - pusher->opened_ms < PUSHER_HASTY_MS;
    pusher->hasty = hasty ? pusher->hasty + 1 : 0;
    return pusher->hasty > 1 ? FEED_RETRY_BACKOFF : retry;
}

// "no such app key (4001), the server says: App key x not in this cluster"
static const char *closing_words(const char *words, int code, const char *said,
                                 struct arena *arena)
{
    const char *clean = text_clean(arena, said, REASON_CHARS);
    if (code == 0) {
        return text_empty(clean) ? words : clean;
    }
    return text_empty(clean)
               ? arena_printf(arena, "%s (%d)", words, code)
               : arena_printf(arena, "%s (%d), the server says: %s", words, code, clean);
}

void pusher_closed(struct pusher *pusher, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out)
{
    if (pusher->given_up) {
        out->retry = pusher->given_up_retry;
        out->reason = arena_strdup(out->arena, pusher->given_up_reason);
        return;
    }
    // Some servers say why in a pusher:error and then close without a code of theirs.
    bool heard_why = pusher->state == PUSHER_WAITING && pusher->error_code >= 4000;
    if (code < 4000 && heard_why) {
        code = pusher->error_code;
    }
    if (text_empty(reason) && heard_why) {
        reason = pusher->error_text;
    }
    struct pusher_verdict verdict = pusher_verdict(code);
    const char *words = closing_words(verdict.words, code, reason, out->arena);
    out->retry = damped(pusher, verdict.retry, now_ms);
    out->reason = words;
    pusher->state = PUSHER_DOWN;
    if (out->retry == FEED_RETRY_STOP) {
        say_link(out, LINK_REFUSED, false,
                 arena_printf(out->arena, "refused: %s", words));
    } else {
        say_link(out, LINK_DOWN, false, words);
    }
}

static void establish(struct pusher *pusher, const struct pusher_message *message,
                      struct feed_out *out)
{
    if (pusher->state != PUSHER_WAITING) {
        return;
    }
    int server_s = leaf_int(message->data, "activity_timeout", NULL, 1, ACTIVITY_MOST_S,
                            PUSHER_ACTIVITY_MS / 1000);
    int64_t activity_ms = (int64_t)server_s * 1000;
    pusher->activity_ms =
        activity_ms < PUSHER_ACTIVITY_MS ? activity_ms : PUSHER_ACTIVITY_MS;
    pusher->state = PUSHER_UP;
    out->ready = true;
    say_link(out, LINK_UP, pusher->was_up, NULL);
    pusher->was_up = true;
    for (int i = 0; i < pusher->channel_count; i++) {
        feed_send(
            out,
            arena_printf(out->arena,
                         "{\"event\":\"pusher:subscribe\",\"data\":{\"channel\":\"%s\"}}",
                         pusher->channels[i]));
    }
}

static void hear_error(struct pusher *pusher, const struct pusher_message *message,
                       struct feed_out *out)
{
    int code = leaf_int(message->data, "code", NULL, 1, 4999, 0);
    const char *text =
        leaf_text(message->data, "message", NULL, REASON_CHARS, out->arena);
    if (!text) {
        text = text_clean(out->arena, json_string(message->data), REASON_CHARS);
    }
    if (!text) {
        text = "an error without words";
    }
    pusher->errors++;
    if ((pusher->errors & (pusher->errors - 1)) == 0) { // a chatty server fills no log
        log_info("the server reports: %s (code %d, error %d so far)", text, code,
                 pusher->errors);
    }
    if (pusher->state == PUSHER_WAITING) {
        pusher->error_code = code;
        text_copy(pusher->error_text, sizeof(pusher->error_text), text);
    }
}

static void hear_refusal(struct pusher *pusher, const struct pusher_message *message,
                         struct feed_out *out)
{
    int index = channel_index(pusher, message->channel);
    if (index < 0 || pusher->refused[index] || pusher->state != PUSHER_UP) {
        return;
    }
    pusher->refused[index] = true;
    const char *why =
        leaf_text(message->data, "error", "message", REASON_CHARS, out->arena);
    if (!why) {
        why = text_clean(out->arena, json_string(message->data), REASON_CHARS);
    }
    const char *note =
        arena_printf(out->arena, "refused: channel %s%s%s", pusher->channels[index],
                     text_empty(why) ? "" : ", the server says: ", why ? why : "");
    log_warn("%s", note);
    int refused = 0;
    for (int i = 0; i < pusher->channel_count; i++) {
        refused += pusher->refused[i];
    }
    // With another channel alive there still is something to hear.
    say_link(out, refused == pusher->channel_count ? LINK_REFUSED : LINK_UP, false, note);
}

static bool hear_success(struct pusher *pusher, const struct pusher_message *message)
{
    int index = channel_index(pusher, message->channel);
    if (index < 0 || pusher->subscribed[index] || pusher->state != PUSHER_UP) {
        return false;
    }
    pusher->subscribed[index] = true;
    return true;
}

// The protocol's own names. Those that are not here are meant for clients of another
// kind, or of a later day.
static void hear_chatter(struct pusher *pusher, struct pusher_message *message,
                         struct feed_out *out)
{
    const char *name = message->event;
    message->kind = PUSHER_CHATTER;
    if (text_equal(name, "pusher:connection_established")) {
        establish(pusher, message, out);
    } else if (text_equal(name, "pusher:ping")) {
        feed_send(out, pong);
    } else if (text_equal(name, "pusher:error")) {
        hear_error(pusher, message, out);
    } else if (text_equal(name, "pusher:subscription_error") ||
               text_equal(name, "pusher_internal:subscription_error")) {
        hear_refusal(pusher, message, out);
    } else if (text_equal(name, "pusher_internal:subscription_succeeded") &&
               hear_success(pusher, message)) {
        message->kind = PUSHER_SUBSCRIBED;
    }
}

struct pusher_message pusher_text(struct pusher *pusher, struct str text, int64_t now_ms,
                                  struct feed_out *out)
{
    pusher->heard_ms = now_ms; // whatever it is, the server lives
    pusher->pinged = false;
    struct pusher_message message = pusher_message_read(text, out->arena);
    if (message.kind != PUSHER_NEWS) {
        return message;
    }
    if (text_starts(message.event, "pusher:") ||
        text_starts(message.event, "pusher_internal:")) {
        hear_chatter(pusher, &message, out);
    } else if (message.channel && pusher->channel_count > 0 &&
               channel_index(pusher, message.channel) < 0) {
        message.kind = PUSHER_CHATTER;
    }
    return message;
}
