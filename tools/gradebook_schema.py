"""Write the scripts that make a new gradebook, of the tables in ``grader/gradebook/schema.py``.

make schema
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_mock_engine
from sqlalchemy.sql.ddl import ExecutableDDLElement

from grader.gradebook.schema import Base

FOLDER = Path(__file__).resolve().parent.parent / "grader" / "gradebook"
DRIVERS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}
_VERSION = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


def script(name: str) -> str:
    """Return the script for a database: statements, with blank lines between them."""
    statements: list[str] = []

    def keep(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        text = str(statement.compile(dialect=engine.dialect)).replace("\t", "    ")
        text = text.replace("%%", "%")  # which a driver wants that is given values
        statements.append("\n".join(line.rstrip() for line in text.splitlines() if line.strip()))

    engine = create_mock_engine(DRIVERS[name], keep)
    Base.metadata.create_all(engine, checkfirst=False)
    return "\n\n".join(f"{one};" for one in (*statements, _VERSION)) + "\n"


def main() -> None:
    """Write all scripts."""
    for name in DRIVERS:
        (FOLDER / f"schema.{name}.sql").write_text(script(name), encoding="utf-8")


if __name__ == "__main__":
    main()
