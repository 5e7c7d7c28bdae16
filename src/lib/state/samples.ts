/** Files of the sample county, made at build time; the policy allows our own origin only. */
import { asset } from '$app/paths';
import { SamplesUnreachableError } from '../domain/errors';

const SAMPLES = [
  ...['办件明细.csv', '好差评导出.csv', '投诉台账.csv', '红黄牌.csv', '单位名录.csv'],
  ...['环节流转.csv', '事项目录.csv', '来文督办台账.csv', '督查问题台账.csv', '问责办理台账.csv'],
  ...['补录办件.csv', '补录环节.csv', '投诉核查台账.csv', '监察补牌.csv', '差评整改台账.csv'],
  ...['督查情况表.csv', '责任追究台账.csv', '季度测评.csv', '公众评议.csv', '公文办理台账.csv'],
  ...['事项要素表.csv', '否定报备.csv', '首问登记.csv', '履责记录.csv', '人员任职.csv'],
];

/** Scheme and entries of the county's units for the year-end assessment. */
const ASSESSMENT = ['年终考核方案-单位.json', '年终考核登记-单位.json'];

/** Whether all files of the county are loaded. */
export const isSampleCounty = (files: readonly { readonly name: string }[]): boolean =>
  SAMPLES.every((name) => files.some((file) => file.name === name));

/** @throws SamplesUnreachableError naming the file that the server does not give. */
const fetchSample = async (name: string): Promise<Blob> => {
  const response = await fetch(asset(`/samples/${encodeURIComponent(name)}`)).catch((cause: unknown) => {
    throw new SamplesUnreachableError({ file: name }, { cause });
  });
  if (!response.ok) throw new SamplesUnreachableError({ file: name, status: response.status });
  return response.blob();
};

/** All of one age, so that they are loaded in this order. Throws as `fetchSample`. */
export const fetchSamples = (): Promise<File[]> =>
  Promise.all(SAMPLES.map(async (name) => new File([await fetchSample(name)], name, { lastModified: 0 })));

/** Throws as `fetchSample`. */
export const fetchSampleAssessment = (): Promise<
  readonly { readonly name: string; readonly text: string }[]
> => Promise.all(ASSESSMENT.map(async (name) => ({ name, text: await (await fetchSample(name)).text() })));
