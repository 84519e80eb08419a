// Correcting by hand what is on air or waits. It lies beside the main controls, which stay
// in reach; what is typed stays, whatever comes meanwhile.
import { byId, make, setAttribute, setText } from "./dom.js";
import { SCENES, flatValues, mainText } from "./scenes.js";

export class Editor {
    constructor(page) {
        this.page = page;
        this.dialog = byId("editor");
        this.target = null; // {scene, subject}
        this.fields = new Map(); // name -> {input, live, row}
        byId("editor-form").addEventListener("submit", (event) => {
            event.preventDefault();
            this.set();
        });
        byId("editor-live").addEventListener("click", () => this.allLive());
        byId("editor-close").addEventListener("click", () => this.close());
        this.dialog.addEventListener("keydown", (event) => {
            if (event.key === "Escape") {
                event.preventDefault();
                event.stopPropagation();
                this.close();
            }
        });
    }

    open(row) {
        this.target = { scene: row.scene, subject: row.subject };
        this.opener = document.activeElement;
        this.fields.clear();
        byId("editor-fields").replaceChildren();
        setText(byId("editor-head"), `${row.scene}: ${mainText(row)}`);
        this.fill(row);
        if (!this.dialog.open) {
            this.dialog.show();
        }
        byId("editor-fields").scrollTop = 0;
        this.fields.values().next().value?.input.focus();
    }

    close() {
        this.dialog.close();
        this.target = null;
        this.opener?.focus?.({ preventScroll: true });
        this.opener?.blur?.();
    }

    find(state) {
        return [...state.air, ...state.queue, ...state.announced].find((row) =>
            this.target && row.scene === this.target.scene &&
            row.subject === this.target.subject && row.state !== "off");
    }

    render(state) {
        if (!this.target) {
            return;
        }
        const row = this.find(state);
        setText(byId("editor-note"), row ? "" : "It is no longer on air and does not wait.");
        if (row) {
            this.fill(row);
        }
    }

    fill(row) {
        const overrides = row.overrides || {};
        const known = flatValues(row.values);
        const names = new Set(known.map(([name]) => name));
        // What the feed does not tell may be said by hand.
        const unknown = (SCENES[row.scene]?.fields || []).filter((name) => !names.has(name))
            .map((name) => [name, ""]);
        for (const [name, text] of [...known, ...unknown]) {
            const field = this.fields.get(name) || this.makeField(name);
            const touched = field.input.value !== field.shown;
            field.overridden = name in overrides;
            if (!touched) {
                field.input.value = text;
            }
            field.shown = touched ? field.shown : text;
            setText(field.now, touched ? `shown now: ${text}` : "");
            setAttribute(field.node, "data-by-hand", field.overridden);
            field.live.disabled = !field.overridden;
        }
    }

    makeField(name) {
        const node = make("div", "field");
        const label = make("label", "", name);
        const input = make("input");
        const live = make("button", "", "Live");
        const now = make("span", "now");
        input.id = `value-${name}`;
        input.maxLength = 255;
        label.htmlFor = input.id;
        live.type = "button";
        live.setAttribute("aria-label", `${name}: live again`);
        live.addEventListener("click", () => this.live(name));
        node.append(label, input, live, now);
        byId("editor-fields").append(node);
        const field = { node, input, live, now, shown: "", overridden: false };
        this.fields.set(name, field);
        return field;
    }

    send(control, label, more) {
        return this.page.cues.send(control, label, { cue: "set", ...this.target, ...more });
    }

    async set() {
        const values = {};
        for (const [name, field] of this.fields) {
            if (field.input.value !== field.shown) {
                values[name] = field.input.value === "" ? null : field.input.value;
            }
        }
        const names = Object.keys(values);
        if (names.length === 0) {
            this.page.cues.tell("Nothing was changed.", "refused");
            return;
        }
        if (await this.send("set", `Set ${names.join(", ")}`, { values })) {
            this.forget(names);
        }
    }

    // What was sent is no longer typed: the state tells what became of it.
    forget(names) {
        for (const name of names) {
            const field = this.fields.get(name);
            field.shown = field.input.value;
        }
    }

    async live(name) {
        if (await this.send("set", `${name} is live again`, { values: { [name]: null } })) {
            this.forget([name]);
        }
    }

    async allLive() {
        if (await this.send("set", "All live again", { live: true })) {
            this.forget([...this.fields.keys()]);
        }
    }
}
