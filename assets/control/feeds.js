// The feeds in words, and how the output keeps up.
import { byId, fromTemplate, setAttribute, setCount, setOptions, setText } from "./dom.js";
import { ageText } from "./clock.js";

// A sign beside the word: colour is never the only one.
const LINKS = {
    up: "\u25cf connected", connecting: "\u25d4 connecting", down: "\u25cb down, tried again",
    refused: "\u2715 refused",
};
const DATA = { live: "live", quiet: "quiet", stale: "stale", ended: "ended" };
const COUNTS = [["messages", "message", "messages"], ["bad", "bad", "bad"],
    ["gaps", "gap", "gaps"], ["reconnects", "reconnect", "reconnects"],
    ["dropped", "dropped", "dropped"]];

export class Feeds {
    constructor() {
        this.rows = [];
        this.late = null; // when this page came
    }

    render(state) {
        this.rows = state.feeds;
        const list = byId("feeds");
        setCount(list, this.rows.length, () => fromTemplate("feed"));
        this.rows.forEach((row, i) => this.renderFeed(list.children[i], row));
        const known = this.rows.map((row) => [row.id, `${row.id} (${row.type})`]);
        setOptions(byId("follow-feed"), known);
        this.renderOutput(state.output);
    }

    renderFeed(node, row) {
        setAttribute(node, "data-link", row.link);
        setAttribute(node, "data-data", row.data);
        setText(node.querySelector(".id"), row.id);
        setText(node.querySelector(".type"), row.type);
        setText(node.querySelector(".words"),
            `${LINKS[row.link] || row.link}, ${DATA[row.data] || row.data}`);
        const follows = row.follows ? `follows ${row.follows}` : "";
        setText(node.querySelector(".note"),
            [row.note, follows].filter(Boolean).join(" \u00b7 "));
    }

    renderOutput(output) {
        this.late = this.late ?? output.late;
        const more = output.late - this.late;
        setText(byId("output-size"), output.size);
        setText(byId("output-rate"), `${output.rate} a second`);
        setText(byId("output-key"), output.key);
        setText(byId("output-frames"), output.frames);
        setText(byId("output-late"), more > 0 ? `${output.late} (${more} new)`
            : output.late);
        setAttribute(byId("output-late"), "data-late", more > 0);
    }

    tick(age) {
        const list = byId("feeds");
        this.rows.forEach((row, i) => {
            const heard = row.age_ms === null || row.age_ms === undefined
                ? "nothing heard yet" : `heard ${ageText(row.age_ms + age)} ago`;
            const counts = COUNTS.filter(([key], at) => at === 0 || row[key] > 0)
                .map(([key, one, many]) => `${row[key]} ${row[key] === 1 ? one : many}`);
            setText(list.children[i].querySelector(".counts"),
                [heard, ...counts].join(" \u00b7 "));
        });
    }
}
