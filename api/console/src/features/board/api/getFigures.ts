import { send } from '@/lib/api/http';
import type { SteeringFigures } from '@/lib/api/types';

export const getFigures = () => send<SteeringFigures>('/api/v1/board/figures');
