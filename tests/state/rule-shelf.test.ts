/** Rule sets of one's own: drafted by form, kept with their versions, given away and taken in unchanged. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/lib/domain/errors';
import { changeParameter, splitParameter, withLadder, withParameter } from '../../src/lib/domain/rule-draft';
import { draftFaults, kindOf } from '../../src/lib/domain/rule-draft-check';
import { RULE_PARAMETERS } from '../../src/lib/domain/rule-parameters';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import type { ChoiceStore } from '../../src/lib/state/choice-store';
import { DraftDesk } from '../../src/lib/state/rule-draft-desk.svelte';
import { OwnShelf } from '../../src/lib/state/rule-shelf.svelte';

const memory = (): ChoiceStore & { text: string } => ({
  text: '',
  read() {
    return this.text;
  },
  write(text) {
    this.text = text;
    return true;
  },
  watch: () => undefined,
});
/** Why a work was refused. */
const reasonOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (cause) {
    return cause instanceof AppError ? cause.params['reason'] : cause;
  }
  return 'not refused';
};
const SUFFIX = { zh: '（本单位）', en: ' (ours)' };
const open = (kept = memory(), draft = memory()) => {
  const shelf = new OwnShelf(kept);
  return { shelf, desk: new DraftDesk(draft, shelf), kept, draft };
};
const parent = shippedRuleSet('xinhui-2012');
const NOTHING_TAKEN = { ids: [], versions: [] };

/** 投诉 in 5 days from 2026 on, by a paper of one's own. */
const limited = ({ desk }: ReturnType<typeof open>): void => {
  desk.startUnder('xinhui-2012', SUFFIX);
  const taken = splitParameter(withParameter(desk.draft!, parent, 'TL-13 days.general'), 0, '2026-01-01');
  const first = changeParameter(taken, 0, { clause: '004-11（五）4' });
  desk.put(changeParameter(first, 1, { value: 5, clause: '县办发〔2026〕12 号第三条' }));
};

describe('a draft', () => {
  it('every parameter can be typed in by a field of its kind', () => {
    for (const name of RULE_PARAMETERS.keys()) {
      const kind = kindOf(name);
      if (kind.kind === 'choice') expect(kind.options.length).toBeGreaterThan(1);
      if (/ days/.test(name)) expect(kind.kind).toBe('number');
    }
    expect(
      ['TL-01 dueBasis', 'TL-10 dayCount.inclusiveStart', 'EV-02 countAsSatisfied.4', 'SP-05 behaviours'].map(
        (name) => kindOf(name).kind,
      ),
    ).toEqual(['choice', 'yes_no', 'levels', 'words']);
  });

  it('is refused at its field until the change has a clause', () => {
    const one = open();
    one.desk.startUnder('xinhui-2012', SUFFIX);
    const draft = withLadder(withParameter(one.desk.draft!, parent, 'TL-13 days.general'), parent, 'cp-02');
    const faults = draftFaults(draft, one.shelf.library, NOTHING_TAKEN);
    expect([faults.isSound, faults.head]).toEqual([false, null]);
    expect(faults.parameters.get(0)).toEqual({ field: 'clause', reason: 'empty' });
    expect(faults.ladders.get(0)).toEqual({ field: 'clause', reason: 'empty' });
    const wrong = changeParameter(draft, 0, { clause: '某文', value: -1 });
    expect(draftFaults(wrong, one.shelf.library, NOTHING_TAKEN).parameters.get(0)).toEqual({
      field: 'value',
      reason: 'negative',
    });
  });

  it('days that overlap are named at the later entry; an id or a version in use at the head', () => {
    const one = open();
    limited(one);
    const draft = changeParameter(one.desk.draft!, 0, { valid_to: null });
    expect(draftFaults(draft, one.shelf.library, NOTHING_TAKEN).parameters.get(1)?.reason).toBe(
      'overlapping_dates',
    );
    const head = (ids: string[], versions: string[]) =>
      draftFaults(one.desk.draft!, one.shelf.library, { ids, versions }).head?.reason;
    expect([head([], []), head([draft.id], []), head([], ['1.0.0'])]).toEqual([
      undefined,
      'identifier_taken',
      'version_saved',
    ]);
  });

  it('is there again after a reload, and an unreadable one is none', () => {
    const one = open();
    limited(one);
    const again = open(memory(), one.draft);
    expect(again.desk.draft).toEqual(one.desk.draft);
    one.draft.text = '{"id":1}';
    expect(open(memory(), one.draft).desk.draft).toBeNull();
  });
});

describe('the shelf', () => {
  it('a saved set is offered, says its own and inherits the rest; the draft is gone', () => {
    const one = open();
    limited(one);
    expect(one.desk.save()?.id).toBe('xinhui-2012-own');
    expect([one.desk.draft, one.shelf.ids.at(-1)]).toEqual([null, 'xinhui-2012-own']);
    const { set, chain } = one.shelf.read('xinhui-2012-own');
    expect(set.parameters.filter(({ rule_id }) => rule_id === 'TL-13').map(({ value }) => value)).toEqual([
      7, 5,
    ]);
    expect([set.ladders.length, chain.map(({ id }) => id)]).toEqual([
      parent.ladders.length,
      ['xinhui-2012-own', 'xinhui-2012', 'base'],
    ]);
    expect(open(one.kept).shelf.read('xinhui-2012-own').set.hash).toBe(set.hash);
  });

  it('an earlier version can be opened beside the newest', () => {
    const one = open();
    limited(one);
    one.desk.save();
    one.desk.startFrom('xinhui-2012-own');
    expect([one.desk.draft?.version, one.desk.draft?.isNew]).toEqual(['1.0.1', false]);
    one.desk.put({ ...changeParameter(one.desk.draft!, 1, { value: 3 }), note: '改为三日' });
    one.desk.save();
    const valueOf = (version?: string) =>
      one.shelf.read('xinhui-2012-own', version).chain[0]!.parameters[1]!.value;
    expect([valueOf(), valueOf('1.0.0'), one.shelf.own[0]!.versions.map(({ note }) => note)]).toEqual([
      3,
      5,
      [undefined, '改为三日'],
    ]);
  });

  it('exported, removed and taken in again it has the same hash', () => {
    const one = open();
    limited(one);
    one.desk.save();
    const [text, { hash }] = [one.shelf.text('xinhui-2012-own'), one.shelf.read('xinhui-2012-own').set];
    one.shelf.remove('xinhui-2012-own');
    expect(() => one.shelf.read('xinhui-2012-own')).toThrow(
      expect.objectContaining({ code: 'unknown_name' }),
    );
    one.shelf.takeIn(text, '某县.json');
    expect(one.shelf.read('xinhui-2012-own').set.hash).toBe(hash);
  });

  it('never takes a shipped id, nor other content under a kept version, nor parents away', () => {
    const one = open();
    limited(one);
    one.desk.save();
    const text = one.shelf.text('xinhui-2012-own');
    const refused = (work: () => unknown, reason: string): void => expect(reasonOf(work)).toBe(reason);
    refused(
      () => one.shelf.takeIn(text.replace('"xinhui-2012-own"', '"town-2010"'), 'a.json'),
      'identifier_taken',
    );
    refused(() => one.shelf.takeIn(text.replace('"value": 5', '"value": 4'), 'a.json'), 'version_saved');
    one.shelf.takeIn(
      text
        .replace('"xinhui-2012-own"', '"child"')
        .replace('"extends": "xinhui-2012"', '"extends": "xinhui-2012-own"'),
      'a.json',
    );
    refused(() => one.shelf.remove('xinhui-2012-own'), 'is_extended');
  });
});
