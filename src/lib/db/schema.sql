-- The canonical tables: always all of them, whatever was loaded.
-- source_row = file number * 2^32 + record number of the file (header included); key 0 = 未填, not filled in.
-- ..._at: civil instant; ..._on: its date; ..._timed: whether the cell gave a time of day.

create table source_file (file_no integer, file_name varchar, table_name varchar, sha256 varchar);

create table unit (
  unit_key integer, unit_name varchar, unit_id varchar, peer_group varchar, valid_from date, valid_to date
);
create table section (section_key integer, unit_key integer, section_name varchar);
create table officer (officer_key integer, unit_key integer, section_key integer, officer_id varchar, officer_name varchar);
-- Another name of a unit: 旧称, 简称. Rows dated before valid_from keep it.
create table unit_alias (file_no integer, record_no integer, alias varchar, unit_name varchar, valid_from date);
create table item (item_key integer, item_code varchar, item_name varchar);
create table channel (channel_key integer, channel_name varchar);

create table cases (
  source_row bigint, case_id varchar,
  unit_key integer, section_key integer, officer_key integer, item_key integer, channel_key integer,
  case_type varchar,
  submitted_at timestamp, submitted_timed boolean, accepted_at timestamp, accepted_timed boolean,
  committed_days integer, statutory_days integer,
  due_at timestamp, due_timed boolean, finished_at timestamp, finished_timed boolean,
  result varchar, result_class varchar, status varchar,
  limit_unit varchar, flagged_late boolean, visits integer,
  archive_no varchar, refusal_reason varchar, late_reason varchar, late_approved boolean
);

create table evaluations (
  source_row bigint, evaluation_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer, channel_key integer,
  rating varchar, scale_size integer, rating_level integer, is_active boolean, is_valid boolean,
  rated_at timestamp, rated_timed boolean,
  visited_at timestamp, visited_timed boolean, reform_status varchar,
  reform_due_at timestamp, reform_due_timed boolean, reformed_at timestamp, reformed_timed boolean
);

-- damage_class: none | adverse | serious; NULL where the file does not say. exemption: number or code of 免责, 容错.
create table complaints (
  source_row bigint, complaint_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer, item_key integer, channel_key integer,
  kind varchar, category varchar, complainant varchar,
  received_at timestamp, received_timed boolean, due_at timestamp, due_timed boolean,
  replied_at timestamp, replied_timed boolean, established_at timestamp, established_timed boolean,
  verdict varchar, verdict_class varchar, is_repeat boolean,
  damage varchar, damage_class varchar, exemption varchar, corrected_at timestamp, corrected_timed boolean,
  is_obstructed boolean, source varchar
);

create table cards (
  source_row bigint, card_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer,
  level varchar, card_level varchar, reason varchar, status varchar, status_class varchar,
  issued_at timestamp, issued_timed boolean, revoked_at timestamp, revoked_timed boolean
);

-- What happened to a case: a stage it went through, a pause, an extension, a notice.
-- event_kind: received 收件, receipt 收件回执, accepted 受理, acceptance_decision 受理决定, supplement_notice 补正告知,
-- supplement_received 补正收到, suspended 中止, resumed 恢复, special 特别程序, extension_requested 延期申请,
-- extension_approved 延期批准, late_report 延误报告, forwarded 转办, handed_over 移交, reviewed 审核, approved 批准,
-- stage 环节, handled 办理, replied 回复, finished 办结, delivered 送达, picked_up 取件; NULL = a word on no list.
create table case_events (
  source_row bigint, event_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer,
  stage varchar, kind varchar, event_kind varchar,
  entered_at timestamp, entered_timed boolean, left_at timestamp, left_timed boolean,
  limit_days integer, new_due_at timestamp, new_due_timed boolean,
  reason varchar, approver varchar, approver_role varchar,
  approved_at timestamp, approved_timed boolean, notified_at timestamp, notified_timed boolean,
  doc_no varchar, is_written boolean, materials varchar, pages integer, consent boolean
);

-- The catalogue of what a unit handles, with its limits; `item` above is only the name that records are grouped by.
create table items (
  source_row bigint, item_row_id varchar, unit_key integer, section_key integer, officer_key integer, item_key integer,
  statutory_days integer, committed_days integer, limit_unit varchar, is_published boolean, case_type varchar,
  phone varchar, supervision_phone varchar, audience varchar, fee varchar, basis varchar, conditions varchar,
  materials varchar, has_guide boolean
);

-- The register of letters, requests and tasks from above, with 七有 (has_register … has_summary) and 五个一.
create table matters (
  source_row bigint, matter_id varchar, unit_key integer, section_key integer, officer_key integer,
  kind varchar, matter_kind varchar, title varchar, source varchar,
  received_at timestamp, received_timed boolean, forwarded_at timestamp, forwarded_timed boolean,
  required_at timestamp, required_timed boolean, planned_at timestamp, planned_timed boolean,
  replied_at timestamp, replied_timed boolean,
  needs_study boolean, needs_policy boolean,
  has_register boolean, has_arrangement boolean, has_responsible boolean, has_deadline boolean,
  has_follow_up boolean, has_feedback boolean, has_summary boolean,
  has_leader boolean, has_team boolean, has_plan boolean
);

