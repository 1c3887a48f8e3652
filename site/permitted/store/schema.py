"""The tables, as numbered migrations: add one at the end, never change one that has been released.

Times are microseconds UTC. Of secrets (tokens of sessions and one-time links) only the SHA-256 is kept; the tokens of
runs and tries are addresses, not secrets. The dataclasses of attempts, runs and tries hold the columns in the tables'
order.

Attempts and the scenarios' texts are append-only, which triggers enforce. Two things may still happen to an attempt: it
goes when its guest is deleted (the cascade runs once the guest's row is gone, so the trigger finds no such person), and
its person changes from a guest to an account when the guest signs in. Copies would not do for that: the ids, and so the
order of answers, would change, and a run would hold each answer twice. An answer that is graded again, because its
key was wrong, gets a row of regrades, of which the newest counts.
"""

_FIRST = """
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT,
    email_key TEXT UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK (email IS NOT NULL OR password_hash IS NULL)
) STRICT;

CREATE INDEX people_guests_by_seen_at ON people (seen_at) WHERE email_key IS NULL;

CREATE TRIGGER people_accounts_stay BEFORE DELETE ON people WHEN OLD.email_key IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'only guests are deleted');
END;

CREATE TABLE teams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO teams (id, name) VALUES (1, 'Everyone');

CREATE TABLE memberships (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('trainee', 'trainer', 'administrator')),
    PRIMARY KEY (person_id, team_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_role ON memberships (team_id, role);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;

CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE one_time_links (
    id INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    purpose TEXT NOT NULL CHECK (purpose IN ('administrator', 'password')),
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((purpose = 'password') = (person_id IS NOT NULL))
) STRICT;

CREATE INDEX one_time_links_by_person ON one_time_links (person_id, purpose);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    mode TEXT NOT NULL,
    title TEXT NOT NULL,
    scenario_ids TEXT NOT NULL CHECK (json_valid(scenario_ids)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX runs_by_person ON runs (person_id, created_at);

CREATE TABLE scenario_versions (
    hash TEXT NOT NULL PRIMARY KEY,
    json TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER scenario_versions_are_not_changed BEFORE UPDATE ON scenario_versions
BEGIN
    SELECT RAISE(ABORT, 'versions of scenarios are append-only');
END;

CREATE TRIGGER scenario_versions_are_not_deleted BEFORE DELETE ON scenario_versions
BEGIN
    SELECT RAISE(ABORT, 'versions of scenarios are append-only');
END;

CREATE TABLE attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    step INTEGER NOT NULL CHECK (step >= 1),
    question TEXT NOT NULL CHECK (question IN ('verdict', 'rules')),
    scenario_id TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES scenario_versions (hash),
    answer TEXT NOT NULL CHECK (json_valid(answer)),
    points REAL NOT NULL CHECK (points BETWEEN 0 AND 1),
    rules_version INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    UNIQUE (run_id, step, question)
) STRICT;

CREATE INDEX attempts_by_person ON attempts (person_id, answered_at);

CREATE TRIGGER attempts_are_not_deleted BEFORE DELETE ON attempts
WHEN EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id)
BEGIN
    SELECT RAISE(ABORT, 'attempts are append-only');
END;

CREATE TRIGGER attempts_are_not_changed BEFORE UPDATE ON attempts
WHEN NOT (
    EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id AND email_key IS NULL)
    AND EXISTS (SELECT 1 FROM people WHERE id = NEW.person_id AND email_key IS NOT NULL)
    AND NEW.id = OLD.id
    AND NEW.run_id = OLD.run_id
    AND NEW.step = OLD.step
    AND NEW.question = OLD.question
    AND NEW.scenario_id = OLD.scenario_id
    AND NEW.scenario_hash = OLD.scenario_hash
    AND NEW.answer = OLD.answer
    AND NEW.points = OLD.points
    AND NEW.rules_version = OLD.rules_version
    AND NEW.answered_at = OLD.answered_at
)
BEGIN
    SELECT RAISE(ABORT, 'attempts are append-only');
END;

CREATE TABLE tries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    thread_id TEXT NOT NULL,
    message_json TEXT NOT NULL CHECK (json_valid(message_json)),
    report_json TEXT NOT NULL CHECK (json_valid(report_json)),
    verdict TEXT NOT NULL CHECK (verdict IN ('allowed', 'needs_review', 'not_allowed')),
    rules_version INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX tries_by_thread ON tries (person_id, thread_id, submitted_at);

CREATE TABLE readings (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    lesson_id TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, lesson_id)
) STRICT, WITHOUT ROWID;
"""

