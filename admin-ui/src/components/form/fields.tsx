import {
  PasswordInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  type PasswordInputProps,
  type SelectProps,
  type SwitchProps,
  type TagsInputProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

type Bound<T extends FieldValues> = { control: Control<T>; name: FieldPath<T> };
type Own<P> = Omit<P, 'name' | 'value' | 'defaultValue' | 'onChange' | 'error' | 'checked'>;

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function TextField<T extends FieldValues>({
  control,
  name,
  ...props
}: Bound<T> & Own<TextInputProps>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <TextInput
      autoComplete="off"
      {...props}
      ref={field.ref}
      name={name}
      value={asText(field.value)}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}

/** A secret that is entered; browsers shall not offer to keep it. */
export function SecretField<T extends FieldValues>({
  control,
  name,
  ...props
}: Bound<T> & Own<PasswordInputProps>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <PasswordInput
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      visibilityToggleButtonProps={{ 'aria-label': 'Show what was typed' }}
      {...props}
      ref={field.ref}
      name={name}
      value={asText(field.value)}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}

export function LongTextField<T extends FieldValues>({
  control,
  name,
  ...props
}: Bound<T> & Own<TextareaProps>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Textarea
      autoComplete="off"
      {...props}
      ref={field.ref}
      name={name}
      value={asText(field.value)}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}

export function SelectField<T extends FieldValues>({ control, name, ...props }: Bound<T> & Own<SelectProps>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Select
      allowDeselect={false}
      {...props}
      ref={field.ref}
      name={name}
      value={asText(field.value)}
      onChange={(value) => field.onChange(value ?? '')}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}

/** A list of words; one is added by Enter or a comma. */
export function WordsField<T extends FieldValues>({
  control,
  name,
  ...props
}: Bound<T> & Own<TagsInputProps>) {
  const { field, fieldState } = useController({ control, name });
  const value: unknown = field.value;
  const words = Array.isArray(value) ? value.map(asText) : [];
  return (
    <TagsInput
      acceptValueOnBlur
      splitChars={[',', '\n']}
      maxDropdownHeight={220}
      limit={30}
      {...props}
      ref={field.ref}
      name={name}
      value={words}
      {...(words.length > 0 ? { placeholder: '' } : {})}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={messageOf(fieldState.error)}
    />
  );
}

export function SwitchField<T extends FieldValues>({ control, name, ...props }: Bound<T> & Own<SwitchProps>) {
  const { field, fieldState } = useController({ control, name });
  const value: unknown = field.value;
  return (
    <Switch
      {...props}
      ref={field.ref}
      name={name}
      checked={value === true}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}

/** Of a list, the message of its first wrong item. */
function messageOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string' && error.message) return error.message;
  for (const item of Object.values(error)) {
    const message = messageOf(item);
    if (message) return message;
  }
  return undefined;
}
