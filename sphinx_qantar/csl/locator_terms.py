"""List the words that authors write before, or after, the number of a locator.

The labels are those of CSL 1.0.2, appendix IV ("Locators").  The terms are the
usual words and abbreviations of English, Russian and Kazakh; a full stop after
an abbreviation is optional and not listed.
"""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH: Mapping[str, str] = {
    "act": "act acts",
    "appendix": "appendix appendices app apps",
    "article-locator": "article articles art arts",
    "book": "book books bk bks",
    "canon": "canon canons can",
    "chapter": "chapter chapters chap chaps ch chs",
    "column": "column columns col cols",
    "elocation": "location locations loc locs",
    "equation": "equation equations eq eqs",
    "figure": "figure figures fig figs",
    "folio": "folio folios fol fols",
    "issue": "number numbers no nos issue issues iss",
    "line": "line lines l ll ln",
    "note": "note notes n nn fn",
    "opus": "opus opera op opp",
    "page": "page pages p pp pg pgs",
    "paragraph": "paragraph paragraphs para paras par pars ¶ ¶¶",
    "part": "part parts pt pts",
    "rule": "rule rules r rr",
    "scene": "scene scenes sc scs",
    "section": "section sections sect sects sec secs § §§",
    "sub-verbo": "s.v s.vv sv svv sub-verbo subverbo",
    "supplement": "supplement supplements supp supps suppl",
    "table": "table tables tbl tbls tab",
    "timestamp": "time times timestamp at min",
    "title-locator": "title titles tit tits",
    "verse": "verse verses v vv vs",
    "volume": "volume volumes vol vols",
}

_RUSSIAN: Mapping[str, str] = {
    "act": "действие действия",
    "appendix": "приложение приложения прил",
    "article-locator": "статья статьи ст",
    "book": "книга книги кн",
    "chapter": "глава главы гл",
    "column": "столбец столбцы стб столб",
    "equation": "уравнение уравнения ур",
    "figure": "рисунок рисунки рис",
    "folio": "лист листы л лл",
    "issue": "номер номера выпуск выпуски вып № №№",
    "line": "строка строки строк",
    "note": "примечание примечания прим сноска",
    "opus": "сочинение сочинения соч",
    "page": "страница страницы стр с сс",
    "paragraph": "абзац абзацы абз пункт пункты п пп параграф параграфы",
    "part": "часть части ч чч",
    "scene": "сцена сцены явление",
    "section": "раздел разделы разд",
    "supplement": "дополнение дополнения доп",
    "table": "таблица таблицы табл",
    "timestamp": "время мин",
    "verse": "стих стихи",
    "volume": "том тома т тт",
}

_KAZAKH: Mapping[str, str] = {
    "appendix": "қосымша",
    "article-locator": "бап баптар",
    "book": "кітап",
    "chapter": "тарау тараулар",
    "column": "баған",
    "equation": "теңдеу",
    "figure": "сурет сур",
    "folio": "парақ",
    "issue": "нөмір шығарылым саны",
    "line": "жол",
    "note": "ескертпе",
    "page": "бет беттер б бб",
    "paragraph": "тармақ абзац параграф",
    "part": "бөлім",
    "scene": "көрініс",
    "section": "бөлік",
    "table": "кесте",
    "timestamp": "уақыт",
    "verse": "өлең шумақ",
    "volume": "том т",
}


def _labels_of_terms(*languages: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages:
        for label, terms in language.items():
            for term in terms.split():
                found.setdefault(term, label)
    return found


LABEL_OF_TERM: Mapping[str, str] = _labels_of_terms(_ENGLISH, _RUSSIAN, _KAZAKH)
"""Each term, in small letters and without a final full stop, with its CSL label."""

LABEL_OF_POSTFIX: Mapping[str, str] = _labels_of_terms(_KAZAKH)
"""The terms that also follow their number, as Kazakh has it: ``12-б.``, ``3-тарау``."""
