import type { Schemas } from '@/lib/api/types';

export type PersonView = Schemas['UserView'];
export type PersonBody = Schemas['UserBody'];
export type FurtherRole = Schemas['UserRoleView']['role'];
export type PersonAction = 'disable' | 'enable' | 'unlock' | 'end-sessions' | 'reset-second-factor';
