import type { FormalRequest } from '@/features/case/api/askFormally';

export type FormalFault = 'name' | 'reply';

/** What the law requires and is missing. A postal address cannot be checked here, but a word without a number is none. */
export function faultsOf(request: FormalRequest): Partial<Record<keyof FormalRequest, FormalFault>> {
  const reply = request.replyTo.trim();
  const isMail = /^\S+@\S+\.\S+$/.test(reply);
  const isPost = !reply.includes('@') && reply.length >= 12 && /\d/.test(reply);
  return {
    ...(request.fullName.trim().split(/\s+/).length < 2 ? { fullName: 'name' as const } : {}),
    ...(isMail || isPost ? {} : { replyTo: 'reply' as const }),
  };
}
