-- Free seals, merged licences and the items merged.
select (select count(distinct party_id) from seal_delivery where county_code = '459923' and void_reason is null and free_of_charge and delivered_on between date_trunc('year', $1::date)::date and $1::date) as "startup.seals.enterprises.count",
  (select sum(pieces) from seal_delivery where county_code = '459923' and void_reason is null and free_of_charge and delivered_on between date_trunc('year', $1::date)::date and $1::date) as "startup.seals.issued.count",
  (select count(*) from licence_issue where county_code = '459923' and void_reason is null and multi_cert and reason in ('ESTABLISHMENT', 'FIRST_CONVERSION') and issued_on between date_trunc('year', $1::date)::date and $1::date) as "licences.merged.issued.count",
  (select count(*) from integrated_item where county_code = '459923' and void_reason is null and kind = 'INTEGRATED' and from_day <= $1::date and (to_day is null or to_day > $1::date)) as "licences.merged.items.const",
  (select count(*) from integrated_item where county_code = '459923' and void_reason is null and from_day <= $1::date and (to_day is null or to_day > $1::date)) as "licences.merged.scheme.const"
