// Elements are made once and changed in place: what is under a finger stays there.

export const byId = (id) => document.getElementById(id);

export function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) {
        node.className = className;
    }
    if (text !== undefined) {
        node.textContent = text;
    }
    return node;
}

export function fromTemplate(id) {
    return byId(id).content.firstElementChild.cloneNode(true);
}

// Untouched when equal: a screen reader and the layout then hear of nothing.
export function setText(node, text) {
    const wanted = text === undefined || text === null ? "" : String(text);
    if (node.textContent !== wanted) {
        node.textContent = wanted;
    }
}

export function setAttribute(node, name, value) {
    const wanted = String(value);
    if (node.getAttribute(name) !== wanted) {
        node.setAttribute(name, wanted);
    }
}

// Makes the list hold `count` children made by `create`.
export function setCount(list, count, create) {
    while (list.children.length < count) {
        list.append(create(list.children.length));
    }
    while (list.children.length > count) {
        list.lastElementChild.remove();
    }
}

export function setOptions(select, options) {
    const same = select.options.length === options.length && options.every(
        ([value, text], i) => select.options[i].value === value &&
            select.options[i].text === text);
    if (same) {
        return;
    }
    const chosen = select.value;
    select.replaceChildren(...options.map(([value, text]) => {
        const option = make("option", "", text);
        option.value = value;
        return option;
    }));
    if (options.some(([value]) => value === chosen)) {
        select.value = chosen;
    }
}
