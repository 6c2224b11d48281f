"""The institution: a tenant, its settings, and the folder of both its areas."""

from imio.deliberations import _
from imio.deliberations.content.public import AnswersHead
from plone.autoform import directives
from plone.base.interfaces.siteroot import INavigationRoot
from plone.dexterity.content import Container
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import re


KINDS = SimpleVocabulary(
    [
        SimpleTerm("commune", title=_("kind_commune", default="Commune")),
        SimpleTerm("province", title=_("kind_province", default="Province")),
        SimpleTerm("cpas", title=_("kind_cpas", default="CPAS")),
        SimpleTerm("police_zone", title=_("kind_police_zone", default="Zone de police")),
        SimpleTerm("rescue_zone", title=_("kind_rescue_zone", default="Zone de secours")),
        SimpleTerm("intercommunale", title=_("kind_intercommunale", default="Intercommunale")),
        SimpleTerm("regie", title=_("kind_regie", default="Régie communale autonome")),
    ]
)

LANGUAGES = SimpleVocabulary(
    [
        SimpleTerm("fr", title=_("language_fr", default="Français")),
        SimpleTerm("de", title=_("language_de", default="Allemand")),
        SimpleTerm("nl", title=_("language_nl", default="Néerlandais")),
    ]
)

#: What the staff may be told by mail (``worker.notices.KINDS``).
MAILS = SimpleVocabulary(
    [
        SimpleTerm("deadlines", title=_("mails_deadlines", default="Avant une échéance")),
        SimpleTerm("refusals", title=_("mails_refusals", default="Points refusés à la réception")),
        SimpleTerm("failures", title=_("mails_failures", default="Échecs du traitement de plus d’une heure")),
        SimpleTerm("blocked", title=_("mails_blocked", default="Points bloqués")),
        SimpleTerm("reports", title=_("mails_reports", default="Données personnelles signalées par des lecteurs")),
        SimpleTerm("backoffice", title=_("mails_backoffice", default="Back-office qui n’est plus lu")),
        SimpleTerm("summary", title=_("mails_summary", default="Résumé chaque jour à 7 heures, s’il reste à faire")),
    ]
)


