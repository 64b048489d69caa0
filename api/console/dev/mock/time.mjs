export const iso = (at) => new Date(at).toISOString();

export const unsettled = new Set(['open', 'inWork', 'waitingForResident', 'promised']);
