export const erasureReport = (id: string) => `/api/v1/erasures/${id}/report`;
