// The operator's keys, the same as in the programme's own windows, which the show file may
// have changed: the programme tells them. They rest while a field
// or a dialog has the focus. A control that was reached by keyboard keeps Enter, Space and
// Tab for itself.
import { byId, make } from "./dom.js";
import { press } from "./press.js";

const FIELDS = "input, select, textarea, [contenteditable]";
// Where a browser's name of a key is not the programme's.
const NAMES = { space: " ", esc: "escape", return: "enter", left: "arrowleft",
    right: "arrowright", up: "arrowup", down: "arrowdown" };
const SIGNS = { Left: "\u25c0", Right: "\u25b6", Up: "\u25b2", Down: "\u25bc" };
const LAST_LATIN = "\u024f";
const MODIFIER = /^(ctrl|alt|shift)\+(?=.)/;

// "Shift+Ctrl+Esc" as name() has it.
function browserName(chord) {
    const held = { ctrl: "", alt: "", shift: "" };
    let key = chord.toLowerCase();
    for (let found; (found = key.match(MODIFIER)); key = key.slice(found[0].length)) {
        held[found[1]] = found[0];
    }
    return held.ctrl + held.alt + held.shift + (NAMES[key] ?? key);
}

function held(event, ignoresShift) {
    return (event.ctrlKey ? "ctrl+" : "") + (event.altKey || event.metaKey ? "alt+" : "") +
        (event.shiftKey && !ignoresShift ? "shift+" : "");
}

// "Ctrl+Q" as the help shows it.
function picture(chord) {
    const whole = make("span", "chord");
    for (let rest = chord; rest;) {
        const held = rest.toLowerCase().match(MODIFIER)?.[0].length ?? 0;
        const word = held ? rest.slice(0, held - 1) : rest;
        whole.append(make("kbd", "", SIGNS[word] ?? word), held ? "+" : "");
        rest = held ? rest.slice(held) : "";
    }
    return whole;
}

export class Keys {
    constructor(page) {
        this.page = page;
        const cues = page.cues;
        const bar = (id, act) => () => press(byId(id), act, () => cues.tooLate());
        const air = page.air;
        this.bound = new Map(); // name of a key -> what it does
        this.acts = {
            "take": bar("take", () => page.queue.take()),
            "veto": bar("veto", () => page.queue.veto()),
            "pin": bar("pin", () => air.pin(air.selected)),
            "dismiss": bar("dismiss", () => air.dismiss(air.selected)),
            "clear": () => page.clear(),
            "detail": bar("detail", () => air.detail(air.selected)),
            "prev": bar("prev", () => air.turn("prev")),
            "next": bar("next", () => air.turn("next")),
            "bug": () => page.toggle("bug"),
            "board": () => page.toggle("board"),
            "auto": () => page.toggle("auto"),
            "layer": () => air.nextLayer(),
            "help": () => page.help(),
            "reload": () => page.reload(),
            "quit": () => page.quit(),
        };
        this.typing = {
            "enter": () => page.callup.call(),
            "backspace": () => page.callup.set(page.callup.typed.slice(0, -1)),
        };
        document.addEventListener("keydown", (event) => this.hear(event));
    }

    // rows: [{action, keys}] of all that the programme knows.
    learn(rows) {
        this.bound.clear();
        this.bound.set("f6", () => byId("auto").focus());
        for (const { action, keys } of rows) {
            for (const chord of keys) {
                this.bound.set(browserName(chord), this.acts[action]);
            }
            for (const place of document.querySelectorAll(`[data-keys=${action}]`)) {
                place.replaceChildren(...keys.flatMap((chord, i) =>
                    [i ? ", " : "", picture(chord)]));
                place.append(keys.length ? "" : "no key");
            }
        }
    }

    name(event) {
        const digit = /^[0-9]$/.test(event.key);
        const shifted = event.shiftKey && !digit && event.code.match(/^Digit(\d)$/)?.[1];
        const pad = event.code.startsWith("Numpad") && !digit &&
            (event.key.length === 1 || event.key === "Enter") ? "keypad " : "";
        const key = shifted || pad + event.key.toLowerCase();
        return held(event, digit) + key;
    }

    // The same key by its place: where letters are not Latin it is the Latin one that a US
    // keyboard has there, and the upper row is digits on every keyboard.
    nameByPlace(event) {
        const digit = event.code.match(/^Digit(\d)$/)?.[1];
        const letter = event.key > LAST_LATIN && event.code.match(/^Key([A-Z])$/)?.[1];
        return letter ? held(event) + letter.toLowerCase() : digit && held(event, true) + digit;
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
        const known = this.bound.has(this.name(event));
        const name = (!known && this.nameByPlace(event)) || this.name(event);
        if (modal || focus?.matches(FIELDS) || this.belongsToControl(name)) {
            return;
        }
        if (/^[0-9]$/.test(name)) {
            event.preventDefault();
            this.type(event, name);
            return;
        }
        const act = (this.page.callup.typed && this.typing[name.replace("keypad ", "")]) ||
            this.bound.get(name);
        if (!act) {
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
