-- Parties listed or marked as abnormal this year, by their class on the day of listing.
select count(distinct a.party_id) filter (where c.category in ('ENT_DOMESTIC', 'ENT_FOREIGN')) as "abnormal.enterprise.listed.count",
  count(distinct a.party_id) filter (where c.category = 'COOP') as "abnormal.cooperative.listed.count", count(distinct a.party_id) filter (where c.category = 'INDIVIDUAL') as "abnormal.individual.marked.count"
from abnormal_listing a
join party_class c on c.county_code = a.county_code and c.party_id = a.party_id and c.void_reason is null and c.from_day <= a.listed_on and (c.to_day is null or c.to_day > a.listed_on)
where a.county_code = '459923' and a.void_reason is null and a.listed_on between date_trunc('year', $1::date)::date and $1::date and (a.corrected_on is null or a.corrected_on > $1::date)
