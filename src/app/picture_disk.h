// picture_disk.h
// The folder of fetched pictures: the files, named by what is in them, and their index.
// Only files with such names are ever removed.
//
// Threads: any; one at a time writes the index.
#ifndef APP_PICTURE_DISK_H
#define APP_PICTURE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/picture_index.h"
#include "base/str.h"
#include "draw/image_gate.h"

// Reads the index; what is in it but not on disk is left out, and what has long been on
// disk without being in it is removed. A broken index is thrown away with a line in the
// log.
void picture_disk_load(const char *dir, int64_t now_s, struct picture_index *index);
// Writes the picture under its own name, unless it is there.
bool picture_disk_put(const char *dir, struct str body, enum image_kind kind,
                      char file[PICTURE_FILE], char *error, size_t error_size);
// Removes what goes beyond the limits.
void picture_disk_trim(const char *dir, struct picture_index *index);
// Writes the index, whole or not at all.
void picture_disk_write(const char *dir, const struct buf *text);
void picture_disk_save(const char *dir, const struct picture_index *index);

#endif
