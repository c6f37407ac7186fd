import '@mantine/spotlight/styles.css';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { IconHash, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { may, meQuery } from '@/api/session';
import { NAVIGATION } from './navigation';

const [store, actions] = createSpotlight();

const ID = /^[\w-]{8,128}$/;

/** ⌘K: every page by name, and a request by any of its ids. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (isOpen) actions.open();
  }, [isOpen]);

  const words = query.trim().toLowerCase();
  const places = NAVIGATION.flatMap((group) => group.places)
    .filter((place) => may(me, place.needs))
    .filter((place) => `${place.label} ${place.keywords ?? ''}`.toLowerCase().includes(words));

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => {
        setQuery('');
        onClose();
      }}
      shortcut={null}
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        placeholder="A page, or the id of a request"
        leftSection={<IconSearch size={17} />}
        aria-label="Search pages"
      />
      <Spotlight.ActionsList>
        {places.map((place) => (
          <Spotlight.Action
            key={place.to}
            label={place.label}
            leftSection={<place.icon size={18} stroke={1.7} />}
            onClick={() => void navigate({ to: place.to })}
          />
        ))}
        {ID.test(words) && (
          <Spotlight.Action
            label={`Find request ${query.trim()}`}
            leftSection={<IconHash size={18} stroke={1.7} />}
            onClick={() => void navigate({ to: '/requests/$id', params: { id: query.trim() } })}
          />
        )}
        {places.length === 0 && !ID.test(words) && <Spotlight.Empty>Nothing has this name</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
