"""Meetings, their runs, decisions with their versions, notes and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meetings",
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("set_name", sa.String(300), nullable=False),
        sa.Column("opened_at", sa.Double(), nullable=False),
        sa.Column("opened_by", sa.String(300), nullable=False),
        sa.Column("closed_at", sa.Double()),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_meetings"),
    )
    op.create_index("ix_meetings_opened_at", "meetings", ["opened_at"])
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String(32), nullable=False),
        _of_meeting("runs"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", name="pk_runs"),
    )
    op.create_index("ix_runs_meeting_id", "runs", ["meeting_id"])
    op.create_table(
        "digests",
        sa.Column(
            "run_id",
            sa.String(32),
            sa.ForeignKey("runs.run_id", name="fk_digests_run_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "place", name="pk_digests"),
    )
    op.create_index("ix_digests_digest", "digests", ["digest"])
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.String(32), nullable=False),
        _of_meeting("decisions"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        *_content(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id", name="pk_decisions"),
        sa.UniqueConstraint("meeting_id", "key", name="uq_decisions_meeting_id"),
    )
    op.create_table(
        "versions",
        sa.Column(
            "decision_id",
            sa.String(32),
            sa.ForeignKey(
                "decisions.decision_id", name="fk_versions_decision_id", ondelete="CASCADE"
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        *_content(),
        sa.PrimaryKeyConstraint("decision_id", "version", name="pk_versions"),
    )
    op.create_table(
        "notes",
        _of_meeting("notes"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "key", name="pk_notes"),
    )
    op.create_table(
        "votes",
        _of_meeting("votes"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("voter", sa.String(300), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("move", sa.String(40), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "key", "voter", name="pk_votes"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("votes", "notes", "versions", "decisions", "digests", "runs", "meetings"):
        op.drop_table(table)


def _of_meeting(table: str) -> sa.Column[str]:
    """The meeting that a row belongs to, and goes with."""
    parent = sa.ForeignKey("meetings.meeting_id", name=f"fk_{table}_meeting_id", ondelete="CASCADE")
    return sa.Column("meeting_id", sa.String(32), parent, nullable=False)


def _content() -> tuple[sa.Column[object], ...]:
    """What was decided, by whom and when."""
    return (
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(300), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("changed_at", sa.Double(), nullable=False),
    )
