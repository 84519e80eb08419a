// What waits and what comes by itself, and the two controls for the head of each.
import { byId, fromTemplate, make, setAttribute, setCount, setText } from "./dom.js";
import { ageText, clockText } from "./clock.js";
import { mainText } from "./scenes.js";
import { onPress, setMeaning } from "./press.js";
import { LAYERS } from "./air.js";

const nameOf = (row) => `${row.scene} ${mainText(row)}`;
const same = (a, b) => a.scene === b.scene && a.subject === b.subject;

export class Queue {
    constructor(page) {
        this.page = page;
        this.rows = [];
        this.announced = [];
        const refuse = () => page.cues.tooLate();
        onPress(byId("take"), () => this.take(), refuse);
        onPress(byId("veto"), () => this.veto(), refuse);
    }

    render(state) {
        this.rows = state.queue;
        this.announced = state.announced;
        this.renderList(byId("queue"), this.rows, "nothing waits");
        this.renderList(byId("announced"), this.announced, "nothing is announced");
        setText(byId("queue-count"), this.rows.length);
        this.renderHead("take", this.head(), "nothing waits");
        this.renderHead("veto", this.announced[0], "nothing announced");
        this.announce(this.announced[0]);
    }

    // As the director has it: what is announced, else the foremost layer's first.
    head() {
        const layer = LAYERS.find((name) => this.rows.some((row) => row.layer === name));
        return this.announced[0] || this.rows.find((row) => row.layer === layer);
    }

    renderHead(id, row, none) {
        setText(byId(`${id}-what`), row ? nameOf(row) : none);
        setAttribute(byId(id), "data-idle", !row);
        setMeaning(byId(id), row ? `${row.scene} ${row.subject}` : "");
    }

    // Told once, not at every second of the countdown.
    announce(row) {
        const key = row ? `${row.number ?? ""} ${row.scene} ${row.subject}` : "";
        if (key && key !== this.told) {
            this.page.cues.tell(`Announced: ${nameOf(row)}, in ${clockText(row.in_ms)}`,
                "announced");
        }
        this.told = key;
    }

    renderList(list, rows, none) {
        const empty = list.querySelector(".none") || make("li", "none", none);
        if (rows.length === 0) {
            list.replaceChildren(empty);
            return;
        }
        empty.remove();
        setCount(list, rows.length, () => this.makeRow());
        rows.forEach((row, i) => this.renderRow(list.children[i], row));
    }

    makeRow() {
        const node = fromTemplate("waiting");
        const refuse = () => this.page.cues.tooLate();
        onPress(node.querySelector(".row-take"), () => this.takeRow(node.row), refuse);
        onPress(node.querySelector(".row-edit"), () => this.page.editor.open(node.row),
            refuse);
        onPress(node.querySelector(".row-veto"), () => this.vetoRow(node.row), refuse);
        return node;
    }

    renderRow(node, row) {
        const announced = row.in_ms !== undefined;
        node.row = row;
        setAttribute(node, "data-announced", announced);
        setText(node.querySelector(".layer"), row.layer);
        setText(node.querySelector(".scene"), row.scene);
        setText(node.querySelector(".mark"), announced ? "comes in"
            : row.held ? "held" : "");
        setText(node.querySelector(".main"), mainText(row));
        setText(node.querySelector(".why"), row.reason);
        node.querySelector(".row-veto").hidden = !announced;
        for (const [name, word] of [["row-take", "Take"], ["row-edit", "Edit"],
            ["row-veto", "Veto"]]) {
            const button = node.querySelector(`.${name}`);
            setAttribute(button, "aria-label", `${word} ${nameOf(row)}`);
            setMeaning(button, `${row.scene} ${row.subject}`);
        }
    }

    tick(age) {
        for (const node of document.querySelectorAll("#queue .row, #announced .row")) {
            const row = node.row;
            setText(node.querySelector(".age"), row.in_ms !== undefined
                ? clockText(row.in_ms - age) : ageText((row.age_ms ?? 0) + age));
        }
        const first = this.announced[0];
        setText(byId("veto-left"), first ? clockText(first.in_ms - age) : "");
    }

    take() {
        const row = this.head();
        this.page.cues.send("take", row ? `Taken: ${nameOf(row)}` : "Take", "take");
    }

    veto() {
        const row = this.announced[0];
        this.page.cues.send("veto", row ? `Vetoed: ${nameOf(row)}` : "Veto", "veto");
    }

    // What no longer waits would be brought again from what is known: a surprise.
    takeRow(row) {
        if (![...this.rows, ...this.announced].some((other) => same(other, row))) {
            this.page.cues.tooLate();
            return;
        }
        this.page.cues.send("take", `Taken: ${nameOf(row)}`,
            { cue: "take", scene: row.scene, subject: row.subject });
    }

    vetoRow(row) {
        this.page.cues.send("veto", `Vetoed: ${nameOf(row)}`,
            { cue: "veto", scene: row.scene, subject: row.subject });
    }
}
