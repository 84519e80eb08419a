// fake_ops.h
// The fake feed's ops as every test finds them, and a feed that tells of refusals.
#ifndef TESTS_FAKE_OPS_H
#define TESTS_FAKE_OPS_H

#include "check.h"
#include "fake_feed.h"

static struct feed_ops plain_ops; // as fake_feed.h has them

static void fresh_ops(void)
{
    net_end();
    fake_ops = plain_ops;
}

static enum feed_retry refused_retry;

static void fake_refused(struct feed *feed, int status, const char *reason,
                         int64_t now_ms, struct feed_out *out)
{
    (void)feed;
    (void)now_ms;
    tell(out, "refused", reason, status);
    out->retry = refused_retry;
    out->reason = status == 404 ? "not yet" : NULL;
}

#endif
