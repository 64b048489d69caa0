import { describe, expect, test } from 'vitest';
import { HttpError } from '@/lib/api/http';
import { i18n } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import ru from '@/locales/ru.json';

const t = i18n.getFixedT('ru');

const refused = (field: string, text: string) => new HttpError(400, { code: 'invalid', errors: { [field]: [text] } }, null);

describe('What the server refuses', () => {
  test.each(Object.entries(ru.problem.text))('is said in the reader’s language: %s', (text, russian) =>
    expect(fieldProblems(refused('field', text), t).field?.toLowerCase()).toEqual(russian.toLowerCase()),
  );

  test('is shown as it came where nobody has translated it', () =>
    expect(fieldProblems(refused('field', 'an id: 3 letters'), t)).toEqual({ field: 'An id: 3 letters' }));

  test('begins with a capital letter unless a name begins it', () => {
    expect(fieldProblems(refused('password', 'is wrong'), t)).toEqual({ password: 'Неверен' });
    expect(fieldProblems(refused('account', 'jurisdiction_id is wrong'), t)).toEqual({ account: 'jurisdiction_id is wrong' });
  });
});
