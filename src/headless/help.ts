/** `--help` of the terminal. */
const read = `mingcha read --data FILE… [--header N|none] --out DIR [--plain]
  the tables as read, before any mapping: <n>-<basename>.csv, first record = header (the first row where none is
  found; c1, c2 … with --header none); a second table below the first one is <n>-<basename>-2.csv; read.json says how
  each file was read and which lines are titles, headers and footers; problems.csv names ragged and badly quoted lines
`;

const importHelp = `mingcha import --data FILE… [--profile ID|FILE] [--table TABLE] [--date-order ymd|dmy|mdy] [--calendar cn|FILE…] --out DIR [--plain] [--mask internal|external]
  TABLE: cases, evaluations, complaints, cards, case_events, items, matters, findings, procedures,
    filings, registers, activities, persons, units
  import.json, <table>.csv with the canonical rows, problems.csv; --data cases=FILE names the table of one file;
  what the page would ask and neither --profile nor --date-order answers ends with exit 1 naming the column
`;

const compute = `mingcha compute --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-Q3|2026-10]
                [--measure ID…] [--by unit|section|officer|item|channel|month[,…]] --out DIR [--plain] [--mask internal|external]
  measures.csv and measures.json; without --as-of the end of the period is the cut-off, without either: exit 2
`;

const lists = `mingcha lists --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-Q3|2026-10]
              [--decisions FILE] [--other-rules ID|FILE] --out DIR [--plain] [--mask internal|external]
  candidates.csv: who stands on which ladder of the rule set, each to be verified and approved; candidate-events.csv:
  every event behind it with file and line, counted or why not; lists.json: what each list can be judged by; FILE:
  what people decided, as the page exports it; --other-rules: what-if.csv, who would enter or leave each list and whose
  step would change if that rule set held instead
`;

const rank = `mingcha rank --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-Q3|2026-10]
             --measure ID --by unit|section|officer [--min-n N] [--seed TEXT] [--standardise] --out DIR [--plain] [--mask internal|external]
  ranking.csv and ranking.json for one rate: units within their peer group, sections and officers within their unit;
  lists.csv, the drafts of the lists of the worst and the best by the rule set's list policy, each line with its reason;
  --min-n instead of the rule set's minimum; the same --seed (1 if none) gives the same place intervals;
  --standardise writes standardised.csv and standardised-items.csv too: observed against expected from the rates of the items
`;

const sample = `mingcha sample --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-Q3|2026-10]
               --seed TEXT --n N [--strata unit|unit,risk] [--boost N] [--key case_id] [--state any|finished|open]
               [--risk late|poor_rating|negative|supplements|unapproved_extension|flag_differs…] [--exclude-unit NAME…]
               [--drawn FILE…] --out DIR [--plain] [--mask internal|external]
mingcha sample --data FILE… --rules ID|FILE --redraw FILE --out DIR
  sample.csv: the cases drawn in each stratum by the smallest SHA-256(seed|case_id), and as many replacements;
  sample.json: the draw file: seed, choices, population with size and SHA-256, allocation, the list; --drawn: draw files
  whose cases are left out and whose seeds are used up; --redraw draws a file again and ends with 1 where it differs
`;

const leads = `mingcha leads --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-Q3|2026-10]
              --out DIR [--plain] [--mask internal|external]
  leads.csv: units and officers against their peers on what may be worth a question (finished on the due day, in one
  minute, rated before completion …), each with x of n, Wilson interval, the peers' rate without it and the probability
  by chance adjusted for all that were compared; stands = beyond the thresholds LD-00 of the rule set; a lead is no
  finding; lead-rows.csv: the records behind those that stand; leads.json: what was compared, and what no file tells
`;

const inspections = `mingcha inspections --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-H1|2026-Q3|2026-10]
                    --out DIR [--plain] [--mask internal|external]
  inspections.csv: what was owed and held, period by period (SP-01, SP-02; a gap is named), how inspections were held
  (SP-03, SP-04, x of n), kinds, methods and units not visited (SP-10); rectification.csv: by unit the rates put right,
  put right in time, failed at the recheck (SP-08), each with its base; findings-ledger.csv: every finding with notice,
  due date, recheck and its state at the cut-off; inspections.json: the gaps, and what no file tells
`;

const snapshot = `mingcha snapshot --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-H1|2026-Q3|2026-10]
                 [--against FILE] --out DIR [--plain]
  snapshot.json: the figures of the overview with fingerprints of the records behind them, to be kept when they are
  published; --against a snapshot of the same period: changes.csv, figure by figure then and now and which reasons make
  the difference (added, removed, changed, otherwise), change-records.csv, every record of it, changes.json
`;

