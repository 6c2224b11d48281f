"""The application: health, version, model card, analysis and masking. OpenAPI at `/openapi.json`."""

from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from dataclasses import field
from fastapi import Depends
from fastapi import FastAPI
from fastapi import HTTPException
from fastapi import Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.responses import PlainTextResponse
from fastapi.security import HTTPBearer
from functools import partial
from http import HTTPStatus
from imio.pseudonymizer import __version__
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.annexes import ReaderMissing
from imio.pseudonymizer.annexes import TooLarge
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.errors import ModelUnavailable
from imio.pseudonymizer.errors import PseudonymizerError
from imio.pseudonymizer.errors import TooLong
from imio.pseudonymizer.service import masking
from imio.pseudonymizer.service.gate import Gate
from imio.pseudonymizer.service.gate import refusal
from imio.pseudonymizer.service.schemas import AnnexAnswer
from imio.pseudonymizer.service.schemas import AnnexRequest
from imio.pseudonymizer.service.schemas import Health
from imio.pseudonymizer.service.schemas import Masked
from imio.pseudonymizer.service.schemas import MaskRequest
from imio.pseudonymizer.service.schemas import path_of
from imio.pseudonymizer.service.schemas import Refusal
from imio.pseudonymizer.service.schemas import Request
from imio.pseudonymizer.service.schemas import Version
from importlib.resources import files
from starlette.exceptions import HTTPException as AnyHTTPException

import anyio
import asyncio
import json
import logging


logger = logging.getLogger("imio.pseudonymizer.service")

NAME = "imio.pseudonymizer"
#: Fields that one refusal names.
MAX_PROBLEMS = 50
#: Read once at the start, so that nobody's first request waits for the lexicons.
WARM_UP = Document((Part("warm-up", "M. Anatole Exemple, rue de l'Exemple 1 à 5999 Val-des-Aulnes.", "text"),))
#: The status of what the package declines; anything else is 422.
STATUSES = {TooLong: 413, TooLarge: 413, ReaderMissing: 501, ModelUnavailable: 503}
#: FastAPI can hand failures and refused values to OpenTelemetry, with their text: never here.
NO_TELEMETRY = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
ERRORS = {
    401: {"model": Refusal, "description": "Token missing or unknown"},
    413: {"model": Refusal, "description": "Larger than the limit"},
    422: {"model": Refusal, "description": "A field does not fit"},
    500: {"model": Refusal, "description": "Failed; the log names the kind of failure"},
    503: {"model": Refusal, "description": "Starting, or busy: try again"},
}


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """What an operator chooses.

    token: asked of every caller but those of `/health`; empty for none.
    at_once: documents analysed at one time, one by default: a pipeline is not made for several threads.
    in_flight: documents held, those that wait included.
    """

    model: str = SHIPPED
    max_bytes: int = 32 * 1024 * 1024
    token: str = field(default="", repr=False)
    at_once: int = 1
    in_flight: int = 10


class Engine:
    """The pseudonymizer in threads of its own, so that `/health` answers meanwhile."""

    def __init__(self, settings: ServiceSettings):
        self.settings = settings
        self.status = "starting"
        self.pseudonymizer: Pseudonymizer | None = None
        self.threads = anyio.CapacityLimiter(settings.at_once)

    async def start(self) -> None:
        """Load everything and become ready."""
        try:
            self.pseudonymizer = await anyio.to_thread.run_sync(load, self.settings, limiter=self.threads)
        except Exception as error:
            self.status = "failed"
            logger.error("not ready: %s", type(error).__name__)
        else:
            self.status = "ready"
            logger.info("ready: %s %s %s", NAME, __version__, self.settings.model)

    async def run(self, work: Callable) -> Response:
        """Let `work(pseudonymizer)` make JSON data in a thread, encoded there as well."""
        if self.pseudonymizer is None:
            raise HTTPException(503, {"error": self.status, "message": "Le service n'est pas prêt."})
        made = await anyio.to_thread.run_sync(
            lambda: json.dumps(work(self.pseudonymizer)).encode("ascii"), limiter=self.threads
        )
        return Response(made, media_type="application/json")


def load(settings: ServiceSettings) -> Pseudonymizer:
    """The pseudonymizer with all that it needs in memory. Raises `ModelUnavailable`."""
    pseudonymizer = Pseudonymizer(Settings(model=settings.model))
    pseudonymizer.analyse(WARM_UP)
    return pseudonymizer


