// What a picture file may be before anybody decodes it.
#include "check.h"

#include <string.h>

#include "base/str.h"
#include "draw/image_gate.h"

static char why[300];

static bool passes(const char *data, size_t len, struct image_look *look)
{
    return image_gate(data, len, look, why, sizeof(why));
}

static bool svg_passes(const char *inside)
{
    char svg[2000];
    struct image_look look;
    snprintf(svg, sizeof(svg),
             "<?xml version=\"1.0\"?>\n<!-- by hand --><svg "
             "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">%s</svg>",
             inside);
    return passes(svg, strlen(svg), &look);
}

static void png_head(char head[24], unsigned width, unsigned height)
{
    memcpy(head, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (int i = 0; i < 4; i++) {
        head[16 + i] = (char)(width >> (24 - 8 * i));
        head[20 + i] = (char)(height >> (24 - 8 * i));
    }
}

TEST(a_png_says_its_size_and_may_not_be_too_large)
{
    static const struct {
        unsigned width, height;
        bool passes;
    } sizes[] = {
        {1, 1, true},        {4096, 3906, true},     {4096, 4096, false},
        {4097, 1, false},    {1, 4097, false},       {0, 5, false},
        {8000, 6250, false}, {0xffffffff, 1, false}, {5, 0x80000001, false},
    };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        char head[25] = "";
        struct image_look look;
        png_head(head, sizes[i].width, sizes[i].height);
        CHECK_INT(passes(head, 24, &look), sizes[i].passes);
        CHECK_INT(look.kind, IMAGE_PNG);
    }
    CHECK_STR(why,
              "expected at most 4096x4096 and 16 million pixels, found 5x2147483647");
}

static size_t put_jpeg(char *out, int channels, int scans, bool whole)
{
    static const char frame[] = "\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x0b\x08\0\x10\0\x20";
    size_t len = sizeof(frame) - 1;
    memcpy(out, frame, len);
    out[len++] = (char)channels;
    memcpy(out + len, "\0\0\0", 3);
    len += 3;
    for (int i = 0; i < scans; i++) {
        memcpy(out + len, "\xff\xda\0\2ab\xff\0c", 9);
        len += 9;
    }
    if (whole) {
        memcpy(out + len, "\xff\xd9", 2);
        len += 2;
    }
    out[len] = '\0';
    return len;
}

TEST(a_jpeg_must_be_whole_and_for_a_screen)
{
    char file[2000];
    struct image_look look;
    CHECK(passes(file, put_jpeg(file, 3, 1, true), &look));
    CHECK_INT(look.width, 32);
    CHECK_INT(look.height, 16);
    CHECK(passes(file, put_jpeg(file, 1, 10, true), &look));
    CHECK(!passes(file, put_jpeg(file, 3, 1, false), &look));
    CHECK_STR(why, "expected a whole JPEG in RGB or grey, found one that is cut off");
    CHECK(!passes(file, put_jpeg(file, 4, 1, true), &look));
    CHECK(!passes(file, put_jpeg(file, 3, 100, true), &look));
    for (size_t cut = 0; cut < put_jpeg(file, 3, 1, true); cut++) {
        CHECK(!passes(file, cut, &look));
    }
}

TEST(only_the_first_bytes_say_what_a_file_is)
{
    static const char page[] = "<!DOCTYPE html><html><svg></svg></html>";
    static const char wide[] = "\xff\xfe<\0s\0v\0g\0";
    struct image_look look;
    CHECK(!passes("", 0, &look));
    CHECK_STR(why, "expected PNG, JPEG or SVG, found nothing");
    CHECK(!passes("GIF89a", 6, &look));
    CHECK_STR(why, "expected PNG, JPEG or SVG, found something else");
    CHECK(!passes(page, sizeof(page) - 1, &look));
    CHECK(!passes(wide, sizeof(wide) - 1, &look));
}

TEST(an_svg_of_plain_shapes_passes)
{
    static const char *const insides[] = {
        "",
        "<title>Club</title><desc>a > b</desc>",
        "<g fill=\"#f00\" transform=\"translate(1 2)\"><path d=\"M0 0h9v9z\"/></g>",
        "<rect width='9' height='9' style='fill:rgb(1,2,3);stroke:none; opacity:.5'/>",
        "<defs><linearGradient id=\"g\"><stop offset=\"0\" style=\"stop-color:#fff\"/>"
        "<stop offset=\"1\"/></linearGradient><radialGradient id=\"h\" "
        "xlink:href=\"#g\"/></defs><circle r=\"2\" fill=\"url(#h)\"/>",
        ("<style type=\"text/css\">\n.st0{fill:#FFF;}\n.a,.b-2{fill:none}\n</style>"
         "<path class=\"st0\" d=\"M1 5a4 4 0 1 0 8,0z\"/>"),
        "<sodipodi:namedview id=\"x\" filter=\"yes\"/><metadata><rdf:RDF/></metadata>",
        "<g display=\"none\" clip-path=\"none\" opacity=\"1\"/>",
    };
    for (size_t i = 0; i < sizeof(insides) / sizeof(insides[0]); i++) {
        if (!svg_passes(insides[i])) {
            printf("  %s: %s\n", insides[i], why);
            check_failed = true;
        }
    }
}

