import { lazy, Suspense, useState } from 'react';
import { UserButton } from './user-button';

const load = () => import('./user-dropdown');
const UserDropdown = lazy(() => load().then((module) => ({ default: module.UserDropdown })));

/** Who is signed in, the colours, and the way out. */
export function UserMenu() {
  const [isWanted, setWanted] = useState(false);
  const button = <UserButton aria-haspopup="menu" onPointerEnter={load} onClick={() => setWanted(true)} />;
  return isWanted ? (
    <Suspense fallback={button}>
      <UserDropdown />
    </Suspense>
  ) : (
    button
  );
}
