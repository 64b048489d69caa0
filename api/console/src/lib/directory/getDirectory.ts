import { send } from '@/lib/api/http';
import type { Directory } from '@/lib/api/types';

export const getDirectory = () => send<Directory>('/api/v1/directory');
