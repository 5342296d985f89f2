"""English words for metrics and settings named in Portuguese, Spanish, French or German.

All words are in lower case and without accents, as :func:`folded` leaves them, because writers drop
accents as often as they keep them.  ``precisão`` and ``précision`` are not here: some mean accuracy
by it, others precision.  Knows words; knows no tag and no table.
"""

import re
import unicodedata
from collections.abc import Mapping

from dashboard.model.table import Split

SPLITS: Mapping[str, Split] = {
    **dict.fromkeys(("treino", "treinamento", "entrenamiento", "entrainement"), Split.TRAIN),
    **dict.fromkeys(("validacao", "validacion", "validierung"), Split.VAL),
    **dict.fromkeys(("teste", "prueba", "pruebas"), Split.TEST),
}
METRICS: Mapping[str, str] = {
    "loss": "perda, perda no, perda na, perda da, perda em, custo, entropia cruzada, perdida,"
    " perte, verlust",
    "accuracy": "acuracia, acuracia no, acuracia na, acuracia da, acuracia em, exatidao,"
    " exactitud, exactitude, genauigkeit",
    "error": "erro, taxa de erro, tasa de error, fehler, erreur",
    "learning_rate": "taxa de aprendizado, taxa aprendizado, taxa de aprendizagem,"
    " tasa de aprendizaje, tasa aprendizaje, taux apprentissage, lernrate",
    "batch_size": "lote, tamanho do lote, tamanho de lote, tamanho lote, tamano de lote,"
    " tamano del lote, taille de lot, taille du lot",
    "grad_norm": "norma do gradiente, norma gradiente, norma del gradiente, norme du gradient",
    "perplexity": "perplexidade, perplejidad, perplexite",
}
STEPS: tuple[str, ...] = (
    *("passo", "passos", "iteracao", "iteracoes"),
    *("paso", "pasos", "iteracion", "iteraciones"),
    *("etape", "schritt", "schritte"),
)
EPISODES: tuple[str, ...] = ("episodio", "episodios")
EPOCHS: tuple[str, ...] = ("epoca", "epocas", "epoque", "epoques", "epoche", "epochen")
LINKS = frozenset({"de", "do", "del", "du", "por", "media", "medio", "moyenne"})
"""Words that only join two others; ``da`` is none: domain adaptation has a loss of that name."""

SETTINGS: Mapping[str, str] = {
    **dict.fromkeys(("taxa_de_aprendizado", "taxa_aprendizado", "taxa_de_aprendizagem"), "lr"),
    **dict.fromkeys(("taxa_aprendizagem", "taxa", "taxa_inicial"), "lr"),
    **dict.fromkeys(
        ("lote", "tamanho_do_lote", "tamanho_de_lote", "tamanho_lote", "lotes"), "batch_size"
    ),
    **dict.fromkeys(("otimizador", "optimizador"), "optimizer"),
    "momento": "momentum",
    **dict.fromkeys(("semente", "semilla"), "seed"),
    **dict.fromkeys(("epocas", "num_epocas", "numero_de_epocas"), "epochs"),
    "modelo": "model",
}
_ELISION = re.compile(r"\b[dl]['’]", re.IGNORECASE)  # "taux d'apprentissage"


_LONGEST = 1_000  # characters; the longest metric's name seen has some hundred


def unaccented(text: str) -> str:
    """``text`` without accents, composed or not: NFKD without the combining marks.

    A text too long for a name stays: putting many marks in order takes the square of their number.
    """
    if text.isascii() or len(text) > _LONGEST:
        return text
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)
    )


def folded(text: str) -> str:
    """``text`` without accents, outer blanks, capitals and the article that French elides."""
    return _ELISION.sub("", unaccented(text)).strip().lower()
