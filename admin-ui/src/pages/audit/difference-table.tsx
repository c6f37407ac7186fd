import type { Change } from './difference';
import classes from './audit.module.css';

/** Each changed field with what it was and what it is. */
export function DifferenceTable({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) {
    return <p className={classes.none}>No field changed: the entry records that it happened.</p>;
  }
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row" className="mono">
              {change.path}
            </th>
            <td>{change.before !== null && <del>{change.before}</del>}</td>
            <td>{change.after !== null && <ins>{change.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
