"""Why a run alone is judged as it is: what moves the verdict, and how far it is from the next one.

The networks judge from some sixty readings.  They are put together to a dozen things that a person
can see on the curves or in the settings (:mod:`~dashboard.diagnosis.reasons.groups`).  Each is left
out in turn, that is, set to what is usual in healthy runs, and what then becomes of the probability
of the verdict says whether it is a reason (:mod:`~dashboard.diagnosis.reasons.left_out`).  Single
readings are moved until the verdict turns (:mod:`~dashboard.diagnosis.reasons.turning`).

While runs are judged only their facts are weighed so; all else is asked for where a verdict is
looked at.
"""
