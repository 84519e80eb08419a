// check.h
// The whole test framework: TEST names the sentence it proves, CHECK prints what
// was found, main() runs the table. A failing check ends its test, not the run.
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool check_failed;

#define CHECK(condition)                                                                 \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            printf("  %s:%d: not true: %s\n", __FILE__, __LINE__, #condition);           \
            check_failed = true;                                                         \
            return;                                                                      \
        }                                                                                \
    } while (0)

#define CHECK_INT(found, expected)                                                       \
    do {                                                                                 \
        long long f_ = (long long)(found), e_ = (long long)(expected);                   \
        if (f_ != e_) {                                                                  \
            printf("  %s:%d: %s is %lld, expected %lld\n", __FILE__, __LINE__, #found,   \
                   f_, e_);                                                              \
            check_failed = true;                                                         \
            return;                                                                      \
        }                                                                                \
    } while (0)

#define CHECK_STR(found, expected)                                                       \
    do {                                                                                 \
        const char *f_ = (found), *e_ = (expected);                                      \
        if (!f_ || strcmp(f_, e_) != 0) {                                                \
            printf("  %s:%d: %s is\n    \"%s\"\n  expected\n    \"%s\"\n", __FILE__,     \
                   __LINE__, #found, f_ ? f_ : "(null)", e_);                            \
            check_failed = true;                                                         \
            return;                                                                      \
        }                                                                                \
    } while (0)

struct check_case {
    const char *name;
    void (*run)(void);
};

#define TEST(name) static void name(void)
#define CASE(name)                                                                       \
    {                                                                                    \
#name, name                                                                      \
    }

static inline int check_run(const struct check_case *cases, int count)
{
    int failed = 0;
    for (int i = 0; i < count; i++) {
        check_failed = false;
        cases[i].run();
        printf("%s %s\n", check_failed ? "FAIL" : "ok  ", cases[i].name);
        failed += check_failed;
    }
    printf("%d passed, %d failed\n", count - failed, failed);
    return failed ? 1 : 0;
}

#define CHECK_MAIN(cases)                                                                \
    int main(void)                                                                       \
    {                                                                                    \
        return check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));                \
    }

#endif
