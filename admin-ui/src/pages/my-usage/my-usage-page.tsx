import { Page } from '@/components/page';

export function MyUsagePage() {
  return <Page title="My usage">{null}</Page>;
}
