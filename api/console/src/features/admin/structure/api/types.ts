import type { Schemas } from '@/lib/api/types';

export type AuthorityImport = Schemas['AuthorityImport'];
export type TableFault = Schemas['TableFault'];
