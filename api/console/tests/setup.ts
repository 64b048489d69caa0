import { loadTexts, startTexts } from '@/lib/i18n';

await startTexts('ru');
await loadTexts('en');
