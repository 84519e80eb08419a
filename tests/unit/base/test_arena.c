#include "base/arena.h"

#include <stdint.h>

#include "check.h"

TEST(memory_comes_zeroed_and_aligned)
{
    struct arena arena = {0};
    for (size_t size = 0; size < 200; size += 7) {
        unsigned char *memory = arena_alloc(&arena, size);
        CHECK_INT((uintptr_t)memory % 16, 0);
        for (size_t i = 0; i < size; i++) {
            CHECK_INT(memory[i], 0);
            memory[i] = 0xFF;
        }
    }
    arena_finish(&arena);
}

TEST(pieces_never_overlap_and_survive_growth)
{
    struct arena arena = {0};
    int *numbers[1000];
    for (int i = 0; i < 1000; i++) {
        numbers[i] = arena_alloc(&arena, sizeof(int) * (size_t)(1 + i % 9));
        *numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(*numbers[i], i);
    }
    arena_finish(&arena);
}

TEST(a_piece_larger_than_any_block_is_fine)
{
    struct arena arena = {0};
    char *big = arena_alloc(&arena, 3 << 20);
    big[(3 << 20) - 1] = 'x';
    CHECK_STR(arena_strdup(&arena, "small"), "small");
    arena_finish(&arena);
}

TEST(after_a_reset_the_memory_is_used_again_and_zeroed)
{
    struct arena arena = {0};
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            char *piece = arena_alloc(&arena, 1000);
            CHECK_INT(piece[0], 0);
            memset(piece, 'x', 1000);
        }
        CHECK(arena.used >= 100000);
        arena_reset(&arena);
        CHECK_INT(arena.used, 0);
        CHECK(arena.head);
    }
    arena_finish(&arena);
    CHECK(!arena.head);
}

TEST(an_empty_arena_may_be_reset_and_finished)
{
    struct arena arena = {0};
    arena_reset(&arena);
    arena_finish(&arena);
    arena_finish(&arena);
    CHECK_INT(arena.used, 0);
}

TEST(texts_are_copied_and_printed)
{
    struct arena arena = {0};
    CHECK_STR(arena_strndup(&arena, "winner takes it", 6), "winner");
    CHECK_STR(arena_strndup(&arena, NULL, 0), "");
    CHECK(!arena_strdup(&arena, NULL));
    CHECK_STR(arena_printf(&arena, "%s %d", "lane", 4), "lane 4");
    char source[] = "abc";
    char *copy = arena_copy(&arena, source, sizeof(source));
    source[0] = 'x';
    CHECK_STR(copy, "abc");
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(memory_comes_zeroed_and_aligned),
    CASE(pieces_never_overlap_and_survive_growth),
    CASE(a_piece_larger_than_any_block_is_fine),
    CASE(after_a_reset_the_memory_is_used_again_and_zeroed),
    CASE(an_empty_arena_may_be_reset_and_finished),
    CASE(texts_are_copied_and_printed),
};

CHECK_MAIN(cases)
