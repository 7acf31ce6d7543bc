-- Parties that entered this year and in the same span of the year before, all and private ones.
select count(*) filter (where this_year) as "entities.new.count", count(*) filter (where not this_year) as "entities.new.count before",
  count(*) filter (where this_year and private) as "entities.new.private.count", count(*) filter (where not this_year and private) as "entities.new.private.count before"
from (
  select e.party_id, e.entered_on >= date_trunc('year', $1::date)::date as this_year, e.type_code = any ($2::text[]) as private
  from entity e
  where e.county_code = '459923' and e.void_reason is null and e.establishment_kind in ('NEW', 'CONVERSION') and e.category <> 'REP_OFFICE'
    and (e.entered_on between date_trunc('year', $1::date)::date and $1::date
      or e.entered_on between date_trunc('year', $1::date - interval '1 year')::date and ($1::date - interval '1 year')::date)
    and not exists (select 1 from party_state f where f.county_code = e.county_code and f.party_id = e.party_id and f.void_reason is null and f.state = 'CANCELLED_REG'
      and f.from_day <= case when e.entered_on >= date_trunc('year', $1::date)::date then $1::date else ($1::date - interval '1 year')::date end)) entered
