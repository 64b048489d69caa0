import type { Schemas } from '@/lib/api/types';

export const grounds = ['request', 'order', 'unlawful'] as const satisfies Ground[];
export type Ground = Schemas['ErasureBody']['ground'];

export type ResidentFound = Schemas['ResidentFound'];
export type LinkedResident = Schemas['LinkedResident'];
export type LinkedProfile = Schemas['LinkedBody'];
export type NameMention = Schemas['NameMention'];
export type Erasure = Schemas['ErasureView'];
export type RetentionRule = Schemas['RetentionRule'];
export type RetentionTerms = Schemas['RetentionTerms'];
export type RetentionCount = Schemas['RetentionCount'];
