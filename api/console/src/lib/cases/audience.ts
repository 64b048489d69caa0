export type Audience = 'public' | 'group' | 'private';

/** Who reads a conversation: everybody, the members of a closed group, or the resident alone. */
export const audienceOf = (of: { isPublic: boolean; inClosedGroup?: boolean }): Audience =>
  of.isPublic ? 'public' : of.inClosedGroup ? 'group' : 'private';