_SEVEN_KINDS = """
CREATE TABLE new_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    step INTEGER NOT NULL CHECK (step >= 1),
    question TEXT NOT NULL
        CHECK (question IN ('verdict', 'rules', 'spot', 'rewrite', 'reply', 'choose', 'order')),
    scenario_id TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES scenario_versions (hash),
    seed INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (json_valid(answer)),
    certainty INTEGER CHECK (certainty BETWEEN 1 AND 3),
    hinted INTEGER NOT NULL CHECK (hinted IN (0, 1)),
    points REAL NOT NULL CHECK (points BETWEEN 0 AND 1),
    rules_version INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    UNIQUE (run_id, step, question)
) STRICT;

INSERT INTO new_attempts
SELECT id, person_id, run_id, step, question, scenario_id, scenario_hash, 0, answer, NULL, 0, points, rules_version,
    answered_at
FROM attempts;

DROP TABLE attempts;
ALTER TABLE new_attempts RENAME TO attempts;

CREATE INDEX attempts_by_person ON attempts (person_id, answered_at);

CREATE TRIGGER attempts_are_not_deleted BEFORE DELETE ON attempts
WHEN EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id)
BEGIN
    SELECT RAISE(ABORT, 'attempts are append-only');
END;

CREATE TRIGGER attempts_are_not_changed BEFORE UPDATE ON attempts
WHEN NOT (
    EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id AND email_key IS NULL)
    AND EXISTS (SELECT 1 FROM people WHERE id = NEW.person_id AND email_key IS NOT NULL)
    AND NEW.id = OLD.id
    AND NEW.run_id = OLD.run_id
    AND NEW.step = OLD.step
    AND NEW.question = OLD.question
    AND NEW.scenario_id = OLD.scenario_id
    AND NEW.scenario_hash = OLD.scenario_hash
    AND NEW.seed = OLD.seed
    AND NEW.certainty IS OLD.certainty
    AND NEW.hinted = OLD.hinted
    AND NEW.answer = OLD.answer
    AND NEW.points = OLD.points
    AND NEW.rules_version = OLD.rules_version
    AND NEW.answered_at = OLD.answered_at
)
BEGIN
    SELECT RAISE(ABORT, 'attempts are append-only');
END;
"""

_MEMORY = """
CREATE TABLE cards (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    about TEXT NOT NULL,
    due INTEGER NOT NULL,
    stability REAL,
    difficulty REAL,
    reviewed_at INTEGER,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    PRIMARY KEY (person_id, about),
    CHECK ((stability IS NULL) = (reviewed_at IS NULL)),
    CHECK ((difficulty IS NULL) = (reviewed_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX cards_by_due ON cards (person_id, due);

CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    about TEXT NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    source TEXT NOT NULL,
    moves_card INTEGER NOT NULL CHECK (moves_card IN (0, 1)),
    reviewed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE hints (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    step INTEGER NOT NULL CHECK (step >= 1),
    taken_at INTEGER NOT NULL,
    PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_by_person ON reviews (person_id, reviewed_at);
CREATE INDEX reviews_by_source ON reviews (person_id, source, reviewed_at);
"""

_EXAMS = """
CREATE TABLE papers (
    run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    exam_id TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    handed_in_at INTEGER,
    share REAL CHECK (share BETWEEN 0 AND 1),
    passed INTEGER CHECK (passed IN (0, 1)),
    CHECK ((handed_in_at IS NULL) = (share IS NULL)),
    CHECK ((handed_in_at IS NULL) = (passed IS NULL))
) STRICT;

CREATE INDEX papers_by_person ON papers (person_id, exam_id, begun_at);
CREATE INDEX papers_by_exam ON papers (exam_id, run_id);
CREATE UNIQUE INDEX papers_under_way ON papers (person_id, exam_id) WHERE handed_in_at IS NULL;
CREATE INDEX papers_by_end ON papers (ends_at) WHERE handed_in_at IS NULL;

CREATE TRIGGER papers_handed_in_stay BEFORE UPDATE ON papers WHEN OLD.handed_in_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a paper that was handed in is not changed');
END;

CREATE TABLE paper_answers (
    run_id INTEGER NOT NULL REFERENCES papers (run_id) ON DELETE CASCADE,
    step INTEGER NOT NULL CHECK (step >= 1),
    question TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (json_valid(answer)),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE allowances (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    extra_time INTEGER NOT NULL CHECK (extra_time >= 0)
) STRICT;

CREATE TABLE granted_papers (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    exam_id TEXT NOT NULL,
    granted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX granted_papers_by_person ON granted_papers (person_id, exam_id);
"""

