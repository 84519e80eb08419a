// A scene with values of one's own: a guest's lower third, a result that no feed has.
import { byId, make, setOptions } from "./dom.js";
import { SCENES } from "./scenes.js";

export class Own {
    constructor(page) {
        this.page = page;
        const names = Object.keys(SCENES);
        setOptions(byId("own-scene"), names.map((name) => [name, name]));
        byId("own-scene").addEventListener("change", () => this.choose());
        byId("own-add").addEventListener("click", () => this.addRow());
        byId("own").addEventListener("submit", (event) => {
            event.preventDefault();
            this.take();
        });
        this.choose();
    }

    scene() {
        return SCENES[byId("own-scene").value];
    }

    choose() {
        byId("own-fields").replaceChildren(
            ...this.scene().fields.map((name) => this.makeField(name, name)));
        byId("own-rows").replaceChildren();
        byId("own-add").hidden = !this.scene().rows;
    }

    makeField(name, label) {
        const node = make("label", "field", `${label} `);
        const input = make("input");
        input.name = name;
        input.maxLength = 255;
        input.spellcheck = false;
        node.append(input);
        return node;
    }

    addRow() {
        const row = make("fieldset", "own-row");
        const number = byId("own-rows").children.length + 1;
        row.append(make("legend", "", `Row ${number}`),
            ...this.scene().rows.map((name) => this.makeField(name, name)));
        byId("own-rows").append(row);
        row.querySelector("input").focus();
    }

    read(node) {
        const values = {};
        for (const input of node.querySelectorAll("input")) {
            if (input.value.trim() !== "") {
                values[input.name] = input.value.trim();
            }
        }
        return values;
    }

    take() {
        const scene = byId("own-scene").value;
        const data = this.read(byId("own-fields"));
        const rows = [...byId("own-rows").children].map((row) => this.read(row))
            .filter((row) => Object.keys(row).length > 0);
        if (rows.length > 0) {
            data.rows = rows;
        }
        if (Object.keys(data).length === 0) {
            this.page.cues.tell("Fill in a value first.", "refused");
            return;
        }
        this.page.cues.send("take", `Taken: ${scene} with values of one's own`,
            { cue: "take", scene, data });
    }
}
