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
  limit_unit varchar, flagged_late boolean, visits integer
);

create table evaluations (
  source_row bigint, evaluation_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer, channel_key integer,
  rating varchar, scale_size integer, rating_level integer, is_active boolean, is_valid boolean,
  rated_at timestamp, rated_timed boolean
);

create table complaints (
  source_row bigint, complaint_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer, item_key integer, channel_key integer,
  kind varchar, category varchar, complainant varchar,
  received_at timestamp, received_timed boolean, due_at timestamp, due_timed boolean,
  replied_at timestamp, replied_timed boolean, established_at timestamp, established_timed boolean,
  verdict varchar, verdict_class varchar, is_repeat boolean
);

create table cards (
  source_row bigint, card_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer,
  level varchar, card_level varchar, reason varchar, status varchar, status_class varchar,
  issued_at timestamp, issued_timed boolean, revoked_at timestamp, revoked_timed boolean
);

-- What happened to a case: a stage it went through, a pause, an extension, a notice.
create table case_events (
  source_row bigint, event_id varchar, case_id varchar,
  unit_key integer, section_key integer, officer_key integer,
  stage varchar, kind varchar, event_kind varchar,
  entered_at timestamp, entered_timed boolean, left_at timestamp, left_timed boolean,
  limit_days integer, new_due_at timestamp, new_due_timed boolean,
  reason varchar, approver varchar, approver_role varchar,
  approved_at timestamp, approved_timed boolean, notified_at timestamp, notified_timed boolean,
  doc_no varchar
);

-- The catalogue of what a unit handles, with its limits; `item` above is only the name that records are grouped by.
create table items (
  source_row bigint, item_row_id varchar, unit_key integer, section_key integer, officer_key integer, item_key integer,
  statutory_days integer, committed_days integer, limit_unit varchar, is_published boolean, case_type varchar
);

-- The register of letters, requests and tasks from above.
create table matters (
  source_row bigint, matter_id varchar, unit_key integer, section_key integer, officer_key integer,
  kind varchar, matter_kind varchar, title varchar,
  received_at timestamp, received_timed boolean, forwarded_at timestamp, forwarded_timed boolean,
  required_at timestamp, required_timed boolean, planned_at timestamp, planned_timed boolean,
  replied_at timestamp, replied_timed boolean,
  needs_study boolean, needs_policy boolean
);

-- What inspections found, and until when it was to be put right.
create table findings (
  source_row bigint, finding_id varchar, unit_key integer, section_key integer, officer_key integer,
  method varchar, behaviour varchar, place varchar,
  found_at timestamp, found_timed boolean, rectify_due_at timestamp, rectify_due_timed boolean,
  rectified_at timestamp, rectified_timed boolean, is_verified boolean
);

-- Accountability procedures, step by step.
create table procedures (
  source_row bigint, procedure_id varchar, unit_key integer, section_key integer, officer_key integer, measure varchar,
  opened_at timestamp, opened_timed boolean, extension_at timestamp, extension_timed boolean,
  closed_at timestamp, closed_timed boolean, decided_at timestamp, decided_timed boolean,
  delivered_at timestamp, delivered_timed boolean, applied_at timestamp, applied_timed boolean,
  review_decided_at timestamp, review_decided_timed boolean
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
