"""What can be wrong with `catalog/governance.yaml`: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

UNKNOWN_ROLE = Rule(
    "governance/unknown-role",
    Severity.ERROR,
    """An owner or a rule of the governance names a role that doesn't exist.

Nobody could ever approve: every change that needs this role would wait forever.

Bad:

    roles:
      pricing: [ada]
    owners:
      attributes: {price: prizing}

Good:

    roles:
      pricing: [ada]
    owners:
      attributes: {price: pricing}

Fix: correct the name, or add the role under `roles`.
""",
)

UNKNOWN_PERSON = Rule(
    "governance/unknown-person",
    Severity.ERROR,
    """A role has a person who is not among the people.

The approval of somebody unknown never counts.

Bad:

    people:
      ada: {name: Ada Example, mails: [ada@example.com]}
    roles:
      pricing: [adda]

Good:

    people:
      ada: {name: Ada Example, mails: [ada@example.com]}
    roles:
      pricing: [ada]

Fix: correct the name, or add the person under `people`.
""",
)

PERSON_WITHOUT_MAIL = Rule(
    "governance/person-without-mail",
    Severity.WARNING,
    """A person has no mail address.

Commits say by mail who changed something. Without one omnicat can't tell which changes are this person's own, and
takes no approval of theirs from a commit.

Bad:

    people:
      ada: {name: Ada Example}

Good:

    people:
      ada: {name: Ada Example, mails: [ada@example.com]}

Fix: add the addresses that their commits have: `git log --format=%ae`.
""",
)

UNUSABLE_KEY = Rule(
    "governance/unusable-key",
    Severity.WARNING,
    """A person's key is no public key, so nothing that they sign counts.

A fingerprint alone is not enough: signatures are held against the keys that stand in the governance, and no other.

Bad:

    people:
      ada: {name: Ada Example, mails: [ada@example.com], keys: [B3E1 77C2 0A]}

Good:

    people:
      ada: {name: Ada Example, mails: [ada@example.com], keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…]}

Fix: write the line of ssh's `.pub` file, or what `gpg --armor --export ada@example.com` writes as a text of several
lines (`- |`).
""",
)

SHARED_IDENTITY = Rule(
    "governance/shared-identity",
    Severity.ERROR,
    """Two people have the same mail address, login or key.

Whose approval it is could not be told.

Bad:

    people:
      ada: {name: Ada Example, mails: [shop@example.com]}
      bo: {name: Bo Example, mails: [shop@example.com]}

Good:

    people:
      ada: {name: Ada Example, mails: [ada@example.com]}
      bo: {name: Bo Example, mails: [bo@example.com]}

Fix: leave it with one of them.
""",
)

ROLE_WITHOUT_PEOPLE = Rule(
    "governance/role-without-people",
    Severity.ERROR,
    """A role that has to approve has fewer people than approvals are needed.

Every change that needs it would wait forever.

Bad:

    approvals: 2
    roles:
      pricing: [ada]

Good:

    approvals: 2
    roles:
      pricing: [ada, bo]

Fix: give the role more people, or ask for fewer approvals.
""",
)

UNKNOWN_NAME = Rule(
    "governance/unknown-name",
    Severity.ERROR,
    """The governance names an attribute, family, category or channel that doesn't exist.

What it is to guard is guarded by nobody.

Bad:

    owners:
      attributes: {prize: pricing}

Good:

    owners:
      attributes: {price: pricing}

Fix: correct the name. In an attribute's name `*` stands for any letters.
""",
)

MATCHES_NOTHING = Rule(
    "governance/matches-nothing",
    Severity.WARNING,
    """A path of the governance matches no file of the catalog.

What it was meant for is guarded by nobody.

Bad:

    owners:
      paths: {"asset/**": creative}

Good:

    owners:
      paths: {"assets/**": creative}

Fix: correct the pattern. Paths run from the catalog's root; `*` stays within a folder, `**` goes through folders.
""",
)

BAD_EXPRESSION = Rule(
    "governance/bad-expression",
    Severity.ERROR,
    """A rule's `when` can't be understood.

A rule that can't be understood fits every change, so that nothing slips through.

Bad:

    rules:
      - {when: atribute == 'price', needs: pricing}

Good:

    rules:
      - {when: attribute == 'price', needs: pricing}

Fix: write an expression over the change: `sku`, `product`, `attribute`, `locale`, `channel`, `kind`, `old`, `new`,
`percent`, `move`, `family`, `categories`, `path`.
""",
)

RULES = (
    UNKNOWN_ROLE,
    UNKNOWN_PERSON,
    PERSON_WITHOUT_MAIL,
    UNUSABLE_KEY,
    SHARED_IDENTITY,
    ROLE_WITHOUT_PEOPLE,
    UNKNOWN_NAME,
    MATCHES_NOTHING,
    BAD_EXPRESSION,
)
