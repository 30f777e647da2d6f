"""Test what a forger or a hasty typist may try: nothing of it stands, typography does."""

from __future__ import annotations

import pytest

from sphinx_qantar.quotation import SourceText, verify

# A text, what does not stand in it, and what does; an upright bar parts the quotations.
TRICKS: dict[str, tuple[str, str, str]] = {
    "figures": (
        (
            "In 2019 prices rose by 3.5 % to $1,250.50, and 12,000 people left; 1990–1995 were "
            "worse."
        ),
        (
            "prices rose by 35 % to | to $125,050, and 12,000 people left | 12.000 people left; "
            "1990–1995 were worse | 12 000 people left | 12000 people left | 1990–95 were worse | "
            "1990 to 1995 were worse | prices rose by 3,5 % to | prices rose by 3.5 ‰ to | to "
            "€1,250.50 | to 1,250.50$ | 1,250.50, and 12,000 people left | 2,000 people left | "
            "250.50, and 12,000 people | In 2019 prices rose by 3 | to $1,250 | rose by 3.5 | "
            "prices rose by 3.5 percent to | In 201 prices rose | 1995 were worse | left; 1990"
        ),
        "prices rose by 3.5% to $1,250.50 | 1990-1995 were worse | 1990 – 1995 were worse",
    ),
    "measures": (
        (
            "The act of 16 December 1986 took 5 km² and 10⁶ m; H₂O at −20°C; 1/2 of ½ cup; the 3rd "
            "of 25 May."
        ),
        (
            "The act of 16 December 1968 | The act of 6 December 1986 | The act of December 16, "
            "1986 | took 5 km2 and | and 106 m | H2O at −20°C | at 20°C; 1/2 of | ½ of ½ cup | 2 "
            "of ½ cup | at −20°F | the 3d of 25 May | took 5 km and"
        ),
        "at −20 °C; 1/2",
    ),
    "dates and numerals": (
        (
            "He was born on 7.06.2019 at 12:30, p. 44–46, No. 5; Louis XIV and Henry VIII met in "
            "ch. IV."
        ),
        (
            "born on 7.6.2019 | born on 7.06.19 | at 12.30, p. 44 | at 1230, p. | Louis XVI and | "
            "Louis XIV and Henry VII | Louis 14 and Henry | Henry VIII met in ch. VI | p. 44–6, "
            "No. 5 | p. 4446, No. 5 | p. 44 46, No. 5 | 44–46, no. 5"
        ),
        "p. 44-46, No. 5 | p. 44 – 46, No. 5",
    ),
    "denials": (
        (
            "They did not come. They don't know, can't go, and won't stay. It is impossible, "
            "unlawful and never-ending; without help nobody left."
        ),
        (
            "They did come. They don't know | They did n't come. | They do know, can't go | They "
            "don't know, can go | and will stay | It is possible, unlawful | impossible, lawful "
            "and | never ending; without | and ever-ending; without | with help nobody left | "
            "without help body left | without help somebody left | They dont know | They do not "
            "know | They did not, come. | They cant go | They don’t knew | possible, unlawful and "
            "| lawful and never-ending | ending; without help | body left"
        ),
        "They don’t know, can’t go | They don‘t know, can`t go",
    ),
    "denials in Russian": (
        (
            "Они не пришли без него. Нельзя сказать, что это неправда; ничего не случилось. "
            "Кое-кто из-за границы приехал по-русски."
        ),
        (
            "Они пришли без него | Они не пришли с него | Они ни пришли без него | Можно сказать, "
            "что | льзя сказать, что это | что это правда; ничего | что это не правда; ничего | "
            "ничего случилось | Кое кто из-за границы | Кое-кто изза границы | приехал порусски | "
            "Кое-кто из за границы | правда; ничего не случилось | чего не случилось | кто из-за "
            "границы | за границы приехал | русски."
        ),
        "",
    ),
    "denials in Kazakh": (
        (
            "Ол келмеді, бұл шындық емес. Олар бармайды әрі айтпаған. Жұмыссыз адам көп. "
            "Тәуелсіздік алды."
        ),
        (
            "Ол келді, бұл шындық | бұл шындық. Олар | бұл шындық емес пе. | Олар барады әрі | әрі "
            "айтқан. | Жұмыс адам көп | Жұмысты адам көп | Ол келмеді, бул шындық | Тәуелділік "
            "алды | Ол келмедi, бұл | Тәуелсiздiк алды | сіздік алды | меді, бұл шындық"
        ),
        "",
    ),
    "hyphens": (
        (
            "The well-being of self-styled anti-government ex-president re-\nelected "
            "co-\noperation; a state-\nowned, post-Soviet order. mother-in-law."
        ),
        (
            "government ex-president | being of self-styled | The well being of | The wellbeing of "
            "| self styled anti-government | antigovernment ex-president | anti-government "
            "president | owned, post-Soviet | Soviet order | post-Soviet-order | mother-in-laws | "
            "in-law. | mother-in | The well\u00adbeing of"
        ),
        (
            "re-elected co-operation | reelected cooperation | a state-owned, post-Soviet | a "
            "stateowned, post-Soviet | post\u2011Soviet order"
        ),
    ),
    "apostrophes": (
        "The workers' union's leaders' '90s plan; rock 'n' roll; O'Neill's it's its.",
        (
            "The worker's union's | The workers union's | union's leader's | unions leaders' | "
            "rock n roll | ONeill's it's | O'Neill's its it's | it's it's"
        ),
        "rock ’n’ roll; O’Neill’s | leaders’ ’90s plan",
    ),
    "abbreviations": (
        (
            "Dr. J. R. Smith Jr. of the U.S. Army said Mr. K.A. Nazarbayev met Prof. Ivanov, e.g. "
            "in St. Petersburg."
        ),
        (
            "Dr. J. K. Smith Jr. | Dr. R. J. Smith | Dr. J. Smith Jr. | J. R. Smith of the | the "
            "US Army said | the U.K. Army | Mr. Nazarbayev met | Mrs. K.A. Nazarbayev | Prof "
            "Ivanov, e.g. | Dr J. R. Smith | i.e. in St. Petersburg | R. Smith Jr. of the U.S. "
            "Navy | the U.S. army said | eg in St. Petersburg"
        ),
        "",
    ),
    "joined sentences": (
        (
            "They came first.\n\nNobody asked them why. They left the square at once, with "
            "flags.\n12\nThen the police arrived; the crowd (some with stones) ran."
        ),
        (
            "They came first, nobody asked them why | They came first. They left the square | They "
            "came first. Nobody asked them why? They | They left the square at once, then the "
            "police | the crowd ran. | the crowd, some with stones, ran | the crowd (some with "
            "stones ran | with flags. Then the police arrived | They came first nobody asked | "
            "They came first; Nobody asked | Nobody asked them why, They left | at once, with "
            "flags. They came first. | They left the square … They came first | They came first "
            "[…] and nobody asked | They came [but] first […] they left | [N]obody came first | "
            "nobody asked them why | THEY LEFT the square | They left the Square at once | they "
            "came first."
        ),
        "They came first. Nobody asked them why.",
    ),
    "brackets": (
        (
            "The regime kept most of the rents [sic] and paid 5 [five] men. He said: “I [Tokayev] "
            "gave the order.”"
        ),
        (
            "The regime [never] kept [most [of the]] rents | The regime kept most of the rents] "
            "and | The regime kept [most of the rents and paid | The regime kept most of [the "
            "rents and paid 6 men | He said: “I [Nazarbayev gave the order | He [never] said: “I "
            "gave the [cake] | He said: “I gave the order.”"
        ),
        "",
    ),
    "quotation marks": (
        ("He said “no” and ‘maybe’; “the end”, she wrote. <<Да>>, сказал он. „Нет“, ответила она."),
        (
            "He said no and ‘maybe’ | He said “no and ‘maybe’ | He said “no” and maybe | “He said "
            "no and maybe” | the end, she wrote | <Да>, сказал он | Да, сказал он | Нет, ответила "
            "она"
        ),
        "He said ‘no’ and “maybe” | “He said ‘no’ and ‘maybe’” | «Нет», ответила она",
    ),
    "letters that look alike": (
        "Каспий и село Ёлкино: все ещё ждали. Всё было так. The Caspian coast сoоp. Мир, мiр.",
        (
            "Каспий и село Елкино | все еще ждали | Все было так | всё ещё ждали | Kаспий и село | "
            "The Сaspian coast | Каспий u село | Мiр, мiр"
        ),
        "",
    ),
    "Unicode": (
        "The eﬃcient ﬁrm — “soft\u00adhyphen” — cafe\u0301 ＡＢＣ １２３ №5 naïve Straße ½ ²",
        (
            "ABC 123 №5 | cafe ＡＢＣ | "
            "naive Straße | naïve Strasse | naïve STRASSE | No5 naïve | №6 "
            "naïve | café ABC"
        ),
        "The efficient firm — “softhyphen” — café | The efficient firm – “softhyphen” – café",
    ),
    "lists": (
        (
            "We demand:\n• lower prices;\n• new elections;\n• free press.\n1. Peace\n2. Bread\n(a) "
            "land (b) water"
        ),
        (
            "We demand: lower prices; free press | We demand: new elections; lower prices | 1. "
            "Peace 3. Bread | lower prices, new elections | (a) land (c) water | Peace Bread"
        ),
        "",
    ),
    "ellipses": (
        (
            "One spoke of peace. Two spoke of war. Three spoke of bread. Four spoke of peace... "
            "and more."
        ),
        (
            "Two spoke of war … One spoke of peace. | Three spoke […] Two spoke | Two spoke of "
            "peace | Two spoke … of … Two spoke | Four spoke of peace and more | spoke of war […] "
            "of war. | One … Five spoke of bread"
        ),
        "",
    ),
    "signs": (
        "from −5 to +7 and -3; a 10-year-old; 5-6 men; pre–war; the East-West line; A–B.",
        (
            "from 5 to +7 | from −5 to 7 and | to 7 and −3 | and 3; a 10-year-old | 10 year old; "
            "5-6 | 10year-old | year-old; 5-6 men | 6 men; pre–war | 5 6 men | 56 men | war; the "
            "East | West line | from +5 to | from -5 to -7 | ~5 to +7"
        ),
        "from -5 to +7 and −3 | 5–6 men; pre-war",
    ),
    "who speaks": (
        (
            "The president is a criminal. The opposition said: the president must go; the court "
            "refused."
        ),
        (
            "The president must go | the president is a criminal | president is criminal | The "
            "court refused | the president must go? | the president must go! | the president must: "
            "go | is a criminal the opposition | the opposition said"
        ),
        "the president must go.",
    ),
    "counts": (
        (
            "Some 164 people died, including 3 children; 2,298 were hurt and 5,800 held, 20–30% of "
            "them abroad."
        ),
        (
            "Some 146 people died | Some 64 people died | Some 164 people dead | including 30 "
            "children | 298 were hurt | 2298 were hurt | 2 298 were hurt | 30% of them abroad | "
            "20–30 of them abroad | 20–30%-of them | Some 1 64 people | some 164 people died | "
            "5,800 held, 20 | 3 children; 2"
        ),
        "20–30 % of them | 20-30% of them abroad",
    ),
    "compounds": (
        (
            "the co\u00adop\u00ader\u00ada\u00adtion of non\u2011profit groups, vis-à-vis the "
            "state’s so\u2011called “reform”"
        ),
        (
            "the co-operation of non | the cooperation of nonprofit groups | profit groups, "
            "vis-à-vis | so called “reform” | so-called reform | vis a vis the state | vis-a-vis "
            "the state’s"
        ),
        (
            "the cooperation of non-profit groups | the cooperation of non\u2011profit groups, "
            "vis-à-vis the state's so-called ‘reform’"
        ),
    ),
}


