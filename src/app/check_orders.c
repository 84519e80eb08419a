// Whether the operator's standing orders will be kept where the show file says.
#include "app/check.h"
#include "app/kept_orders.h"
#include "base/file.h"

static const char PLACE[] = "show file: $.resume";

static bool has_folder(const char *path)
{
    char folder[PATH_SIZE];
    paths_folder(path, folder);
    return file_is_dir(folder[0] ? folder : "/");
}

void check_orders(struct report *report, const struct config *config)
{
    char error[512];
    struct buf text = {0};
    const char *path = config->resume;
    if (!path[0]) {
        return;
    }
    if (!has_folder(path)) {
        report_add(report, SEVERITY_WARNING, PLACE,
                   "expected a file in a folder that is there, found \"%s\": the "
                   "operator's orders will not be kept",
                   path);
    } else if (file_exists(path) &&
               (!file_read_regular(path, KEPT_ORDERS_BYTES, &text, error,
                                   sizeof(error)) ||
                !kept_orders_are((struct str){text.data, text.len}))) {
        report_add(report, SEVERITY_WARNING, PLACE,
                   "expected a file of standing orders, or none, found something else "
                   "in \"%s\": the operator's orders will not be kept",
                   path);
    }
    buf_finish(&text);
}
