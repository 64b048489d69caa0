/** The text of src/lib/api/schema.ts, from openapi.json. */
export function generate(): Promise<string>;
