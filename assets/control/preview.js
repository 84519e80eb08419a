// The programme's picture: fetched when something changed, at most twice a second, and
// only while it can be seen. A canvas, because a picture's address can carry no token.
import { byId, setAttribute, setText } from "./dom.js";

const LEAST_MS = 500;
const MOVING_MS = 3000; // after a change things are still in motion
const ON_AIR_MS = 1000; // a clock may run
const STILL_MS = 10000;
const PATH = "/api/still.png?width=480";

export class Preview {
    constructor(page) {
        this.page = page;
        this.canvas = byId("picture");
        this.on = true;
        this.inView = true;
        this.busy = false;
        this.drawnAt = -STILL_MS;
        this.changedAt = 0;
        this.key = "";
        this.onAir = false;
        byId("picture-on").addEventListener("click", (event) => {
            this.on = !this.on;
            setAttribute(byId("picture-on"), "aria-checked", this.on);
            setText(byId("picture-word"), this.on ? "on" : "off");
            if (event.detail > 0) {
                byId("picture-on").blur();
            }
        });
        new IntersectionObserver((entries) => {
            this.inView = entries[entries.length - 1].isIntersecting;
        }).observe(this.canvas);
    }

    render(state) {
        const key = JSON.stringify(state.air.map((row) => [row.scene, row.subject, row.state,
            row.page, row.values]));
        if (key !== this.key) {
            this.changedAt = performance.now();
        }
        this.key = key;
        this.onAir = state.air.length > 0;
    }

    tick() {
        const now = performance.now();
        const moving = now - this.changedAt < MOVING_MS;
        const wait = moving ? LEAST_MS : this.onAir ? ON_AIR_MS : STILL_MS;
        const seen = this.on && this.inView && !document.hidden && this.page.link.live;
        if (seen && !this.busy && now - this.drawnAt >= wait) {
            this.drawnAt = now;
            this.draw();
        }
    }

    async draw() {
        this.busy = true;
        try {
            const reply = await this.page.link.fetch(PATH);
            if (!reply.ok) {
                throw new Error(`status ${reply.status}`);
            }
            const picture = await createImageBitmap(await reply.blob());
            this.put(picture);
        } catch {
            setText(byId("picture-none"), "no picture could be had");
        } finally {
            this.busy = false;
        }
    }

    put(picture) {
        const height = Math.round(this.canvas.width * picture.height / picture.width);
        if (this.canvas.height !== height) {
            this.canvas.height = height;
        }
        this.canvas.getContext("2d").drawImage(picture, 0, 0, this.canvas.width, height);
        picture.close();
        setText(byId("picture-none"), "");
        this.canvas.dataset.drawn = String(Number(this.canvas.dataset.drawn || 0) + 1);
    }
}
