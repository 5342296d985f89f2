"""The lab book: what people write of settings and sets, its versions, and the runs it is of."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lab_entries",
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("about", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *_written(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_lab_entries"),
        sa.UniqueConstraint("key", name="uq_lab_entries_key"),
    )
    op.create_table(
        "lab_runs",
        sa.Column("run_id", sa.String(32), nullable=False),
        _of("lab_runs", "lab_entries", "entry_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", name="pk_lab_runs"),
    )
    op.create_index("ix_lab_runs_entry_id", "lab_runs", ["entry_id"])
    op.create_table(
        "lab_digests",
        _of("lab_digests", "lab_runs", "run_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "place", name="pk_lab_digests"),
    )
    op.create_index("ix_lab_digests_digest", "lab_digests", ["digest"])
    op.create_table(
        "lab_versions",
        _of("lab_versions", "lab_entries", "entry_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_written(),
        sa.PrimaryKeyConstraint("entry_id", "version", name="pk_lab_versions"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("lab_versions", "lab_digests", "lab_runs", "lab_entries"):
        op.drop_table(table)


def _of(table: str, parent: str, column: str) -> sa.Column[str]:
    """The row that a row belongs to, and goes with."""
    key = sa.ForeignKey(f"{parent}.{column}", name=f"fk_{table}_{column}", ondelete="CASCADE")
    return sa.Column(column, sa.String(32), key, nullable=False)


def _written() -> tuple[sa.Column[object], ...]:
    """What a person wrote, and when."""
    return (
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("changed_at", sa.Double(), nullable=False),
    )
