"""The agenda: in its order, each setting once, the same for whoever reads what was kept."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dashboard.report.meetings.agenda import Place, Plan, Step, clamped

NAMES = st.text(min_size=1, max_size=12)
PLANS = st.builds(
    Plan,
    st.lists(NAMES, max_size=8, unique=True).map(tuple),
    st.one_of(st.just(""), NAMES),
    st.booleans(),
    st.sampled_from(["", "0" * 32]),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
)


@given(PLANS)
def test_the_steps_come_in_their_order_and_end_with_the_summary(plan: Plan) -> None:
    places = [step.place for step in plan.steps() if step.place is not Place.VOTE]
    assert places == sorted(places, key=list(Place).index)
    assert places[0] is Place.WHOLE
    assert places[-2:] == [Place.DECISIONS, Place.SUMMARY]
    assert (Place.CHANGES in places) is bool(plan.before)


@given(PLANS)
def test_each_setting_is_decided_once_the_worst_first(plan: Plan) -> None:
    decided = [one.setting for one in plan.steps() if one.place in {Place.BEST, Place.SETTING}]
    assert len(decided) == len(set(decided))
    others = [one for one in plan.settings if one != plan.best]
    assert decided == ([plan.best] if plan.best else []) + others


@given(PLANS)
def test_a_blind_vote_stands_right_before_its_setting_and_nowhere_else(plan: Plan) -> None:
    steps = plan.steps()
    votes = [place for place, one in enumerate(steps) if one.place is Place.VOTE]
    after = [steps[place + 1] for place in votes]
    expected = [one for one in steps if one.place is Place.SETTING] if plan.is_blind else []
    assert after == expected
    assert [steps[place].setting for place in votes] == [one.setting for one in after]
    assert [steps[place].noted_at for place in votes] == [one.noted_at for one in after]


@given(PLANS)
def test_a_plan_is_the_same_after_it_was_kept(plan: Plan) -> None:
    assert Plan.of(json.loads(json.dumps(plan.to_json()))) == plan


@given(ANYTHING)
def test_what_is_no_plan_gives_the_steps_that_every_meeting_has(kept: object) -> None:
    steps = Plan.of(kept).steps()
    assert steps[0] == Step(Place.WHOLE)
    assert steps[-1] == Step(Place.SUMMARY)
    named = {"settings": kept, "best": kept, "blind": kept, "before": kept}
    assert Plan.of(named).steps()[-1] == Step(Place.SUMMARY)


@given(PLANS, st.integers())
def test_there_is_always_a_step_to_show(plan: Plan, step: int) -> None:
    steps = plan.steps()
    shown = clamped(step, steps)
    assert 0 <= shown < len(steps)
    assert shown == step or not 0 <= step < len(steps)
