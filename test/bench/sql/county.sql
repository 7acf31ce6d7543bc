-- A county of $1 parties with about ten records each, all from the number of the party alone: the same on every machine.
-- 6 of 10 are individual businesses, 3 companies (2 of them private), 1 a cooperative; one in nine has left the register.
-- `pick(i, salt, n)` gives a whole number from 0 to n - 1, `id_of` an id.
create function pg_temp.pick(i bigint, salt int, n int) returns int language sql immutable
  as $$ select (abs(hashint8(i * 7919 + salt)::bigint) % n)::int $$;
-- Shaped as UUIDv7: the product takes no other id in an address.
create function pg_temp.id_of(kind text, i bigint) returns uuid language sql immutable as $$ select overlay(overlay(md5(kind || i) placing '7' from 13) placing '8' from 17)::uuid $$;

create temp table p as
  select i, pg_temp.id_of('party', i) as id, lpad((1 + pg_temp.pick(i, 1, 6))::text, 2, '0') as station,
    case when i % 10 < 6 then '9500' when i % 10 < 8 then '1130' when i % 10 = 8 then '1110' else '9100' end as type_code,
    case when i % 10 < 6 then 'INDIVIDUAL' when i % 10 < 9 then 'ENT_DOMESTIC' else 'COOP' end as category,
    date '2012-01-01' + pg_temp.pick(i, 2, 3620) as born
  from generate_series(1, :parties) i;
alter table p add column died date;
update p set died = born + 200 + pg_temp.pick(i, 3, 3000) where pg_temp.pick(i, 4, 9) = 0;
update p set died = null where died > date '2022-06-30';

insert into party (county_code, id, version, recorded_at, station_code, kind, name, code, code_kind, code_valid, address, legal_rep_name)
  select '459923', id, 1, '2021-12-31', station, 'entity', '玉衡县第' || i || '号商行', 'B' || lpad(i::text, 17, '0'), 'other', true, '玉衡县城关镇开阳路' || i || '号', '石清' from p;
insert into party_state (county_code, id, version, recorded_at, station_code, party_id, state, from_day, to_day)
  select '459923', pg_temp.id_of('alive', i), 1, '2021-12-31', station, id, 'ACTIVE', born, died from p;
insert into party_state (county_code, id, version, recorded_at, station_code, party_id, state, from_day)
  select '459923', pg_temp.id_of('gone', i), 1, '2021-12-31', station, id, case pg_temp.pick(i, 5, 20) when 0 then 'CANCELLED_REG' when 1 then 'REVOKED' else 'DEREGISTERED' end, died
  from p where died is not null;
insert into party_class (county_code, id, version, recorded_at, station_code, party_id, type_code, category, from_day)
  select '459923', pg_temp.id_of('class', i), 1, '2021-12-31', station, id, type_code, category, born from p;
insert into party_station (county_code, id, version, recorded_at, station_code, party_id, unit_code, from_day)
  select '459923', pg_temp.id_of('station', i), 1, '2021-12-31', station, id, station, born from p;
insert into party_label (county_code, id, version, recorded_at, station_code, party_id, label, from_day)
  select '459923', pg_temp.id_of('label', i), 1, '2021-12-31', station, id, 'se-maker', born from p where i % 2000 = 8;
insert into entity (county_code, id, version, recorded_at, station_code, party_id, establishment_kind, established_on, entered_on, approved_on, type_code, category, multi_cert)
  select '459923', pg_temp.id_of('entity', i), 1, '2021-12-31', station, id, 'NEW', born, born, born, type_code, category, true from p;
insert into entity_capital (county_code, id, version, recorded_at, station_code, party_id, amount_fen, currency, rmb_fen, from_day)
  select '459923', pg_temp.id_of('capital', i), 1, '2021-12-31', station, id, f, 'CNY', f, born
  from p, lateral (select (1 + pg_temp.pick(i, 6, 500))::bigint * 1000000 as f) x;
insert into annual_filing (county_code, id, version, recorded_at, station_code, party_id, report_year, first_filed_on, channel)
  select '459923', pg_temp.id_of('filing' || y, i), 1, '2021-12-31', station, id, y, make_date(y + 1, 1, 1) + pg_temp.pick(i, y, 190), 'ELECTRONIC'
  from p, generate_series(2018, 2020) y where born <= make_date(y, 12, 31) and (died is null or died > make_date(y + 1, 6, 30)) and pg_temp.pick(i, y + 1, 10) > 0;
insert into message_contact (county_code, id, version, recorded_at, station_code, party_id, purpose, channel, happened_on, result, quantity, declared)
  select '459923', pg_temp.id_of('contact' || k, i), 1, '2021-12-31', station, id,
    case when pg_temp.pick(i, 20 + k, 8) = 0 then 'ANTI_FRAUD' else 'ANNUAL_REPORT' end,
    (array['SMS', 'SMS', 'SMS', 'CALL', 'ONSITE'])[1 + pg_temp.pick(i, 30 + k, 5)], date '2020-01-05' + pg_temp.pick(i, 40 + k, 700),
    (array['SUCCESS', 'SUCCESS', 'REACHED', 'FAILED'])[1 + pg_temp.pick(i, 50 + k, 4)], 1, false
  from p, generate_series(1, 2) k;
