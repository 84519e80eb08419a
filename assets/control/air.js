// What is on each layer: four fixed places, foremost first, and what the main controls
// would do to the layer that is selected.
import { byId, fromTemplate, setAttribute, setText } from "./dom.js";
import { clockText } from "./clock.js";
import { mainText, moreText } from "./scenes.js";
import { onPress, setMeaning } from "./press.js";

export const LAYERS = ["full", "board", "lower", "bug"];

const part = (slot, name) => slot.node.querySelector(`.${name}`);

export class Air {
    constructor(page) {
        this.page = page;
        this.slots = LAYERS.map((layer) => this.makeSlot(layer));
        byId("slots").append(...this.slots.map((slot) => slot.node));
        this.bar = ["dismiss", "pin", "detail", "prev", "next"].map((name) => byId(name));
        this.wireBar();
    }

    makeSlot(layer) {
        const slot = { layer, node: fromTemplate("slot"), row: null, longest: 0 };
        slot.node.dataset.layer = layer;
        setText(part(slot, "layer"), layer);
        const buttons = [
            ["what", `Select ${layer}`, () => this.select(layer)],
            ["slot-dismiss", `Dismiss ${layer}`, () => this.dismiss(layer)],
            ["slot-pin", `Pin ${layer}`, () => this.pin(layer)],
            ["slot-edit", `Edit the values on ${layer}`, () => this.edit(slot)],
            ["slot-detail", `Detail of ${layer}`, () => this.detail(layer)],
        ];
        slot.buttons = buttons.map(([name, label, act]) => {
            const button = part(slot, name);
            button.setAttribute("aria-label", label);
            onPress(button, act, () => this.page.cues.tooLate());
            return button;
        });
        return slot;
    }

    wireBar() {
        const refuse = () => this.page.cues.tooLate();
        const acts = {
            dismiss: () => this.dismiss(this.selected),
            pin: () => this.pin(this.selected),
            detail: () => this.detail(this.selected),
            prev: () => this.turn("prev"),
            next: () => this.turn("next"),
        };
        for (const button of this.bar) {
            onPress(button, acts[button.id], refuse);
        }
    }

    row(layer) {
        return this.slots.find((slot) => slot.layer === layer)?.row || null;
    }

    render(state) {
        this.selected = state.selected;
        for (const slot of this.slots) {
            slot.row = state.air.find((row) => row.layer === slot.layer &&
                row.state !== "off") || null;
            this.renderSlot(slot);
        }
        this.renderBar();
    }

    renderSlot(slot) {
        const row = slot.row;
        const selected = slot.layer === this.selected;
        setAttribute(slot.node, "data-state", row ? row.state : "off");
        setAttribute(slot.node, "data-pinned", Boolean(row?.pinned));
        setAttribute(slot.node, "data-selected", selected);
        setAttribute(part(slot, "what"), "aria-pressed", selected);
        setText(part(slot, "scene"), row ? row.scene : "");
        setText(part(slot, "mark"), this.markText(row));
        setText(part(slot, "main"), row ? mainText(row) : "nothing");
        setText(part(slot, "more"), row ? moreText(row) : "");
        setText(part(slot, "why"), row ? row.reason : "");
        setText(part(slot, "slot-pin"), row?.pinned ? "Unpin" : "Pin");
        setAttribute(part(slot, "slot-pin"), "aria-pressed", Boolean(row?.pinned));
        const meaning = row ? `${row.scene} ${row.subject}` : "";
        for (const button of slot.buttons) {
            setMeaning(button, meaning);
            setAttribute(button, "data-idle", !row);
        }
        const label = row ? `Select ${slot.layer}: ${row.scene} ${mainText(row)}`
            : `Select ${slot.layer}, nothing on it`;
        setAttribute(part(slot, "what"), "aria-label", label);
        slot.longest = row && slot.meaning === meaning ? slot.longest : 0;
        slot.meaning = meaning;
    }

    markText(row) {
        if (!row) {
            return "";
        }
        const states = { entering: "coming on", leaving: "leaving" };
        return states[row.state] || (row.pinned ? "PINNED" : "");
    }

    renderBar() {
        const row = this.row(this.selected);
        const name = row ? `${row.layer} ${row.scene}` : "nothing on air";
        const paged = row && row.pages > 1;
        const page = paged ? `${row.page + 1}/${row.pages}` : "page";
        for (const [id, text] of [["dismiss", name], ["pin", name], ["detail", name],
            ["prev", page], ["next", page]]) {
            setText(byId(`${id}-what`), text);
        }
        setText(byId("pin-word"), row?.pinned ? "Unpin" : "Pin");
        setAttribute(byId("pin"), "aria-pressed", Boolean(row?.pinned));
        for (const button of this.bar) {
            setMeaning(button, row ? `${row.scene} ${row.subject}` : "");
            setAttribute(button, "data-idle", !row);
        }
    }

    tick(age) {
        for (const slot of this.slots) {
            const told = slot.row?.remaining_ms ?? slot.row?.leaves_in_ms;
            const known = told !== undefined && told !== null;
            const left = known ? Math.max(0, told - age) : 0;
            slot.longest = known ? Math.max(slot.longest, left) : 0;
            setText(part(slot, "left"), known ? clockText(left) : slot.row?.pinned ? "stays"
                : "");
            slot.node.querySelector("progress").value = known ? left / (slot.longest || 1) : 0;
        }
    }

    dismiss(layer) {
        const row = this.row(layer);
        const label = row ? `Dismissed ${row.layer} ${row.scene}` : "Dismiss";
        this.page.cues.send(`dismiss ${layer}`, label, layer ? `dismiss ${layer}` : "dismiss");
    }

    pin(layer) {
        const row = this.row(layer);
        const word = row?.pinned ? "unpin" : "pin";
        this.page.cues.send(`pin ${layer}`, row ? `${row.pinned ? "Unpinned" : "Pinned"} ` +
            `${row.layer} ${row.scene}` : "Pin", layer ? `${word} ${layer}` : word);
    }

    select(layer) {
        if (layer !== this.selected) {
            this.page.cues.send("layer", `Selected ${layer}`, `layer ${layer}`);
        }
    }

    nextLayer() {
        this.page.cues.send("layer", "Selected the next layer", "layer", 120);
    }

    // It has no layer of its own and means the selected one; that this one is selected must
    // have been seen before, or the cue would be refused as based on what was.
    async detail(layer) {
        if (layer && layer !== this.selected) {
            const chosen = await this.page.cues.send("layer", `Selected ${layer}`,
                `layer ${layer}`);
            if (!chosen || !(await this.page.seen((state) => state.selected === layer))) {
                return;
            }
        }
        this.page.cues.send("detail", `Detail of ${layer ?? "what is on air"}`, "detail");
    }

    turn(word) {
        this.page.cues.send(word, word === "next" ? "Page on" : "Page back", word, 120);
    }

    edit(slot) {
        if (slot.row) {
            this.page.editor.open(slot.row);
        } else {
            this.page.cues.tell(`Nothing is on ${slot.layer}.`, "refused");
        }
    }
}
