// The programme's picture: fetched when something changed, at most twice a second, and
// only while it can be seen. A canvas, because a picture's address can carry no token. The
// key colour is taken out unless it is asked for: in the dark it blinds.
import { byId, setAttribute, setText } from "./dom.js";
import { onPress } from "./press.js";

const LEAST_MS = 500;
const MOVING_MS = 3000; // after a change things are still in motion
const ON_AIR_MS = 1000; // a clock may run
const STILL_MS = 10000;
const PATH = "/api/still.png?width=480";
const GROUND = [40, 48, 58]; // stands for the camera
const SAME = 24;

export class Preview {
    constructor(page) {
        this.page = page;
        this.canvas = byId("picture");
        this.context = this.canvas.getContext("2d", { willReadFrequently: true });
        this.wanted = { on: true, key: false };
        this.inView = true;
        this.busy = false;
        this.drawnAt = -STILL_MS;
        this.changedAt = 0;
        this.known = "";
        this.onAir = false;
        this.wireSwitch("on");
        this.wireSwitch("key");
        new IntersectionObserver((entries) => {
            this.inView = entries[entries.length - 1].isIntersecting;
        }).observe(this.canvas);
    }

    wireSwitch(name) {
        const button = byId(`picture-${name}`);
        onPress(button, () => {
            this.wanted[name] = !this.wanted[name];
            setAttribute(button, "aria-checked", this.wanted[name]);
            setText(byId(`picture-${name}-word`), this.wanted[name] ? "on" : "off");
            this.drawnAt = -STILL_MS;
        }, () => {});
    }

    render(state) {
        const known = JSON.stringify(state.air.map((row) => [row.scene, row.subject,
            row.state, row.page, row.values]));
        if (known !== this.known) {
            this.changedAt = performance.now();
        }
        this.known = known;
        this.onAir = state.air.length > 0;
        this.keyed = state.output.key.startsWith("chroma");
    }

    tick() {
        const now = performance.now();
        const moving = now - this.changedAt < MOVING_MS;
        const wait = moving ? LEAST_MS : this.onAir ? ON_AIR_MS : STILL_MS;
        const seen = this.wanted.on && this.inView && !document.hidden &&
            this.page.link.live;
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
            this.put(await createImageBitmap(await reply.blob()));
        } catch {
            setText(byId("picture-none"), "no picture could be had");
        } finally {
            this.busy = false;
        }
    }

    put(picture) {
        const { width } = this.canvas;
        const height = Math.round(width * picture.height / picture.width);
        if (this.canvas.height !== height) {
            this.canvas.height = height;
        }
        this.context.clearRect(0, 0, width, height);
        this.context.drawImage(picture, 0, 0, width, height);
        picture.close();
        if (this.keyed && !this.wanted.key) {
            const pixels = this.context.getImageData(0, 0, width, height);
            takeKeyOut(pixels.data, width, height);
            this.context.putImageData(pixels, 0, 0);
        }
        setText(byId("picture-none"), "");
        this.canvas.dataset.drawn = String(Number(this.canvas.dataset.drawn || 0) + 1);
    }
}

// The colour on which all four corners agree, null if they do not.
function keyOf(data, width, height) {
    const corners = [0, width - 1, width * (height - 1), width * height - 1]
        .map((at) => [data[4 * at], data[4 * at + 1], data[4 * at + 2]]);
    return corners.every((corner) => String(corner) === String(corners[0])) ? corners[0]
        : null;
}

const farFrom = (data, i, key) => Math.max(Math.abs(data[i] - key[0]),
    Math.abs(data[i + 1] - key[1]), Math.abs(data[i + 2] - key[2]));

// Beside the key a pixel may be a mixture: the key's share of it is replaced. Elsewhere
// only what is nearly the key is, so that a green flag stays.
function takeKeyOut(data, width, height) {
    const key = keyOf(data, width, height);
    const isKey = new Uint8Array(width * height);
    for (let at = 0; key && at < isKey.length; at++) {
        isKey[at] = farFrom(data, 4 * at, key) < SAME ? 1 : 0;
    }
    for (let at = 0; key && at < isKey.length; at++) {
        const beside = isKey[at] || isKey[at - 1] || isKey[at + 1] || isKey[at - width] ||
            isKey[at + width];
        const share = Math.max(0, 1 - farFrom(data, 4 * at, key) / (beside ? 230 : 2 * SAME));
        for (let c = 0; share > 0 && c < 3; c++) {
            data[4 * at + c] += (GROUND[c] - key[c]) * share;
        }
    }
}
