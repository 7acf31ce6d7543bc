-- Who had to file for the year before and did: in the register at its end and today, in the class of its end.
select count(*) filter (where category in ('ENT_DOMESTIC', 'ENT_FOREIGN') and filed) as "annualreports.enterprise.filed.count",
  count(*) filter (where category in ('ENT_DOMESTIC', 'ENT_FOREIGN')) as "annualreports.enterprise.filed.rate denominator",
  count(*) filter (where category = 'COOP' and filed) as "annualreports.cooperative.filed.count", count(*) filter (where category = 'COOP') as "annualreports.cooperative.filed.rate denominator",
  count(*) filter (where category = 'INDIVIDUAL' and filed) as "annualreports.individual.filed.count", count(*) filter (where category = 'INDIVIDUAL') as "annualreports.individual.filed.rate denominator",
  count(*) filter (where maker and filed) as "annualreports.se_maker.filed.rate numerator", count(*) filter (where maker) as "annualreports.se_maker.filed.rate denominator"
from (
  select c.category, f.party_id is not null as filed,
    exists (select 1 from party_label l where l.county_code = '459923' and l.party_id = s.party_id and l.void_reason is null and l.label = 'se-maker' and l.from_day <= y.ends and (l.to_day is null or l.to_day > y.ends)) as maker
  from (select (date_trunc('year', $1::date) - interval '1 day')::date as ends) y
  cross join party_state s
  join party_state e on e.county_code = '459923' and e.party_id = s.party_id and e.void_reason is null and e.state in ('ACTIVE', 'SUSPENDED', 'LIQUIDATING') and e.from_day <= y.ends and (e.to_day is null or e.to_day > y.ends)
  join party_class c on c.county_code = '459923' and c.party_id = s.party_id and c.void_reason is null and c.from_day <= y.ends and (c.to_day is null or c.to_day > y.ends)
    and c.category in ('ENT_DOMESTIC', 'ENT_FOREIGN', 'COOP', 'INDIVIDUAL')
  left join annual_filing f on f.county_code = '459923' and f.party_id = s.party_id and f.void_reason is null and f.report_year = extract(year from y.ends)::int and f.first_filed_on <= $1::date
  where s.county_code = '459923' and s.void_reason is null and s.state in ('ACTIVE', 'SUSPENDED', 'LIQUIDATING') and s.from_day <= $1::date and (s.to_day is null or s.to_day > $1::date)
) obliged
