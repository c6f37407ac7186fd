import { Page } from '@/components/page';

export function RequestsPage() {
  return <Page title="Requests">{null}</Page>;
}
