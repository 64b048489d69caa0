import type { FormalWish } from '@/lib/api/askFormally';

export type FormalFault = 'name' | 'reply';

/** What the law requires and is missing. A postal address cannot be checked here, but a word without a number is none. */
export function faultsOf(wish: FormalWish): Partial<Record<keyof FormalWish, FormalFault>> {
  const reply = wish.replyTo.trim();
  const isMail = /^\S+@\S+\.\S+$/.test(reply);
  const isPost = !reply.includes('@') && reply.length >= 12 && /\d/.test(reply);
  return {
    ...(wish.fullName.trim().split(/\s+/).length < 2 ? { fullName: 'name' as const } : {}),
    ...(isMail || isPost ? {} : { replyTo: 'reply' as const }),
  };
}
