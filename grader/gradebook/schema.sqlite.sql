CREATE TABLE contents (
    hash VARCHAR(64) NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (hash)
);

CREATE TABLE students (
    "key" VARCHAR(400) NOT NULL,
    name TEXT NOT NULL,
    login TEXT NOT NULL,
    email TEXT NOT NULL,
    section TEXT NOT NULL,
    "group" TEXT NOT NULL,
    gone BOOLEAN NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE assignments (
    id INTEGER NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    max_score DOUBLE NOT NULL,
    weight DOUBLE NOT NULL,
    due DATETIME,
    grace DOUBLE NOT NULL,
    per_day DOUBLE NOT NULL,
    cap DOUBLE NOT NULL,
    counts VARCHAR(16) NOT NULL,
    "when" DATETIME NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_assignments_assignment ON assignments (assignment);

CREATE TABLE adjustments (
    id INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    student VARCHAR(400) NOT NULL,
    points DOUBLE,
    until DATETIME,
    test TEXT NOT NULL,
    "drop" BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    undone BOOLEAN NOT NULL,
    who TEXT NOT NULL,
    "when" DATETIME NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_adjustments_assignment ON adjustments (assignment);

CREATE TABLE leases (
    unit VARCHAR(64) NOT NULL,
    holder TEXT NOT NULL,
    until DATETIME NOT NULL,
    PRIMARY KEY (unit)
);

CREATE TABLE attempts (
    id INTEGER NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    student VARCHAR(400) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    content VARCHAR(64) NOT NULL,
    time DATETIME,
    source VARCHAR(16) NOT NULL,
    late BOOLEAN NOT NULL,
    claimed DATETIME,
    seen DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key"),
    FOREIGN KEY(student) REFERENCES students ("key")
);

CREATE INDEX attempts_of ON attempts (assignment, student);

CREATE TABLE publications (
    id INTEGER NOT NULL,
    student VARCHAR(400) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    told TEXT NOT NULL,
    "when" DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student) REFERENCES students ("key")
);

CREATE TABLE identities (
    id INTEGER NOT NULL,
    earlier VARCHAR(400) NOT NULL,
    student VARCHAR(400) NOT NULL,
    "when" DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(earlier) REFERENCES students ("key"),
    FOREIGN KEY(student) REFERENCES students ("key")
);

CREATE TABLE attempt_files (
    attempt INTEGER NOT NULL,
    path TEXT NOT NULL,
    content VARCHAR(64) NOT NULL,
    PRIMARY KEY (attempt, path),
    FOREIGN KEY(attempt) REFERENCES attempts (id),
    FOREIGN KEY(content) REFERENCES contents (hash)
);

CREATE TABLE gradings (
    id INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    status VARCHAR(16) NOT NULL,
    score DOUBLE,
    max_score DOUBLE NOT NULL,
    "when" DATETIME NOT NULL,
    hashes VARCHAR(64) NOT NULL,
    result VARCHAR(64) NOT NULL,
    sheet VARCHAR(64) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt) REFERENCES attempts (id),
    FOREIGN KEY(hashes) REFERENCES contents (hash),
    FOREIGN KEY(result) REFERENCES contents (hash),
    FOREIGN KEY(sheet) REFERENCES contents (hash)
);

CREATE INDEX ix_gradings_attempt ON gradings (attempt);

CREATE TRIGGER contents_update BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'rows of contents are only added'); END;

CREATE TRIGGER contents_delete BEFORE DELETE ON contents BEGIN SELECT RAISE(ABORT, 'rows of contents are only added'); END;

CREATE TRIGGER assignments_update BEFORE UPDATE ON assignments BEGIN SELECT RAISE(ABORT, 'rows of assignments are only added'); END;

CREATE TRIGGER assignments_delete BEFORE DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'rows of assignments are only added'); END;

CREATE TRIGGER attempts_update BEFORE UPDATE ON attempts BEGIN SELECT RAISE(ABORT, 'rows of attempts are only added'); END;

CREATE TRIGGER attempts_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'rows of attempts are only added'); END;

CREATE TRIGGER attempt_files_update BEFORE UPDATE ON attempt_files BEGIN SELECT RAISE(ABORT, 'rows of attempt_files are only added'); END;

CREATE TRIGGER attempt_files_delete BEFORE DELETE ON attempt_files BEGIN SELECT RAISE(ABORT, 'rows of attempt_files are only added'); END;

CREATE TRIGGER gradings_update BEFORE UPDATE ON gradings BEGIN SELECT RAISE(ABORT, 'rows of gradings are only added'); END;

CREATE TRIGGER gradings_delete BEFORE DELETE ON gradings BEGIN SELECT RAISE(ABORT, 'rows of gradings are only added'); END;

CREATE TRIGGER adjustments_update BEFORE UPDATE ON adjustments BEGIN SELECT RAISE(ABORT, 'rows of adjustments are only added'); END;

CREATE TRIGGER adjustments_delete BEFORE DELETE ON adjustments BEGIN SELECT RAISE(ABORT, 'rows of adjustments are only added'); END;

CREATE TRIGGER publications_update BEFORE UPDATE ON publications BEGIN SELECT RAISE(ABORT, 'rows of publications are only added'); END;

CREATE TRIGGER publications_delete BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'rows of publications are only added'); END;

CREATE TRIGGER identities_update BEFORE UPDATE ON identities BEGIN SELECT RAISE(ABORT, 'rows of identities are only added'); END;

CREATE TRIGGER identities_delete BEFORE DELETE ON identities BEGIN SELECT RAISE(ABORT, 'rows of identities are only added'); END;

CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
