// library.h
// Process-wide set-up of the network libraries.
//
// Threads: main, before any loop or rest is created and after all are gone.
#ifndef NET_LIBRARY_H
#define NET_LIBRARY_H

void library_start(void);
void library_stop(void);

#endif
