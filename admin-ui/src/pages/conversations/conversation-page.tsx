import { Page } from '@/components/page';

export function ConversationPage() {
  return <Page title="Conversation">{null}</Page>;
}
