// How a connection lives and ends: its deadlines, its pulse, and the one closed().
#include <stdio.h>

#include "base/clock.h"
#include "net/ws_state.h"

enum { US_PER_MS = 1000 };

void ws_after(struct ws *ws, lws_sorted_usec_list_t *timer, sul_cb_t run,
              int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(ws->loop), 0, timer, run, delay_us);
}

void ws_reset_link(struct ws *ws)
{
    struct ws_link *link = &ws->link;
    tls_destroy(link->tls);
    ws_answer_finish(&link->answer);
    buf_finish(&link->out);
    ws_reader_reset(&link->reader);
    ws->link = (struct ws_link){.reader = link->reader};
}

void ws_ended(struct ws *ws, const char *reason)
{
    if (ws->state == WS_IDLE) {
        return;
    }
    ws->state = WS_IDLE;
    ws->wsi = NULL;
    ws_reset_link(ws);
    if (loop_stopping(ws->loop)) {
        return;
    }
    lws_sul_cancel(&ws->deadline);
    lws_sul_cancel(&ws->next);
    lws_sul_cancel(&ws->look);
    struct ws_end end = {
        .opened = ws->opened, .code = ws->code, .status = ws->status, .reason = reason};
    ws->events.closed(ws->events.context, &end);
}

void ws_abandon(struct ws *ws)
{
    if (ws->wsi) {
        lws_set_timeout(ws->wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
        ws->wsi = NULL;
    }
}

static const char *lost_words(const struct ws *ws)
{
    const struct ws_link *link = &ws->link;
    if (!link->reached) {
        return "no connection";
    }
    return link->tls && !tls_ready(link->tls) ? tls_words(link->tls)
                                              : "the server closed before it answered";
}

void ws_gone(struct ws *ws)
{
    if (!ws->opened) {
        ws_connect_failed(ws, lost_words(ws), 0);
        return;
    }
    bool told = ws->ours || ws->code || ws->reason[0];
    ws_ended(ws, told ? ws->reason : "connection lost");
}

void ws_hang_up(struct ws *ws)
{
    ws_abandon(ws);
    ws_gone(ws);
}

static void on_deadline(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, deadline);
    if (ws->state == WS_CLOSING || ws->state == WS_LEAVING) {
        ws_hang_up(ws);
        return;
    }
    char reason[WS_REASON];
    snprintf(reason, sizeof(reason), "no answer in %d s%s", WS_TIMEOUT_MS / 1000,
             ws->state == WS_RESOLVING ? " from the name server" : "");
    ws->turn++;
    ws_abandon(ws);
    ws_ended(ws, reason);
}

void ws_hurry(struct ws *ws, int64_t delay_ms)
{
    ws_after(ws, &ws->deadline, on_deadline, delay_ms);
}

static void on_look(lws_sorted_usec_list_t *timer);

// Bytes that come meanwhile only make it look too early, which is cheaper than to put off
// each time.
void ws_watch(struct ws *ws)
{
    int64_t due_ms = pulse_due(&ws->pulse);
    if (ws->state != WS_OPEN || due_ms == INT64_MAX) {
        lws_sul_cancel(&ws->look);
    } else {
        ws_after(ws, &ws->look, on_look, due_ms - clock_now_ms());
    }
}

void ws_look(struct ws *ws)
{
    if (ws->state != WS_OPEN) {
        return;
    }
    enum pulse_act act = pulse_look(&ws->pulse, clock_now_ms());
    if (act == PULSE_DEAD) {
        char reason[WS_REASON];
        snprintf(reason, sizeof(reason), "nothing heard for %d s",
                 (pulse_patience(&ws->pulse) + 999) / 1000);
        ws_abandon(ws);
        ws_ended(ws, reason);
        return;
    }
    if (act == PULSE_ASK) {
        ws->link.ping = true;
        lws_callback_on_writable(ws->wsi);
        ws_watch(ws);
    }
}

// Whoever is asked soon is asked now.
static void on_look(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, look);
    ws_watch(ws);
    loop_rouse(ws->loop);
}

void ws_opened(struct ws *ws)
{
    lws_sul_cancel(&ws->deadline);
    ws->state = WS_OPEN;
    ws->opened = true;
    ws->reason[0] = '\0'; // of addresses that did not work before
    pulse_begin(&ws->pulse, clock_now_ms());
    ws_watch(ws);
}

void ws_leave(struct ws *ws)
{
    ws->state = WS_LEAVING;
    if (ws->link.tls) {
        tls_goodbye(ws->link.tls);
    }
    ws_out_flush(ws);
    lws_callback_on_writable(ws->wsi);
    ws_hurry(ws, WS_GOODBYE_MS);
}
