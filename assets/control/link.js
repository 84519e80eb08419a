// The connection: the state as it changes, and cues with their answers. The WebSocket is
// the way; where it cannot be had the state is asked for every second and cues are posted.
// It comes back by itself, for ever.

const RETRY_MS = [500, 1000, 2000, 4000];
const POLL_MS = 1000;
const SILENCE_MS = 8000; // then the server is asked whether it is there
const ANSWER_MS = 5000;
const TOKEN = "strapline.token";

function base64url(text) {
    const bytes = new TextEncoder().encode(text);
    return btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export class Link {
    // hear = { keys(rows), state(document), live("up", "down" or "token"),
    //          refused(wrong) }
    constructor(hear) {
        this.hear = hear;
        this.token = sessionStorage.getItem(TOKEN) || "";
        this.socket = null;
        this.waiting = new Map(); // id -> {resolve, timer}
        this.nextId = 1;
        this.tries = 0;
        this.timer = 0;
        this.live = false;
        this.version = 0; // of the last state
        this.socketFails = 0;
        window.addEventListener("online", () => this.hurry());
        document.addEventListener("visibilitychange", () => this.hurry());
    }

    start() {
        this.connect();
    }

    setToken(token) {
        this.token = token;
        sessionStorage.setItem(TOKEN, token);
        this.connect();
    }

    headers(more) {
        const own = this.token ? { Authorization: `Bearer ${this.token}` } : {};
        return { ...own, ...more };
    }

    fetch(path, more = {}) {
        return fetch(path, {
            cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS), ...more,
            headers: this.headers(more.headers),
        });
    }

    later(ms, act) {
        clearTimeout(this.timer);
        this.timer = setTimeout(act, ms);
    }

    // The state first: it tells whether a token is wanted, which a WebSocket cannot. Keys
    // before it, so that they are the show's as soon as anything can be pressed.
    async connect() {
        clearTimeout(this.timer);
        await this.askKeys();
        if (await this.ask()) {
            this.openSocket();
        }
    }

    async askKeys() {
        try {
            const reply = await this.fetch("/api/keys");
            if (reply.ok) {
                this.hear.keys(await reply.json());
            }
        } catch {
            // asking for the state tells what is wrong
        }
    }

    // True when the server is there and talks to us.
    async ask() {
        try {
            const reply = await this.fetch("/api/state");
            if (reply.status === 401) {
                this.goneLive("token");
                this.hear.refused(this.token !== "");
                return false;
            }
            if (!reply.ok) {
                throw new Error(`status ${reply.status}`);
            }
            this.hearAsked(await reply.json());
            return true;
        } catch {
            this.lost();
            return false;
        }
    }

    // What the socket pushed meanwhile is newer than what was asked for.
    hearAsked(document) {
        const pushed = this.socket?.readyState === WebSocket.OPEN;
        if (!pushed || document.version >= this.version) {
            this.hearState(document);
        }
    }

    hearState(document) {
        this.version = document.version;
        this.tries = 0;
        this.goneLive(document.answers === false ? "stuck" : "up");
        this.hear.state(document);
    }

    goneLive(word) {
        this.live = word === "up";
        this.hear.live(word);
    }

    lost() {
        const wait = RETRY_MS[Math.min(this.tries, RETRY_MS.length - 1)];
        this.tries++;
        this.closeSocket();
        this.goneLive("down");
        this.later(wait, () => this.connect());
    }

    // A phone that wakes up: its socket may be dead and not know it.
    hurry() {
        if (document.hidden) {
            return;
        }
        if (this.live) {
            this.ask();
        } else {
            this.connect();
        }
    }

    openSocket() {
        this.closeSocket();
        const scheme = location.protocol === "https:" ? "wss:" : "ws:";
        const words = this.token ? ["strapline", `token.${base64url(this.token)}`]
            : ["strapline"];
        const socket = new WebSocket(`${scheme}//${location.host}/ws`, words);
        let opened = false;
        this.socket = socket;
        socket.onopen = () => {
            opened = true;
            this.socketFails = 0;
            this.watch();
        };
        socket.onmessage = (event) => this.hearText(event.data);
        socket.onclose = () => {
            if (this.socket !== socket) {
                return;
            }
            this.socket = null;
            this.giveUpAnswers();
            if (opened) {
                this.lost();
            } else {
                this.socketFails++;
                this.poll();
            }
        };
    }

    closeSocket() {
        const socket = this.socket;
        this.socket = null;
        socket?.close();
        this.giveUpAnswers();
    }

    // No WebSocket here, but a server. It is tried again now and then.
    poll() {
        this.later(POLL_MS, async () => {
            if (!(await this.ask())) {
                return;
            }
            if (this.socketFails < 3 || Math.random() < 0.1) {
                this.openSocket();
            } else {
                this.poll();
            }
        });
    }

    // A socket may be dead and not know it: a phone that slept, a cable.
    watch() {
        this.later(SILENCE_MS, async () => {
            if (await this.ask()) {
                this.watch();
            }
        });
    }

    hearText(text) {
        let document;
        try {
            document = JSON.parse(text);
        } catch {
            return;
        }
        this.watch();
        if ("ok" in document) {
            this.answered(document);
        } else if ("version" in document) {
            this.hearState(document);
        }
    }

    answered(answer) {
        const waiting = this.waiting.get(answer.id);
        if (waiting) {
            this.waiting.delete(answer.id);
            clearTimeout(waiting.timer);
            waiting.resolve({ ok: answer.ok, text: answer.error ?? answer.reason ?? "" });
        }
    }

    giveUpAnswers() {
        for (const waiting of this.waiting.values()) {
            clearTimeout(waiting.timer);
            waiting.resolve({ ok: false, text: "the connection went: look what is on air" });
        }
        this.waiting.clear();
    }

    // {ok, text}; never throws.
    send(cue) {
        return this.socket?.readyState === WebSocket.OPEN ? this.sendText(cue)
            : this.post(cue);
    }

    sendText(cue) {
        const id = this.nextId++;
        return new Promise((resolve) => {
            const timer = setTimeout(() => {
                this.waiting.delete(id);
                resolve({ ok: false, text: "no answer: look what is on air" });
            }, ANSWER_MS);
            this.waiting.set(id, { resolve, timer });
            this.socket.send(JSON.stringify({ id, ...cue }));
        });
    }

    async post(cue) {
        try {
            const reply = await this.fetch("/api/cue", {
                method: "POST", body: JSON.stringify(cue),
                headers: { "Content-Type": "application/json" },
            });
            const answer = await reply.json();
            return { ok: reply.ok && answer.ok !== false,
                text: answer.error ?? answer.reason ?? (reply.ok ? "" : reply.statusText) };
        } catch {
            return { ok: false, text: "no answer: look what is on air" };
        }
    }
}
