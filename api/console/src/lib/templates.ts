export const placeholders = ['resident', 'number', 'address', 'authority', 'deadline', 'official', 'promise'] as const;
