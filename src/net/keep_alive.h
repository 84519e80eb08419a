// keep_alive.h
// A peer whose machine or cable is gone is found by the kernel, which asks it without
// waking us: after idle_s without a byte, then each every_s, `times` in all. What we sent
// may be unanswered for as long as that takes together. Source: tcp(7).
//
// Threads: any.
#ifndef NET_KEEP_ALIVE_H
#define NET_KEEP_ALIVE_H

void keep_alive(int fd, int idle_s, int every_s, int times);

#endif
