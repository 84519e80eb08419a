#include "base/buf.h"
#include "check.h"
#include "show/osc.h"

// What was heard, one line each.
static void note(void *context, const char *words, const char *why)
{
    buf_printf(context, "%s%s|", words ? words : "!", words ? "" : why);
}

static bool hears(const char *datagram, size_t len, const char *expected)
{
    struct buf heard = {0};
    buf_text(&heard, "");
    osc_read((struct str){datagram, len}, note, &heard);
    bool right = strcmp(heard.data, expected) == 0;
    if (!right) {
        printf("  heard %s, expected %s\n", heard.data, expected);
    }
    buf_finish(&heard);
    return right;
}

#define HEARS(bytes, expected) CHECK(hears(bytes, sizeof(bytes) - 1, expected))

TEST(an_address_is_a_cue_and_its_arguments_follow)
{
    HEARS("/strapline/take\0,\0\0\0", "take|");
    HEARS("/strapline/take\0", "take|");
    HEARS("/strapline/dismiss/lower\0\0\0\0,\0\0\0", "dismiss lower|");
    HEARS("/strapline/dismiss\0\0,s\0\0lower\0\0\0", "dismiss lower|");
    HEARS("/strapline/take\0,ss\0winner\0\0track/1/1/1\0", "take winner track/1/1/1|");
    HEARS("/strapline/call\0,i\0\0\0\0\x01\x3d", "call 317|");
    HEARS("/strapline/call\0,i\0\0\0\0\0\x01", "call 1|");
}

TEST(a_switch_has_two_positions)
{
    HEARS("/strapline/auto\0,i\0\0\0\0\0\x01", "auto on|");
    HEARS("/strapline/auto\0,i\0\0\0\0\0\0", "auto off|");
    HEARS("/strapline/bug\0\0,F\0\0", "bug off|");
    HEARS("/strapline/board\0\0\0\0,T\0\0", "board on|");
    HEARS("/strapline/auto\0,f\0\0\x3f\x80\0\0", "auto on|");
    HEARS("/strapline/auto\0,s\0\0off\0", "auto off|");
}

TEST(a_button_cues_when_it_is_pressed_and_not_when_it_is_released)
{
    HEARS("/strapline/take\0,f\0\0\x3f\x80\0\0", "take|");
    HEARS("/strapline/take\0,f\0\0\0\0\0\0", "");
    HEARS("/strapline/take/winner\0\0,i\0\0\0\0\0\x01", "take winner|");
    HEARS("/strapline/take/winner\0\0,i\0\0\0\0\0\0", "");
    HEARS("/strapline/next\0,F\0\0", "");
}

TEST(what_is_for_others_is_passed_over)
{
    HEARS("/ch/01/mix/fader\0\0\0\0,f\0\0\0\0\0\0", "");
    HEARS("/straplines\0,\0\0\0", "");
    HEARS("", "");
    HEARS("take", "");
}

TEST(a_bundle_is_heard_whole)
{
    HEARS("#bundle\0\0\0\0\0\0\0\0\x01"
          "\0\0\0\x14/strapline/next\0,\0\0\0"
          "\0\0\0\x14/strapline/take\0,\0\0\0",
          "next|take|");
    HEARS("#bundle\0\0\0\0\0\0\0\0\x01\0\0\0\x28"
          "#bundle\0\0\0\0\0\0\0\0\x01\0\0\0\x14/strapline/next\0,\0\0\0",
          "next|");
}

TEST(what_is_cut_off_or_wrong_is_no_cue)
{
    HEARS("/strapline/take", "");
    HEARS("/strapline/call\0,i\0\0\0\0", "!malformed|");
    HEARS("/strapline/call\0,s\0\0abcd", "!malformed|");
    HEARS("/strapline/call\0,b\0\0\0\0\0\0", "!malformed|");
    HEARS("/strapline/call\0i\0\0\0", "!malformed|");
    HEARS("/strapline/call\0,f\0\0\x7f\xc0\0\0", "!malformed|");
    HEARS("/strapline/call\0,f\0\0\x7f\x80\0\0", "!malformed|");
    HEARS("#bundle\0\0\0\0\0\0\0\0\x01\xff\xff\xff\xfc/strapline/next\0", "!malformed|");
    HEARS("#bundle\0\0\0", "!malformed|");
    static char flood[4096];
    memcpy(flood, "/strapline/take/", 16);
    memset(flood + 16, 'x', 1000);
    CHECK(hears(flood, sizeof(flood), "!longer than any cue|"));
}

static const struct check_case cases[] = {
    CASE(an_address_is_a_cue_and_its_arguments_follow),
    CASE(a_switch_has_two_positions),
    CASE(a_button_cues_when_it_is_pressed_and_not_when_it_is_released),
    CASE(what_is_for_others_is_passed_over),
    CASE(a_bundle_is_heard_whole),
    CASE(what_is_cut_off_or_wrong_is_no_cue),
};

CHECK_MAIN(cases)
