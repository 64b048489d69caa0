import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Assignment = Schemas['AssignBody'];

export const assignCase = (id: string, assignment: Assignment, key: string) => command(`/api/v1/cases/${id}/assign`, assignment, key);
