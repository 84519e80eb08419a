// Digits, then Enter: that number's card. The pad and the keyboard type the same.
import { byId, setText } from "./dom.js";

const LONGEST = 12;

export class Callup {
    constructor(page) {
        this.page = page;
        this.typed = "";
        for (const button of document.querySelectorAll("[data-digit]")) {
            button.addEventListener("click", (event) => {
                this.type(button.dataset.digit);
                this.leave(button, event);
            });
        }
        byId("call-back").addEventListener("click", (event) => {
            this.set(this.typed.slice(0, -1));
            this.leave(byId("call-back"), event);
        });
        byId("call").addEventListener("click", (event) => {
            this.call();
            this.leave(byId("call"), event);
        });
        this.set("");
    }

    leave(button, event) {
        if (event.detail > 0) {
            button.blur();
        }
    }

    // "h7" and "a7" are of the home and the away team: the letter stands first.
    type(digit) {
        const side = /[ha]/.test(digit);
        const next = side ? digit + this.typed.replace(/^[ha]/, "") : this.typed + digit;
        this.set(next.slice(0, LONGEST));
    }

    set(text) {
        this.typed = text;
        setText(byId("call-digits"), text || "\u00a0");
    }

    call() {
        const number = this.typed;
        if (!/\d/.test(number)) {
            this.page.cues.tell("Type a number first.", "refused");
            return;
        }
        this.set("");
        this.page.cues.send(`call ${number}`, `Called up ${number}`, `call ${number}`);
    }
}
