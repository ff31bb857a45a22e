"""Closed lists of words.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from typing import Literal, Union

OrganizationKind = Union[
    Literal["university"],
    Literal["qualityAgency"],
    Literal["government"],
    Literal["international"],
    Literal["network"],
    Literal["research"],
    Literal["ngo"],
    Literal["company"],
    Literal["other"],
]
"""What sort of body an organization is.
- `university`: A university or other institution of higher education.
- `qualityAgency`: An agency for quality assurance or accreditation.
- `government`: A ministry or other part of a government.
- `international`: An organization of states, such as the European Union.
- `network`: A network or association of organizations.
- `research`: A research organization.
- `ngo`: A non-governmental organization.
- `company`: A company.
- `other`: Anything else.
"""

Kind = Union[
    Literal["agreement"],
    Literal["network"],
    Literal["project"],
    Literal["technicalAssistance"],
    Literal["initiative"],
    Literal["other"],
]
"""What sort of partnership it is.
- `agreement`: Two or more parties agree to cooperate.
- `network`: A standing network or association.
- `project`: A project with an end.
- `technicalAssistance`: A mission that helps one party to build something up.
- `initiative`: An initiative of several bodies.
- `other`: Anything else.
"""

DeclaredStatus = Union[
    Literal["planned"],
    Literal["ongoing"],
    Literal["suspended"],
    Literal["completed"],
    Literal["terminated"],
    Literal["cancelled"],
]
"""What the record itself says of its state; see `Status` for the derived one.
- `planned`: Agreed, not begun.
- `ongoing`: Running.
- `suspended`: Paused.
- `completed`: Ended as planned.
- `terminated`: Ended early.
- `cancelled`: Ended before it began.
"""

ObjectiveKind = Union[
    Literal["aim"],
    Literal["activity"],
    Literal["deliverable"],
    Literal["field"],
]
"""What an objective is.
- `aim`: Something to be reached.
- `activity`: Something to be done.
- `deliverable`: Something to be delivered.
- `field`: A field to cooperate in.
"""

Role = Union[
    Literal["coordinator"],
    Literal["partner"],
    Literal["member"],
    Literal["foundingMember"],
    Literal["associate"],
    Literal["observer"],
    Literal["beneficiary"],
    Literal["funder"],
    Literal["host"],
    Literal["implementer"],
    Literal["signatory"],
    Literal["network"],
    Literal["other"],
]
"""The part an organization has in a partnership.
- `coordinator`: Leads it.
- `partner`: Takes part on equal terms.
- `member`: Belongs to a network.
- `foundingMember`: Belonged to a network from its founding.
- `associate`: Takes part without full membership.
- `observer`: Watches.
- `beneficiary`: Receives the benefit.
- `funder`: Pays.
- `host`: Houses it.
- `implementer`: Carries it out.
- `signatory`: Signed it.
- `network`: Is the network in which the partnership is a membership.
- `other`: Anything else.
"""

RelationKind = Union[
    Literal["partOf"],
    Literal["continues"],
    Literal["renews"],
    Literal["extends"],
    Literal["replaces"],
    Literal["related"],
]
"""How one partnership relates to another.
- `partOf`: It is a part of the other.
- `continues`: It follows on the other.
- `renews`: It renews the other.
- `extends`: It prolongs or widens the other.
- `replaces`: It takes the place of the other.
- `related`: Any other relation.
"""

RenewalKind = Union[
    Literal["fixed"],
    Literal["onRequest"],
    Literal["tacit"],
    Literal["perpetual"],
]
"""What happens at the end of the period.
- `fixed`: It ends.
- `onRequest`: It is renewed if a party asks for it.
- `tacit`: It is renewed unless a party gives notice.
- `perpetual`: It has no end.
"""

Severity = Union[
    Literal["info"],
    Literal["warning"],
    Literal["error"],
]
"""How much a diagnostic matters.
- `info`: Worth knowing; nothing is wrong.
- `warning`: Probably a mistake, or a guess that somebody should look at.
- `error`: Wrong: it has to be mended.
"""

TimelineUnit = Union[
    Literal["year"],
    Literal["quarter"],
    Literal["month"],
]
"""How long each bucket of a timeline is.
- `year`: A year.
- `quarter`: A quarter of a year.
- `month`: A month.
"""

ChangeKind = Union[
    Literal["added"],
    Literal["removed"],
    Literal["moved"],
    Literal["changed"],
    Literal["renamed"],
    Literal["reworded"],
    Literal["joined"],
    Literal["left"],
    Literal["roleChanged"],
    Literal["ended"],
    Literal["endSet"],
    Literal["reopened"],
    Literal["endMoved"],
    Literal["endChanged"],
    Literal["startMoved"],
    Literal["startChanged"],
    Literal["periodChanged"],
]
"""What sort of change it is.
- `added`: A record, an item of a list or a statement is new.
- `removed`: A record, an item of a list or a statement is no longer there.
- `moved`: It stands in another place of its list.
- `changed`: A statement says something else.
- `renamed`: A title, name or acronym is another.
- `reworded`: The words of an objective, summary or remark are others.
- `joined`: An organization takes part that did not, or in a role of which it had none.
- `left`: An organization no longer takes part, or no longer in this role.
- `roleChanged`: An organization takes part in another role.
- `ended`: Its end was open or unknown; now it has one, and the portfolio speaks for a day after it.
- `endSet`: Its end was open or unknown; now it has one.
- `reopened`: It had an end; now the end is open or unknown.
- `endMoved`: Its end is on another day.
- `endChanged`: Its end is written otherwise; whether it is on another day cannot be said.
- `startMoved`: Its start is on another day.
- `startChanged`: Its start is written otherwise, or was not or is no longer stated.
- `periodChanged`: Both ends of its period are others, or the period as a whole.
"""

RecordKind = Union[
    Literal["portfolio"],
    Literal["organization"],
    Literal["programme"],
    Literal["partnership"],
    Literal["source"],
]
"""What a change is about.
- `portfolio`: The portfolio itself: its title, holder, as-of day, language, extensions.
- `organization`: An organization.
- `programme`: A programme.
- `partnership`: A partnership.
- `source`: A source.
"""

Direction = Union[
    Literal["later"],
    Literal["earlier"],
]
"""Which way something moved in time.
- `later`: To a later day.
- `earlier`: To an earlier day.
"""

Field = Union[
    Literal["active"],
    Literal["throughout"],
    Literal["starts"],
    Literal["ends"],
    Literal["during"],
    Literal["duration"],
    Literal["status"],
    Literal["declared"],
    Literal["kind"],
    Literal["text"],
    Literal["title"],
    Literal["objective"],
    Literal["topic"],
    Literal["country"],
    Literal["programme"],
    Literal["id"],
    Literal["identifier"],
    Literal["language"],
    Literal["partner"],
    Literal["coordinator"],
    Literal["member"],
    Literal["foundingMember"],
    Literal["associate"],
    Literal["observer"],
    Literal["beneficiary"],
    Literal["funder"],
    Literal["host"],
    Literal["implementer"],
    Literal["signatory"],
    Literal["network"],
    Literal["other"],
]
"""A field of the query language."""
