import { usePreference } from './preferences';
import { usualGateway } from './snippets';

/** The address of a gateway as this person's applications see it, up to and with `/v1`. */
export function useGatewayUrl(): [string, (url: string | null) => void] {
  const [kept, keep] = usePreference('weir.gateway-url');
  return [kept ?? usualGateway(window.location), keep];
}
