import { useQuery } from '@tanstack/react-query';
import { may, meQuery, type Permission } from '@/api/session';

/** Whether who is signed in may do this. */
export function useMay(permission: Permission): boolean {
  const { data: me } = useQuery(meQuery);
  return may(me, permission);
}