_CERTIFICATES = """
CREATE TABLE signing_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seed BLOB NOT NULL CHECK (length(seed) = 32),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER signing_keys_are_not_changed BEFORE UPDATE ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'keys are kept for ever');
END;

CREATE TRIGGER signing_keys_are_not_deleted BEFORE DELETE ON signing_keys
BEGIN
    SELECT RAISE(ABORT, 'keys are kept for ever');
END;

CREATE TABLE certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    exam_id TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    status INTEGER NOT NULL UNIQUE,
    credential TEXT NOT NULL CHECK (json_valid(credential)),
    revoked_at INTEGER,
    revoked_why TEXT,
    CHECK ((revoked_at IS NULL) = (revoked_why IS NULL))
) STRICT;

CREATE INDEX certificates_by_person ON certificates (person_id, exam_id, issued_at);
CREATE INDEX certificates_revoked ON certificates (revoked_at) WHERE revoked_at IS NOT NULL;
"""

_ITEMS = """
CREATE TABLE regrades (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attempt_id INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
    points REAL NOT NULL CHECK (points BETWEEN 0 AND 1),
    scenario_hash TEXT NOT NULL REFERENCES scenario_versions (hash),
    regraded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX regrades_by_attempt ON regrades (attempt_id, id, points);
CREATE INDEX attempts_by_scenario ON attempts (scenario_id);
CREATE INDEX attempts_by_last_answer ON attempts (person_id, scenario_id, answered_at);

CREATE TRIGGER regrades_are_not_deleted BEFORE DELETE ON regrades
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)
BEGIN
    SELECT RAISE(ABORT, 'regrades are append-only');
END;

CREATE TRIGGER regrades_are_not_changed BEFORE UPDATE ON regrades
BEGIN
    SELECT RAISE(ABORT, 'regrades are append-only');
END;
"""

_CUSTOMS = """
ALTER TABLE teams
ADD COLUMN desired_retention REAL NOT NULL DEFAULT 0.9 CHECK (desired_retention BETWEEN 0.7 AND 0.97);

-- what a review was scheduled with, so that cards can be made again exactly
ALTER TABLE reviews ADD COLUMN retention REAL NOT NULL DEFAULT 0.9 CHECK (retention BETWEEN 0.7 AND 0.97);

-- what has to come back at once: broken while writing, or sure and wrong
ALTER TABLE reviews ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));

CREATE INDEX reviews_urgent ON reviews (reviewed_at) WHERE urgent = 1;

-- days of the person's own zone, as in 2026-11-30; one holiday at a time, under way or to come
CREATE TABLE holidays (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    CHECK (first_day <= last_day)
) STRICT;

-- lapses from before the lesson was read again; the log of these readings belongs to that of the reviews
ALTER TABLE cards ADD COLUMN forgiven INTEGER NOT NULL DEFAULT 0;

CREATE TABLE rereadings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    about TEXT NOT NULL,
    read_at INTEGER NOT NULL
) STRICT;

CREATE INDEX rereadings_by_person ON rereadings (person_id, read_at);
CREATE INDEX cards_leeches ON cards (person_id, about) WHERE lapses - forgiven >= 8;

-- when something was learnt, to know who has learnt a rule as it was before; 0 is before this was noted
ALTER TABLE cards ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;

-- the rules as each version of the catalogue had them, and when this site first ran with it
CREATE TABLE catalogues (
    version INTEGER PRIMARY KEY,
    json TEXT NOT NULL CHECK (json_valid(json)),
    met_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER catalogues_are_not_changed BEFORE UPDATE ON catalogues
BEGIN
    SELECT RAISE(ABORT, 'catalogues are append-only');
END;

CREATE TRIGGER catalogues_are_not_deleted BEFORE DELETE ON catalogues
BEGIN
    SELECT RAISE(ABORT, 'catalogues are append-only');
END;

CREATE INDEX runs_about_changes ON runs (person_id) WHERE mode = 'changes';
"""

_NOTES = """
CREATE TABLE question_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    step INTEGER NOT NULL CHECK (step >= 1),
    scenario_id TEXT NOT NULL,
    scenario_hash TEXT NOT NULL REFERENCES scenario_versions (hash),
    seed INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    settled_at INTEGER,
    settled_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    answer TEXT,
    UNIQUE (run_id, step, text),
    CHECK ((settled_at IS NULL) = (answer IS NULL)),
    CHECK (settled_by IS NULL OR settled_at IS NOT NULL)
) STRICT;

CREATE INDEX question_notes_open ON question_notes (settled_at, written_at);
CREATE INDEX question_notes_by_person ON question_notes (person_id, settled_at);
CREATE INDEX question_notes_by_settler ON question_notes (settled_by);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SEVEN_KINDS, _MEMORY, _EXAMS, _CERTIFICATES, _ITEMS, _CUSTOMS, _NOTES)
