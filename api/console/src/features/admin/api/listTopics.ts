import { send } from '@/lib/api/http';
import type { Topic } from '@/lib/api/types';

export const listTopics = () => send<Topic[]>('/api/v1/topics');