@pytest.mark.parametrize("kind", TRICKS)
def test_what_is_not_there_never_stands(kind: str) -> None:
    text, tricks, _ = TRICKS[kind]
    source = SourceText.of(text)
    stands = [trick for trick in tricks.split(" | ") if verify(trick, source).verdict.stands]
    assert stands == []
    long = [trick for trick in tricks.split(" | ") if len(trick) > 24]
    assert all(verify(trick, source).differences for trick in long)


@pytest.mark.parametrize("kind", TRICKS)
def test_typography_stands_beside_it(kind: str) -> None:
    text, _, faithful = TRICKS[kind]
    source = SourceText.of(text)
    quotations = filter(None, faithful.split(" | "))
    found = {quotation: verify(quotation, source).verdict.value for quotation in quotations}
    assert set(found.values()) <= {"exact", "normalised"}


COURT = (
    "The government, which had not yet been formed, did not order the police to shoot at the "
    "crowd, and nobody was ever charged with the crime of murder."
)


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("The government [did] order the police to shoot", "altered"),
        ("The government [ordered] the police to shoot at the crowd", "altered"),
        ("The government [] order the police to shoot", "altered"),
        ("[every]body was ever charged with the crime", "altered"),
        ("did no[w] order the police to shoot at", "altered"),
        ("did [so] order the police to shoot", "altered"),
        ("The [new] government, which had [already] been formed", "altered"),
        ("did not [give an] order [to] the police", "bracketed"),
        ("did [not] order the police to shoot", "bracketed"),
        ("did not order the police to [fire] at the crowd", "bracketed"),
        ("The government […] did not order the police", "elided"),
        ("\u202edid not order the police to shoot", "altered"),
        ("did not \u2067order the police to shoot", "altered"),
        ("did not \u200eorder the police to shoot", "normalised"),
    ],
)
def test_brackets_do_not_turn_a_sentence_into_its_contrary(quotation: str, verdict: str) -> None:
    assert verify(quotation, SourceText.of(COURT)).verdict == verdict


def test_words_of_a_spaced_page_are_not_run_together() -> None:
    page = (
        "He is now here to stay, and now is here the p o l i ce of th e c i ty; now we are here. "
    )
    assert not verify("He is nowhere to stay", SourceText.of(page)).verdict.stands
    assert verify("the police of the city", SourceText.of(page)).verdict == "normalised"
