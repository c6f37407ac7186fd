import { useMay } from '@/components/may';
import { Page } from '@/components/page';
import { About } from './about';
import { Gateways } from './gateways';
import { Preferences } from './preferences';
import { Quarantine } from './quarantine';
import classes from './settings.module.css';

/** The gateways' state, and how this browser shows things. */
export function SettingsPage() {
  const isAdmin = useMay('admin');
  return (
    <Page title="Settings" about="What reports here, and how this browser shows it.">
      {isAdmin && <Gateways />}
      <div className={classes.columns}>
        <Preferences />
        <About />
      </div>
      {isAdmin && <Quarantine />}
    </Page>
  );
}
