/** A multipart form of text fields: what curl makes of an array in PHP. */
import { Busboy } from '@fastify/busboy';
import { badRequest } from './api-error.ts';

/** The fields in the order in which they came. Rejects with an ApiError if there is a file, or no form. */
export async function readMultipart(
  body: Buffer,
  contentType: string,
): Promise<[name: string, value: string][]> {
  const fields: [string, string][] = [];
  let hasFile = false;
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = new Busboy({ headers: { 'content-type': contentType } });
      // A part may lack a name, whatever the library's types say.
      parser.on('field', (name: string | undefined, value) => fields.push([name ?? '', value]));
      parser.on('file', (_name, file) => {
        hasFile = true;
        // Unread it would hold up the request, and an unhandled error of it would end the process.
        file.on('error', reject).resume();
      });
      parser.on('error', reject).on('finish', resolve);
      parser.end(body);
    });
  } catch {
    throw badRequest('The body is not a valid multipart form.');
  }
  if (hasFile) throw badRequest('Files are not accepted: send text fields only.');
  return fields;
}
