/** From the charts of the page to the pictures of the Word file. */
import type { DocumentPicture, DrawnPicture } from '../documents/pictures';
import { PictureNotDrawnError } from '../domain/errors';

/** A chart that stands on the page. */
export interface Standing {
  png(scale: number): Promise<Blob | null>;
  size(): { readonly width: number; readonly height: number };
}

/** Pixels of the file per pixel of the page: 156 mm at about 290 dots to the inch. */
const SCALE = 3;

/** @throws PictureNotDrawnError: a paper without a picture that was chosen is not the paper that was asked for. */
export async function drawnPicture(
  picture: DocumentPicture,
  chart: Standing | undefined,
): Promise<DrawnPicture> {
  const blob = await chart?.png(SCALE);
  if (chart === undefined || !blob) throw new PictureNotDrawnError({ name: picture.title });
  return { picture, png: new Uint8Array(await blob.arrayBuffer()), ...chart.size() };
}
