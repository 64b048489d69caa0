import { send } from '@/lib/api/http';
import type { PersonView } from './types';

export const listPeople = () => send<PersonView[]>('/api/v1/users');
