drop index publication_notice_document_on_idx;
create index publication_notice_document_on_id_idx on publication_notice (county_code, document_on, id);
drop index publication_notice_kind_document_on_idx;
create index publication_notice_kind_document_on_id_idx on publication_notice (county_code, kind, document_on, id);
