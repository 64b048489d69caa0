import { send } from './http';
import type { Directory } from './types';

export const getDirectory = () => send<Directory>('/api/v1/directory');
