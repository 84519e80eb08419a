// The gradients of an SVG file: which there are, and whether each has its stops.
#include <string.h>

#include "draw/image_svg_parts.h"

const struct svg_gradient *svg_gradient(const struct svg *svg, struct svg_text id)
{
    for (int i = 0; i < svg->gradient_count; i++) {
        const struct svg_text *other = &svg->gradients[i].id;
        if (other->len == id.len && memcmp(other->data, id.data, id.len) == 0) {
            return &svg->gradients[i];
        }
    }
    return NULL;
}

bool svg_is_gradient(struct svg_text element)
{
    return svg_is(element, "linearGradient") || svg_is(element, "radialGradient");
}

bool svg_note_gradient(struct svg *svg, struct svg_text element,
                       const struct svg_gradient *gradient)
{
    int last = svg->gradient_count - 1;
    if (svg_is(element, "stop") && last >= 0) {
        svg->gradients[last].stops++;
    } else if (svg_is_gradient(element)) {
        if (svg->gradient_count == SVG_GRADIENTS || gradient->id.len > SVG_ID) {
            return svg_refuse(svg,
                              "too many or too long names of gradients: ", gradient->id);
        }
        svg->gradients[svg->gradient_count++] = *gradient;
    }
    return true;
}

bool svg_gradients_whole(struct svg *svg)
{
    enum { LINKS = 8 }; // from one to the next whose stops it has
    for (int i = 0; i < svg->gradient_count; i++) {
        const struct svg_gradient *at = &svg->gradients[i];
        for (int k = 0; at && at->stops == 0 && k < LINKS; k++) {
            struct svg_text like = at->like;
            at = like.len > 1
                     ? svg_gradient(svg, (struct svg_text){like.data + 1, like.len - 1})
                     : NULL;
        }
        if (!at || at->stops < 2) {
            return svg_refuse(svg,
                              "a gradient without two stops: ", svg->gradients[i].id);
        }
    }
    return true;
}
