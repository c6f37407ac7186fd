import { useState } from 'react';
import type { KeyView } from '@/api/types';
import { ConfirmByName } from '@/components/confirm-by-name';
import { OnceSecret } from '@/components/once-secret';
import { say, sayProblem } from '@/components/said';
import { Snippets } from '@/components/snippets';
import { useGatewayUrl } from '@/lib/gateway-url';
import { KeyDetail } from './key-detail';
import { KeyFormDrawer } from './key-form';
import { useChangeKey, useCreateKey, useRevokeKey, useRotateKey, type KeySettings } from './queries';
import { RotateDialog } from './rotate-dialog';

/** What somebody is about to do with a key. */
export type AskedOfKey = { what: 'change' | 'rotate' | 'revoke'; key: KeyView };

type KeyDialogsProps = {
  keys: readonly KeyView[];
  /** The key that is looked at. */
  open: KeyView | null;
  /** A new key is being made. */
  isNew: boolean;
  asked: AskedOfKey | null;
  isAdmin: boolean;
  now: number;
  onAsk: (asked: AskedOfKey | null) => void;
  onToggle: (key: KeyView) => void;
  set: (changes: { key?: undefined; new?: undefined }) => void;
};

/** A key's details, the forms that make and change one, and what is asked before one goes. */
export function KeyDialogs({
  keys,
  open,
  isNew,
  asked,
  isAdmin,
  now,
  onAsk,
  onToggle,
  set,
}: KeyDialogsProps) {
  const [gatewayUrl] = useGatewayUrl();
  const [shown, setShown] = useState<{ secret: string; name: string; isNew: boolean } | null>(null);
  const create = useCreateKey();
  const change = useChangeKey();
  const rotate = useRotateKey();
  const revoke = useRevokeKey();
  const changing = asked?.what === 'change' ? asked.key : null;
  const rotating = asked?.what === 'rotate' ? asked.key : null;
  const revoking = asked?.what === 'revoke' ? asked.key : null;
  const owners = [...new Set(keys.flatMap((key) => key.user ?? []))];
  const teams = [...new Set(keys.flatMap((key) => key.team ?? []))];

  const saveNew = async (settings: KeySettings) => {
    const made = await create.mutateAsync(settings);
    set({ new: undefined });
    setShown({ secret: made.key ?? '', name: made.name, isNew: true });
    create.reset();
  };

  return (
    <>
      <KeyDetail
        known={asked ? null : open}
        now={now}
        isAdmin={isAdmin}
        onClose={() => set({ key: undefined })}
        onChange={() => open && onAsk({ what: 'change', key: open })}
        onRotate={() => open && onAsk({ what: 'rotate', key: open })}
        onDisable={() => open && onToggle(open)}
        onRevoke={() => open && onAsk({ what: 'revoke', key: open })}
      />
      <KeyFormDrawer
        isOpen={isAdmin && isNew}
        owners={owners}
        teams={teams}
        save={saveNew}
        onClose={() => set({ new: undefined })}
      />
      <KeyFormDrawer
        isOpen={changing !== null}
        known={changing ?? undefined}
        owners={owners}
        teams={teams}
        save={async (settings) => {
          if (!changing) return;
          await change.mutateAsync({ id: changing.id, change: settings });
          say(`${settings.name} is saved.`);
          onAsk(null);
        }}
        onClose={() => onAsk(null)}
      />
      <RotateDialog
        known={rotating}
        isBusy={rotate.isPending}
        onClose={() => onAsk(null)}
        onRotate={(overlap) => {
          if (!rotating) return;
          rotate.mutate(
            { id: rotating.id, overlap },
            {
              onSuccess: (made) => {
                onAsk(null);
                setShown({ secret: made.key ?? '', name: made.name, isNew: false });
                rotate.reset();
              },
              onError: sayProblem,
            },
          );
        }}
      />
      <ConfirmByName
        key={revoking?.id ?? 'none'}
        isOpen={revoking !== null}
        title="Revoke this key"
        name={revoking?.name ?? ''}
        action="Revoke for ever"
        isBusy={revoke.isPending}
        onClose={() => onAsk(null)}
        onConfirm={() => {
          if (!revoking) return;
          revoke.mutate(revoking.id, {
            onSuccess: () => {
              say(`${revoking.name} is revoked.`);
              onAsk(null);
            },
            onError: sayProblem,
          });
        }}
      >
        Every application that uses <b>{revoking?.name}</b> is refused from now on. This cannot be undone; its
        costs and requests stay in the ledger.
      </ConfirmByName>
      <OnceSecret
        secret={shown?.secret ?? null}
        title={
          shown?.isNew === false ? `The new text of ${shown.name}` : `${shown?.name ?? 'The key'} is ready`
        }
        what="key"
        onClose={() => setShown(null)}
      >
        <Snippets key={shown?.name} baseUrl={gatewayUrl} model="gpt-5-mini" apiKey={shown?.secret ?? ''} />
      </OnceSecret>
    </>
  );
}
