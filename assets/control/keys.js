// The operator's keys, the same as in the programme's own windows. They rest while a field
// or a dialog has the focus. A control that was reached by keyboard keeps Enter, Space and
// Tab for itself.
import { byId } from "./dom.js";
import { press } from "./press.js";

const FIELDS = "input, select, textarea, [contenteditable]";

export class Keys {
    constructor(page) {
        this.page = page;
        const cues = page.cues;
        const bar = (id, act) => () => press(byId(id), act, () => cues.tooLate());
        const air = page.air;
        this.acts = {
            " ": bar("take", () => page.queue.take()),
            "v": bar("veto", () => page.queue.veto()),
            "p": bar("pin", () => air.pin(air.selected)),
            "escape": bar("dismiss", () => air.dismiss(air.selected)),
            "shift+escape": () => page.clear(),
            "d": bar("detail", () => air.detail(air.selected)),
            "arrowleft": bar("prev", () => air.turn("prev")),
            "arrowright": bar("next", () => air.turn("next")),
            "b": () => page.toggle("bug"),
            "l": () => page.toggle("board"),
            "a": () => page.toggle("auto"),
            "tab": () => air.nextLayer(),
            "f1": () => page.help(),
            "f5": () => page.reload(),
            "f6": () => byId("auto").focus(),
            "ctrl+q": () => page.quit(),
            "enter": () => page.callup.call(),
            "backspace": () => page.callup.set(page.callup.typed.slice(0, -1)),
        };
        document.addEventListener("keydown", (event) => this.hear(event));
    }

    name(event) {
        const key = event.key.toLowerCase();
        const digit = /^[0-9]$/.test(key);
        return (event.ctrlKey ? "ctrl+" : "") + (event.altKey || event.metaKey ? "alt+" : "") +
            (event.shiftKey && !digit ? "shift+" : "") + key;
    }

    // What a focused control does by itself with this key.
    belongsToControl(name) {
        const focus = document.activeElement;
        const somewhere = focus && focus !== document.body;
        const call = name === "enter" && this.page.callup.typed !== "";
        return somewhere && (["tab", " "].includes(name) || (name === "enter" && !call));
    }

    hear(event) {
        const focus = document.activeElement;
        const modal = document.querySelector("dialog:modal");
        const name = this.name(event);
        if (modal || focus?.matches(FIELDS) || this.belongsToControl(name)) {
            return;
        }
        if (/^[0-9]$/.test(name)) {
            event.preventDefault();
            this.type(event, name);
            return;
        }
        const act = this.acts[name];
        const nothingTyped = ["enter", "backspace"].includes(name) &&
            this.page.callup.typed === "";
        if (!act || nothingTyped) {
            return;
        }
        event.preventDefault();
        if (!event.repeat) {
            act();
        }
    }

    type(event, digit) {
        if (!event.repeat) {
            this.page.callup.type(digit);
        }
    }
}
