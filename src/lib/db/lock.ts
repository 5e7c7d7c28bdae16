/** Statements that close every door an engine has to the network and to other code; the last one locks the rest. */
export const LOCK: readonly string[] = [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  'set allow_community_extensions = false',
  'set lock_configuration = true',
];
