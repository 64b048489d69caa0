import { describe, expect, test } from 'vitest';
import { fillPromise, openPlaceholders, withTemplate } from '@/features/case/placeholders';

describe('A template in the composer', () => {
  test('names what stands open, once, and only what is ours', () => {
    expect(openPlaceholders('{{address}} и {{ address }}, {{name}}, {promise}')).toEqual(['address']);
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
