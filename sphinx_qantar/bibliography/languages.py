"""Tell the BCP 47 tag of a language from the name that BibTeX files give it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")

LANGUAGE_TAGS: Mapping[str, str] = {
    "acadian": "fr-CA",
    "afrikaans": "af",
    "albanian": "sq",
    "american": "en-US",
    "arabic": "ar",
    "armenian": "hy",
    "australian": "en-AU",
    "austrian": "de-AT",
    "azerbaijani": "az",
    "bashkir": "ba",
    "basque": "eu",
    "belarusian": "be",
    "bengali": "bn",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "breton": "br",
    "british": "en-GB",
    "bulgarian": "bg",
    "canadian": "en-CA",
    "canadien": "fr-CA",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "esperanto": "eo",
    "estonian": "et",
    "finnish": "fi",
    "francais": "fr",
    "french": "fr",
    "galician": "gl",
    "georgian": "ka",
    "german": "de",
    "germanb": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "icelandic": "is",
    "indonesian": "id",
    "irish": "ga",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "korean": "ko",
    "kyrgyz": "ky",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "lowersorbian": "dsb",
    "magyar": "hu",
    "malay": "ms",
    "mongolian": "mn",
    "naustrian": "de-AT",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "norsk": "nb",
    "norwegian": "nb",
    "nswissgerman": "de-CH",
    "nynorsk": "nn",
    "oldrussian": "orv",
    "persian": "fa",
    "piedmontese": "pms",
    "polish": "pl",
    "polutonikogreek": "el-polyton",
    "portuges": "pt",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "sanskrit": "sa",
    "scottish": "gd",
    "serbian": "sr-Latn",
    "serbianc": "sr-Cyrl",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "swissgerman": "de-CH",
    "tajik": "tg",
    "tatar": "tt",
    "thai": "th",
    "turkish": "tr",
    "turkmen": "tk",
    "ukrainian": "uk",
    "uppersorbian": "hsb",
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "uyghur": "ug",
    "uzbek": "uz",
    "vietnamese": "vi",
    "welsh": "cy",
    # The languages' own names, where they are met in libraries' records
    "русский": "ru",
    "қазақ": "kk",
    "қазақша": "kk",
    "английский": "en",
    "казахский": "kk",
    "deutsch": "de",
    "français": "fr",
}
"""The language names of babel, polyglossia and biblatex, in small letters."""


def language_tag(name: str) -> str:
    """Return the BCP 47 tag of a language, or an empty text if it is not known.

    :param name: a name (``kazakh``, ``langenglish``) or a tag (``kk``, ``en_GB``);
        of several, joined by ``and``, the first counts
    """
    first = name.strip().split(" and ")[0].strip()
    folded = first.casefold()
    known = LANGUAGE_TAGS.get(folded) or LANGUAGE_TAGS.get(folded.removeprefix("lang"))
    if known:
        return known
    tag = first.replace("_", "-")
    return tag if _TAG.match(tag) else ""
