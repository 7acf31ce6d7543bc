alter table party_search add column initials text, add column code_tail text;
update party_search s set initials = '', code_tail = coalesce((select reverse(p.code) from party p where p.county_code = s.county_code and p.id = s.party_id), '');
alter table party_search alter column initials set not null, alter column code_tail set not null;
comment on column party_search.grams is '名称和拼音首字母的二字片段';
comment on column party_search.initials is '名称的拼音首字母';
comment on column party_search.code_tail is '号码倒写：按尾号查';
create index party_search_initials_idx on party_search (county_code, initials);
create index party_search_code_tail_idx on party_search (county_code, code_tail);

create index party_legal_rep_name_idx on party (county_code, legal_rep_name);

alter table party_contact add column phone_tail_key text;
comment on column party_contact.phone_tail_key is '电话后四位查找键（带密钥的摘要）';
alter table party_contact_history add column phone_tail_key text;
comment on column party_contact_history.phone_tail_key is '电话后四位查找键（带密钥的摘要）';
create index party_contact_person_name_idx on party_contact (county_code, person_name);
create index party_contact_phone_tail_key_idx on party_contact (county_code, phone_tail_key) where phone_tail_key is not null;

create index party_state_decision_no_idx on party_state (county_code, decision_no) where decision_no is not null;
