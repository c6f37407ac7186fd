import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { may, meQuery } from '@/api/session';
import type { PersonView } from '@/api/types';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { say, sayProblem } from '@/components/said';
import { useZone } from '@/components/view';
import { plural } from '@/lib/format';
import { personActions, personColumns } from './person-columns';
import { PersonDialogs, type AskedOfPerson } from './person-dialogs';
import { peopleQuery, useChangePerson } from './queries';

/** Who may sign in, and what they may do. */
export function PeoplePage() {
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate({ from: '/people' });
  const set = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true, resetScroll: false });
  const zone = useZone();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const people = useQuery(peopleQuery);
  const [asked, setAsked] = useState<AskedOfPerson | null>(null);
  const change = useChangePerson();

  const all = people.data ?? [];
  const words = (search.q ?? '').toLowerCase();
  const rows = all.filter((person) =>
    `${person.name} ${person.email ?? ''} ${person.team ?? ''} ${person.role}`.toLowerCase().includes(words),
  );

  const toggle = (person: PersonView) =>
    change.mutate(
      { id: person.id, change: { is_active: !person.is_active } },
      {
        onSuccess: () =>
          say(
            person.is_active
              ? `${person.name} is signed out and cannot sign in.`
              : `${person.name} can sign in again.`,
          ),
        onError: sayProblem,
      },
    );

  const columns = [
    ...personColumns(me?.id, zone),
    personActions(me?.id, {
      onChange: (person) => set({ person: person.id }),
      onToggle: toggle,
      onAsk: setAsked,
    }),
  ];

  const addButton = isAdmin && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: '1' })}>
      Add a person
    </Button>
  );

  return (
    <Page
      title="People & roles"
      about="Who may sign in here, what they see and what they may do."
      tools={addButton}
    >
      <Panel
        flush
        title={people.data ? plural(rows.length, 'person', 'people') : 'People'}
        tools={
          <TextInput
            aria-label="Search people"
            placeholder="Name, team, role"
            size="xs"
            w={200}
            leftSection={<IconSearch size={14} />}
            value={search.q ?? ''}
            onChange={(event) => set({ q: event.currentTarget.value || undefined })}
          />
        }
      >
        <Loaded query={people} waiting={280}>
          {() => (
            <DataTable
              label="People"
              columns={columns}
              rows={rows}
              rowId={(person) => person.id}
              sort={search.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(person) => set({ person: person.id })}
              empty={
                words ? (
                  <EmptyFace
                    title="Nobody fits"
                    icon={IconSearch}
                    action={
                      <Button variant="default" onClick={() => set({ q: undefined })}>
                        Show everybody
                      </Button>
                    }
                  />
                ) : (
                  <EmptyFace title="Nobody is here yet" icon={IconUsers} action={addButton} />
                )
              }
            />
          )}
        </Loaded>
      </Panel>

      <PersonDialogs
        people={all}
        changing={all.find((person) => person.id === search.person) ?? null}
        isNew={isAdmin && search.new !== undefined}
        asked={asked}
        onAsk={setAsked}
        set={set}
      />
    </Page>
  );
}
