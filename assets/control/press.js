// Pressing safely. A control's meaning is a text that says what it would act on. A press
// counts only if the meaning is the one that was there when the finger came down, and not
// one that came in place of another a moment before.

const SETTLE_MS = 300;
const ARMED_MS = 3000;
const HOLD_MS = 600;

const meanings = new WeakMap();

// From nothing to something needs no time: that is what the operator waits for.
export function setMeaning(button, meaning) {
    const known = meanings.get(button);
    if (!known) {
        meanings.set(button, { meaning, freshUntil: 0, down: null });
        return;
    }
    if (known.meaning === meaning) {
        return;
    }
    const replaced = known.meaning !== "" && meaning !== "";
    known.meaning = meaning;
    known.freshUntil = replaced ? performance.now() + SETTLE_MS : 0;
    if (replaced) {
        button.dataset.fresh = "";
        setTimeout(() => calm(button, known), SETTLE_MS + 10);
    } else {
        delete button.dataset.fresh;
    }
}

function calm(button, known) {
    if (performance.now() >= known.freshUntil) {
        delete button.dataset.fresh;
    }
}

// Whether what the button would do now is what the operator saw. `down`: the meaning when
// the finger came down, null for a key.
function meant(button, down) {
    const known = meanings.get(button);
    if (!known) {
        return true;
    }
    const other = down !== null && down !== known.meaning;
    return !other && performance.now() >= known.freshUntil;
}

// act() is called for a press that counts, refuse() for one that came too late.
export function onPress(button, act, refuse) {
    let down = null;
    button.addEventListener("pointerdown", () => {
        down = meanings.get(button)?.meaning ?? null;
    });
    button.addEventListener("click", (event) => {
        const seen = event.detail > 0 ? down : null;
        down = null;
        press(button, act, refuse, seen);
        leaveFocus(button, event);
    });
}

export function press(button, act, refuse, seen = null) {
    if (meant(button, seen)) {
        act();
    } else {
        refuse();
    }
}

// A finger or mouse leaves the keyboard to the operator's keys: else Space would press
// this button again in place of taking.
function leaveFocus(button, event) {
    if (event.detail > 0) {
        button.blur();
    }
}

// A press that cannot be taken back: held for a moment, or done twice. The word tells.
export function onGuardedPress(button, word, act) {
    const calmText = word.textContent;
    let armed = 0, held = 0, fired = false;

    function disarm() {
        clearTimeout(armed);
        armed = 0;
        delete button.dataset.armed;
        word.textContent = calmText;
    }

    function fire() {
        disarm();
        fired = true;
        act();
    }

    function guarded() {
        if (armed) {
            fire();
            return;
        }
        button.dataset.armed = "";
        word.textContent = "Press again";
        armed = setTimeout(disarm, ARMED_MS);
    }

    button.addEventListener("pointerdown", () => {
        fired = false;
        held = setTimeout(fire, HOLD_MS);
    });
    for (const name of ["pointerup", "pointerleave", "pointercancel"]) {
        button.addEventListener(name, () => clearTimeout(held));
    }
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("click", (event) => {
        clearTimeout(held);
        if (!fired) {
            guarded();
        }
        fired = false;
        leaveFocus(button, event);
    });
    return guarded;
}