class IInstitution(model.Schema):
    """An institution that publishes what its council decides."""

    title = schema.TextLine(title=_("field_name", default="Nom"), max_length=200)
    kind = schema.Choice(title=_("field_kind", default="Type"), vocabulary=KINDS, default="commune")
    nis = schema.TextLine(
        title=_("field_nis", default="Code INS"),
        required=False,
        default="",
        constraint=re.compile(r"^\d{5}$|^$").match,
    )
    bce = schema.TextLine(
        title=_("field_bce", default="Numéro d’entreprise (BCE)"),
        required=False,
        default="",
        constraint=re.compile(r"^[01]\d{3}\.\d{3}\.\d{3}$|^$").match,
    )
    population = schema.Int(
        title=_("field_population", default="Population"),
        description=_(
            "help_population",
            default="Détermine, pour une commune, la date à partir de laquelle le décret du 18 mai 2022 la lie.",
        ),
        required=False,
        min=0,
    )
    population_date = schema.Date(title=_("field_population_date", default="Population au"), required=False)
    province = schema.TextLine(title=_("field_province", default="Province"), required=False, default="")
    postcodes = schema.Tuple(
        title=_("field_postcodes", default="Codes postaux"),
        description=_("help_postcodes", default="Un par ligne."),
        value_type=schema.TextLine(constraint=re.compile(r"^[1-9]\d{3}$").match),
        required=False,
        default=(),
    )
    former_names = schema.Tuple(
        title=_("field_former_names", default="Anciens noms"),
        description=_("help_former_names", default="Un par ligne : anciennes communes, autres formes du nom."),
        value_type=schema.TextLine(max_length=200),
        required=False,
        default=(),
    )
    languages = schema.Tuple(
        title=_("field_languages", default="Langues"),
        value_type=schema.Choice(vocabulary=LANGUAGES),
        default=("fr",),
    )
    contact_email = schema.TextLine(
        title=_("field_contact_email", default="Adresse de contact"), required=False, default=""
    )
    website = schema.URI(title=_("field_website", default="Site web"), required=False)
    privacy_page = schema.URI(
        title=_("field_privacy_page", default="Page sur la protection des données"),
        description=_("help_privacy_page", default="Celle de l’institution, sur son propre site."),
        required=False,
    )
    logo = NamedBlobImage(title=_("field_logo", default="Logo"), required=False)
    accent_colour = schema.TextLine(
        title=_("field_accent_colour", default="Couleur d’accent"),
        description=_("help_accent_colour", default="#rrggbb ; une bande de quatre pixels, rien d’autre."),
        required=False,
        default="#0f5c63",
        constraint=re.compile(r"^#[0-9a-fA-F]{6}$|^$").match,
    )

    model.fieldset(
        "publication",
        label=_("fieldset_publication", default="Publication"),
        fields=[
            "clear_days",
            "release_days",
            "final_days",
            "four_eyes",
            "four_eyes_matters",
            "replacement_roles",
            "suspend_on_report",
            "retention_days",
            "existed_from",
        ],
    )
    clear_days = schema.Int(
        title=_("field_clear_days", default="Jours francs avant la séance"),
        description=_(
            "help_clear_days",
            default="Échéance des projets. Le décret du 18 mai 2022 dit cinq jours francs : ni le jour de la "
            "publication ni celui de la séance ne comptent.",
        ),
        min=0,
        max=60,
        default=5,
    )
    release_days = schema.Int(
        title=_("field_release_days", default="Jours avant la séance où les projets peuvent paraître"),
        description=_("help_release_days", default="Par défaut le jour de la convocation : huit jours avant."),
        min=0,
        max=90,
        default=8,
    )
    final_days = schema.Int(
        title=_("field_final_days", default="Jours après la séance où les textes définitifs sont attendus"),
        description=_(
            "help_final_days",
            default="Ensuite, le bureau et la page publique de l’institution disent qu’ils se font attendre.",
        ),
        min=1,
        max=365,
        default=45,
    )
    four_eyes = schema.Bool(
        title=_("field_four_eyes", default="Quatre yeux"),
        description=_(
            "help_four_eyes",
            default="Une personne relit le point et le transmet, une autre le valide.",
        ),
        default=False,
        required=False,
    )
    four_eyes_matters = schema.Tuple(
        title=_("field_four_eyes_matters", default="Quatre yeux : matières"),
        description=_(
            "help_four_eyes_matters",
            default="Une par ligne, comme le back-office les écrit ; vide : tous les points.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=(),
    )
    replacement_roles = schema.Tuple(
        title=_("field_replacement_roles", default="Rôles qui remplacent un nom"),
        description=_(
            "help_replacement_roles",
            default="Un par ligne, article compris (« l’acquéreur ») ; vide : la liste du logiciel.",
        ),
        value_type=schema.TextLine(max_length=40),
        required=False,
        default=(),
    )
    suspend_on_report = schema.Bool(
        title=_("field_suspend_on_report", default="Suspendre dès qu’un lecteur signale une donnée personnelle"),
        description=_(
            "help_suspend_on_report",
            default="Le texte signalé n’est plus lisible tant que personne n’a regardé ; sinon un·e secrétaire décide.",
        ),
        default=False,
        required=False,
    )
    retention_days = schema.Int(
        title=_("field_retention_days", default="Conservation du texte en clair (jours)"),
        description=_(
            "help_retention_days",
            default="Jours après la publication de la décision, le retrait du point ou, s’il n’a jamais paru, la "
            "séance ; ensuite le texte reçu est effacé du bureau.",
        ),
        min=1,
        default=365,
    )
    existed_from = schema.Date(
        title=_("field_existed_from", default="Existe depuis"),
        description=_("help_existed_from", default="Pour une commune née d’une fusion."),
        required=False,
    )

    model.fieldset(
        "mails",
        label=_("fieldset_mails", default="Courriels"),
        fields=["mails", "mails_to_agents", "reminder_days"],
    )
    directives.widget("mails", CheckBoxFieldWidget)
    mails = schema.Tuple(
        title=_("field_mails", default="Messages envoyés aux secrétaires"),
        description=_("help_mails", default="Des nombres, des dates et des liens : jamais un titre ni un texte."),
        value_type=schema.Choice(vocabulary=MAILS),
        required=False,
        default=("deadlines", "refusals", "failures", "blocked", "reports", "backoffice"),
    )
    mails_to_agents = schema.Bool(
        title=_("field_mails_to_agents", default="Aussi aux agents"), default=False, required=False
    )
    reminder_days = schema.TextLine(
        title=_("field_reminder_days", default="Rappels, en jours avant la séance"),
        description=_(
            "help_reminder_days",
            default="Par exemple « 8, 7 ». Envoyés à 7 heures, tant qu’il reste un point à publier et que l’échéance "
            "n’est pas passée.",
        ),
        required=False,
        default="8, 7",
        constraint=re.compile(r"^\s*(\d{1,2}(\s*,\s*\d{1,2}){0,9})?\s*$").match,
    )

    model.fieldset(
        "officials",
        label=_("fieldset_officials", default="Mandataires"),
        fields=["officials"],
    )
    officials = schema.Tuple(
        title=_("field_officials", default="Registre des mandataires et des grades légaux"),
        description=_(
            "help_officials",
            default="Un par ligne : Prénom Nom | fonction | depuis (AAAA-MM-JJ) | jusqu’au. Leur nom reste lisible.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=(),
    )

    model.fieldset(
        "succession",
        label=_("fieldset_succession", default="Fusion"),
        fields=["succeeded_by", "succeeded_on"],
    )
    succeeded_by = schema.TextLine(
        title=_("field_succeeded_by", default="Remplacée par (identifiant)"), required=False, default=""
    )
    succeeded_on = schema.Date(title=_("field_succeeded_on", default="Remplacée le"), required=False)


@implementer(IInstitution, INavigationRoot)
class Institution(AnswersHead, Container):
    """A tenant: ``decisions`` is its public side, ``bureau`` its private one."""


def institutions(portal) -> list[Institution]:
    """The institutions of a portal."""
    return [context for context in portal.objectValues() if IInstitution.providedBy(context)]
