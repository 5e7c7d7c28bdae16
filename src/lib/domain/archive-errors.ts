/** What can be wrong with an archive or a hand-over file, one class each; words as for every error (`errors.ts`). */
import { AppError } from './errors';

/** The file is no zip, or breaks off. `file`. */
export class ArchiveUnreadableError extends AppError {
  readonly code = 'archive_unreadable';
}
/** A zip without the list of what is in it. `file`. */
export class ArchiveNoManifestError extends AppError {
  readonly code = 'archive_no_manifest';
}
/** A zip that says it inflates beyond what can be held. `file`, `megabytes`, `most`. */
export class ArchiveTooLargeError extends AppError {
  readonly code = 'archive_too_large';
}
/** An entry whose name leads out of the zip, stands twice, or is on no list. `file`, `name`. */
export class ArchiveEntryNameError extends AppError {
  readonly code = 'archive_entry_name';
}
/** An entry that is listed and not there. `file`, `name`, `sha256`. */
export class ArchiveEntryMissingError extends AppError {
  readonly code = 'archive_entry_missing';
}
/** An entry whose content is not the one that was hashed. `file`, `name`, `was`, `is`. */
export class ArchiveEntryChangedError extends AppError {
  readonly code = 'archive_entry_changed';
}
/** A file that the archive was computed from, which neither it nor the reader gives. `file`, `name`, `sha256`. */
export class ArchiveDataMissingError extends AppError {
  readonly code = 'archive_data_missing';
}
/** Computed again, an archive says something else. `file`, `name` of the entry, `place`, `was`, `is`. */
export class ArchiveDiffersError extends AppError {
  readonly code = 'archive_differs';
}
/** Records were worded otherwise on the page: the files alone do not give these figures. `records`. */
export class ArchiveMendedError extends AppError {
  readonly code = 'archive_mended';
}
