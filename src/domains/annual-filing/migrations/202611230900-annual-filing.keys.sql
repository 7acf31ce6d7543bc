alter table annual_filing add constraint annual_filing_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table annual_filing_correction add constraint annual_filing_correction_filing_id_fkey foreign key (county_code, filing_id) references annual_filing (county_code, id);
alter table annual_overdue add constraint annual_overdue_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
