drop index annual_filing_report_year_first_filed_on_idx;
create index annual_filing_report_year_first_filed_on_id_idx on annual_filing (county_code, report_year, first_filed_on, id);
drop index annual_filing_first_filed_on_idx;
create index annual_filing_first_filed_on_id_idx on annual_filing (county_code, first_filed_on, id);