const yearEnd = `mingcha report year-end --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] --period 2026 [--as-of 2027-01-10]
             [--scheme FILE] [--entries FILE] [--decisions FILE] [--before FILE] [--other-rules ID|FILE] [--seed TEXT] --out DIR [--plain] [--mask internal|external]
  scores.csv: totals, places and proposed grades of a year; indicators.csv: what each total is made of; lists.csv: candidates
  for honours, bottom lists, training, inspections, commendation, each with place, n, clause, records and its state;
  sensitivity.csv: how far each place hangs on weights, one record, the rule set, chance; year-end.json; --scheme and
  --entries as the page exports them; what is missing is said on stderr with the policy applied; papers as docx and xlsx, names masked unless --mask internal; --before an earlier year-end.json gives diff.csv: who enters and who leaves
`;

const feedback = `mingcha feedback --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] [--as-of 2026-10-31[T18:00:00]] [--period 2026|2026-H1|2026-Q3|2026-10]
                 --from 2026-11-05 --days N --out DIR
mingcha feedback --replies FILE… --out DIR
  feedback-<unit>.zip for every unit: its figures, its place among peers without names, its facts to check, with the last
  day to reply, N working days after the day of sending; --replies: 3-facts.csv as the units filled it in becomes
  decisions.json: what a unit contests is 申诉中 until the office has looked
`;

const due = `mingcha due --from 2026-09-24 --days 15 [--unit workday|day] [--inclusive] [--calendar cn|FILE…]
  prints one ISO date; FILE is a whole calendar, the notice for a further year or the days of one place, laid over cn
`;

const monthly = `mingcha report monthly --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] --period 2026|2026-H1|2026-Q3|2026-10 [--as-of 2026-11-05[T18:00:00]]
                       [--decisions FILE] [--template FILE] [--mask internal|external] --out DIR
  the circular of a period as docx, its annexes as xlsx and each as CSV, and monthly.json with every number they are
  made of; external (names masked, telephone and identity numbers in free text hidden) unless internal is asked for;
  the same inputs give the same bytes; FILE of --template: the words of the circular, as data/templates/monthly.json
`;

const archiveCreate = `mingcha archive create --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…] --period 2026|2026-H1|2026-Q3|2026-10 [--as-of 2026-11-05[T18:00:00]]
                      [--decisions FILE] [--template FILE] [--scheme FILE] [--entries FILE] [--mask internal|external]
                      [--with-data] --out DIR
  one zip of a period: the hashes of all input files and how each was read, rule set, calendar, template and decisions
  as they were, the snapshot, monthly.json and every document, each with its SHA-256 in manifest.json; --with-data puts
  the input files in too; the same inputs give the same bytes; with --scheme or --entries, of the year of the period, the
  year-end assessment too: scheme and entries, year-end.json with every score, list and state, and every paper
`;

const archiveVerify = `mingcha archive verify FILE [--data FILE…] [--scheme FILE] [--entries FILE]
  computes everything of an archive again, from its own rule set, calendar, template and decisions, and from the data given
  or kept in it: prints equal, or ends with 1 naming the first difference, then and now; changed files are named too;
  --scheme, --entries: what these make of the year instead of those that were archived
`;

const spotCheck = `mingcha report spot-check --data FILE… [--profile ID|FILE] [--date-order ymd|dmy|mdy] --rules ID|FILE [--calendar cn|FILE…]
                          --draw sample.json [--mask internal|external] --out DIR
  the papers of a draw: the list, a record of inspection per unit, a check sheet per case with its life line and the
  rules RN and EX as far as the records show, as docx, xlsx and CSV; the draw is drawn again first, 1 where it differs;
  external (names masked) unless internal is asked for
`;

export const HELP = {
  all: `${read}${importHelp}${compute}${lists}${rank}${sample}${leads}${inspections}${snapshot}${feedback}${monthly}${yearEnd}${spotCheck}${archiveCreate}${archiveVerify}${due}Exit 0 done, 1 the input cannot be used, 2 wrong arguments.\n`,
  read,
  import: importHelp,
  compute,
  lists,
  rank,
  sample,
  leads,
  inspections,
  snapshot,
  'report year-end': yearEnd,
  feedback,
  due,
  'report monthly': monthly,
  'report spot-check': spotCheck,
  'archive create': archiveCreate,
  'archive verify': archiveVerify,
} as const;
