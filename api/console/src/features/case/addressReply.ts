import type { CaseSummary, Message } from '@/lib/api/types';
import { partsOf } from './folds';

const longest = 120;

/** What the resident wrote after the question for the address, where the case has none yet; null when that can be no address. */
export function addressReply(messages: readonly Message[], summary: Pick<CaseSummary, 'address'>): string | null {
  if (summary.address) return null;
  const question = messages.findLastIndex((one) => one.direction === 'out' && one.answerKind === 'askAddress');
  if (question < 0) return null;
  const reply = messages
    .slice(question + 1)
    .find((one) => one.direction === 'in' && !one.deletedAt && !one.fromCase && one.text.trim() !== '');
  if (!reply) return null;
  const own = partsOf(reply.text, reply.folds).filter((part) => part.folded === 0);
  // A mail ends with a signature after a blank line: what answers the question is above it.
  const text = own
    .map((part) => part.text)
    .join('\n')
    .trim()
    .split(/\n\s*\n/, 1)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= longest && /\p{L}/u.test(text) ? text || null : null;
}
