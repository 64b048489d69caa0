import type { ServiceValue } from '@/features/admin/channels/api/types';

/** Every service: what stands for its code. */
const every = '*';

/** The values as lines of text: `service / attribute = value`. */
export const linesOf = (values: readonly ServiceValue[]): string =>
  values.map(({ service, attribute, value }) => `${service ?? every} / ${attribute} = ${value}`).join('\n');

export interface Read {
  values: ServiceValue[];
  /** The first line that is none; null when all are. */
  wrong: string | null;
}

/** Lines as values; empty ones are skipped. Service and attribute are codes, so the first slash and the first equals sign divide them. */
export function valuesOf(text: string): Read {
  const values: ServiceValue[] = [];
  let wrong: string | null = null;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue;
    const parts = /^([^=]+?)\s*\/\s*([^=/]+?)\s*=\s*(.+)$/.exec(line);
    const [, service, attribute, value] = parts ?? [];
    if (!service || !attribute || !value) wrong ??= line;
    else values.push({ service: service === every ? null : service, attribute, value });
  }
  return { values, wrong };
}
