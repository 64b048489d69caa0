const mark = '#invitation=';

/** The token of an invitation whose link was opened; behind the # it reaches no server's log. */
export const invitationToken = (): string | null => (location.hash.startsWith(mark) ? location.hash.slice(mark.length) : null);
