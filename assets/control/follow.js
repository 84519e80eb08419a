// Which race, match or unit of a feed counts: one that is known, or one that is typed.
import { byId, setOptions } from "./dom.js";

export class Follow {
    constructor(page) {
        this.page = page;
        this.feeds = [];
        byId("follow-feed").addEventListener("change", () => this.offer());
        byId("follow").addEventListener("submit", (event) => {
            event.preventDefault();
            this.send();
        });
    }

    render(state) {
        this.feeds = state.feeds;
        this.offer();
    }

    offer() {
        const feed = this.feeds.find((row) => row.id === byId("follow-feed").value);
        const known = (feed?.known || []).map((row) =>
            [row.subject, row.name ? `${row.name} (${row.subject})` : row.subject]);
        setOptions(byId("follow-known"),
            [["", known.length ? "choose" : "nothing known yet"], ...known]);
    }

    async send() {
        const feed = byId("follow-feed").value;
        const typed = byId("follow-subject").value.trim();
        const subject = typed || byId("follow-known").value;
        if (!feed || !subject) {
            this.page.cues.tell("Choose or type what to follow.", "refused");
            return;
        }
        if (await this.page.cues.send("follow", `Follow ${feed} ${subject}`,
            { cue: "follow " + feed, subject })) {
            byId("follow-subject").value = "";
        }
    }
}
