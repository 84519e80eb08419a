// What is said of a scene in one line, and which values it knows (DESIGN section 6).

const TEAMS = ["home.name", "home.short", "home.score", "home.color",
    "away.name", "away.short", "away.score", "away.color"];
const PERSON = ["bib", "name", "family", "team", "country", "flag"];

const words = (text) => text.split(" ");
const score = (values) => values["home.score"] === undefined ? ""
    : `${values["home.score"]}:${values["away.score"] ?? ""}`;
const team = (values, side) => values[`${side}.short`] || values[`${side}.name`] || side;
const duel = (values) => `${team(values, "home")} ${score(values) || "-"} ` +
    team(values, "away");
const passed = (values) => values.passed === undefined ? ""
    : `${values.passed} of ${values.starters ?? "?"}`;

// main and more are names of values, or functions of them.

export const SCENES = {
    winner: {
        main: words("name mark"), more: words("place team status event heat"),
        fields: words("event heat name family mark status place team country flag wind note " +
            "second.name second.mark third.name third.mark"),
    },
    attempt: {
        main: words("bib name mark"), more: words("attempt valid rank best event"),
        fields: ["event", ...PERSON, ...words("attempt attempts mark valid wind rank best " +
            "note t1 t2 t3 t4 t5 t6")],
    },
    height: {
        main: words("bib name height attempts"), more: words("valid rank best event"),
        fields: ["event", ...PERSON, ...words("height attempts valid rank best note")],
    },
    goal: {
        main: words("player minute score"), more: words("number team.name"),
        fields: words("team.name team.short team.color player family number minute score note"),
    },
    athlete: {
        main: words("bib name team"), more: words("event pb sb"),
        fields: [...PERSON, ...words("event pb sb")],
    },
    scorebug: {
        main: [duel],
        more: words("clock period status note"),
        fields: [...TEAMS, ...words("clock period status note")],
    },
    raceclock: {
        main: words("clock race"), more: words("segment status"),
        fields: words("race clock segment status"),
    },
    leaderboard: {
        main: words("point race"), more: [passed, "status", "clock"],
        fields: words("race point passed starters status clock"),
        rows: words("pos bib name country flag gap time state"),
    },
    results: {
        main: words("event heat"), more: words("status wind"),
        fields: words("event heat status wind"),
        rows: words("place lane bib name team country flag mark unit gap note"),
    },
    series: {
        main: words("event"), more: words("status current"),
        fields: words("event status current"),
        rows: words("place bib name team best wind t1 t2 t3 t4 t5 t6"),
    },
    heights: {
        main: words("event"), more: words("status"), fields: words("event status"),
        rows: words("place bib name team best"),
    },
    startlist: {
        main: words("event time"), more: [], fields: words("event time"),
        rows: words("lane bib name team pb sb"),
    },
    splits: {
        main: words("bib name"), more: words("pos race country"),
        fields: words("race bib name country flag pos"),
        rows: words("point time total gap pos"),
    },
    match: {
        main: [duel], more: words("period"),
        fields: [...TEAMS, "period"], rows: words("minute side type player number score"),
    },
    table: {
        main: words("title"), more: words("playing"), fields: words("title"),
        rows: words("pos team played won drawn lost score points"),
    },
};

const LIST = ["rows", "heights"];

function some(values, names) {
    return names.map((name) => typeof name === "function" ? name(values) : values[name])
        .filter((value) => value !== undefined && value !== "" && value !== null)
        .join(" \u00b7 ");
}

// The line that tells what it is; anything that is known where nothing of it is.
export function mainText(row) {
    const scene = SCENES[row.scene];
    const values = row.values || {};
    const first = Object.keys(values).find((name) => typeof values[name] === "string");
    return (scene && some(values, scene.main)) || values[first] || row.subject || row.scene;
}

export function moreText(row) {
    const scene = SCENES[row.scene];
    const values = row.values || {};
    const list = LIST.map((name) => values[name]).find(Array.isArray);
    const parts = [scene ? some(values, scene.more) : "",
        list ? `${list.length} ${list.length === 1 ? "row" : "rows"}` : "",
        row.pages > 1 ? `page ${row.page + 1} of ${row.pages}` : "",
        overrideText(row)];
    return parts.filter(Boolean).join(" \u00b7 ");
}

function overrideText(row) {
    const count = Object.keys(row.overrides || {}).length;
    return count ? `${count} by hand` : "";
}

// Every value as [name, text], rows as "rows.1.name", as the cue "set" names them.
export function flatValues(values) {
    const flat = [];
    for (const [name, value] of Object.entries(values || {})) {
        if (!Array.isArray(value)) {
            flat.push([name, String(value)]);
            continue;
        }
        value.forEach((row, i) => {
            for (const [cell, text] of Object.entries(row)) {
                flat.push([`${name}.${i + 1}.${cell}`, String(text)]);
            }
        });
    }
    return flat;
}
