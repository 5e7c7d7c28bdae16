/** Files of the sample county, made at build time; the policy allows our own origin only. */
import { asset } from '$app/paths';
import { SamplesUnreachableError } from '../domain/errors';

const SAMPLES = [
  ...['办件明细.csv', '好差评导出.csv', '投诉台账.csv', '红黄牌.csv', '单位名录.csv'],
  ...['环节流转.csv', '事项目录.csv', '来文督办台账.csv', '督查问题台账.csv', '问责办理台账.csv'],
];

/** Throws SamplesUnreachableError naming the file that the server does not give. */
export const fetchSamples = (): Promise<File[]> =>
  Promise.all(
    SAMPLES.map(async (name) => {
      const response = await fetch(asset(`/samples/${encodeURIComponent(name)}`)).catch((cause: unknown) => {
        throw new SamplesUnreachableError({ file: name }, { cause });
      });
      if (!response.ok) throw new SamplesUnreachableError({ file: name, status: response.status });
      // All of one age, so that they are loaded in this order.
      return new File([await response.blob()], name, { lastModified: 0 });
    }),
  );
