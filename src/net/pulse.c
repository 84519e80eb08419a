#include "net/pulse.h"

#include <stdbool.h>

void pulse_begin(struct pulse *pulse, int64_t now_ms)
{
    *pulse = (struct pulse){
        .silent_ms = pulse->silent_ms, .heard_ms = now_ms, .asked_ms = INT64_MIN};
}

void pulse_hear(struct pulse *pulse, int64_t now_ms)
{
    pulse->heard_ms = now_ms;
}

void pulse_beat(struct pulse *pulse, int64_t now_ms)
{
    pulse->pace_ms = pulse->beat_ms ? now_ms - pulse->beat_ms : 0;
    pulse->beat_ms = now_ms;
}

int pulse_patience(const struct pulse *pulse)
{
    int64_t beats_ms = pulse->pace_ms * PULSE_BEATS;
    beats_ms = beats_ms < PULSE_BEATS_MS ? PULSE_BEATS_MS : beats_ms;
    bool known = pulse->pace_ms > 0;
    return known && beats_ms < pulse->silent_ms ? (int)beats_ms : pulse->silent_ms;
}

static bool is_asked(const struct pulse *pulse)
{
    return pulse->asked_ms >= pulse->heard_ms;
}

static int asks_after_ms(const struct pulse *pulse)
{
    int half_ms = pulse_patience(pulse) / 2;
    return half_ms < PULSE_ASK_MS ? half_ms : PULSE_ASK_MS;
}

static int64_t ask_ms(const struct pulse *pulse)
{
    return (is_asked(pulse) ? pulse->asked_ms : pulse->heard_ms) + asks_after_ms(pulse);
}

// From then on a look asks, whatever it came for.
static int64_t early_ms(const struct pulse *pulse)
{
    return is_asked(pulse) ? ask_ms(pulse) : pulse->heard_ms + asks_after_ms(pulse) / 2;
}

static int64_t dead_ms(const struct pulse *pulse)
{
    return pulse->heard_ms + pulse_patience(pulse);
}

int64_t pulse_due(const struct pulse *pulse)
{
    if (!pulse->silent_ms) {
        return INT64_MAX;
    }
    int64_t ask = ask_ms(pulse), dead = dead_ms(pulse);
    return ask < dead ? ask : dead;
}

enum pulse_act pulse_look(struct pulse *pulse, int64_t now_ms)
{
    if (!pulse->silent_ms || (now_ms < dead_ms(pulse) && now_ms < early_ms(pulse))) {
        return PULSE_WAIT;
    }
    bool late = now_ms - pulse_due(pulse) > PULSE_LATE_MS;
    if (late) {
        pulse->heard_ms = now_ms;
    } else if (now_ms >= dead_ms(pulse)) {
        return PULSE_DEAD;
    }
    pulse->asked_ms = now_ms;
    return PULSE_ASK;
}
