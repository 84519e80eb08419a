// Who did what, newest first: the director's decisions and every operator's cues.
import { byId, make, setText } from "./dom.js";
import { wallText } from "./clock.js";

const KEPT = 60;
const OUTCOMES = { shown: "on air", merged: "changed", waiting: "waits", dropped: "dropped",
    announced: "announced", vetoed: "vetoed" };

// "Anna, WebSocket 192.168.1.7" or, without a name, where it came from.
const whoText = (by) => by.split(", ")[0];

export class Journal {
    constructor() {
        this.last = 0;
        this.list = byId("log");
    }

    // A server that began anew counts from one.
    render(state) {
        const rows = state.decisions || [];
        const newest = rows.length ? rows[rows.length - 1].number : 0;
        if (newest < this.last) {
            this.list.replaceChildren();
            this.last = 0;
        }
        for (const row of rows.filter((decision) => decision.number > this.last)) {
            this.list.prepend(this.makeRow(row));
        }
        this.last = newest;
        while (this.list.children.length > KEPT) {
            this.list.lastElementChild.remove();
        }
    }

    makeRow(row) {
        const node = make("li", "decision");
        node.dataset.outcome = row.outcome;
        const time = make("time", "", wallText(new Date(Date.now() - (row.age_ms || 0))));
        const who = make("b", "", "");
        setText(who, row.outcome === "cue" ? whoText(row.subject)
            : OUTCOMES[row.outcome] || row.outcome);
        const what = make("span", "", row.outcome === "cue" ? row.text
            : `${row.subject}: ${row.text}`);
        node.append(time, who, what);
        return node;
    }
}
