// Names that follow from contents.
#include "check.h"

#include <string.h>

#include "base/sha256.h"

TEST(the_published_examples_come_out)
{
    static const struct {
        const char *text, *hex;
    } examples[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnop"
         "q"
         "klmnopqrlmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    };
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        char hex[SHA256_HEX];
        sha256_hex(examples[i].text, strlen(examples[i].text), hex);
        CHECK_STR(hex, examples[i].hex);
    }
}

TEST(a_million_letters_come_out)
{
    static char letters[1000000];
    char hex[SHA256_HEX];
    memset(letters, 'a', sizeof(letters));
    sha256_hex(letters, sizeof(letters), hex);
    CHECK_STR(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static const struct check_case cases[] = {
    CASE(the_published_examples_come_out),
    CASE(a_million_letters_come_out),
};

CHECK_MAIN(cases)
