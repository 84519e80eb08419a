// What the operator does. Every cue carries the version of the state that was shown when
// it was given; the answer is told in one line that stays where it is.
import { byId, setText } from "./dom.js";

const TWICE_MS = 400;
const TOLD_MS = 8000;
const NAME = "strapline.name";

export class Cues {
    constructor(link, version) {
        this.link = link;
        this.version = version; // () -> that of the state on the page
        this.last = new Map();  // control -> when it was pressed
        this.busy = new Set();
        this.line = byId("answer");
        this.timer = 0;
        this.name = byId("name");
        this.name.value = localStorage.getItem(NAME) || "";
        this.name.addEventListener("change",
            () => localStorage.setItem(NAME, this.name.value.trim()));
    }

    tell(text, kind) {
        clearTimeout(this.timer);
        // The same words again are news, too.
        this.line.textContent = "";
        this.line.dataset.kind = kind;
        setText(this.line, text);
        this.timer = setTimeout(() => setText(this.line, ""), TOLD_MS);
    }

    tooLate() {
        this.tell("Not done: it changed as you pressed. Look, and press again.", "refused");
    }

    // Until then the same press would be taken for the same.
    rest(ms) {
        clearTimeout(this.resting);
        document.body.dataset.rest = "";
        this.resting = setTimeout(() => delete document.body.dataset.rest, ms + 10);
    }

    // control: presses of it within a moment are one. label: what was done, for the line.
    async send(control, label, cue, gapMs = TWICE_MS) {
        const now = performance.now();
        if (this.busy.has(control) || now - (this.last.get(control) ?? -gapMs) < gapMs) {
            return false;
        }
        if (!this.link.live) {
            this.tell("Not done: no connection to the programme.", "refused");
            return false;
        }
        this.last.set(control, now);
        this.busy.add(control);
        this.rest(gapMs);
        const words = typeof cue === "string" ? { cue } : cue;
        const name = this.name.value.trim();
        const answer = await this.link.send({ ...words, version: this.version(),
            ...(name ? { operator: name } : {}) });
        this.busy.delete(control);
        if (answer.ok) {
            this.tell(answer.text ? `${label}: ${answer.text}` : label, "done");
        } else {
            this.tell(`${label}, refused: ${answer.text}`, "refused");
        }
        return answer.ok;
    }
}
