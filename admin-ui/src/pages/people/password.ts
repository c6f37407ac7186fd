const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 20;

/** A password that is made here and shown once: 20 characters, none of them mistaken for another. */
export function makePassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = fill): string {
  const text: string[] = [];
  while (text.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH))) {
      // Bytes beyond the last whole multiple would favour some characters.
      if (byte < 256 - (256 % CHARACTERS.length) && text.length < LENGTH) {
        text.push(CHARACTERS.charAt(byte % CHARACTERS.length));
      }
    }
  }
  return text.join('');
}

function fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  return crypto.getRandomValues(bytes);
}
