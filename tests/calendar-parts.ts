/** What an office might enter: an invented notice for 2027, and days of one place. */

export const NOTICE_2027 = {
  version: 1,
  kind: 'notice',
  year: 2027,
  document: '国办发明电〔2026〕9号',
  off: [
    { from: '2027-01-01', to: '2027-01-03', name: '元旦' },
    { from: '2027-02-05', to: '2027-02-11', name: '春节' },
    { from: '2027-04-05', name: '清明节' },
    { from: '2027-05-01', to: '2027-05-05', name: '劳动节' },
    { from: '2027-06-09', name: '端午节' },
    { from: '2027-09-15', name: '中秋节' },
    { from: '2027-10-01', to: '2027-10-07', name: '国庆节' },
  ],
  work: ['2027-01-30', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
};

export const LOCAL = {
  version: 1,
  kind: 'overlay',
  name: '某县',
  off: [
    { from: '2026-04-20', to: '2026-04-21', kind: 'holiday', name: '三月三', document: '桂政发〔2025〕40号' },
    { from: '2026-10-14', kind: 'closure', name: '停电检修闭馆', document: '县政办函〔2026〕12号' },
  ],
  work: [{ on: '2026-04-26', name: '三月三调休', document: '桂政发〔2025〕40号' }],
};
