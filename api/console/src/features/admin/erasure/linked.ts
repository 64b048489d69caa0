import type { LinkedResident, ResidentFound } from '@/features/admin/erasure/api/types';

export const linkedKey = ({ network, authorId }: Pick<LinkedResident, 'network' | 'authorId'>) => `${network}/${authorId}`;

/** How many cases an erasure is about, with the linked ones that are not kept. */
export const withLinked = (resident: ResidentFound, kept: string[]): { cases: number; open: number } =>
  resident.linked
    .filter((one) => !kept.includes(linkedKey(one)))
    .reduce((sum, one) => ({ cases: sum.cases + one.cases, open: sum.open + one.open }), { cases: resident.cases, open: resident.open });
