import { useRegion } from '@/lib/regions/useRegion';

export function useAuthorityName(code: string): (id: string) => string {
  const { region } = useRegion(code);
  return (id) => region?.authorities.find((one) => one.id === id)?.name ?? id;
}
