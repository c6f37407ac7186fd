import { ActionIcon, Burger, Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { may, meQuery } from '@/api/session';
import { Logo } from '@/components/logo';
import { NowProvider } from '@/components/now';
import { RANGE_NAMES } from '@/lib/search';
import { useArrival } from './arrival';
import { NAVIGATION } from './navigation';
import classes from './shell.module.css';
import { UserMenu } from './user-menu';

const CommandPalette = lazy(() =>
  import('./command-palette').then((module) => ({ default: module.CommandPalette })),
);

const MenuDrawer = lazy(() => import('./menu-drawer').then((module) => ({ default: module.MenuDrawer })));

/** What surrounds every page: the menu, the palette, who is signed in. */
export function Shell() {
  const since = useArrival();
  const [isMenuOpen, menu] = useDisclosure();
  const [isPaletteOpen, palette] = useDisclosure();
  const [wasMenuOpen, setWasMenuOpen] = useState(false);
  const [wasPaletteOpen, setWasPaletteOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => menu.close(), [path, menu.close]); // eslint-disable-line react-hooks/exhaustive-deps
  const openPalette = () => {
    setWasPaletteOpen(true);
    palette.open();
  };
  useHotkeys([['mod+K', openPalette]], []);

  return (
    <NowProvider since={since}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <div className={classes.frame}>
        <aside className={classes.side}>
          <Brand />
          <SearchButton onOpen={openPalette} />
          <Menu />
          <div className={classes.foot}>
            <UserMenu />
          </div>
        </aside>
        <nav className={classes.bar} aria-label="Top">
          <Burger
            opened={isMenuOpen}
            onClick={() => {
              setWasMenuOpen(true);
              menu.toggle();
            }}
            size="sm"
            aria-label="Menu"
          />
          <Brand />
          <ActionIcon onClick={openPalette} aria-label="Search pages" size="lg">
            <IconSearch size={19} />
          </ActionIcon>
        </nav>
        {wasMenuOpen && (
          <Suspense>
            <MenuDrawer isOpen={isMenuOpen} onClose={menu.close} title={<Brand />}>
              <Menu />
              <UserMenu />
            </MenuDrawer>
          </Suspense>
        )}
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {wasPaletteOpen && (
        <Suspense>
          <CommandPalette isOpen={isPaletteOpen} onClose={palette.close} />
        </Suspense>
      )}
    </NowProvider>
  );
}

function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <Logo />
      <span>Weir</span>
    </Link>
  );
}

function SearchButton({ onOpen }: { onOpen: () => void }) {
  return (
    <UnstyledButton className={classes.search} onClick={onOpen}>
      <IconSearch size={15} aria-hidden />
      <span>Go to…</span>
      <Kbd size="xs">{/mac/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</Kbd>
    </UnstyledButton>
  );
}

function Menu() {
  const { data: me } = useQuery(meQuery);
  return (
    <nav aria-label="Pages" className={classes.menu}>
      {NAVIGATION.map((group) => {
        const places = group.places.filter((place) => may(me, place.needs));
        return places.length === 0 ? null : (
          <div key={group.label} className={classes.group}>
            <div className={classes.groupLabel}>{group.label}</div>
            {places.map((place) => (
              <Link
                key={place.to}
                to={place.to}
                search={(known: Record<string, unknown>) =>
                  place.keepsRange ? Object.fromEntries(RANGE_NAMES.map((name) => [name, known[name]])) : {}
                }
                className={classes.place}
                activeOptions={{ exact: place.to === '/', includeSearch: false }}
                activeProps={{ 'data-active': true }}
              >
                <place.icon size={18} stroke={1.7} aria-hidden />
                {place.label}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
