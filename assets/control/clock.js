// Times go on between two states: what was told is as old as its arrival here.

// "0:07", "12:40", "1:02:09"
export function clockText(ms) {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    const pad = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}`
        : `${minutes}:${pad(seconds % 60)}`;
}

// "3 s", "4 min", "2 h"
export function ageText(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 100) {
        return `${seconds} s`;
    }
    return seconds < 6000 ? `${Math.floor(seconds / 60)} min`
        : `${Math.floor(seconds / 3600)} h`;
}

// Of this machine, as the operator's own clock shows it.
export function wallText(date) {
    const pad = (number) => String(number).padStart(2, "0");
    return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}
