import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { asApiError } from '@/api/problem';

/** Shows what the server refused: at the field that it names, else above the buttons. */
export function showProblem<T extends FieldValues>(
  form: UseFormReturn<T>,
  error: unknown,
  fields: readonly FieldPath<T>[],
): void {
  const problem = asApiError(error);
  const param = problem.param?.replace(/^items\[0\]\.?/, '');
  const field = fields.find((one) => one === param);
  if (field) form.setError(field, { type: 'server', message: problem.message }, { shouldFocus: true });
  else form.setError('root.server', { type: 'server', message: problem.message });
}

/** The message above the buttons. */
export function formProblem<T extends FieldValues>(form: UseFormReturn<T>): string | null {
  return form.formState.errors.root?.server?.message ?? null;
}