def create_app(settings: ServiceSettings | None = None) -> FastAPI:
    """The application as uvicorn runs it."""
    settings = settings or ServiceSettings()
    engine = Engine(settings)

    @asynccontextmanager
    async def lifespan(_app):
        starting = asyncio.create_task(engine.start())
        yield
        starting.cancel()

    app = FastAPI(
        title=NAME,
        version=__version__,
        description="Finds personal data in French (Belgian) administrative texts and proposes what to mask. What it "
        "gives is a proposal that a human reviews. Nothing that is sent is kept or logged.",
        docs_url=None,  # it would load scripts from elsewhere
        redoc_url=None,
        separate_input_output_schemas=False,
        lifespan=lifespan,
        telemetry=NO_TELEMETRY,
    )
    _add_answers(app, settings)
    _add_work(app, engine, settings)
    _add_refusals(app)
    app.add_middleware(
        Gate,
        token=settings.token,
        max_bytes=settings.max_bytes,
        in_flight=settings.in_flight,
        paths=["/health", "/version", "/model-card", "/openapi.json", "/analyse", "/mask", "/annex"],
    )
    app.state.engine = engine
    return app


def model_card() -> str | None:
    """The card of the model that the package ships, or None."""
    card = files(NAME) / "model" / "README.md"
    return card.read_text(encoding="utf-8") if card.is_file() else None


def _add_answers(app: FastAPI, settings: ServiceSettings) -> None:
    @app.get("/health", response_model=Health, responses={503: {"model": Health, "description": "Not ready"}})
    async def health():
        """200 once everything is loaded, 503 before."""
        status = app.state.engine.status
        return JSONResponse({"status": status}, 200 if status == "ready" else 503)

    @app.get("/version", response_model=Version)
    async def version():
        """Which code and which model answer."""
        return {"name": NAME, "version": __version__, "model": settings.model}

    @app.get("/model-card", response_class=PlainTextResponse, responses={404: {"model": Refusal}})
    async def card():
        """The card of the model that is shipped, in Markdown."""
        text = model_card()
        if text is None:
            message = "Aucun modèle n'est livré avec cette version : les règles travaillent seules."
            raise HTTPException(404, {"error": "no_model", "message": message})
        return PlainTextResponse(text, media_type="text/markdown; charset=utf-8")


def _add_work(app: FastAPI, engine: Engine, settings: ServiceSettings) -> None:
    # For the document: the gate has looked already.
    secured = [Depends(HTTPBearer(auto_error=False))] if settings.token else []

    @app.post("/analyse", response_model=Analysis, responses=ERRORS, dependencies=secured)
    async def analyse(request: Request):
        """The proposal for one document: its plain texts, the spans found in them, and doubts. Holds clear text."""
        return await engine.run(partial(_analysis, request))

    @app.post("/mask", response_model=Masked, responses=ERRORS, dependencies=secured)
    async def mask(request: MaskRequest):
        """The masked copy: by the decisions of a review, or without any by the proposal. Read it again."""
        return await engine.run(partial(_masked, request))

    @app.post("/annex", response_model=AnnexAnswer, responses=ERRORS, dependencies=secured)
    async def annex(request: AnnexRequest):
        """The proposal for a file (PDF, DOCX, ODT, HTML, text), page by page. The file is not changed."""
        return await engine.run(partial(_annex, request))


def _annex(request: AnnexRequest, pseudonymizer: Pseudonymizer) -> dict:
    annex = read_annex(request.name, request.data)
    return analyse_annex(pseudonymizer, annex, request.registry(), request.on, request.previous).to_dict()


def _analysis(request: Request, pseudonymizer: Pseudonymizer) -> dict:
    return _analysed(request, pseudonymizer).to_dict()


def _analysed(request: Request, pseudonymizer: Pseudonymizer) -> Analysis:
    return pseudonymizer.analyse(request.document(), request.registry(), request.on, request.previous)


def _masked(request: MaskRequest, pseudonymizer: Pseudonymizer) -> dict:
    if request.decisions is not None:
        masks = masking.decided(request.decisions)
    else:
        masks = masking.proposed(_analysed(request, pseudonymizer), request.review)
    return {"parts": masking.masked(request.document(), masks), "version": __version__}


def _add_refusals(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    async def invalid(_request, error):
        # FastAPI's own answer repeats the value that was sent, and the unknown keys.
        problems = [{"field": path_of(one["loc"][1:]), "problem": one["type"]} for one in error.errors()[:MAX_PROBLEMS]]
        return refusal(422, "invalid", "Un champ ne convient pas.", problems)

    @app.exception_handler(AnyHTTPException)
    async def refused(_request, error):
        said = error.detail
        if not isinstance(said, dict):
            phrase = HTTPStatus(error.status_code).phrase
            said = {"error": phrase.lower().replace(" ", "_"), "message": phrase}
        return refusal(error.status_code, **said)

    @app.exception_handler(PseudonymizerError)
    async def declined(_request, error):
        # The messages of the package are neutral by its own rule (`errors`).
        return refusal(STATUSES.get(type(error), 422), type(error).__name__, str(error))