-- What inspections found, and until when it was to be put right; is_clean: one that found nothing (未发现问题).
-- inspection_class: regular | random | special | key | cross.
create table findings (
  source_row bigint, finding_id varchar, case_id varchar, inspection_no varchar, inspection_kind varchar, inspection_class varchar,
  unit_key integer, section_key integer, officer_key integer,
  method varchar, leader varchar, inspectors varchar, record_no varchar, behaviour varchar, place varchar,
  found_at timestamp, found_timed boolean, rectify_due_at timestamp, rectify_due_timed boolean,
  rectified_at timestamp, rectified_timed boolean, is_verified boolean,
  is_clean boolean, damage varchar, damage_class varchar, notice_no varchar, exemption varchar
);

-- Accountability procedures, step by step.
create table procedures (
  source_row bigint, procedure_id varchar, unit_key integer, section_key integer, officer_key integer,
  category varchar, measure varchar,
  opened_at timestamp, opened_timed boolean, extension_at timestamp, extension_timed boolean,
  closed_at timestamp, closed_timed boolean, decided_at timestamp, decided_timed boolean,
  delivered_at timestamp, delivered_timed boolean, applied_at timestamp, applied_timed boolean,
  review_decided_at timestamp, review_decided_timed boolean,
  applicant_role varchar, damage varchar, damage_class varchar, exemption varchar,
  corrected_at timestamp, corrected_timed boolean, is_obstructed boolean, is_not_pursued boolean
);

-- Refusals put on file (否定报备). ground_class: law 不符合法规 | unmended 逾期未补正 | false_material 材料不实 |
-- not_ours 非本机关职责; NULL = none of the four.
create table filings (
  source_row bigint, filing_id varchar, case_id varchar, unit_key integer, section_key integer, officer_key integer,
  ground varchar, ground_class varchar,
  leader_decided_at timestamp, leader_decided_timed boolean, decided_at timestamp, decided_timed boolean,
  notified_at timestamp, notified_timed boolean, filed_at timestamp, filed_timed boolean,
  is_written boolean, is_signed boolean
);

-- Who came and asked, and what was done with it. register_class: first_inquiry 首问首办 | off_scope 非本单位职责.
create table registers (
  source_row bigint, register_id varchar, case_id varchar, unit_key integer, section_key integer, officer_key integer,
  kind varchar, register_class varchar, visitor varchar, visitor_unit varchar, matter varchar, outcome varchar,
  registered_at timestamp, registered_timed boolean, handed_at timestamp, handed_timed boolean,
  transferred_to varchar, consent boolean, reported_at timestamp, reported_timed boolean, source varchar
);

-- What a unit or a person did or had to do beside cases (履责记录). activity_class: meeting 评议会 | announcement 公告 |
-- exam 考试 | attendance 住宿, 下村, 坐班, 走访 | report 心得, 调研报告 | target 责任书, 目标 | test 测评 | suggestion 意见建议 |
-- form 三表 | milestone 工作节点 | bonus 加减分. quantity: days, persons, pieces or points, as the kind says; is_done: 完成, 采纳.
create table activities (
  source_row bigint, activity_id varchar, unit_key integer, section_key integer, officer_key integer,
  kind varchar, activity_class varchar, title varchar, quantity integer, is_done boolean,
  due_at timestamp, due_timed boolean, done_at timestamp, done_timed boolean, doc_no varchar
);

-- Who holds which post, and since when. post_class: staff | section_head | supervising_leader | main_leader;
-- category_class: civil_servant | institution | contract | seconded | worker; supervises: sections, separated by 、.
create table persons (
  source_row bigint, person_id varchar, unit_key integer, section_key integer, officer_key integer,
  post varchar, post_class varchar, category varchar, category_class varchar,
  valid_from date, valid_to date, supervises varchar
);

-- Records that count no longer, because another loaded file holds the same id: the columns of their table, row for row.
create table case_versions as select * from cases where false;
create table evaluation_versions as select * from evaluations where false;
create table complaint_versions as select * from complaints where false;
create table card_versions as select * from cards where false;
create table case_event_versions as select * from case_events where false;
create table item_versions as select * from items where false;
create table matter_versions as select * from matters where false;
create table finding_versions as select * from findings where false;
create table procedure_versions as select * from procedures where false;
create table filing_versions as select * from filings where false;
create table register_versions as select * from registers where false;
create table activity_versions as select * from activities where false;
create table person_versions as select * from persons where false;

-- Of several files with one id: which one counts. One row; the words are those of domain/records.ts.
create table same_id_policy (policy varchar);
insert into same_id_policy values ('later_file_wins');

-- What each file said about the groups, so that a file can go without a trace: the tables above follow from these.
create table group_listing (file_no integer, grouping_name varchar, group_key integer);
create table officer_listing (
  file_no integer, officer_key integer, unit_key integer, section_key integer, officer_id varchar, officer_name varchar
);
create table unit_listing (
  file_no integer, record_no bigint, unit_name varchar, unit_id varchar, peer_group varchar, valid_from date, valid_to date
);

create table column_fill (file_no integer, table_name varchar, field varchar, filled bigint, total bigint);

create table rule_param (
  rule_id varchar, param_key varchar, param_value varchar, unit_name varchar, clause varchar,
  valid_from date, valid_to date
);

-- workday_index: working days from the calendar's first day up to and including this one.
create table calendar_day (calendar_on date, is_workday boolean, workday_index integer);

insert into unit values (0, '', '', '', null, null);
insert into section values (0, 0, '');
insert into officer values (0, 0, 0, '', '');
insert into item values (0, '', '');
insert into channel values (0, '');
