// Lists in pages: how many there are is told beside the list, or in an object for that.
#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"
#include "feed/leaf.h"

static int number(const struct json *root, const char *key)
{
    int found = leaf_int(root, key, NULL, 0, INT32_MAX, -1);
    return found >= 0 ? found
                      : leaf_int(json_get(root, "page"), key, NULL, 0, INT32_MAX, -1);
}

enum fastpath_more fastpath_more(const struct json *root, int page)
{
    bool last;
    int own = number(root, "number"), pages = number(root, "totalPages");
    if (own >= 0 && own != page) {
        return FASTPATH_LAST; // a server that knows one page only
    }
    if (pages >= 0) {
        return page + 1 < pages ? FASTPATH_MORE : FASTPATH_LAST;
    }
    if (json_bool(json_get(root, "last"), &last)) {
        return last ? FASTPATH_LAST : FASTPATH_MORE;
    }
    return FASTPATH_UNTOLD;
}
