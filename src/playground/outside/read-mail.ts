export interface Mail {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail of plain text, as it came over the wire. */
export function readMail(source: string): Mail {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
  const text = decoded(rest.join('\r\n\r\n'), headers.get('content-transfer-encoding') ?? '7bit');
  const [messageId = '', subject = ''] = ['message-id', 'subject'].map((name) => headers.get(name));
  return { messageId, subject, text: text.replaceAll('\r\n', '\n').trim() };
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable': {
      const bytes = body
        .replaceAll('=\r\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }
    default:
      return body;
  }
}
