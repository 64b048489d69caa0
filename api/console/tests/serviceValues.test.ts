import { describe, expect, it } from 'vitest';
import { linesOf, valuesOf } from '@/features/admin/channels/serviceValues';

describe('the values for attributes of services', () => {
  it('are read as they are written', () => {
    const values = [
      { service: '001', attribute: 'WHISHETN', value: '123' },
      { service: null, attribute: 'report_url', value: 'https://dialog.example/?a=b/c' },
    ];
    expect(valuesOf(linesOf(values))).toEqual({ values, wrong: null });
  });

  it('may stand with empty lines between and with slashes in a service', () => {
    expect(valuesOf('\n roads/2 /  where = {address}\n\n')).toEqual({
      values: [{ service: 'roads/2', attribute: 'where', value: '{address}' }],
      wrong: null,
    });
  });

  it('name the first line that is none', () => {
    expect(valuesOf('001 / a = 1\n001 b = 2\n/ = 3').wrong).toBe('001 b = 2');
  });
});
