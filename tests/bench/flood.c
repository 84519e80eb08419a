// flood FILE SOCKET...: sends the WebSocket frames of FILE over and over, all of them to
// every socket (descriptors that it was started with), at the rate it is told.
//
//   rate N     messages a second from now on
//   say N      followed by N bytes, which go out next, between two messages
//   stop       ends                            stopped SENT NS
//
// Each message is sent whole. A socket that takes nothing is waited for: what is due
// meanwhile is left out but for a tenth of a second's worth, so that nothing piles up
// here. One that takes nothing for long ends the program: "stuck".
//
// The kernel is told to send from the file, so that nothing is copied on this side: the
// sender shares the machine with what it measures.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    LINE = 64,
    SOCKETS_MAX = 8,
    PIECE_MAX = 1 << 18, // bytes between two looks at what we are told
    DEBT_SHARE = 10,     // of a second that may be made up for
    TICK_MS = 1,
    PATIENCE_S = 5,
};

static const int64_t NS_PER_S = 1000000000;

struct ring {
    int file;
    size_t *ends; // of each message
    size_t count, next;
};

struct flood {
    struct ring ring;
    int sockets[SOCKETS_MAX];
    int socket_count;
    int64_t rate, sent; // messages
    int64_t began_ns;
    double owed; // messages that are due
    int64_t counted_ns;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "flood: %s\n", what);
    exit(1);
}

static void wake_up(int number)
{
    (void)number;
}

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

// The length of a server's frame of at most 65535 bytes, with its head.
static size_t frame_size(const unsigned char *frame, size_t left)
{
    size_t size = left < 4            ? 0
                  : frame[1] < 126    ? 2 + (size_t)frame[1]
                  : (frame[1] == 126) ? 4 + ((size_t)frame[2] << 8 | frame[3])
                                      : 0;
    return size <= left ? size : 0;
}

static void read_ring(struct ring *ring, const char *path)
{
    struct stat info;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &info) != 0 || info.st_size <= 0) {
        fail("the file of messages cannot be read");
    }
    size_t size = (size_t)info.st_size;
    unsigned char *bytes = malloc(size);
    ring->file = file;
    ring->ends = malloc(size * sizeof(*ring->ends));
    if (!bytes || !ring->ends || read(file, bytes, size) != (ssize_t)size) {
        fail("the file of messages cannot be read");
    }
    for (size_t at = 0; at < size;) {
        size_t length = frame_size(bytes + at, size - at);
        if (!length) {
            fail("the file has something else than short frames");
        }
        at += length;
        ring->ends[ring->count++] = at;
    }
    free(bytes);
}

// What a call took that may be called again. The sockets are used by others, too, for
// whom they must go on to wait: it is the alarm that ends what takes too long.
static size_t taken(ssize_t took)
{
    alarm(0);
    if (took < 0) {
        fail(errno == EINTR ? "stuck: a connection takes nothing" : "a connection ended");
    }
    return (size_t)took;
}

static void send_piece(const struct flood *flood, size_t from, size_t to)
{
    for (int i = 0; i < flood->socket_count; i++) {
        for (off_t at = (off_t)from; at < (off_t)to;) { // moved on by what was taken
            alarm(PATIENCE_S);
            taken(sendfile(flood->sockets[i], flood->ring.file, &at, to - (size_t)at));
        }
    }
}

static void send_words(const struct flood *flood, const char *bytes, size_t size)
{
    for (int i = 0; i < flood->socket_count; i++) {
        for (size_t at = 0; at < size;) {
            alarm(PATIENCE_S);
            at += taken(send(flood->sockets[i], bytes + at, size - at, 0));
        }
    }
}

static void count_due(struct flood *flood)
{
    int64_t now = now_ns();
    double most = (double)flood->rate / DEBT_SHARE + 1;
    flood->owed += (double)flood->rate * (double)(now - flood->counted_ns) / 1e9;
    flood->owed = flood->owed < most ? flood->owed : most;
    flood->counted_ns = now;
}

// A piece of the ring, of messages that are due. False: nothing is.
static bool send_due(struct flood *flood)
{
    struct ring *ring = &flood->ring;
    size_t from = ring->next ? ring->ends[ring->next - 1] : 0, to = from;
    int64_t count = 0, due = (int64_t)flood->owed;
    while (count < due && ring->next < ring->count &&
           ring->ends[ring->next] - from <= PIECE_MAX) {
        to = ring->ends[ring->next++];
        count++;
    }
    if (ring->next == ring->count) {
        ring->next = 0;
    }
    send_piece(flood, from, to);
    flood->owed -= (double)count;
    flood->sent += count;
    return count > 0;
}

// A byte at a time, for what follows "say" is not ours to read.
static bool read_line(char out[LINE])
{
    int len = 0;
    while (len < LINE - 1 && read(STDIN_FILENO, out + len, 1) == 1) {
        if (out[len] == '\n') {
            out[len] = '\0';
            return true;
        }
        len++;
    }
    return false;
}

static void say(const struct flood *flood, size_t size)
{
    char *bytes = malloc(size);
    size_t have = 0;
    while (bytes && have < size) {
        ssize_t got = read(STDIN_FILENO, bytes + have, size - have);
        if (got <= 0) {
            fail("told to say something, but not what");
        }
        have += (size_t)got;
    }
    if (bytes) {
        send_words(flood, bytes, size);
    }
    free(bytes);
}

// False: it is over.
static bool obey(struct flood *flood)
{
    char line[LINE];
    long long number;
    if (!read_line(line) || strcmp(line, "stop") == 0) {
        return false;
    }
    if (sscanf(line, "rate %lld", &number) == 1 && number >= 0) {
        flood->rate = number;
        flood->began_ns = flood->counted_ns = now_ns();
    } else if (sscanf(line, "say %lld", &number) == 1 && number > 0) {
        say(flood, (size_t)number);
    } else {
        fail("expected rate, say or stop");
    }
    return true;
}

int main(int argc, char **argv)
{
    static struct flood flood;
    if (argc < 3 || argc - 2 > SOCKETS_MAX) {
        fprintf(stderr, "usage: flood FILE SOCKET...\n");
        return 2;
    }
    const struct sigaction wake = {.sa_handler = wake_up}; // calls do not go on behind it
    sigaction(SIGALRM, &wake, NULL);
    signal(SIGPIPE, SIG_IGN);
    read_ring(&flood.ring, argv[1]);
    for (int i = 2; i < argc; i++) {
        flood.sockets[flood.socket_count++] = (int)strtol(argv[i], NULL, 10);
    }
    flood.began_ns = flood.counted_ns = now_ns();
    for (bool sent = false;;) {
        struct pollfd told = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&told, 1, sent ? 0 : TICK_MS) > 0 && !obey(&flood)) {
            break;
        }
        count_due(&flood);
        sent = send_due(&flood);
    }
    printf("stopped %lld %lld\n", (long long)flood.sent,
           (long long)(now_ns() - flood.began_ns));
    return 0;
}
