BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'protocolbot','m001_cases','2026-11-23 00:27:36.235678+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'protocolbot','m002_parts_of_cases','2026-11-23 00:27:36.236571+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'protocolbot','m003_outbox','2026-11-23 00:27:36.237003+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'protocolbot','m004_people_and_schools','2026-11-23 00:27:36.237712+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'protocolbot','m005_seen_and_audit','2026-11-23 00:27:36.238138+00:00');
CREATE TABLE "absences" (
   "email" TEXT PRIMARY KEY,
   "until" TEXT NOT NULL
) STRICT;
INSERT INTO "absences" VALUES('karin@example.org','2026-09-04');
CREATE TABLE "audit" (
   "id" INTEGER PRIMARY KEY,
   "case_id" TEXT NOT NULL,
   "action" TEXT NOT NULL,
   "by_id" TEXT NOT NULL,
   "at" TEXT NOT NULL
) STRICT;
INSERT INTO "audit" VALUES(1,'0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f','open','U-SANNE','2026-09-01T13:30:00.000000+00:00');
INSERT INTO "audit" VALUES(2,'0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f','decide','U-KARIN','2026-09-01T15:30:00.000000+00:00');
CREATE TABLE "cases" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "number" TEXT NOT NULL,
   "school_id" TEXT NOT NULL,
   "asker" TEXT NOT NULL,
   "asker_name" TEXT NOT NULL,
   "language" TEXT NOT NULL,
   "doubt" TEXT NOT NULL,
   "channel" TEXT NOT NULL,
   "wanted_at" TEXT,
   "passages" TEXT NOT NULL,
   "findings" TEXT NOT NULL,
   "state" TEXT NOT NULL,
   "level" TEXT NOT NULL,
   "opened_at" TEXT NOT NULL,
   "version" INTEGER NOT NULL
) STRICT;
INSERT INTO "cases" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f','K7Q2M','regenboog','U-SANNE','Sanne Vermeer','nl','Mag dit zo?','instagram','2026-09-02T13:30:00.000000+00:00','["2", "9"]','["consent"]','decided','director','2026-09-01T13:30:00.000000+00:00',3);
CREATE TABLE "decisions" (
   "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
   "place" INTEGER NOT NULL,
   "verdict" TEXT NOT NULL,
   "by_id" TEXT NOT NULL,
   "by_name" TEXT NOT NULL,
   "words" TEXT NOT NULL,
   "adapted" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   PRIMARY KEY ("case_id", "place")
) STRICT;
INSERT INTO "decisions" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f',0,'yes_with_changes','U-KARIN','Karin Hendriks','Zo kan het.','Wat een mooie sportdag!','41cf82cdee0388bab386019cfe991fb53c3611776e37ee4067f8c63d5b4909f8','2026-09-01T15:30:00.000000+00:00');
CREATE TABLE "drafts" (
   "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
   "place" INTEGER NOT NULL,
   "text" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   PRIMARY KEY ("case_id", "place")
) STRICT;
INSERT INTO "drafts" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f',0,'Wat een sportdag!','2026-09-01T13:30:00.000000+00:00');
INSERT INTO "drafts" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f',1,'Wat een sportdag, hè?','2026-09-01T14:30:00.000000+00:00');
CREATE TABLE "members" (
   "place" INTEGER PRIMARY KEY,
   "email" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "school_id" TEXT NOT NULL REFERENCES "schools"("id"),
   "post" TEXT NOT NULL,
   "since" TEXT,
   "until" TEXT
) STRICT;
INSERT INTO "members" VALUES(1,'sanne@example.org','Sanne Vermeer','regenboog','teacher',NULL,NULL);
INSERT INTO "members" VALUES(2,'karin@example.org','Karin Hendriks','regenboog','director',NULL,NULL);
CREATE TABLE "outbox" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
   "kind" TEXT NOT NULL,
   "recipient" TEXT NOT NULL,
   "about" INTEGER NOT NULL,
   "attempts" INTEGER NOT NULL DEFAULT 0,
   "created_at" TEXT NOT NULL,
   "started_at" TEXT,
   "next_at" TEXT NOT NULL,
   "sent_at" TEXT,
   "dropped_at" TEXT,
   "posted_channel" TEXT NOT NULL DEFAULT '',
   "posted_ts" TEXT NOT NULL DEFAULT '',
   "error" TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "outbox" VALUES('m1','0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f','card','karin@example.org',0,1,'2026-09-01T13:30:00.000000+00:00','2026-09-01T13:30:00.000000+00:00','2026-09-01T13:30:00.000000+00:00','2026-09-01T13:30:00.000000+00:00',NULL,'D024','1700000000.000100','');
INSERT INTO "outbox" VALUES('m2','0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f','decision','U-SANNE',0,0,'2026-09-01T15:30:00.000000+00:00',NULL,'2026-09-01T16:30:00.000000+00:00',NULL,NULL,'','','ratelimited');
CREATE TABLE "people" (
   "person_id" TEXT PRIMARY KEY,
   "notice_at" TEXT,
   "school_id" TEXT NOT NULL DEFAULT '',
   "school_at" TEXT
) STRICT;
INSERT INTO "people" VALUES('U-SANNE','2026-09-01T13:30:00.000000+00:00','regenboog','2026-09-01T13:30:00.000000+00:00');
CREATE TABLE "pictures" (
   "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
   "place" INTEGER NOT NULL,
   "file_id" TEXT NOT NULL,
   "alternative" TEXT NOT NULL,
   PRIMARY KEY ("case_id", "place")
) STRICT;
INSERT INTO "pictures" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f',0,'F024','een bal');
CREATE TABLE "remarks" (
   "case_id" TEXT NOT NULL REFERENCES "cases"("id") ON DELETE CASCADE,
   "place" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "by_id" TEXT NOT NULL,
   "by_name" TEXT NOT NULL,
   "words" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   PRIMARY KEY ("case_id", "place")
) STRICT;
INSERT INTO "remarks" VALUES('0b5c1f0e9a0b4d6f8c3e2a1b4c5d6e7f',0,'question','U-KARIN','Karin Hendriks','Wie staan erop?','2026-09-01T13:50:00.000000+00:00');
CREATE TABLE "schools" (
   "place" INTEGER PRIMARY KEY,
   "id" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "region" TEXT NOT NULL
) STRICT;
INSERT INTO "schools" VALUES(1,'regenboog','De Regenboog','zuid');
CREATE TABLE "seen" (
   "event_id" TEXT PRIMARY KEY,
   "at" TEXT NOT NULL
) STRICT;
INSERT INTO "seen" VALUES('Ev024','2026-09-01T13:30:00.000000+00:00');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX cases_number on cases (number);
CREATE INDEX cases_asker on cases (asker, (state in ('sent', 'waiting')), opened_at);
CREATE INDEX cases_open on cases (opened_at) where state in ('sent', 'waiting');
CREATE INDEX outbox_case on outbox (case_id);
CREATE INDEX outbox_waiting on outbox (next_at) where sent_at is null and dropped_at is null;
CREATE INDEX outbox_oldest on outbox (created_at) where sent_at is null and dropped_at is null;
CREATE UNIQUE INDEX schools_id on schools (id);
CREATE INDEX seen_at on seen (at);
CREATE INDEX audit_case on audit (case_id);
CREATE INDEX audit_at on audit (at);
CREATE TRIGGER audit_only_grows before update on audit when new.by_id <> '' or (new.id, new.case_id, new.action, new.at) is not (old.id, old.case_id, old.action, old.at) begin select raise(abort, 'a line of the audit trail does not change'); end;
COMMIT;
