export const handOversOf = (region: string) => `/api/v1/regions/${encodeURIComponent(region)}/hand-overs`;

export const mergeOf = (region: string, authority: string) =>
  `/api/v1/regions/${encodeURIComponent(region)}/authorities/${encodeURIComponent(authority)}/merge`;
