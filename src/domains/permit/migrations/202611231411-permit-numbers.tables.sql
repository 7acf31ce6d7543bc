create index permit_application_document_no_idx on permit_application (county_code, document_no) where document_no is not null;
