import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { keysQuery, modelsQuery } from '@/api/catalog';
import { useMay } from '@/components/may';
import { Page } from '@/components/page';
import { Aliases } from './aliases';
import { Resolver } from './resolver';
import { Rules } from './rules';

/** Which provider answers which name, what comes next when it fails, and who may ask for what. */
export function RoutingPage() {
  const search = useSearch({ from: '/shell/routing' });
  const navigate = useNavigate({ from: '/routing' });
  const follow = (name: string) =>
    void navigate({ search: (known) => ({ ...known, name: name || undefined }), resetScroll: false });
  const isAdmin = useMay('admin');
  const catalog = useQuery(modelsQuery);
  const keys = useQuery({ ...keysQuery, enabled: isAdmin });
  const models = (catalog.data?.items ?? []).map((model) => model.name);
  const aliases = (catalog.data?.aliases ?? []).map((alias) => alias.name);
  const names = [...new Set([...aliases, ...models])];
  return (
    <Page
      title="Routing & fallbacks"
      about="Which provider answers a name, and what answers when it cannot. No request body ever changes which."
    >
      <Resolver key={search.name} name={search.name ?? ''} names={names} onName={follow} />
      <Aliases isAdmin={isAdmin} names={[...new Set(models)]} onFollow={follow} />
      {isAdmin && <Rules names={names} keys={(keys.data ?? []).filter((key) => !key.revoked_at)} />}
    </Page>
  );
}