insert into licence_issue (county_code, id, version, recorded_at, station_code, party_id, issued_on, reason, multi_cert)
  select '459923', pg_temp.id_of('licence', i), 1, '2021-12-31', station, id, born, 'ESTABLISHMENT', true from p where i % 3 = 0;
insert into permit_application (county_code, id, version, recorded_at, station_code, kind, action, application_no, party_id, submitted_on, accepted_on, due_on, decision, decided_on, concluded_on)
  select '459923', pg_temp.id_of('permit', i), 1, '2021-12-31', station, (array['FOOD_OP', 'FOOD_OP', 'SMALL_CATERING', 'SMALL_WORKSHOP'])[1 + pg_temp.pick(i, 60, 4)], 'NEW', 'XK' || i, id, d, d, d + 28,
    case when done then 'GRANTED' end, case when done then d + 9 end, case when done then d + 9 end
  from p, lateral (select date '2020-01-06' + pg_temp.pick(i, 61, 690) as d, pg_temp.pick(i, 62, 40) > 0 as done) x where i % 4 = 1;
insert into seal_delivery (county_code, id, version, recorded_at, station_code, party_id, delivered_on, free_of_charge, pieces)
  select '459923', pg_temp.id_of('seal', i), 1, '2021-12-31', station, id, born, pg_temp.pick(i, 70, 5) > 0, 4 from p where i % 10 between 6 and 8;
insert into equity_pledge (county_code, id, version, recorded_at, station_code, reg_no, company_id, equity_kind, pledged_fen, secured_fen, pledgors, pledgees, contract_no, registered_on)
  select '459923', pg_temp.id_of('pledge', i), 1, '2021-12-31', station, 'ZY' || i, id, 'LLC_SHARE', 100000000 + pg_temp.pick(i, 80, 900) * 100000::bigint, 200000000, '石清', '玉衡县农村信用合作联社', 'HT' || i / 200,
    date '2020-01-06' + pg_temp.pick(i, 81, 690)
  from p where i % 100 = 7;
insert into inspection_task (county_code, id, version, recorded_at, task_no, name, kind, source, origin, joint, own_lead, opened_on)
  select '459923', pg_temp.id_of('task', t), 1, '2021-12-31', 'T' || t, '双随机抽查第' || t || '次', 'DOUBLE_RANDOM', 'PLAN', 'INITIATED', t % 5 = 0, t % 7 > 0, date '2020-01-10' + t * 690 / 200
  from generate_series(1, 200) t;
insert into inspection_object (county_code, id, version, recorded_at, station_code, task_id, party_id, drawn_on)
  select '459923', pg_temp.id_of('object', i), 1, '2021-12-31', station, pg_temp.id_of('task', t), id, date '2020-01-12' + t * 690 / 200
  from p, lateral (select 1 + pg_temp.pick(i, 90, 200) as t) x where i % 5 = 2;
insert into inspection_publication (county_code, id, version, recorded_at, station_code, object_id, published_on)
  select county_code, md5('published' || id)::uuid, 1, recorded_at, station_code, id, drawn_on + 20 from inspection_object where get_byte(uuid_send(id), 0) % 10 > 0;
insert into publication_notice (county_code, id, version, recorded_at, station_code, kind, subject_name, document_no, document_on, due_on, published_on)
  select '459923', pg_temp.id_of('notice', i), 1, '2021-12-31', station, (array['LICENCE', 'LICENCE', 'CHECK', 'PENALTY', 'SAMPLING'])[1 + pg_temp.pick(i, 95, 5)], '玉衡县第' || i || '号商行', 'D' || i, d, d + 20, d + 5
  from p, lateral (select date '2020-01-06' + pg_temp.pick(i, 96, 690) as d) x where i % 3 = 1;
insert into abnormal_listing (county_code, id, version, recorded_at, station_code, party_id, kind, reason, listed_on, corrected_on)
  select '459923', pg_temp.id_of('listing', i), 1, '2021-12-31', station, id, case when category = 'INDIVIDUAL' then 'MARK' else 'LIST' end, 'NO_ANNUAL_REPORT', d, case when pg_temp.pick(i, 98, 30) = 0 then d + 40 end
  from p, lateral (select greatest(born, date '2020-07-01' + pg_temp.pick(i, 97, 500)) as d) x where i % 9 = 4;
insert into integrated_item (county_code, id, version, recorded_at, code, name, kind, scheme, from_day)
  select '459923', pg_temp.id_of('item', k), 1, '2021-12-31', 'Z' || k, '事项' || k, case when k < 20 then 'INTEGRATED' else 'BASE' end, '多证合一', '2018-01-01' from generate_series(1, 32) k;
insert into coverage (county_code, id, version, recorded_at, business, complete_from)
  select '459923', pg_temp.id_of(b, 0), 1, '2021-12-31', b, '2010-01-01' from unnest(string_to_array(:'businesses', ',')) b;
