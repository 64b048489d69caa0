import { describe, expect, test } from 'vitest';
import { fillPromise, openPlaceholders, withTemplate } from '@/features/case/placeholders';
import { placeholderOf, placeholders, shownPlaceholder, toShown, toStored } from '@/lib/templates';

describe('A template in the composer', () => {
  test('names what stands open, once, and only what is ours', () => {
    expect(openPlaceholders('{{address}} и {{ address }}, {{name}}, {promise}')).toEqual(['address']);
  });

  test('finds what stands open under its names in both languages', () => {
    expect(openPlaceholders('{{адрес}}, {{Обещанная дата}}, {{promised date}}')).toEqual(['address', 'promise']);
  });

  test('is read as words and stored by its codes, whoever wrote it', () => {
    const stored = 'К {{promise}} по адресу: {{address}}. {{other}}';
    const shown = toShown(stored, 'ru');
    expect(shown).toBe('К {{обещанная дата}} по адресу: {{адрес}}. {{other}}');
    expect(toStored(shown)).toBe(stored);
    expect(toStored(toShown(stored, 'en'))).toBe(stored);
    expect(toStored(toShown(shown, 'en'))).toBe(stored);
    expect(fillPromise(shown, '5 декабря')).toBe('К 5 декабря по адресу: {{адрес}}. {{other}}');
  });

  test('has a name in both languages for every placeholder', () => {
    for (const language of ['ru', 'en'] as const) {
      expect(placeholders.map((name) => placeholderOf(shownPlaceholder(name, language).slice(2, -2)))).toEqual([...placeholders]);
    }
  });

  test('gets the promised date where it left room', () => {
    expect(fillPromise('Сделаем к {{promise}}, {{address}}', '5 декабря')).toBe('Сделаем к 5 декабря, {{address}}');
    expect(fillPromise('{{promise}}', null)).toBe('{{promise}}');
  });

  test('never takes the place of what was written', () => {
    expect(withTemplate(' ', 'Т')).toBe('Т');
    expect(withTemplate('Было\n', 'Т')).toBe('Было\n\nТ');
  });
});
