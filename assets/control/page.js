// The operator's page: hears the state, hands it to the sections, and lets times go on.
import { byId, setAttribute, setText } from "./dom.js";
import { wallText } from "./clock.js";
import { Air } from "./air.js";
import { Callup } from "./callup.js";
import { Cues } from "./cues.js";
import { Editor } from "./editor.js";
import { Feeds } from "./feeds.js";
import { Follow } from "./follow.js";
import { Journal } from "./journal.js";
import { Keys } from "./keys.js";
import { Link } from "./link.js";
import { Own } from "./own.js";
import { Preview } from "./preview.js";
import { Queue } from "./queue.js";
import { onGuardedPress, onPress } from "./press.js";

const TICK_MS = 200;
const SEEN_MS = 3000;
const BANNERS = {
    up: "",
    down: "Connection lost. The programme runs on. It is tried again by itself.",
    stuck: "The programme does not answer. What is on air stays. It is asked again by itself.",
    token: "The programme wants a token before it tells anything.",
};
// What needs the programme.
const STEERING = "button:not(.local):not(dialog *)";
const SWITCHES = {
    auto: { name: "Automation", on: (state) => state.auto },
    bug: { name: "Bug", on: (state) => stands(state, "bug") },
    board: { name: "Board", on: (state) => stands(state, "board") },
};

function stands(state, layer) {
    return state.air.some((row) => row.layer === layer &&
        (row.state === "entering" || row.state === "on"));
}

class Page {
    constructor() {
        this.state = null;
        this.heardAt = 0;
        this.waits = new Set();
        this.link = new Link({
            keys: (rows) => this.keys.learn(rows),
            state: (state) => this.hear(state),
            live: (word) => this.showLink(word),
            refused: (wrong) => this.askToken(wrong),
        });
        this.cues = new Cues(this.link, () => this.state?.version ?? 0);
        this.editor = new Editor(this);
        this.air = new Air(this);
        this.queue = new Queue(this);
        this.callup = new Callup(this);
        this.preview = new Preview(this);
        this.feeds = new Feeds();
        this.follow = new Follow(this);
        this.journal = new Journal();
        this.own = new Own(this);
        this.sections = [this.air, this.queue, this.feeds, this.follow, this.journal,
            this.preview, this.editor];
        this.wire();
        this.keys = new Keys(this);
        setInterval(() => this.tick(), TICK_MS);
        this.link.start();
    }

    wire() {
        for (const id of Object.keys(SWITCHES)) {
            onPress(byId(id), () => this.toggle(id), () => this.cues.tooLate());
        }
        onGuardedPress(byId("clear"), byId("clear-word"), () => this.clear());
        this.quit = onGuardedPress(byId("quit"), byId("quit-word"),
            () => this.cues.send("quit", "The show ends", "quit"));
        onPress(byId("reload"), () => this.reload(), () => this.cues.tooLate());
        onPress(byId("help-open"), () => this.help(), () => this.cues.tooLate());
        byId("help-close").addEventListener("click", () => byId("help").close());
        byId("token").addEventListener("cancel", (event) => event.preventDefault());
        byId("token-form").addEventListener("submit", () => {
            this.link.setToken(byId("token-text").value);
            byId("token-text").value = "";
        });
    }

    hear(state) {
        this.state = state;
        this.heardAt = performance.now();
        setText(byId("notice"), state.notice || "");
        for (const [id, row] of Object.entries(SWITCHES)) {
            setAttribute(byId(id), "aria-checked", row.on(state));
            setText(byId(`${id}-word`), row.on(state) ? "on" : "off");
        }
        for (const section of this.sections) {
            section.render(state);
        }
        for (const look of [...this.waits]) {
            look();
        }
        this.tick();
    }

    // True once a state is so, false if none is within a moment.
    seen(condition) {
        return new Promise((resolve) => {
            const look = () => condition(this.state) && end(true);
            const end = (found) => {
                clearTimeout(timer);
                this.waits.delete(look);
                resolve(found);
            };
            const timer = setTimeout(() => end(false), SEEN_MS);
            this.waits.add(look);
            look();
        });
    }

    tick() {
        setText(byId("wall"), wallText(new Date()));
        if (!this.state) {
            return;
        }
        // Without a connection nobody knows: times stand.
        const age = this.link.live ? performance.now() - this.heardAt : this.stoodAt;
        this.stoodAt = age;
        for (const section of [this.air, this.queue, this.feeds]) {
            section.tick(age);
        }
        this.preview.tick();
    }

    showLink(word) {
        const live = word === "up";
        setAttribute(document.body, "data-live", live ? "yes" : "no");
        setText(byId("link"), live ? "\u25cf live" : "\u25cb lost");
        setText(byId("banner"), BANNERS[word]);
        for (const button of document.querySelectorAll(STEERING)) {
            setAttribute(button, "aria-disabled", !live);
        }
    }

    askToken(wrong) {
        setText(byId("token-note"), wrong ? "That token is not this show's."
            : "It is kept until this tab is closed.");
        if (!byId("token").open) {
            byId("token").showModal();
        }
    }

    toggle(id) {
        const on = this.state && SWITCHES[id].on(this.state);
        this.cues.send(id, `${SWITCHES[id].name} ${on ? "off" : "on"}`,
            `${id} ${on ? "off" : "on"}`);
    }

    clear() {
        this.cues.send("clear", "Cleared: everything is off air, automation is off", "clear");
    }

    reload() {
        this.cues.send("reload", "The theme was read again", "theme reload");
    }

    help() {
        if (!byId("help").open) {
            byId("help").showModal();
        }
    }
}

new Page();
