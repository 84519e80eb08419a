#include "base/buf.h"

#include <string.h>

#include "check.h"

TEST(a_buffer_grows_and_stays_terminated)
{
    struct buf buf = {0};
    for (int i = 0; i < 1000; i++) {
        buf_printf(&buf, "%d,", i);
        CHECK_INT(strlen(buf.data), buf.len);
    }
    buf_append(&buf, NULL, 0);
    CHECK_INT(buf.len, 3890);
    buf_clear(&buf);
    CHECK_STR(buf.data, "");
    buf_text(&buf, "a");
    buf_char(&buf, 'b');
    CHECK_STR(buf.data, "ab");
    buf_finish(&buf);
    CHECK(!buf.data);
}

static const struct check_case cases[] = {
    CASE(a_buffer_grows_and_stays_terminated),
};

CHECK_MAIN(cases)
