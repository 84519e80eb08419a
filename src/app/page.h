// page.h
// The operator's page: the files of assets/control, read anew each time they are asked
// for, so that a page can be worked on while the show runs.
//
// Threads: any.
#ifndef APP_PAGE_H
#define APP_PAGE_H

#include "net/http.h"

// `dir` "" = not installed; `file` is a plain name and the reply's type is already set.
void page_answer(const char *dir, const char *file, const struct http_request *request,
                 struct http_reply *reply);

#endif
