import { Page } from '@/components/page';

export function ConversationsPage() {
  return <Page title="Conversations">{null}</Page>;
}
