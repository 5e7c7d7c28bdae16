/** Words of the kinds that records of one table are told apart by: steps of a case, matters, duties. */
import type { Term } from './terms';

const word = (zh: string, en: string): Term => ({ zh, en });

const STEPS: Readonly<Record<string, Term>> = {
  received: word('收件', 'Received'),
  receipt: word('收件回执', 'Receipt'),
  accepted: word('受理', 'Accepted'),
  acceptance_decision: word('受理决定', 'Decision to accept'),
  supplement_notice: word('补正告知', 'Notice of missing papers'),
  supplement_received: word('补正材料收到', 'Missing papers received'),
  suspended: word('暂停', 'Paused'),
  resumed: word('恢复', 'Resumed'),
  special: word('特殊环节', 'Special step'),
  extension_requested: word('申请延期', 'Extension asked for'),
  extension_approved: word('批准延期', 'Extension approved'),
  late_report: word('超期报备', 'Lateness reported'),
  forwarded: word('转办', 'Forwarded'),
  handed_over: word('移交', 'Handed over'),
  reviewed: word('审核', 'Reviewed'),
  approved: word('审批', 'Approved'),
  stage: word('办理环节', 'Stage'),
  handled: word('承办', 'Handled'),
  replied: word('答复', 'Replied'),
  finished: word('办结', 'Finished'),
  delivered: word('送达', 'Delivered'),
  picked_up: word('取件', 'Picked up'),
};

const MATTERS: Readonly<Record<string, Term>> = {
  letter: word('来函', 'Letter'),
  mail: word('来信', 'Mail'),
  request: word('请示', 'Request for instructions'),
  task: word('交办事项', 'Task from above'),
  work: word('重点工作', 'Work from above'),
  villager: word('村民诉求', 'Request of villagers'),
  incident: word('突发事件', 'Incident'),
};

const DUTIES: Readonly<Record<string, Term>> = {
  meeting: word('会议', 'Meeting'),
  announcement: word('公示', 'Announcement'),
  exam: word('考试', 'Exam'),
  attendance: word('考勤', 'Attendance'),
  report: word('信息报送', 'Report'),
  target: word('目标任务', 'Target'),
  test: word('测评', 'Test'),
  suggestion: word('意见建议', 'Suggestion'),
  form: word('报表', 'Form'),
  milestone: word('节点任务', 'Milestone'),
  bonus: word('加分', 'Bonus'),
};

/** By table; the values are those of the closed lists of `ingest/meanings`. */
export const KIND_TERMS: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  case_events: STEPS,
  matters: MATTERS,
  activities: DUTIES,
};