TEST(an_svg_with_anything_that_the_decoder_leaves_out_is_refused)
{
    static const char *const insides[] = {
        "<text x=\"1\">7</text>",
        "<use href=\"#a\"/>",
        "<image href=\"x\"/>",
        "<a><path/></a>",
        "<symbol><path/></symbol>",
        "<pattern id=\"p\"/>",
        "<mask id=\"m\"></mask>",
        "<clipPath id=\"c\"/>",
        "<filter id=\"f\"/>",
        "<marker/>",
        "<switch/>",
        "<script>x</script>",
        "<foreignObject/>",
        "<animate/>",
        "<svg viewBox=\"0 0 1 1\"/>",
        "<svg:use/>",
        "<g xmlns:s=\"http://www.w3.org/2000/svg\"><s:text/></g>",
        // What is written on shapes.
        "<path clip-path=\"url(#c)\"/>",
        "<path style=\"mask:url(#m)\"/>",
        "<g filter=\"url(#f)\"/>",
        "<path marker-end=\"url(#m)\"/>",
        "<g style=\"mix-blend-mode:multiply\"/>",
        "<path visibility=\"hidden\"/>",
        "<path style=\"transform:rotate(3deg)\"/>",
        "<g opacity=\".5\"/>",
        "<path vector-effect=\"non-scaling-stroke\"/>",
        "<path paint-order=\"stroke\"/>",
        // Colours that come out grey.
        "<path fill=\"currentColor\"/>",
        "<path fill=\"teal\"/>",
        "<path fill=\"Red\"/>",
        "<path fill=\"#f008\"/>",
        "<path fill=\"rgb(1, 2, 3)\"/>",
        "<path fill=\"rgba(1,2,3,.5)\"/>",
        "<path style=\"fill:hsl(1,2%,3%)\"/>",
        "<path stroke=\"var(--x)\"/>",
        "<path fill=\"inherit\"/>",
        "<path fill=\"\"/>",
        "<path style=\"fill:#f00 !important\"/>",
        // Gradients that are not found.
        "<path fill=\"url(#g)\"/><linearGradient id=\"g\"/>",
        "<linearGradient id=\"g\"/><path fill=\"url('#g')\"/>",
        "<linearGradient id=\"g\" href=\"#h\"/>",
        "<linearGradient id=\"g\"/>",
        "<linearGradient id=\"g\"><stop/></linearGradient>",
        ("<linearGradient id=\"g\" xlink:href=\"#h\"/>"
         "<linearGradient id=\"h\" xlink:href=\"#g\"/>"),
        // Shapes read with half of their gradient, and stops of nobody's.
        ("<linearGradient id=\"g\"><stop/></linearGradient><path fill=\"url(#g)\"/>"
         "<stop/>"),
        ("<linearGradient id=\"g\"><stop/><path fill=\"url(#g)\"/><stop/>"
         "</linearGradient>"),
        "<stop offset=\"1\"/>",
        "<path fill=\"url(https://x/#g)\"/>",
        // Style sheets.
        "<style>rect{fill:#f00}</style>",
        "<style>.a .b{fill:#f00}</style>",
        "<style>/* x */.a{fill:#f00}</style>",
        "<style>@import url(x);</style>",
        "<style><![CDATA[.a{fill:#f00}]]></style>",
        "<path class=\"a\"/><style>.a{fill:#f00}</style>",
        "<style>.a{fill:#f00}</style><path class=\"a b\"/>",
        "<style>.a{clip-path:url(#c)}</style>",
        "<style>.a{fill</style>",
        // What is read otherwise than it is meant.
        "<!-- <path/> <path/> -->",
        "<path d=\"M0 5a5 5 0 1110 0\"/>",
        "<path d='M0 0' id=x/>",
        "<path d=\"M0 0/>",
        "<path",
        "<defs><defs/></defs>",
    };
    for (size_t i = 0; i < sizeof(insides) / sizeof(insides[0]); i++) {
        if (svg_passes(insides[i])) {
            printf("  passed: %s\n", insides[i]);
            check_failed = true;
        }
    }
}

TEST(entities_and_endless_nests_are_refused)
{
    static const char laughs[] =
        "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg viewBox=\"0 0 1 "
        "1\"><path d=\"&b;\"/></svg>";
    static const char plain[] =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg viewBox=\"0 0 1 "
        "1\"></svg>";
    static const char styled[] =
        "<?xml-stylesheet href=\"x.css\"?><svg viewBox=\"0 0 1 1\"></svg>";
    struct image_look look;
    CHECK(!passes(laughs, sizeof(laughs) - 1, &look));
    CHECK(passes(plain, sizeof(plain) - 1, &look));
    CHECK(!passes(styled, sizeof(styled) - 1, &look));
    struct buf nest = {0};
    buf_text(&nest, "<svg viewBox=\"0 0 1 1\">");
    for (int i = 0; i < 200; i++) {
        buf_text(&nest, "<g>");
    }
    CHECK(!passes(nest.data, nest.len, &look));
    for (int i = 0; i < 300000; i++) {
        buf_text(&nest, "<g>");
    }
    CHECK(!passes(nest.data, nest.len, &look));
    buf_finish(&nest);
}

TEST(a_view_box_of_any_size_is_only_a_shape)
{
    static const char wide[] = "<svg viewBox=\"-5,0 900000 9000\" width=\"3\"></svg>";
    static const char own[] = "<svg width='40px' height='20px'></svg>";
    struct image_look look;
    CHECK(passes(wide, sizeof(wide) - 1, &look));
    CHECK_INT(look.width / look.height, 100);
    CHECK(passes(own, sizeof(own) - 1, &look));
    CHECK_INT(look.width / look.height, 2);
}

static const struct check_case cases[] = {
    CASE(a_png_says_its_size_and_may_not_be_too_large),
    CASE(a_jpeg_must_be_whole_and_for_a_screen),
    CASE(only_the_first_bytes_say_what_a_file_is),
    CASE(an_svg_of_plain_shapes_passes),
    CASE(an_svg_with_anything_that_the_decoder_leaves_out_is_refused),
    CASE(entities_and_endless_nests_are_refused),
    CASE(a_view_box_of_any_size_is_only_a_shape),
};

CHECK_MAIN(cases)
