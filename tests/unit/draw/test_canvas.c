// What a canvas says of itself.
#include "check.h"

#include "draw/canvas.h"

TEST(rows_are_bare_until_something_is_painted_or_lent_there)
{
    static const uint32_t plate[] = {0xff102030, 0xff102030};
    static const uint32_t *const rows[] = {plate};
    struct canvas *canvas = canvas_create(5, 40);
    CHECK(canvas_bare(canvas, 0, 40));
    canvas->blank = false;
    CHECK(canvas_bare(canvas, 0, 40));

    canvas->pixels[20 * canvas->stride + 4] = 0x01000000;
    CHECK(!canvas_bare(canvas, 0, 40));
    CHECK(canvas_bare(canvas, 0, 20));
    CHECK(!canvas_bare(canvas, 20, 1));
    CHECK(canvas_bare(canvas, 21, 19));

    canvas->loans[0] = (struct canvas_loan){{2, 30, 2, 1}, rows, 0};
    canvas->loan_count = 1;
    CHECK(canvas_bare(canvas, 21, 9));
    CHECK(!canvas_bare(canvas, 21, 10));
    CHECK(canvas_bare(canvas, 31, 9));
    canvas_destroy(canvas);
}

// The memory beneath a loan is out of date.
TEST(rows_whose_own_pixels_are_empty_are_not_bare_under_a_plate_that_is_lent)
{
    uint32_t plate[8];
    const uint32_t *rows[1] = {plate};
    struct canvas *canvas = canvas_create(8, 1);
    for (int i = 0; i < 8; i++) {
        plate[i] = 0xff000000; // black
    }
    canvas->blank = false;
    canvas->loans[0] = (struct canvas_loan){{0, 0, 8, 1}, rows, 0};
    canvas->loan_count = 1;
    CHECK(!canvas_bare(canvas, 0, 1));
    canvas_destroy(canvas);
}

static const struct check_case cases[] = {
    CASE(rows_are_bare_until_something_is_painted_or_lent_there),
    CASE(rows_whose_own_pixels_are_empty_are_not_bare_under_a_plate_that_is_lent),
};

CHECK_MAIN(cases)
