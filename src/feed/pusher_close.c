// Close codes: what to do, and how to say it to the operator.
#include "feed/pusher.h"

// The first row that holds the code. Ranges by the protocol's "Error codes"; 4004 is
// worth a slow retry, because the quota belongs to the publisher and may clear.
static const struct {
    int first, last;
    enum feed_retry retry;
    const char *words;
} verdicts[] = {
    {0, 0, FEED_RETRY_BACKOFF, "connection lost"},
    {1000, 1000, FEED_RETRY_BACKOFF, "closed by the server"},
    {1001, 1001, FEED_RETRY_BACKOFF, "the server went away"},
    {1002, 1004, FEED_RETRY_BACKOFF, "the server did not like what it got"},
    {1005, 1006, FEED_RETRY_BACKOFF, "connection lost"},
    {1009, 1009, FEED_RETRY_BACKOFF, "a message was too big"},
    {1011, 1013, FEED_RETRY_BACKOFF, "the server has trouble"},
    {1015, 1015, FEED_RETRY_BACKOFF, "the TLS handshake failed"},
    {4000, 4000, FEED_RETRY_STOP, "the server wants TLS, use wss://"},
    {4001, 4001, FEED_RETRY_STOP, "no such app key"},
    {4003, 4003, FEED_RETRY_STOP, "the app is disabled"},
    {4004, 4004, FEED_RETRY_SLOW, "the app's quota of connections is used up"},
    {4005, 4005, FEED_RETRY_STOP, "no such path on the server"},
    {4006, 4006, FEED_RETRY_STOP, "the server rejects our version"},
    {4007, 4007, FEED_RETRY_STOP, "the server does not speak protocol 7"},
    {4008, 4008, FEED_RETRY_STOP, "the server saw no protocol version"},
    {4009, 4009, FEED_RETRY_STOP, "not authorised"},
    {4000, 4099, FEED_RETRY_STOP, "the server does not want us"},
    {4100, 4100, FEED_RETRY_BACKOFF, "the server is over capacity"},
    {4100, 4199, FEED_RETRY_BACKOFF, "the server asks to come back later"},
    {4201, 4201, FEED_RETRY_NOW, "the server missed our pong"},
    {4202, 4202, FEED_RETRY_NOW, "the server found us idle"},
    {4200, 4299, FEED_RETRY_NOW, "the server asks to reconnect"},
    {4300, 4999, FEED_RETRY_BACKOFF, "the server closed on an error"},
};

struct pusher_verdict pusher_verdict(int code)
{
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
        if (code >= verdicts[i].first && code <= verdicts[i].last) {
            return (struct pusher_verdict){verdicts[i].retry, verdicts[i].words};
        }
    }
    return (struct pusher_verdict){FEED_RETRY_BACKOFF, "connection closed"};
}
