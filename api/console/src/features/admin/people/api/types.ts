import type { Narrow, Role, Schemas } from '@/lib/api/types';

export type PersonView = Narrow<Schemas['UserView'], { role: Role }>;
export type PersonBody = Narrow<Schemas['UserBody'], { role: Role }>;
export type PersonAction = 'disable' | 'enable' | 'unlock' | 'end-sessions' | 'reset-second-factor';
